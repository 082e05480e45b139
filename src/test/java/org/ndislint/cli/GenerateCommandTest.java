package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;

/** Sessions out of the command line, and back into it. */
class GenerateCommandTest {
    private static final Pattern EVENT = Pattern.compile("\"event\":(\\d+)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1,raw,ndjson",
        "2,handles,ndjson",
        "3,correlated,ndjson",
        "4,raw,shorthand",
        "5,correlated,csv",
        "6,correlated,tracefmt"
    })
    void aLegalSessionIsNotFoundFaultWith(String seed, String detail, String format) {
        RunResult made = RunResult.ofProgram(
                "", "generate", "--seed", seed, "--events", "400", "--detail", detail, "--format", format);
        assertThat(made.exit()).isZero();
        RunResult checked = RunResult.ofProgram(made.out(), "check", "-");
        assertThat(checked.exit()).as(checked.out()).isIn(0, 4);
        assertThat(checked.err()).doesNotContain("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "shorthand", "csv", "tracefmt"})
    void aPlantedDefectIsFoundAtItsRecord(String format) throws IOException {
        Path manifest = folder.resolve("manifest.json");
        RunResult made = RunResult.ofProgram(
                "", "generate", "--defect", "AF-CLOSE-TWICE", "--format", format, "--manifest", manifest.toString());
        assertThat(made.exit()).isZero();
        RunResult checked = RunResult.ofProgram(made.out(), "check", "-q", "--format", "jsonl", "-");
        assertThat(checked.exit()).isEqualTo(1);
        List<String> found = checked.out()
                .lines()
                .filter(line -> line.contains("\"type\":\"violation\"") && line.contains("\"severity\":\"error\""))
                .toList();
        assertThat(found).singleElement().asString().contains("\"AF-CLOSE-TWICE\"");
        assertThat(event(found.get(0))).isEqualTo(event(Files.readString(manifest)));
    }

    @Test
    void whatWasPlantedIsSaidOnStandardError() {
        assertThat(RunResult.ofProgram("", "generate", "--defect", "AF-CLOSE-TWICE")
                        .err())
                .startsWith("ndislint: seed 0, ")
                .contains("planted AF-CLOSE-TWICE at record ");
    }

    @Test
    void theSameOptionsGiveTheSameBytes() {
        String[] args = {"generate", "--seed", "11", "--events", "300", "--detail", "raw"};
        assertThat(RunResult.ofProgram("", args)).isEqualTo(RunResult.ofProgram("", args));
    }

    @Test
    void anotherSeedGivesAnotherSession() {
        assertThat(RunResult.ofProgram("", "generate", "--seed", "1").out())
                .isNotEqualTo(RunResult.ofProgram("", "generate", "--seed", "2").out());
    }

    @Test
    void aLogFileTellsTheSameStoryAsItsText() throws IOException {
        Path log = folder.resolve("story.etl");
        RunResult made = RunResult.ofProgram("", "generate", "--events", "300", "-o", "etl=" + log);
        assertThat(folder.resolve("story.tmf")).exists();
        String back = RunResult.ofProgram("", "convert", "-q", log.toString()).out();
        assertThat(untimed(back)).contains("\"fn\"").isEqualTo(untimed(made.out()));
    }

    /** Without stamps, of which log files keep 100 ns, and without the process, which they always have. */
    private static String untimed(String events) {
        return events.replaceAll("\"time\":\"[^\"]*\",|\"pid\":0,", "");
    }

    @Test
    void aLogFileOnStandardOutputWithoutItsWordingsIsRemarkedOn() {
        RunResult made = RunResult.ofProgram("", "generate", "--events", "50", "--format", "etl");
        assertThat(made.exit()).isZero();
        assertThat(made.err()).contains("-o tmf=FILE");
    }

    @Test
    void symbolsWordALogFileAsItsMessageFileDoes() throws IOException {
        Path log = folder.resolve("story.etl");
        Path symbols = folder.resolve("driver.pdb");
        RunResult made =
                RunResult.ofProgram("", "generate", "--events", "300", "-o", "etl=" + log, "-o", "pdb=" + symbols);
        assertThat(folder.resolve("story.tmf")).doesNotExist();
        String back = RunResult.ofProgram("", "convert", "-q", log.toString(), "--symbols", symbols.toString())
                .out();
        assertThat(untimed(back)).contains("\"fn\"").isEqualTo(untimed(made.out()));
    }

    @Test
    void messageFilesExtractedFromSymbolsAreThoseOfTheLog() throws IOException {
        Path wordings = folder.resolve("whole.tmf");
        Path symbols = folder.resolve("driver.pdb");
        RunResult.ofProgram("", "generate", "-o", "tmf=" + wordings, "-o", "pdb=" + symbols);
        Path extracted = folder.resolve("extracted");
        assertThat(RunResult.ofProgram("", "symbols", "extract", symbols.toString(), "-d", extracted.toString())
                        .exit())
                .isZero();
        List<String> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(extracted)) {
            for (Path file : files.sorted().toList()) {
                written.addAll(messages(file));
            }
        }
        assertThat(written).isNotEmpty().containsExactlyInAnyOrderElementsOf(messages(wordings));
    }

    private static List<String> messages(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("#typev"))
                .map(line -> line.substring(0, line.indexOf("\" //")))
                .toList();
    }

    @Test
    void everyDefectIsListed() {
        assertThat(RunResult.ofProgram("", "generate", "--list-defects").out())
                .contains(Defects.list().stream().map(Defect::rule).toList());
    }

    @Test
    void aSessionWithoutAPlaceForTheDefectIsNoSuccess() {
        RunResult made = RunResult.ofProgram(
                "", "generate", "--managers", "stand-alone", "--defect", "VC-CREATE-MCM-AF-REQUIRED");
        assertThat(made.exit()).isEqualTo(4);
        assertThat(made.err()).contains("no place for the defect VC-CREATE-MCM-AF-REQUIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--defect AF-CLOSE-TWIC|did you mean AF-CLOSE-TWICE",
                "--seed x|--seed: expected a whole number",
                "--events -3|--events: expected a number from 0",
                "--clients 9|--clients: expected a number from 1 to 8, found '9'",
                "--managers none|--managers: expected stand-alone, mcm, both or drawn, found 'none'",
                "--detail all|--detail: expected raw, handles or correlated, found 'all'",
                "--place 1|--place: there is no --defect to plant",
                "--format xml|there is no format 'xml'"
            })
    void whatIsWrongIsSaidAndNothingIsWritten(String options, String words) {
        RunResult made = RunResult.ofProgram("", ("generate " + options).split(" "));
        assertThat(made.exit()).isEqualTo(2);
        assertThat(made.err()).contains(words);
        assertThat(made.out()).isEmpty();
    }

    private static String event(String json) {
        Matcher matcher = EVENT.matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }
}

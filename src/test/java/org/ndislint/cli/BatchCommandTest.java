package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.report.Schemas;

class BatchCommandTest {
    private static final String GOOD = "= NdisClCloseAddressFamily af=A1 driver=good\n";
    private static final String ERROR = "= NdisClCloseAddressFamily af=A1 driver=bad-error\n";

    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();
    private Path night;

    @BeforeEach
    void makeCaptures() throws IOException {
        night = Files.createDirectories(folder.resolve("night"));
        trace("b.trace", GOOD);
        trace("a.trace", ERROR + ERROR);
        trace("c/d.trace", ERROR);
        trace("c.trace", GOOD);
    }

    @Test
    void aFolderIsSearchedInOrderOfNames() {
        assertThat(traces(batch(night.toString()))).containsExactly("a.trace", "b.trace", "c/d.trace", "c.trace");
    }

    @Test
    void hiddenFilesAndSymbolsAreNoCaptures() throws IOException {
        trace(".hidden.trace", ERROR);
        trace(".git/x.trace", ERROR);
        trace("driver.pdb", "Microsoft C/C++ MSF 7.00\r\n");
        trace("x.TMF", "//");
        assertThat(traces(batch(night.toString()))).hasSize(4);
    }

    @Test
    void aFileIsACaptureWhateverItsName() throws IOException {
        String hidden = trace(".hidden.trace", ERROR);
        assertThat(traces(batch(hidden))).containsExactly(".hidden.trace");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.trace|a.trace b.trace c.trace",
                "**/*.trace|a.trace b.trace c/d.trace c.trace",
                "c/?.trace|c/d.trace",
                "{a,b}.trace|a.trace b.trace",
                "**/d.*|c/d.trace"
            })
    void aPatternStandsForWhatMatches(String pattern, String expected) {
        assertThat(traces(batch(night + "/" + pattern))).containsExactly(expected.split(" "));
    }

    @Test
    void aPatternWithoutMatchIsAMissingFile() {
        RunResult run = batch(night + "/*.etl");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("\"type\":\"input-error\"", "*.etl");
    }

    @Test
    void aListNamesCapturesFoldersAndPatterns() throws IOException {
        String list = Files.writeString(
                        folder.resolve("list.txt"),
                        "# tonight\n\n" + night.resolve("c.trace") + "\n  " + night.resolve("c") + "\n" + night
                                + "/a*\n")
                .toString();
        assertThat(traces(batch("@" + list))).containsExactly("c.trace", "c/d.trace", "a.trace");
    }

    @Test
    void aListCanComeFromStandardInput() {
        RunResult run =
                RunResult.withInput(engine, night.resolve("b.trace") + "\n", "batch", "--format", "jsonl", "@-");
        assertThat(traces(run)).containsExactly("b.trace");
    }

    @Test
    void aCaptureThatIsMeantTwiceIsCheckedOnce() {
        assertThat(traces(batch(night.resolve("b.trace").toString(), night.toString())))
                .containsExactly("b.trace", "a.trace", "c/d.trace", "c.trace");
    }

    @Test
    void partsAreDisjointAndMakeUpTheWhole() {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            parts.addAll(traces(batch("--shard", i + "/3", night.toString())));
        }
        assertThat(parts).containsExactlyInAnyOrder("a.trace", "b.trace", "c/d.trace", "c.trace");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--shard 0/3|--shard: expected a part such as 2/5, from 1/5 to 5/5, found '0/3'",
                "--shard 4/3|--shard: expected a part such as 2/5, from 1/5 to 5/5, found '4/3'",
                "--shard x|--shard: expected a part such as 2/5, from 1/5 to 5/5, found 'x'",
                "-j 0|-j: expected a number from 1 to 256, found '0'",
                "-j many|-j: expected a number from 1 to 256, found 'many'",
                "--progress so|--progress: expected auto, always or never, found 'so'",
                "@nowhere.txt|@nowhere.txt: the list cannot be read: no such file",
                "-|batch: expected files, found standard input (-); @- reads a list of them from it"
            })
    void wrongArgumentsEndTheRunBeforeAnythingIsChecked(String options, String message) {
        List<String> args = new ArrayList<>(List.of(options.split(" ")));
        args.add(night.toString());
        RunResult run = batch(args.toArray(new String[0]));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("ndislint: " + message + System.lineSeparator());
        assertThat(run.out()).isEmpty();
    }

    @Test
    void oneBrokenCaptureDoesNotStopTheRest() throws IOException {
        trace("a0.trace", "= NdisClCloseAddressFamily driver=boom\n");
        Files.write(night.resolve("a1.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0});
        Files.createFile(night.resolve("a2.empty"));
        trace("a3.trace.gz", "\u001f\u008b\b");
        RunResult run = batch("-j", "3", night.toString());
        assertThat(run.exit()).as("a fault of ours").isEqualTo(70);
        assertThat(traces(run))
                .containsExactly(
                        "a.trace", "a0.trace", "a1.png", "a2.empty", "a3.trace.gz", "b.trace", "c/d.trace", "c.trace");
    }

    @ParameterizedTest
    @CsvSource({"good, 0", "bad-error, 1", "unsure-error, 0"})
    void theStatusIsThatOfTheWorstCapture(String driver, int status) throws IOException {
        Path one = Files.createDirectory(folder.resolve("one"));
        for (int i = 0; i < 5; i++) {
            String name = i == 3 ? driver : "good";
            Files.writeString(one.resolve(i + ".trace"), "= NdisClCloseAddressFamily af=A1 driver=" + name + "\n");
        }
        assertThat(batch(one.toString()).exit()).isEqualTo(status);
    }

    @Test
    void aTextAmongCapturesDoesNotChangeTheStatus() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one"));
        Files.writeString(one.resolve("README.md"), "# Captures of tonight\n");
        assertThat(batch(one.toString()).exit()).isEqualTo(4);
        Files.writeString(one.resolve("x.trace"), GOOD);
        assertThat(batch(one.toString()).exit()).isZero();
    }

    @Test
    void aPartWithoutCapturesIsNoFailure() {
        RunResult run = batch("--shard", "9/9", night.toString());
        assertThat(run.exit()).isZero();
        assertThat(traces(run)).isEmpty();
    }

    @Test
    void aFolderWithoutCapturesIsNothingChecked() throws IOException {
        RunResult run = batch(Files.createDirectory(folder.resolve("empty")).toString());
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("there is no capture in this folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "json", "sarif", "junit", "csv", "text", "rollup", "rollup-json"})
    void theBytesAreTheSameForAnyNumberOfJobs(String format) throws IOException {
        for (int i = 0; i < 40; i++) {
            trace("m/" + i + ".trace", i % 3 == 0 ? ERROR : i % 7 == 0 ? "> F af=\"\n" : GOOD);
        }
        RunResult one = RunResult.of(engine, "batch", "-j", "1", "--format", format, night.toString());
        RunResult many = RunResult.of(engine, "batch", "-j7", "--format", format, night.toString());
        assertThat(many.out()).isEqualTo(one.out());
        assertThat(many.err()).isEqualTo(one.err());
        assertThat(many.exit()).isEqualTo(one.exit());
    }

    @Test
    void theResultsOfEachCaptureAreThoseOfCheck() {
        String a = night.resolve("a.trace").toString();
        String b = night.resolve("b.trace").toString();
        String checked =
                RunResult.of(engine, "check", "--format", "jsonl", a, b).out();
        String batched = batch("-j", "2", a, b).out();
        assertThat(afterRun(batched)).isEqualTo(afterRun(checked));
    }

    @Test
    void aDistinctFindingIsListedOnceWithItsCounts() {
        RunResult run = RunResult.of(engine, "batch", night.toString());
        assertThat(run.out())
                .contains("error[DRIVER-ERROR]: in 2 traces, 3 times  (ab12)")
                .contains("first: " + night.resolve("a.trace") + ":1: event 1, NdisClCloseAddressFamily")
                .contains("4 traces: 2 conformant, 2 violations")
                .contains("findings: 3 error, 0 warning, 0 info, 0 inconclusive; 1 distinct one is listed");
    }

    @Test
    void theRollupForProgramsIsValidByItsSchema() throws IOException {
        RunResult run = RunResult.of(engine, "batch", "--format", "rollup-json", "--show", "all", night.toString());
        assertThat(Schemas.of("rollup").validate(run.out(), InputFormat.JSON)).isEmpty();
        assertThat(run.out()).contains("\"fingerprint\":\"ab12\",\"count\":3,\"traces\":2,");
    }

    @Test
    void aReportInTheFolderIsNotTakenForACapture() throws IOException {
        String report = night.resolve("aa.jsonl").toString();
        for (int i = 0; i < 2; i++) {
            assertThat(traces(batch("-o", "jsonl=" + report, night.toString()))).hasSize(4);
        }
    }

    @Test
    void whatARunCheckedThatDidNotEndIsNotCheckedAgain() {
        String state = folder.resolve("state").toString();
        String[] arguments = {"batch", "-j", "1", "--format", "jsonl", "--state", state, night.toString()};
        String whole = RunResult.of(new ScriptedEngine(), arguments).out();
        assertThat(folder.resolve("state"))
                .as("nothing is left of a run that ended")
                .doesNotExist();
        ScriptedEngine first = new ScriptedEngine();
        assertThat(runInto(new BreakingStream(800), first, arguments)).isEqualTo(70);
        assertThat(folder.resolve("state")).isDirectoryContaining("glob:**.capture");
        ScriptedEngine second = new ScriptedEngine();
        RunResult resumed = RunResult.of(second, arguments);
        assertThat(resumed.out()).isEqualTo(whole);
        assertThat(first.requests()).isNotEmpty();
        assertThat(second.requests()).hasSizeLessThan(4);
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void aCaptureThatHasChangedIsCheckedAgain() throws IOException {
        String state = folder.resolve("state").toString();
        String[] arguments = {"batch", "-j", "1", "--format", "jsonl", "--state", state, night.toString()};
        runInto(new BreakingStream(800), engine, arguments);
        trace("a.trace", GOOD);
        assertThat(RunResult.of(engine, arguments).out())
                .isEqualTo(batch(night.toString()).out());
    }

    @Test
    void aDamagedEntryCountsAsNone() throws IOException {
        String state = folder.resolve("state").toString();
        String[] arguments = {"batch", "-j", "1", "--format", "jsonl", "--state", state, night.toString()};
        String whole = batch(night.toString()).out();
        runInto(new BreakingStream(800), engine, arguments);
        try (Stream<Path> entries = Files.list(folder.resolve("state"))) {
            for (Path entry : entries.toList()) {
                byte[] bytes = Files.readAllBytes(entry);
                bytes[bytes.length / 2] ^= 1;
                Files.write(entry, bytes);
            }
        }
        assertThat(RunResult.of(engine, arguments).out()).isEqualTo(whole);
    }

    @Test
    void aProgressBarIsForTerminals() {
        assertThat(batch(night.toString()).err()).isEmpty();
        assertThat(batch("--progress", "always", night.toString()).err())
                .contains("] 4 of 4 captures, 2 not clean")
                .endsWith("\r\u001b[K");
        Environment terminal = new Environment(false, true, 2, false, 80, List.of(), null, Map.of());
        assertThat(RunResult.in(terminal, engine, "", "batch", night.toString()).err())
                .contains("4 of 4 captures");
        assertThat(RunResult.in(terminal, engine, "", "batch", "-q", night.toString())
                        .err())
                .isEmpty();
    }

    @Test
    void resultsDoNotTellHowManyJobsThereWere() {
        assertThat(batch("-j", "3", "--progress", "never", night.toString()).out())
                .contains("\"arguments\":[\"batch\",\"" + night + "\"]");
    }

    private RunResult batch(String... args) {
        List<String> all = new ArrayList<>(List.of("batch", "--format", "jsonl"));
        all.addAll(List.of(args));
        return RunResult.of(engine, all.toArray(new String[0]));
    }

    private static int runInto(OutputStream out, ScriptedEngine engine, String... args) {
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                Environment.PLAIN);
        return new Program(engine.loader(), streams).run(args).code();
    }

    /** The traces of the summaries, in order, relative to the folder. */
    private List<String> traces(RunResult run) {
        List<String> traces = new ArrayList<>();
        String begin = "{\"type\":\"summary\",\"trace\":\"" + night + "/";
        run.out().lines().filter(line -> line.startsWith(begin)).forEach(line -> {
            traces.add(line.substring(begin.length(), line.indexOf('"', begin.length())));
        });
        return traces;
    }

    private static String afterRun(String lines) {
        return lines.substring(lines.indexOf('\n'));
    }

    private String trace(String name, String text) throws IOException {
        Path path = night.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text, StandardCharsets.ISO_8859_1).toString();
    }

    /** Cannot be written any more after some bytes. */
    private static final class BreakingStream extends OutputStream {
        private int left;

        BreakingStream(int bytes) {
            left = bytes;
        }

        @Override
        public void write(int b) throws IOException {
            if (--left < 0) {
                throw new IOException("the disk is full");
            }
        }
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.model.CaptureFacts;

class CheckCommandTest {
    private static final String GOOD = "= NdisClCloseAddressFamily af=A1 driver=good\n";
    private static final String ERROR = "= NdisClCloseAddressFamily af=A1 driver=bad-error\n";
    private static final String UNKNOWN = "= NoSuchFunction af=A1\n";
    private static final String MALFORMED = "> F af=\"\n";

    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();

    /** What is in the trace, the options, and the status that the contract asks for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "good|-|0",
                "bad-error|-|1",
                "bad-warning|-|0",
                "bad-info|-|0",
                "bad-warning|--fail-on warning|1",
                "bad-error|--fail-on warning|1",
                "bad-info|--fail-on info|1",
                "bad-warning|--fail-on info|1",
                "bad-error|--fail-on never|0",
                "unsure-error|-|0",
                "unsure-error|--fail-on-inconclusive|4",
                "unsure-info|--fail-on-inconclusive|4",
                "good|--fail-on-inconclusive|0",
                "bad-warning|--strict|1",
                "unsure-error|--strict|4",
                "bad-warning|--strict --fail-on error|0",
                "bad-error|--ignore DRIVER-ERROR|0",
                "bad-off|--fail-on warning|0",
                "bad-off|--fail-on warning --select NAME-OFF|1",
                "boom|-|70",
                "fault|-|70"
            })
    void theStatusFollowsFromTheWorstFinding(String driver, String options, int status) throws IOException {
        List<String> args = new ArrayList<>(List.of(trace("x", "= NdisClCloseAddressFamily driver=" + driver + "\n")));
        if (options != null) {
            args.addAll(List.of(options.split(" ")));
        }
        assertThat(RunResult.of(engine, args.toArray(new String[0])).exit()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 1, 3", "1, 0, 1", "1, 1, 1"})
    void aFindingWinsOverAnUnreadableInput(int bad, int missing, int status) throws IOException {
        List<String> args = new ArrayList<>(List.of(trace("good", GOOD)));
        if (bad > 0) {
            args.add(trace("bad", ERROR));
        }
        if (missing > 0) {
            args.add(folder.resolve("missing").toString());
        }
        assertThat(RunResult.of(engine, args.toArray(new String[0])).exit()).isEqualTo(status);
    }

    @Test
    void aFaultOfOursWinsOverEverything() throws IOException {
        String boom = trace("boom", "= NdisClCloseAddressFamily driver=boom\n");
        RunResult run = RunResult.of(engine, trace("bad", ERROR), boom, trace("good", GOOD));
        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.err()).contains("a fault of ndislint itself").contains(boom);
        assertThat(run.out()).as("the others are checked").contains("good.trace: conformant");
    }

    @Test
    void aTraceWithoutAKnownCallIsNotChecked() throws IOException {
        RunResult run = RunResult.of(engine, "--format", "jsonl", trace("x", UNKNOWN));
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out())
                .contains("\"records\":1,\"events\":1,\"unmapped\":1")
                .contains("\"verdict\":\"incomplete\"");
    }

    @Test
    void tooManyMalformedRecordsAreAnUnreadableInput() throws IOException {
        String trace = trace("x", GOOD + MALFORMED);
        assertThat(RunResult.of(engine, trace).exit()).isEqualTo(3);
        assertThat(RunResult.of(engine, "--max-bad-records", "50%", trace).exit())
                .isEqualTo(0);
        assertThat(RunResult.of(engine, "--max-bad-records", "1", trace).exit()).isEqualTo(0);
        assertThat(RunResult.of(engine, "--max-bad-records", "0", trace).exit()).isEqualTo(3);
    }

    @Test
    void whatCouldNotBeReadIsAnInputErrorWithoutLineAndASummary() {
        String missing = folder.resolve("missing").toString();
        RunResult run = RunResult.of(engine, "--format", "jsonl", missing);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out().lines().toList()).hasSize(3);
        assertThat(run.out().lines().toList().get(1))
                .startsWith("{\"type\":\"input-error\",\"trace\":\"" + missing + "\",\"reason\":");
        assertThat(run.out().lines().toList().get(2))
                .startsWith("{\"type\":\"summary\",\"trace\":\"" + missing + "\",\"records\":0");
    }

    @Test
    void recordsAreNumberedAndWhatIsMissingStandsAtItsPlace() throws IOException {
        String text = "@ complete=false\n\n# comment\n" + GOOD + MALFORMED + "! count=3\n" + UNKNOWN;
        RunResult run = RunResult.of(engine, "--format", "jsonl", trace("x", text));
        assertThat(engine.seen())
                .containsExactly(
                        "1 capture",
                        "2 = NdisClCloseAddressFamily af=A1 driver=good",
                        "? line 5",
                        "3 lost",
                        "4 = NoSuchFunction af=A1",
                        "end");
        assertThat(run.out()).contains("\"records\":5,\"events\":2,\"unmapped\":1,\"malformed\":1,\"lost\":4,");
    }

    @Test
    void lostIsTheLargerOfTheTotalAndTheMarks() throws IOException {
        String marks = "! count=3\n!\n" + GOOD;
        assertThat(RunResult.of(engine, "--format", "jsonl", trace("a", "@ lost=2\n" + marks))
                        .out())
                .contains("\"lost\":4,");
        assertThat(RunResult.of(engine, "--format", "jsonl", trace("b", "@ lost=9\n" + marks))
                        .out())
                .contains("\"lost\":9,");
    }

    @Test
    void hugeLossesDoNotOverflow() throws IOException {
        String text = "! count=9223372036854775807\n! count=9223372036854775807\n" + GOOD;
        assertThat(RunResult.of(engine, "--format", "jsonl", trace("a", text)).out())
                .contains("\"lost\":9223372036854775807,");
    }

    @Test
    void timeThatRunsBackwardsIsCounted() throws IOException {
        String text =
                "= NdisClCloseAddressFamily ts=5\n= NdisClCloseAddressFamily ts=4\n= NdisClCloseAddressFamily ts=6\n";
        assertThat(RunResult.of(engine, trace("a", text)).out()).contains("time ran backwards 1 time");
    }

    @Test
    void whereTimeRunsBackwardsIsAnInputErrorInEveryFormat() throws IOException {
        String trace = trace(
                "a",
                "= NdisClCloseAddressFamily ts=5\n= NdisClCloseAddressFamily ts=4\n= NdisClCloseAddressFamily ts=3\n");
        String reason =
                "expected a time not before 1970-01-01T00:00:05Z, found 1970-01-01T00:00:04Z: time runs backwards"
                        + " in 2 places, first here; the records keep their order";
        assertThat(RunResult.of(engine, "--format", "concise", trace).out())
                .startsWith(trace + ":2: input-error: " + reason + "\n");
        String inJson =
                "{\"type\":\"input-error\",\"trace\":\"" + trace + "\",\"line\":2,\"reason\":\"" + reason + "\"}";
        RunResult lines = RunResult.of(engine, "--format", "jsonl", trace);
        assertThat(lines.out()).containsOnlyOnce(inJson + "\n").contains("\"malformed\":0,");
        assertThat(lines.exit()).isZero();
        assertThat(RunResult.of(engine, "--format", "json", trace).out()).containsOnlyOnce(inJson);
        assertThat(RunResult.of(engine, trace).out()).containsOnlyOnce("input-error: " + reason);
    }

    @Test
    void oneTraceWithoutCallsBesideACheckedOneDoesNotFailTheRun() throws IOException {
        String good = trace("good", GOOD);
        String none = trace("none", "! count=3\n");
        assertThat(RunResult.of(engine, none).exit()).isEqualTo(4);
        assertThat(RunResult.of(engine, none, none).exit()).isEqualTo(4);
        RunResult both = RunResult.of(engine, none, good);
        assertThat(both.exit()).isZero();
        assertThat(both.out()).contains(none + ": incomplete").contains(good + ": conformant");
        assertThat(RunResult.of(engine, good, none).exit()).isZero();
        assertThat(RunResult.of(engine, none, folder.resolve("missing").toString())
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void strictLooksAtInconclusiveRulesOfTheSeveritiesThatFailIt() throws IOException {
        String info = trace("info", "= NdisClCloseAddressFamily driver=unsure-info\n");
        String warning = trace("warning", "= NdisClCloseAddressFamily driver=unsure-warning\n");
        assertThat(RunResult.of(engine, "--strict", info).exit()).isZero();
        assertThat(RunResult.of(engine, "--strict", warning).exit()).isEqualTo(4);
        assertThat(RunResult.of(engine, "--strict", "--fail-on", "info", info).exit())
                .isEqualTo(4);
        assertThat(RunResult.of(engine, "--strict", "--fail-on", "error", warning)
                        .exit())
                .isZero();
        assertThat(RunResult.of(engine, "--fail-on-inconclusive", info).exit()).isEqualTo(4);
    }

    @Test
    void whatFailsTheRunIsShown() throws IOException {
        String trace = trace("x", "= NdisClCloseAddressFamily driver=bad-info\n");
        RunResult run = RunResult.of(engine, "--format", "jsonl", "--fail-on", "info", trace);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("\"type\":\"violation\"");
    }

    @Test
    void fieldsThatCannotBeUsedAreNoBadRecords() throws IOException {
        String trace = trace("x", GOOD.strip() + " cpu=-1\n");
        RunResult run = RunResult.of(engine, "--format", "jsonl", "--max-bad-records", "0", trace);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"type\":\"input-error\"", "\"malformed\":1,", "\"verdict\":\"incomplete\"");
    }

    @Test
    void whatTheUserSaysOfTheCaptureStandsAgainstTheTrace() throws IOException {
        RunResult.of(
                engine,
                "--assume-complete",
                "--covers",
                "client,mcm",
                trace("x", "@ complete=false covers=filter names=source\n" + GOOD));
        CaptureFacts assumed = engine.requests().get(0).assumed();
        assertThat(assumed.complete()).isTrue();
        assertThat(assumed.covers()).containsExactlyInAnyOrder("client", "mcm");
    }

    @Test
    void findingsOfSeverityInfoAndInconclusiveOnesAreCountedAndShownOnDemand() throws IOException {
        String trace = trace(
                "x", "= NdisClCloseAddressFamily driver=bad-info\n= NdisClCloseAddressFamily driver=unsure-error\n");
        String counted = "\"violations\":{\"error\":0,\"warning\":0,\"info\":1},"
                + "\"inconclusive\":{\"error\":1,\"warning\":0,\"info\":0}";
        assertThat(RunResult.of(engine, "--format", "jsonl", trace).out())
                .contains(counted)
                .doesNotContain("\"type\":\"violation\"", "\"type\":\"inconclusive\"");
        assertThat(RunResult.of(engine, "--format", "jsonl", "--show", "info", trace)
                        .out())
                .contains(counted, "\"type\":\"violation\"")
                .doesNotContain("\"type\":\"inconclusive\"");
        assertThat(RunResult.of(engine, "--format", "jsonl", "--show", "inconclusive", trace)
                        .out())
                .contains(counted, "\"type\":\"inconclusive\"", "\"because\":[\"window\"]")
                .doesNotContain("\"type\":\"violation\"");
        assertThat(RunResult.of(engine, "--format", "jsonl", "--show", "all", trace)
                        .out())
                .contains("\"type\":\"violation\"", "\"type\":\"inconclusive\"");
        assertThat(engine.requests())
                .extracting(CheckRequest::wantInconclusive)
                .containsExactly(false, false, true, true);
    }

    @Test
    void theVerdictIsTheWorstThatIsCertain() throws IOException {
        assertThat(verdict(GOOD)).isEqualTo("conformant");
        assertThat(verdict("= NdisClCloseAddressFamily driver=bad-info\n")).isEqualTo("conformant");
        assertThat(verdict("= NdisClCloseAddressFamily driver=bad-warning\n")).isEqualTo("violations");
        assertThat(verdict("= NdisClCloseAddressFamily driver=unsure-warning\n"))
                .isEqualTo("conformant");
        assertThat(verdict("= NdisClCloseAddressFamily driver=unsure-error\n")).isEqualTo("inconclusive");
        assertThat(verdict("= NdisClCloseAddressFamily driver=unsure-error\n" + MALFORMED))
                .isEqualTo("incomplete");
        assertThat(verdict(ERROR + MALFORMED)).isEqualTo("violations");
    }

    @Test
    void aWitnessIsCutToItsLastRecords() throws IOException {
        String trace = trace("x", GOOD + ERROR);
        assertThat(RunResult.of(engine, "--format", "jsonl", trace).out()).contains("\"witness\":[{\"event\":1,");
        assertThat(RunResult.of(engine, "--format", "jsonl", "--witness", "1", trace)
                        .out())
                .contains("\"witness\":[{\"event\":2,");
        assertThat(RunResult.of(engine, "--format", "jsonl", "--witness", "0", trace)
                        .out())
                .contains("\"witness\":[]");
        assertThat(RunResult.of(engine, "--witness", "1", trace).out()).contains("... 1 earlier record is not shown");
    }

    @Test
    void theSameRunIsWrittenInOtherFormatsToo() throws IOException {
        Path concise = folder.resolve("out.txt");
        Path lines = folder.resolve("out.jsonl");
        RunResult run = RunResult.of(
                engine, "--format", "json", "-o", "concise=" + concise, "-o", "jsonl=" + lines, trace("x", ERROR));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("{\"run\":");
        assertThat(concise).content().contains(":1:1: error: DRIVER-ERROR: the driver misbehaves");
        assertThat(lines).content().startsWith("{\"type\":\"run\"").contains("\"type\":\"summary\"");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFileIsReplacedOnlyByAWholeReport() throws IOException {
        Path report = Files.writeString(folder.resolve("out.json"), "old");
        RunResult usage = RunResult.of(engine, "-o", "json=" + report, "-o", "nothing=y", trace("x", ERROR));
        assertThat(usage.exit()).isEqualTo(2);
        assertThat(report).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        assertThat(RunResult.of(engine, "-o", "json=" + report, trace("x", ERROR))
                        .exit())
                .isEqualTo(1);
        assertThat(report).content().startsWith("{\"run\":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fail-on bad|--fail-on: expected error, warning, info or never, found 'bad'",
                "--show everything|--show: expected info, inconclusive, unchecked, all, found 'everything'",
                "--witness -1|--witness: expected a number or all, found '-1'",
                "--witness=x|--witness: expected a number or all, found 'x'",
                "--covers driver|--covers: expected client, call-manager, mcm, miniport, protocol, filter, found 'driver'",
                "--color blue|--color: expected auto, always or never, found 'blue'",
                "--zone Nowhere|--zone: expected a zone such as UTC, +02:00 or Europe/Rome, found 'Nowhere'",
                "--format word|--format: there is no format 'word'; expected text, concise, json, jsonl, sarif, junit, github, csv, rollup, rollup-json, html, mermaid, perfetto",
                "-o word=x|-o: there is no format 'word'; expected text, concise, json, jsonl, sarif, junit, github, csv, rollup, rollup-json, html, mermaid, perfetto",
                "-o json|-o: expected FORMAT=FILE, found 'json'",
                "--rules none.yaml|--rules: none.yaml:1:1: expected a rule pack",
                "--select DRIVER-ERRO|--select: there is no rule or pack 'DRIVER-ERRO'; did you mean DRIVER-ERROR?",
                "- -|standard input (-) is given more than once"
            })
    void wrongArgumentsEndTheRunBeforeAnythingIsChecked(String options, String message) throws IOException {
        List<String> args = new ArrayList<>(List.of(options.split(" ")));
        args.add(trace("x", ERROR));
        RunResult run = RunResult.of(engine, args.toArray(new String[0]));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("ndislint: " + message + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(engine.seen()).isEmpty();
    }

    @Test
    void anUnknownInputFormatIsRefusedWithTheKnownOnes() throws IOException {
        RunResult run = RunResult.of(engine, "--input-format", "word", trace("x", ERROR));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("ndislint: --input-format: there is no format 'word'; expected ")
                .contains("ndjson");
    }

    @Test
    void anOutputThatIsAnInputAsWellIsRefused() throws IOException {
        String trace = trace("x", ERROR);
        RunResult run = RunResult.of(engine, "-o", "json=" + trace, trace);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(trace + " is an input as well");
        assertThat(Path.of(trace)).hasContent(ERROR);
    }

    @Test
    void anOutputGivenTwiceIsRefused() throws IOException {
        String out = folder.resolve("out").toString();
        RunResult run = RunResult.of(engine, "-o", "json=" + out, "-o", "jsonl=" + out, trace("x", ERROR));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(out + " is given twice");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void anOutputThatCannotBeWrittenIsSaidBeforeTheCheck() throws IOException {
        RunResult run = RunResult.of(engine, "-o", "json=" + folder, trace("x", ERROR));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(folder + " is a directory");
        assertThat(engine.seen()).isEmpty();
    }

    @Test
    void standardInputIsATraceCalledDash() {
        RunResult run = RunResult.withInput(engine, ERROR, "--format", "concise", "-");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("-:1:1: error: DRIVER-ERROR");
    }

    @Test
    void resultsDoNotDependOnHowTheyAreShown() throws IOException {
        String trace = trace("x", GOOD + ERROR);
        String plain = RunResult.of(engine, "--format", "jsonl", trace).out();
        assertThat(RunResult.of(engine, "-v", "--color=always", trace, "--format=jsonl")
                        .out())
                .isEqualTo(plain);
        assertThat(plain)
                .startsWith("{\"type\":\"run\",\"schema\":\"ndislint/1\",\"version\":")
                .contains("\"rules\":3,\"arguments\":[\"" + trace + "\"]}");
    }

    @Test
    void theChoiceOfFormatIsSaidUnderV() throws IOException {
        String trace = trace("x", GOOD);
        assertThat(RunResult.of(engine, "-v", trace).err()).startsWith("ndislint: " + trace + ": read as shorthand: ");
        assertThat(RunResult.of(engine, "-v", "--input-format", "shorthand", trace)
                        .err())
                .isEqualTo("ndislint: " + trace + ": read as shorthand, as told" + System.lineSeparator());
        assertThat(RunResult.of(engine, trace).err()).isEmpty();
        assertThat(RunResult.of(engine, "-v", "-q", trace).err()).isEmpty();
    }

    @Test
    void coloursAreForTerminalsUnlessAskedForOrForbidden() throws IOException {
        String trace = trace("x", ERROR);
        Environment terminal = new Environment(true, false, 80);
        assertThat(RunResult.of(engine, trace).out()).doesNotContain("\u001b");
        assertThat(RunResult.of(engine, "--color", "always", trace).out()).contains("\u001b[1;31merror");
        assertThat(RunResult.in(terminal, engine, "", trace).out()).contains("\u001b[1;31merror");
        assertThat(RunResult.in(terminal, engine, "", "--color", "never", trace).out())
                .doesNotContain("\u001b");
        assertThat(RunResult.in(new Environment(true, true, 80), engine, "", trace)
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void rulesThatWereNotCheckedAreNamedOnDemand() throws IOException {
        String trace = trace("x", GOOD);
        assertThat(RunResult.of(engine, trace).out()).contains("3 of 3 rules: DRIVER-* 3 (--show unchecked");
        assertThat(RunResult.of(engine, "--show", "unchecked", trace).out())
                .contains("DRIVER-ERROR, DRIVER-INFO,")
                .contains("DRIVER-WARNING");
    }

    @Test
    void whatIsNoTraceButNearACommandGetsAHint() {
        RunResult run = RunResult.of(engine, "timelin");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("was the command 'timeline' meant?");
    }

    private String verdict(String text) throws IOException {
        String out = RunResult.of(engine, "--format", "jsonl", "--max-bad-records", "9", trace("v", text))
                .out();
        int at = out.indexOf("\"verdict\":\"") + "\"verdict\":\"".length();
        return out.substring(at, out.indexOf('"', at));
    }

    private String trace(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".trace"), text).toString();
    }

    @Test
    void whatKilledRunsLeftBehindDoesNotKeepFromWriting() throws IOException {
        String trace = trace("x", GOOD);
        for (int i = 1; i <= 120; i++) {
            Files.createFile(folder.resolve(".r.txt." + i + ".tmp"));
        }
        RunResult run = RunResult.of(engine, "-o", "concise=" + folder.resolve("r.txt"), trace);
        assertThat(run.exit()).isZero();
        assertThat(folder.resolve("r.txt")).isNotEmptyFile();
    }
}

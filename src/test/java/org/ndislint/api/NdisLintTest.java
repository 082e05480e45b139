package org.ndislint.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.cli.Main;

class NdisLintTest {
    private static final Path BROKEN = Path.of("samples/close-never-completed.ndjson");
    private static final Path CLEAN = Path.of("samples/clean-session.ndjson");
    private static final String CLOSED_TWICE = """
            @ complete=false covers=client,call-manager
            > NdisClOpenAddressFamilyEx binding=B1 clientAf=C1 irql=0 t=1
            < NdisClOpenAddressFamilyEx status=NDIS_STATUS_SUCCESS af=A1 clientAf=C1 t=1
            > NdisClCloseAddressFamily af=A1 irql=0 t=2
            < NdisClCloseAddressFamily status=NDIS_STATUS_PENDING af=A1 t=2
            > NdisClCloseAddressFamily af=A1 irql=0 t=3
            """;

    @TempDir
    private Path folder;

    @Test
    void aFindingTellsWhatTheResultsOfTheCommandTell() throws IOException {
        Finding finding = only(NdisLint.check(BROKEN));
        assertThat(finding.rule()).isEqualTo("AF-CLOSE-OWES-COMPLETE");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.trace()).isEqualTo(BROKEN.toString());
        assertThat(finding.event()).isEqualTo(22);
        assertThat(finding.line()).isEqualTo(22);
        assertThat(finding.time()).isEqualTo(Instant.parse("2026-07-14T09:27:13.507528600Z"));
        assertThat(finding.function()).isEqualTo("MiniportHaltEx");
        assertThat(finding.phase()).isEqualTo(Phase.EXIT);
        assertThat(finding.object()).isEqualTo(new ObservedObject("af", "AF#1", "0xffffc804af2e3710"));
        assertThat(finding.doubts()).isEmpty();
        assertThat(finding.witness()).extracting(WitnessRecord::event).containsExactly(12L, 18L, 19L, 22L);
        assertThat(finding.fingerprint()).isNotEmpty();
        assertThat(finding).hasToString(BROKEN + ":22: AF-CLOSE-OWES-COMPLETE: " + finding.message());
    }

    @Test
    void theReportIsWhatTheCommandPrints() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
        int status = Main.run(new String[] {BROKEN.toString()}, InputStream.nullInputStream(), printed, printed);
        CheckResult result = NdisLint.check(BROKEN);
        assertThat(result.report()).isEqualTo(out.toString(StandardCharsets.UTF_8));
        assertThat(result.exitStatus()).isEqualTo(status);
    }

    @Test
    void nothingIsPrinted() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream taken = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try {
            System.setOut(taken);
            System.setErr(taken);
            NdisLint.check(Path.of("samples/acme-wording.log"));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.size()).isZero();
    }

    @Test
    void remarksAreInTheResult() throws IOException {
        assertThat(NdisLint.check(Path.of("samples/acme-wording.log")).remarks())
                .anyMatch(remark -> remark.contains("mapping init"));
    }

    @Test
    void theSummaryIsThatOfTheTrace() throws IOException {
        TraceResult trace = NdisLint.check(CLEAN).traces().get(0);
        assertThat(trace.format()).isEqualTo("ndjson");
        assertThat(trace.verdict()).isEqualTo(Verdict.CONFORMANT);
        assertThat(trace.records()).isEqualTo(69);
        assertThat(trace.events()).isEqualTo(68);
        assertThat(trace.violationCounts())
                .containsEntry(Severity.ERROR, 0L)
                .containsEntry(Severity.WARNING, 0L)
                .containsEntry(Severity.INFO, 0L);
        assertThat(trace.rules(RuleVerdict.HELD)).isNotEmpty().isSorted();
        assertThat(trace.rules(RuleVerdict.VIOLATED)).isEmpty();
    }

    @Test
    void anAssertionSaysWhatIsWrong() throws IOException {
        CheckResult result = NdisLint.check(BROKEN);
        assertThatThrownBy(result::assertPassed)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the check ends with status 1\nerror[AF-CLOSE-OWES-COMPLETE]: AF#1");
    }

    @Test
    void anAssertionHoldsOfATraceWithoutFindings() throws IOException {
        CheckResult result = NdisLint.check(CLEAN);
        assertThat(result.assertPassed()).isSameAs(result);
    }

    @Test
    void aTraceThatIsMissingIsNoResult() {
        assertThatThrownBy(() -> NdisLint.check(Path.of("no-such.trace")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no-such.trace: ")
                .hasMessageContaining("none of that name");
    }

    @Test
    void aFolderIsNoResult() {
        assertThatThrownBy(() -> NdisLint.check(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder + ": ");
    }

    @Test
    void aTraceWithoutCallsIsIncompleteAndDoesNotPass() throws IOException {
        CheckResult result = NdisLint.check(written("empty.trace", "# nothing\n"));
        assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(result.exitStatus()).isEqualTo(4);
    }

    @Test
    void recordsThatCannotBeParsedAreProblemsAndTheRestIsChecked() throws IOException {
        CheckResult result = NdisLint.check(written("bad.trace", CLOSED_TWICE + "> Ndis irql=x =\n"));
        assertThat(result.problems()).extracting(InputProblem::line).contains(7L);
        assertThat(only(result).rule()).isEqualTo("AF-CLOSE-TWICE");
    }

    @Test
    void aStreamIsATrace() throws IOException {
        InputStream in = new ByteArrayInputStream(CLOSED_TWICE.getBytes(StandardCharsets.UTF_8));
        Finding finding = only(NdisLint.builder().build().check(in));
        assertThat(finding.rule()).isEqualTo("AF-CLOSE-TWICE");
        assertThat(finding.trace()).isEqualTo("-");
    }

    @Test
    void eachTraceOfAnArchiveHasItsResult() throws IOException {
        Path zip = folder.resolve("both.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("broken.ndjson"));
            Files.copy(BROKEN, out);
            out.putNextEntry(new ZipEntry("clean.ndjson"));
            Files.copy(CLEAN, out);
        }
        CheckResult result = NdisLint.check(zip);
        assertThat(result.traces())
                .extracting(TraceResult::verdict)
                .containsExactly(Verdict.VIOLATIONS, Verdict.CONFORMANT);
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATIONS);
    }

    @Test
    void onlySelectedRulesRun() throws IOException {
        TraceChecker checker =
                NdisLint.builder().select("sap", "AF-*").ignore("AF-CLOSE-*").build();
        TraceResult trace = checker.check(BROKEN).traces().get(0);
        assertThat(trace.findings()).isEmpty();
        assertThat(trace.rules().values())
                .allSatisfy(ids -> assertThat(ids)
                        .allMatch(
                                id -> id.startsWith("SAP-") || (id.startsWith("AF-") && !id.startsWith("AF-CLOSE-"))));
    }

    @Test
    void severitiesAndWhatFailsCanBeChosen() throws IOException {
        TraceChecker.Builder builder = NdisLint.builder().severity("AF-CLOSE-OWES-COMPLETE", Severity.INFO);
        CheckResult result = builder.build().check(BROKEN);
        assertThat(only(result).severity()).isEqualTo(Severity.INFO);
        assertThat(result.isPassed()).isTrue();
        assertThat(builder.failOn(Severity.INFO).build().check(BROKEN).isPassed())
                .isFalse();
    }

    @Test
    void whatIsInconclusiveIsGivenWhereItIsAskedFor() throws IOException {
        assertThat(NdisLint.check(BROKEN).inconclusive()).isEmpty();
        List<Finding> open =
                NdisLint.builder().withInconclusive().build().check(BROKEN).inconclusive();
        assertThat(open)
                .hasSize(1)
                .allSatisfy(finding -> assertThat(finding.doubts()).isNotEmpty());
    }

    @Test
    void whatIsKnownOfTheCaptureLeavesFewerDoubts() throws IOException {
        Path trace = folder.resolve("closed.trace");
        Files.writeString(trace, """
                @ fromStart=true covers=client
                > NdisClOpenAddressFamilyEx clientAf=C1 irql=0 driver=client t=1
                < NdisClOpenAddressFamilyEx status=NDIS_STATUS_SUCCESS af=A1 clientAf=C1 driver=client t=1
                > NdisClCloseAddressFamily af=A1 irql=0 driver=client t=1
                """);
        long doubts = doubts(NdisLint.check(trace));
        CheckResult known = NdisLint.builder()
                .assumeComplete()
                .covers(DriverKind.values())
                .build()
                .check(trace);
        assertThat(doubts(known)).isLessThan(doubts);
    }

    @Test
    void aMappingTeachesTheWordsOfADriver() throws IOException {
        CheckResult result = NdisLint.builder()
                .mapping(Path.of("samples/acme-wording.yaml"))
                .zone(ZoneId.of("Europe/Rome"))
                .build()
                .check(Path.of("samples/acme-wording.log"));
        assertThat(only(result).rule()).isEqualTo("SAP-REG-COMPLETE-NOT-PENDED");
    }

    @Test
    void aChoiceThatIsWrongIsRefusedBeforeAnythingIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdisLint.builder().select("AF-CLOSE-TWISE").build())
                .withMessageContaining("--select: there is no rule or pack 'AF-CLOSE-TWISE'")
                .withMessageContaining("AF-CLOSE-TWICE");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        NdisLint.builder().rules(folder.resolve("my.yaml")).build())
                .withMessageContaining("my.yaml cannot be read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdisLint.builder().limit("AF-CLOSE-TWICE", Duration.ofMillis(1500)))
                .withMessageContaining("whole seconds");
    }

    @Test
    void everyChoiceIsOneThatTheCommandHas() {
        TraceChecker.Builder all = NdisLint.builder()
                .ignore("wlan")
                .inputFormat("ndjson")
                .dayFirst()
                .prefix("[%9!d!]%8!04X!.%3!04X!::%4!s! ")
                .symbols(Path.of("samples"))
                .failOnInconclusive()
                .strict()
                .maxBadRecords("2.5%")
                .witness(3);
        assertThatCode(all::build).doesNotThrowAnyException();
    }

    @Test
    void aCheckerIsSharedByThreads() throws IOException, InterruptedException, ExecutionException {
        TraceChecker checker = NdisLint.builder().build();
        String alone = checker.check(BROKEN).report();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> reports = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                reports.add(threads.submit(() -> checker.check(BROKEN).report()));
            }
            for (Future<String> report : reports) {
                assertThat(report.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static long doubts(CheckResult result) {
        return result.traces().get(0).inconclusiveCounts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Finding only(CheckResult result) {
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

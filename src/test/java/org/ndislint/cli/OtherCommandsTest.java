package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCommandsTest {
    private static final String EVENTS = """
            {"event":"capture","covers":["client","mcm"],"names":"source","lost":7,"drivers":["a b","c"]}
            {"event":"enter","fn":"NdisClCloseAddressFamily","time":"2026-01-02T03:04:05.000000006Z","cpu":1,"pid":2,"tid":3,"irql":2,"driver":"my client","af":"0xffffc804af2e3710","own":{"x":[1]}}
            {"event":"exit","fn":"NdisClCloseAddressFamily","time":1500000000,"tid":3,"status":"NDIS_STATUS_PENDING","af":"A1"}
            {"event":"call","fn":"Bogus","status":3221225473,"nbl":["1",2],"port":12,"flags":"A|B","internal":1,"caller":"ndis","args":{"Some Name":"0x10","Other":"x y"}}
            {"event":"lost","count":3,"cpu":1}
            {"event":
            {"event":"exit","fn":"MiniportCheckForHangEx","status":"TRUE","adapter":"NULL"}
            """;

    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();

    @Test
    void anyTraceBecomesCallEventsForPrograms() throws IOException {
        RunResult run = RunResult.of(engine, "convert", "--max-bad-records", "1", trace(EVENTS));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                        {"event":"capture","covers":["client","mcm"],"names":"source","lost":7,"drivers":["a b","c"]}
                        {"event":"enter","fn":"NdisClCloseAddressFamily","time":"2026-01-02T03:04:05.000000006Z","cpu":1,"pid":2,"tid":3,"irql":2,"driver":"my client","af":"0xffffc804af2e3710","own":{"x":[1]}}
                        {"event":"exit","fn":"NdisClCloseAddressFamily","time":"1970-01-01T00:00:01.500000000Z","tid":3,"status":"NDIS_STATUS_PENDING","af":"A1"}
                        {"event":"call","fn":"Bogus","status":"NDIS_STATUS_FAILURE","nbl":["1","0x2"],"flags":"A|B","port":12,"internal":1,"caller":"ndis","args":{"Some Name":16,"Other":"x y"}}
                        {"event":"lost","cpu":1,"count":3}
                        {"event":"lost","count":1}
                        {"event":"exit","fn":"MiniportCheckForHangEx","status":"TRUE","adapter":"NULL"}
                        """);
        assertThat(run.err()).contains("trace:6: ");
    }

    @Test
    void anyTraceBecomesShorthandForPeople() throws IOException {
        RunResult run =
                RunResult.of(engine, "convert", "--format", "shorthand", "--max-bad-records", "1", trace(EVENTS));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                        @ covers=client,mcm names=source lost=7 drivers="a b,c"
                        > NdisClCloseAddressFamily time=2026-01-02T03:04:05.000000006Z cpu=1 pid=2 t=3 irql=2 driver="my client" af=0xffffc804af2e3710
                        < NdisClCloseAddressFamily ts=1.5 t=3 status=NDIS_STATUS_PENDING af=A1
                        = Bogus status=NDIS_STATUS_FAILURE nbl=1,0x2 flags=A|B port=12 internal=1 caller=ndis Other="x y"
                        ! cpu=1 count=3
                        ! count=1
                        < MiniportCheckForHangEx status=TRUE adapter=NULL
                        """);
        assertThat(run.err()).contains("records that lost something, as shorthand cannot say it: 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "shorthand"})
    void whatWasConvertedIsReadBackAsItWas(String format) throws IOException {
        String once = RunResult.of(engine, "convert", "-q", "--format", format, trace(EVENTS))
                .out();
        RunResult twice = RunResult.withInput(engine, once, "convert", "-q", "--format", format, "-");
        assertThat(twice.exit()).isZero();
        assertThat(twice.out()).isEqualTo(once);
        assertThat(twice.err()).isEmpty();
    }

    @Test
    void callEventsBecomeTheMessagesOfADriverThatLogsThem() throws IOException {
        String events = "> NdisClCloseAddressFamily ts=1.5 cpu=1 pid=4 t=8 driver=cl af=A1 irql=0\n"
                + "< NdisClCloseAddressFamily ts=2 cpu=1 pid=4 t=8 driver=cl status=NDIS_STATUS_PENDING\n"
                + "= NdisMPauseComplete ts=3 cpu=0 pid=4 t=9 driver=mp adapter=0x100\n"
                + "! count=2\n";
        RunResult run = RunResult.of(engine, "convert", "--format", "tracefmt", trace(events));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                [1]0004.0008::01/01/1970-00:00:01.5000000 [cl]--> NdisClCloseAddressFamily af=A1 irql=0
                [1]0004.0008::01/01/1970-00:00:02.0000000 [cl]<-- NdisClCloseAddressFamily Status=NDIS_STATUS_PENDING
                [0]0004.0009::01/01/1970-00:00:03.0000000 [mp]DDI: Calling NdisMPauseComplete adapter=0x100
                """);
        assertThat(run.err()).contains("records that lost something, as tracefmt cannot say it: 1");
        String back = RunResult.withInput(engine, run.out(), "convert", "-q", "--format", "shorthand", "-")
                .out();
        assertThat(back).isEqualTo("""
                > NdisClCloseAddressFamily ts=1.5 cpu=1 pid=4 t=8 irql=0 driver=cl af=A1
                < NdisClCloseAddressFamily ts=2 cpu=1 pid=4 t=8 driver=cl status=NDIS_STATUS_PENDING
                = NdisMPauseComplete ts=3 cpu=0 pid=4 t=9 driver=mp adapter=0x100
                """);
    }

    @Test
    void aConversionOfNothingSaysSo() throws IOException {
        assertThat(RunResult.of(engine, "convert", trace("{\"event\":\"lost\"}\n"))
                        .exit())
                .isEqualTo(4);
        assertThat(RunResult.of(engine, "convert", folder.resolve("missing").toString())
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void convertAsksHowManyRecordsMayBeBad() throws IOException {
        assertThat(RunResult.of(engine, "convert", trace(EVENTS)).exit()).isEqualTo(3);
    }

    @Test
    void aPrefixThatCannotBeReadIsAnErrorOfUsage() throws IOException {
        RunResult run = RunResult.of(engine, "dump", "--prefix", "%t [", trace("x\n"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("ndislint: --prefix: trace prefix, character 1: expected at least one field");
    }

    @Test
    void aTabThatMayHaveBeenMeantAsTheTimeIsSaid() throws IOException {
        String trace = trace("\t[3]hello\n");
        assertThat(RunResult.of(engine, "dump", "--prefix", "%t[%9!d!]", trace).err())
                .contains("--prefix: %t is read as a tab, and there is no time; the time is %4!s!");
        assertThat(RunResult.of(engine, "dump", "--prefix", "%4!s!%t[%9!d!]", trace)
                        .err())
                .doesNotContain("tab");
    }

    @Test
    void everyLineOfADumpSaysWhatItIs() throws IOException {
        String text = "# note\n\n> NdisClCloseAddressFamily af=A1 t=x\n> F af=\"\n";
        RunResult run = RunResult.of(engine, "dump", trace(text));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out().lines().map(line -> line.substring(0, 22).strip()))
                .containsExactly("1  comment", "2  blank", "3  bad-field", "3  event", "4  malformed");
    }

    @Test
    void aDumpForProgramsHasTheSame() throws IOException {
        String text = "# note\n> NdisClCloseAddressFamily af=A1\n> F af=\"\n";
        RunResult run = RunResult.of(engine, "dump", "--format", "ndjson", "--max-bad-records", "9", trace(text));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("{\"record\":\"comment\",\"line\":1,\"text\":\"# note\"}\n")
                .contains(
                        "{\"record\":\"event\",\"line\":2,\"event\":\"enter\",\"fn\":\"NdisClCloseAddressFamily\",\"af\":\"A1\"}\n")
                .contains("{\"record\":\"malformed\",\"line\":3,\"reason\":");
    }

    @Test
    void rulesAreListedByPack() {
        RunResult run = RunResult.of(engine, "rules");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("driver\n  DRIVER-ERROR  error, lifecycle\n        A driver behaves.\n")
                .contains("\nname\n  NAME-OFF  off, lifecycle\n")
                .endsWith("\n4 rules\n");
    }

    @Test
    void rulesAreListedForPrograms() {
        RunResult run = RunResult.of(engine, "rules", "--format", "jsonl", "NAME-*");
        assertThat(run.out())
                .isEqualTo("{\"type\":\"rule\",\"id\":\"NAME-OFF\",\"pack\":\"name\",\"form\":\"lifecycle\","
                        + "\"severity\":\"off\",\"actor\":\"client\",\"statement\":\"A driver behaves.\",\"yields\":[],"
                        + "\"sources\":[\"ndis/nf-ndis-ndisclcloseaddressfamily#remarks\"],"
                        + "\"conforming\":[\"> NdisClCloseAddressFamily af=A1 driver=good\"],"
                        + "\"violating\":[{\"at\":0,\"also\":[],\"trace\":\"> NdisClCloseAddressFamily af=A1 driver=bad\"}],"
                        + "\"position\":\"name.yaml:1\",\"reference\":\"name.md#NAME-OFF\"}\n");
        assertThat(RunResult.of(engine, "rules", "--format", "json", "NAME-*").out())
                .startsWith("{\"rules\":[\n{\"type\":\"rule\"")
                .endsWith("}\n]}\n");
    }

    @Test
    void aRuleIsExplainedWithItsExamples() {
        RunResult run = RunResult.of(engine, "explain", "driver-error");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("DRIVER-ERROR\nA driver behaves.\n")
                .contains("  severity        error\n")
                .contains(
                        "https://learn.microsoft.com/windows-hardware/drivers/ddi/ndis/nf-ndis-ndisclcloseaddressfamily#remarks")
                .contains("This is right:\n  > NdisClCloseAddressFamily af=A1 driver=good\n")
                .contains("This is wrong, at event 1:\n* > NdisClCloseAddressFamily af=A1 driver=bad\n");
    }

    @Test
    void aCallIsExplainedByTheCatalogue() {
        RunResult run = RunResult.of(engine, "explain", "NdisClCloseAddressFamily");
        assertThat(run.out())
                .startsWith("NdisClCloseAddressFamily\n")
                .contains("\n  called by       client\n")
                .contains("completed by ProtocolClCloseAfComplete\n")
                .endsWith("\nRules that cite its page\n  - DRIVER-ERROR, DRIVER-WARNING, DRIVER-INFO, NAME-OFF\n");
    }

    @Test
    void aStatusIsExplainedByNameAndNumber() {
        String byName = RunResult.of(engine, "explain", "NDIS_STATUS_PENDING").out();
        assertThat(byName).startsWith("NDIS_STATUS_PENDING\n").contains("0x103 (259)");
        assertThat(RunResult.of(engine, "explain", "0x103").out()).isEqualTo(byName);
        assertThat(RunResult.of(engine, "explain", "ndis_status_pending").out()).isEqualTo(byName);
    }

    @Test
    void aTypoGetsTheNearestNames() {
        RunResult run = RunResult.of(engine, "explain", "NdisClCloseAdressFamily");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("ndislint: there is no rule, call or status 'NdisClCloseAdressFamily';"
                        + " did you mean NdisClCloseAddressFamily or NdisClOpenAddressFamily?"
                        + System.lineSeparator());
    }

    @Test
    void timelinesGoWhereTheyAreToldTo() throws IOException {
        Path file = folder.resolve("lives.jsonl");
        String trace = trace("= NdisClCloseAddressFamily af=A1\n");
        RunResult run = RunResult.of(engine, "timeline", "--af", "AF#1,0x10", "-o", "jsonl=" + file, trace);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo(trace + " text [AF#1, 0x10]\n1 NdisClCloseAddressFamily\n");
        assertThat(file).hasContent(trace + " jsonl [AF#1, 0x10]\n1 NdisClCloseAddressFamily\n");
    }

    @Test
    void aTimelineOfNothingSaysSo() throws IOException {
        assertThat(RunResult.of(engine, "timeline", trace("= Bogus af=A1\n")).exit())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandHasHelpWithAnExampleAndTheTableOfStatuses(CommandName command) {
        String[] args = (command.text() + " --help").split(" ");
        RunResult run = RunResult.of(engine, args);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: ndislint " + command.text() + " ")
                .contains("\nExamples:\n  ndislint ")
                .contains("\nExit status:\n");
        String words = run.out().replaceAll("\\s+", " ");
        Statuses.of(command).forEach((code, meaning) -> assertThat(words).contains(" " + code + " " + meaning));
    }

    @Test
    void helpOfTheProgramNamesEveryCommand() {
        RunResult run = RunResult.of(engine, "--help");
        assertThat(run.exit()).isZero();
        for (CommandName command : CommandName.values()) {
            assertThat(run.out()).contains("\n  " + command.text() + " ");
        }
        assertThat(RunResult.of(engine, "-h").out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "check --version", "convert -V"})
    void theVersionIsPrinted(String line) {
        RunResult run = RunResult.of(engine, line.split(" "));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("ndislint " + Version.text() + "\n");
    }

    @Test
    void noArgumentsAreAnErrorThatLeadsToHelp() {
        RunResult run = RunResult.of(engine);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("ndislint: no trace is given; ndislint --help tells more" + System.lineSeparator());
    }

    @Test
    void aGroupNeedsOneOfItsCommands() {
        RunResult run = RunResult.of(engine, "mapping", "make");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("mapping: expected init, test or show, found 'make'");
    }

    @Test
    void aFloodOfUnreadableRecordsIsCutOnStandardError() throws IOException {
        RunResult run = RunResult.of(engine, "convert", trace("> F af=\"\n".repeat(100)));
        assertThat(run.err().lines().filter(line -> line.contains(": and 80 more that could not be read")))
                .hasSize(1);
        assertThat(run.err().lines()).hasSizeLessThan(25);
    }

    private String trace(String text) throws IOException {
        return Files.writeString(folder.resolve("trace"), text).toString();
    }
}

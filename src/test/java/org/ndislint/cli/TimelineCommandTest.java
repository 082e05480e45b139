package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.report.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Timelines through the real engine. */
class TimelineCommandTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String OPEN = """
            @ covers=client,call-manager
            > NdisClOpenAddressFamilyEx binding=BC clientAf=C1 irql=0 driver=client t=1
            > ProtocolCmOpenAf bindingContext=PM af=A1 irql=0 driver=callmgr t=1
            < ProtocolCmOpenAf status=NDIS_STATUS_PENDING af=A1 driver=callmgr t=1
            < NdisClOpenAddressFamilyEx status=NDIS_STATUS_PENDING clientAf=C1 driver=client t=1
            > NdisCmOpenAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=A1 callMgrAf=K1 irql=2 driver=callmgr t=2
            < NdisCmOpenAddressFamilyComplete af=A1 driver=callmgr t=2
            > ProtocolClOpenAfCompleteEx status=NDIS_STATUS_SUCCESS clientAf=C1 af=A1 irql=0 driver=client t=3
            < ProtocolClOpenAfCompleteEx clientAf=C1 driver=client t=3
            """;

    private static RunResult run(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("timeline", "-q"));
        all.addAll(Arrays.asList(arguments));
        return RunResult.ofProgram(input, all.toArray(new String[0]));
    }

    private static List<JsonNode> lines(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--format", "jsonl"));
        all.addAll(Arrays.asList(arguments));
        all.add("-");
        RunResult run = run(input, all.toArray(new String[0]));
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out().lines().map(line -> JSON.readTree(line)).toList();
    }

    private static JsonNode life(String input, String... arguments) {
        return lines(input, arguments).stream()
                .filter(line -> line.get("type").asString().equals("life"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode record(String input, long event) {
        return lines(input).stream()
                .filter(line -> line.get("type").asString().equals("record")
                        && line.get("event").asLong() == event)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLifeNamesWhatItIsWhoActsAndWhatItBelongsTo() {
        JsonNode life = life(OPEN);
        assertThat(life.get("object").toString()).isEqualTo("{\"kind\":\"af\",\"name\":\"AF#1\",\"handle\":\"A1\"}");
        assertThat(life.get("drivers").toString())
                .isEqualTo("[{\"side\":\"client\",\"driver\":\"client\"},"
                        + "{\"side\":\"call-manager\",\"driver\":\"callmgr\"}]");
        assertThat(life.get("contexts").toString())
                .isEqualTo("[{\"key\":\"clientAf\",\"value\":\"C1\",\"driver\":\"client\",\"certain\":true},"
                        + "{\"key\":\"callMgrAf\",\"value\":\"K1\",\"driver\":\"callmgr\",\"certain\":true}]");
        assertThat(life.get("threads").toString()).isEqualTo("[1,2,3]");
        assertThat(life.get("irql").toString()).isEqualTo("{\"lowest\":0,\"highest\":2}");
        assertThat(life.get("parents").get(0).get("link").asString()).isEqualTo("client-binding");
    }

    @Test
    void aLifeBegunInViewIsNotAdopted() {
        assertThat(life(OPEN).get("adopted").asBoolean()).isFalse();
        assertThat(life("= NdisClCloseAddressFamily af=A1\n").get("adopted").asBoolean())
                .isTrue();
        assertThat(run("= NdisClCloseAddressFamily af=A1\n", "-").out()).contains("first seen in mid-life, event 1");
    }

    @Test
    void whatIsPendingHasABeginningAndAnEnd() {
        assertThat(life(OPEN).get("pending").toString())
                .isEqualTo("[{\"operation\":\"AF-OPEN\",\"asked\":3,\"pended\":4,\"certain\":true,"
                        + "\"answered\":6,\"answerCertain\":true}]");
    }

    @Test
    void whatIsNeverAnsweredStaysPending() {
        String trace = OPEN.lines().limit(5).reduce("", (a, b) -> a + b + "\n");
        assertThat(life(trace).get("pending").get(0).has("answered")).isFalse();
        assertThat(run(trace, "-").out()).contains("AF-OPEN: from event 3, not answered in view");
    }

    @Test
    void anAnswerAfterALossIsNotCertain() {
        String trace =
                OPEN.replace("> NdisCmOpenAddressFamilyComplete", "! count=2\n> NdisCmOpenAddressFamilyComplete");
        JsonNode pending = life(trace).get("pending").get(0);
        assertThat(pending.get("answered").asLong()).isEqualTo(7);
        assertThat(pending.get("answerCertain").asBoolean()).isFalse();
    }

    @Test
    void callsInsideCallsAreIndented() {
        assertThat(run(OPEN, "-").out())
                .contains("PASSIVE    > NdisClOpenAddressFamilyEx ")
                .contains("PASSIVE      > ProtocolCmOpenAf ")
                .contains(".   < ProtocolCmOpenAf ")
                .contains("| < NdisClOpenAddressFamilyEx ");
        assertThat(record(OPEN, 3).get("depth").asLong()).isEqualTo(1);
    }

    @Test
    void anInvocationAroundARecordIsToldAsSuch() {
        String trace = """
                > ProtocolUnbindAdapterEx bindingContext=PM driver=callmgr t=1
                = NdisCmNotifyCloseAddressFamily af=A1 driver=callmgr t=1
                < ProtocolUnbindAdapterEx status=NDIS_STATUS_SUCCESS driver=callmgr t=1
                """;
        assertThat(record(trace, 1).get("around").asBoolean()).isTrue();
        assertThat(record(trace, 2).get("around").asBoolean()).isFalse();
        assertThat(record(trace, 3).get("around").asBoolean()).isTrue();
        assertThat(life(trace).get("records").get("all").asLong()).isEqualTo(1);
    }

    @Test
    void aSingleRecordOfACallIsToldOnceAsRecorded() {
        List<JsonNode> lines = lines("= NdisClCloseAddressFamily af=A1 status=NDIS_STATUS_PENDING t=1\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get("phase").asString()).isEqualTo("call");
        assertThat(lines.get(1).get("text").asString())
                .isEqualTo("= NdisClCloseAddressFamily status=NDIS_STATUS_PENDING af=A1 t=1");
    }

    @Test
    void lossesAreToldWhereTheyAre() {
        String trace = OPEN.replace(
                "> NdisCmOpenAddressFamilyComplete", "! count=2\n! cpu=1\n> NdisCmOpenAddressFamilyComplete");
        assertThat(run(trace, "-").out().lines().map(String::strip).toList())
                .containsSubsequence("!!! 2 records lost", "!!! an unknown number of records lost")
                .contains("lost        2 records", "lost        1 time an unknown number of records");
    }

    @Test
    void lossesBeforeAnObjectIsBornAreNotPartOfItsLife() {
        assertThat(run(OPEN.replace("> NdisClOpen", "! count=2\n> NdisClOpen"), "-")
                        .out())
                .doesNotContain("!!!")
                .contains("lost        2 records");
    }

    @Test
    void aRecordThatOnlyLikelyBelongsIsMarked() {
        // Two lost records may have closed the AF and given its context to another.
        String trace = OPEN + "! \n> ProtocolClNotifyCloseAf clientAf=C1 driver=client t=4\n";
        JsonNode told = record(trace, 11);
        assertThat(told.get("certain").asBoolean()).isFalse();
        assertThat(run(trace, "-").out())
                .contains("\n ?   11 ")
                .contains("? only likely to belong to AF#1")
                .contains("1 of them only likely");
    }

    @Test
    void aRecordThatNothingTellsIsCountedAndGivenToNobody() {
        String two = "= NdisClCloseAddressFamily af=A1 t=1\n= NdisClCloseAddressFamily af=A2 t=1\n"
                + "> ProtocolClNotifyCloseAf clientAf=C9 driver=client t=4\n";
        List<JsonNode> lines = lines(two);
        assertThat(lines.get(lines.size() - 1).get("nameless").asLong()).isEqualTo(1);
        assertThat(run(two, "-").out()).contains("1 record may concern an af, nothing tells which");
    }

    @Test
    void childrenAreToldWithTheirStates() {
        String trace = OPEN + """
                > NdisClRegisterSap af=A1 clientSap=CS irql=0 driver=client t=1
                > ProtocolCmRegisterSap callMgrAf=K1 sap=S1 irql=0 driver=callmgr t=1
                < ProtocolCmRegisterSap status=NDIS_STATUS_SUCCESS sap=S1 callMgrSap=KS driver=callmgr t=1
                < NdisClRegisterSap status=NDIS_STATUS_SUCCESS sap=S1 driver=client t=1
                > NdisCoCreateVc binding=BC af=A1 clientVc=CV irql=0 driver=client t=1
                < NdisCoCreateVc status=NDIS_STATUS_SUCCESS vc=V1 driver=client t=1
                > NdisCoOidRequest binding=BC af=A1 request=R1 irql=0 driver=client t=1
                < NdisCoOidRequest status=NDIS_STATUS_PENDING driver=client t=1
                > NdisClAddParty vc=V1 clientParty=CP driver=client t=1
                < NdisClAddParty status=NDIS_STATUS_SUCCESS party=P1 driver=client t=1
                """;
        JsonNode children = life(trace).get("children");
        List<String> named = new ArrayList<>();
        children.forEach(child -> named.add(child.get("object").get("kind").asString() + " "
                + child.get("object").get("handle").asString()));
        assertThat(named).containsExactly("sap S1", "vc V1", "request R1", "party P1");
        assertThat(children.get(0).get("state").get("client").toString()).isEqualTo("[\"registered\"]");
        assertThat(children.get(2).get("pending").get(0).get("asked").asLong()).isEqualTo(16);
        assertThat(run(trace, "-").out())
                .contains("children    SAP#1 (S1): begins in view")
                .contains("              VC#1 (V1): begins in view");
    }

    @Test
    void recordsThatTheClockCannotOrderAreMarked() {
        String trace = "@ covers=client,call-manager\n"
                + "> NdisClOpenAddressFamilyEx binding=BC clientAf=C1 driver=client t=1 ts=1\n"
                + "> ProtocolCmOpenAf bindingContext=PM af=A1 driver=callmgr t=1 ts=1\n"
                + "< ProtocolCmOpenAf status=NDIS_STATUS_PENDING driver=callmgr t=1 ts=2\n"
                + "> NdisCmOpenAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=A1 driver=callmgr t=2 ts=2\n"
                + "< NdisCmOpenAddressFamilyComplete af=A1 driver=callmgr t=2 ts=3\n";
        assertThat(record(trace, 3).get("unordered").asBoolean()).isFalse();
        assertThat(record(trace, 4).get("unordered").asBoolean()).isTrue();
        assertThat(record(trace, 5).get("unordered").asBoolean()).isTrue();
        assertThat(record(trace, 6).get("unordered").asBoolean()).isFalse();
        assertThat(run(trace, "-").out()).contains("\n ~    4 ").contains("  ~ the clock cannot tell");
    }

    @Test
    void aNameGivenToAnotherEndsALife() {
        String again = OPEN + OPEN.lines().skip(1).reduce("", (a, b) -> a + b + "\n");
        RunResult run = run(again, "-");
        assertThat(run.out())
                .contains("AF#1 (A1)")
                .contains("not followed after event 9, its name was given to another")
                .contains("AF#2 (A1)");
    }

    @ParameterizedTest
    @CsvSource({"AF#2", "af#2", "0xFFFFC804AF2E3B90", "ffffc804af2e3b90"})
    void oneIsChosenByNameOrHandle(String af) {
        RunResult run = run("", "--af", af, "samples/starts-in-the-middle.ndjson.gz");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("AF#2 (0xffffc804af2e3b90)\n").contains("2 afs seen, 1 told");
    }

    @Test
    void aChosenLifeIsToldAsAmongAll() {
        String all = run("", "samples/starts-in-the-middle.ndjson.gz").out();
        String one = run("", "--af", "AF#2", "samples/starts-in-the-middle.ndjson.gz")
                .out();
        assertThat(all).contains(one.substring(0, one.indexOf("samples/starts")));
    }

    @Test
    void anUnknownNameGetsTheNearest() {
        RunResult run = run("", "--af", "AF#1,AF#3", "samples/starts-in-the-middle.ndjson.gz");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).startsWith("AF#1 ");
        assertThat(run.err())
                .isEqualTo("ndislint: --af: no address family is called 'AF#3'; did you mean AF#1 or AF#2?"
                        + System.lineSeparator());
    }

    @Test
    void aNameNeedsToBeInOneOfSeveralTracesOnly() {
        RunResult run = run(
                "", "--af", "AF#2", "samples/notify-close-reentrant.trace", "samples/starts-in-the-middle.ndjson.gz");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aTraceWithoutAnAddressFamilySaysSo() {
        RunResult run = run("= NdisMSleep t=1\n", "-");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("-: 0 afs seen, 0 told\n");
    }

    @Test
    void whatIsCutOffIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("samples/starts-in-the-middle.ndjson.gz"));
        Path cut = Files.createTempFile("cut", ".gz");
        try {
            Files.write(cut, Arrays.copyOf(whole, whole.length - 20));
            RunResult run = run("", cut.toString());
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.out()).contains("cut off     the trace ends before its own end");
        } finally {
            Files.delete(cut);
        }
    }

    @Test
    void hostileNamesAreMadeHarmless() {
        String trace = "= NdisClCloseAddressFamily af=\"a\\u001b[2Jb\" driver=\"x\\ny\" t=1\n";
        assertThat(run(trace, "-").out()).doesNotContain("\u001b").contains("AF#1 (a\\u{1b}[2Jb)");
        assertThat(run(trace, "--format", "jsonl", "-").out()).doesNotContain("\u001b");
    }

    @Test
    void textIsFoldedToTheWidth() {
        for (String line :
                run("", "samples/notify-close-reentrant.trace").out().lines().toList()) {
            assertThat(line.length()).as(line).isLessThanOrEqualTo(100);
        }
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            return files
                    .filter(file -> Files.isRegularFile(file)
                            && !file.toString().endsWith(".md")
                            && !file.toString().endsWith(".tmf")
                            && !file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyLineIsValid(Path sample) throws IOException {
        Schema schema = Schemas.of("timeline");
        List<String> arguments = new ArrayList<>(List.of("--format", "jsonl"));
        Path mapping = Path.of(sample.toString().replaceAll("\\.\\w+$", ".yaml"));
        if (Files.exists(mapping)) {
            arguments.addAll(List.of("--mapping", mapping.toString()));
        }
        arguments.add(sample.toString());
        RunResult run = run("", arguments.toArray(new String[0]));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notify-close-reentrant.trace",
                "close-never-completed.ndjson",
                "double-close-in-unbind.trace",
                "lossy-tracerpt.csv",
                "starts-in-the-middle.ndjson.gz"
            })
    void timelinesOfSamplesAreTheCommittedOnes(String sample) throws IOException {
        for (String format : List.of("text", "jsonl")) {
            String actual = run("", "--format", format, "samples/" + sample).out();
            Path committed =
                    Path.of("samples", "expected", sample + ".timeline." + (format.equals("text") ? "txt" : format));
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(committed, actual);
            }
            assertThat(committed).as("-Dgolden.update=true writes it").exists();
            assertThat(actual).isEqualTo(Files.readString(committed));
        }
    }
}

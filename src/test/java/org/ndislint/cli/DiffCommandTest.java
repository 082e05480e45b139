package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final String GOOD = """
            @ covers=client,call-manager
            > NdisClOpenAddressFamilyEx binding=B clientAf=C1 driver=client t=1 ts=1
            > ProtocolCmOpenAf bindingContext=PM af=A1 driver=callmgr t=1
            < ProtocolCmOpenAf status=NDIS_STATUS_SUCCESS callMgrAf=K1 driver=callmgr t=1
            < NdisClOpenAddressFamilyEx status=NDIS_STATUS_SUCCESS af=A1 driver=client t=1
            > NdisClCloseAddressFamily af=A1 driver=client t=1
            < NdisClCloseAddressFamily status=NDIS_STATUS_PENDING driver=client t=1
            > ProtocolCmCloseAf callMgrAf=K1 driver=callmgr t=2
            < ProtocolCmCloseAf status=NDIS_STATUS_SUCCESS driver=callmgr t=2
            > ProtocolClCloseAfComplete clientAf=C1 status=NDIS_STATUS_SUCCESS driver=client t=2
            < ProtocolClCloseAfComplete driver=client t=2
            """;

    private static final String AGAIN = """
            > NdisClCloseAddressFamily af=A1 driver=client t=3
            < NdisClCloseAddressFamily status=NDIS_STATUS_FAILURE driver=client t=3
            """;

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** The same with other handles, threads and times. */
    private static String elsewhere(String trace) {
        return trace.replace("A1", "A7")
                .replace("C1", "C9")
                .replace("K1", "K5")
                .replace("t=1", "t=21")
                .replace("ts=1", "ts=900");
    }

    private static String twoCloses(String trace) {
        int at = trace.indexOf("> ProtocolCmCloseAf ");
        return trace.substring(0, at) + AGAIN + trace.substring(at);
    }

    @Test
    void theSameStoryAtAnotherTimeAndPlaceIsTheSame() throws IOException {
        RunResult run = RunResult.ofProgram("", "diff", file("good.trace", GOOD), file("bad.trace", elsewhere(GOOD)));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .doesNotContain("divergence")
                .contains("address families compared: 1, of which 1 went the same way");
    }

    @Test
    void theFirstDivergenceIsShownWithItsContext() throws IOException {
        RunResult run = RunResult.ofProgram(
                "", "diff", file("good.trace", GOOD), file("bad.trace", elsewhere(twoCloses(GOOD))));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("first divergence: AF#1 (A1) / AF#1 (A7), client, after 3 records alike\n")
                .contains("\n    7  < NdisClCloseAddressFamily status=NDIS_STATUS_PENDING")
                .contains("\n  - 10  > ProtocolClCloseAfComplete")
                .contains("\n  + 8  > NdisClCloseAddressFamily af=A7");
    }

    @Test
    void rulesThatBreakInOneOnlyAreNamed() throws IOException {
        RunResult run = RunResult.ofProgram("", "diff", file("good.trace", GOOD), file("bad.trace", twoCloses(GOOD)));
        assertThat(run.out()).contains("  AF-CLOSE-TWICE: held -> violated (").contains("bad.trace:8, event 8)");
    }

    @Test
    void whatIsFixedIsNoFailure() throws IOException {
        RunResult run = RunResult.ofProgram("", "diff", file("good.trace", twoCloses(GOOD)), file("bad.trace", GOOD));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("AF-CLOSE-TWICE: violated -> held");
    }

    @Test
    void aFamilyWithoutALikeIsADivergence() throws IOException {
        RunResult run = RunResult.ofProgram(
                "",
                "diff",
                file("good.trace", GOOD),
                file("bad.trace", GOOD + elsewhere(twoCloses(GOOD)).replaceFirst("@.*\n", "")));
        assertThat(run.out()).contains("first divergence: no family / AF#2 (A7)");
    }

    @Test
    void forProgramsThereAreLines() throws IOException {
        RunResult run = RunResult.ofProgram(
                "", "diff", "--format", "jsonl", file("good.trace", GOOD), file("bad.trace", twoCloses(GOOD)));
        assertThat(run.out())
                .contains("{\"type\":\"divergence\",\"side\":\"client\",\"first\":{\"object\":\"AF#1\"")
                .contains("{\"type\":\"rule-change\",\"rule\":\"AF-CLOSE-TWICE\"")
                .contains("\"families\":1,\"same\":0,");
    }

    private String results(String name, String trace) throws IOException {
        return file(
                name,
                RunResult.ofProgram(trace, "check", "-q", "--format", "jsonl", "-")
                        .out());
    }

    @Test
    void findingsOfTwoRunsAreNewFixedOrTheSame() throws IOException {
        String sap = "> NdisClDeregisterSap sap=S1 irql=31 driver=client t=5\n";
        String before = results("old.jsonl", twoCloses(GOOD));
        String both = results("both.jsonl", elsewhere(twoCloses(GOOD)) + sap);
        RunResult worse = RunResult.ofProgram("", "diff", before, both);
        assertThat(worse.exit()).isEqualTo(1);
        assertThat(worse.out()).contains("+ new: error[").contains(" 0 fixed, ").doesNotContain(" 0 same");
        RunResult better = RunResult.ofProgram("", "diff", both, before);
        assertThat(better.exit()).isZero();
        assertThat(better.out()).contains("- fixed: error[").contains("0 new, ");
        RunResult same = RunResult.ofProgram("", "diff", "--format", "jsonl", both, both);
        assertThat(same.exit()).isZero();
        assertThat(same.out()).contains("\"state\":\"same\"").doesNotContain("\"state\":\"new\"");
    }

    @Test
    void resultsThatAreCutOffAreNotCompared() throws IOException {
        String whole = results("whole.jsonl", twoCloses(GOOD));
        String text = Files.readString(Path.of(whole));
        String cut = file("cut.jsonl", text.substring(0, text.indexOf("{\"type\":\"summary\"")));
        RunResult run = RunResult.ofProgram("", "diff", whole, cut);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("cut.jsonl:").contains("expected a summary as the last result");
    }

    @Test
    void aCaptureIsNotComparedWithResults() throws IOException {
        RunResult run = RunResult.ofProgram("", "diff", file("a.trace", GOOD), results("b.jsonl", GOOD));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("found one of each");
    }

    @Test
    void aMissingCaptureIsSaid() throws IOException {
        RunResult run = RunResult.ofProgram("", "diff", file("a.trace", GOOD), "no-such-file");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("no-such-file");
    }
}

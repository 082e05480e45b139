package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that share a tick of the clock and do not all name their object. */
class UnorderedTest {
    private static final String REGISTERED = """
            > ProtocolCmRegisterSap sap=S9 callMgrAf=K3 driver=mcm ts=1.0 t=56
            < ProtocolCmRegisterSap status=NDIS_STATUS_PENDING driver=mcm ts=1.1 t=56
            > NdisMCmRegisterSapComplete status=NDIS_STATUS_SUCCESS sap=S9 callMgrSap=E2 driver=mcm ts=2.0 t=57
            < NdisMCmRegisterSapComplete driver=mcm ts=2.1 t=57
            > ProtocolCmRegisterSap sap=S10 callMgrAf=K3 driver=mcm ts=2.2 t=48
            """;

    /** In the same tick another SAP gets a context that is not recorded: it may be E2. */
    private static final String DEREGISTERED = """
            > ProtocolCmDeregisterSap callMgrSap=E2 driver=mcm ts=3.0 t=56
            < ProtocolCmRegisterSap status=NDIS_STATUS_PENDING driver=mcm ts=3.0 t=48
            < ProtocolCmDeregisterSap status=NDIS_STATUS_PENDING callMgrSap=E2 driver=mcm ts=4.0 t=56
            """;

    @Test
    void aNamelessRecordOfTheTickMayStandBeforeThoseThatNameTheObject() {
        String completed = "> NdisMCmDeregisterSapComplete status=NDIS_STATUS_SUCCESS sap=S9 driver=mcm ts=3.0 t=60\n";
        assertThat(Checks.run(REGISTERED + completed + DEREGISTERED).undecided())
                .noneMatch(finding -> finding.startsWith("SAP-DEREG-OWES-COMPLETE"));
    }

    @Test
    void whatNoRecordOfTheTickCompletesStaysOwed() {
        assertThat(Checks.run(REGISTERED + DEREGISTERED).undecided())
                .anyMatch(finding -> finding.startsWith("SAP-DEREG-OWES-COMPLETE"));
    }

    @Test
    void whatATickShowsFirstNeedNotHaveComeFirst() {
        String closed = """
                > NdisClCloseAddressFamily af=A1 driver=client ts=2.0 t=7
                > NdisClRegisterSap af=A1 driver=client ts=2.0 t=8
                < NdisClCloseAddressFamily status=NDIS_STATUS_SUCCESS driver=client ts=3.0 t=7
                """;
        assertThat(Checks.run(closed).grave()).isEmpty();
        assertThat(Checks.run(closed.replace("ts=2.0 t=8", "ts=2.1 t=8")).grave())
                .containsExactly("AF-USE-AFTER-CLOSE@2");
    }

    private static String sentAgain(String back, String sent) {
        return """
                > NdisCoSendNetBufferLists vc=V1 nbl=N2 driver=client ts=1.0 t=48
                > ProtocolCoSendNetBufferListsComplete vc=V1 nbl=N2 driver=client ts=1.1 t=48
                > ProtocolCoSendNetBufferListsComplete vc=V1 nbl=N2 driver=client ts=%s t=52
                > NdisCoSendNetBufferLists vc=V1 nbl=N1,N2 driver=client ts=%s t=48
                > NdisCoSendNetBufferLists vc=V1 nbl=N2 driver=client ts=3.0 t=52
                """.formatted(back, sent);
    }

    @Test
    void aListInsideOfAChainMayHaveComeBackAfterItWasSentInTheSameTick() {
        assertThat(Checks.run(sentAgain("2.0", "2.0")).grave()).isEmpty();
    }

    @Test
    void aListInsideOfAChainThatCameBackBeforeItWasSentIsStillOut() {
        assertThat(Checks.run(sentAgain("2.0", "2.1")).grave()).contains("NBL-SEND-WHILE-OWNED@5");
    }

    @Test
    void longChainsOfOneTickTakeRoomAsLongAsTheyAre() {
        String chain = IntStream.range(0, 20_000).mapToObj(i -> "N" + i).collect(Collectors.joining(","));
        String sent = "> NdisCoSendNetBufferLists vc=V1 nbl=%s driver=client ts=1.0 t=%d\n";
        // A copy of the chain for each of its lists would be 3.6 GB.
        Checks.Run run = Checks.run(sent.formatted(chain, 1) + sent.formatted(chain, 2));
        assertThat(run.monitor().objects()).containsEntry("nbl", 20_000L);
        assertThat(run.grave()).isEmpty();
    }
}

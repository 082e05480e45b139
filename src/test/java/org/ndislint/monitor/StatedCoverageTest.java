package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a capture says of whose calls were recorded, where names alone do not tell a call manager's kind. */
class StatedCoverageTest {
    private static final String LIFE = """
            > NdisClOpenAddressFamilyEx clientAf=C1 irql=0 driver=client t=1
            > ProtocolCmOpenAf af=A1 irql=0 driver=manager t=1
            < ProtocolCmOpenAf status=NDIS_STATUS_SUCCESS af=A1 callMgrAf=M1 driver=manager t=1
            < NdisClOpenAddressFamilyEx status=NDIS_STATUS_SUCCESS af=A1 clientAf=C1 driver=client t=1
            > NdisClCloseAddressFamily af=A1 irql=0 driver=client t=1
            > ProtocolCmCloseAf callMgrAf=M1 irql=0 driver=manager t=1
            < ProtocolCmCloseAf status=NDIS_STATUS_PENDING callMgrAf=M1 driver=manager t=1
            < NdisClCloseAddressFamily status=NDIS_STATUS_PENDING af=A1 driver=client t=1
            > NdisCmCloseAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=A1 irql=0 driver=manager t=2
            < NdisCmCloseAddressFamilyComplete af=A1 driver=manager t=2
            > NdisCmCloseAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=A1 irql=0 driver=manager t=2
            < NdisCmCloseAddressFamilyComplete af=A1 driver=manager t=2
            """;

    private static Checks.Run run(String capture, String records) {
        return Checks.run("@ fromStart=true " + capture + "\n" + records);
    }

    @Test
    void aManagerWhoseRecordsAreThereIsOfTheKindThatIsRecorded() {
        assertThat(run("covers=client,call-manager", LIFE).errors()).containsExactly("AF-CLOSE-COMPLETE-TWICE@12");
    }

    @Test
    void aManagerThatIsNotRecordedAnyMoreMayDoAnything() {
        String first = LIFE.substring(0, LIFE.indexOf("> NdisCmClose"));
        String second = LIFE.substring(LIFE.indexOf("> NdisCmClose"));
        assertThat(run("covers=client,call-manager", first + "@ covers=client,mcm\n" + second)
                        .errors())
                .isEmpty();
    }

    @Test
    void ofAManagerThatIsNotRecordedNothingIsProven() {
        assertThat(run("covers=client", LIFE).errors()).isEmpty();
    }

    @Test
    void whatAnMcmThatIsNotRecordedDoesNoCallManagerShows() {
        String sent = """
                > NdisCoCreateVc af=A1 driver=client t=1
                < NdisCoCreateVc status=NDIS_STATUS_SUCCESS vc=V1 driver=client t=1
                > NdisClMakeCall vc=V1 driver=client t=1
                < NdisClMakeCall status=NDIS_STATUS_SUCCESS vc=V1 driver=client t=1
                > NdisCoSendNetBufferLists vc=V1 nbl=N1 driver=client t=1
                > ProtocolCoSendNetBufferListsComplete vc=V1 nbl=N1 driver=client t=1
                < ProtocolCoSendNetBufferListsComplete vc=V1 driver=client t=1
                < NdisCoSendNetBufferLists vc=V1 driver=client t=1
                > NdisClCloseCall vc=V1 driver=client t=1
                < NdisClCloseCall status=NDIS_STATUS_SUCCESS vc=V1 driver=client t=1
                > NdisClMakeCall vc=V1 driver=client t=1
                < NdisClMakeCall status=NDIS_STATUS_FAILURE vc=V1 driver=client t=1
                > NdisCoDeleteVc vc=V1 driver=client t=1
                < NdisCoDeleteVc status=NDIS_STATUS_SUCCESS vc=V1 driver=client t=1
                """;
        assertThat(run("covers=client,call-manager,miniport", sent).errors()).isEmpty();
        assertThat(run("covers=client,call-manager,mcm,miniport", sent).errors())
                .isNotEmpty();
    }

    @Test
    void aManagerWithoutANameMayBeAnyOfSeveral() {
        assertThat(run("covers=client,call-manager", LIFE.replaceAll(" driver=manager", ""))
                        .errors())
                .isEmpty();
    }

    @Test
    void whatIsLeftOpenOnAnAfIsKnownWhole() {
        String sap = """
                > NdisClRegisterSap af=A1 clientSap=S1 irql=0 driver=client t=1
                > ProtocolCmRegisterSap callMgrAf=M1 sap=P1 irql=0 driver=manager t=1
                < ProtocolCmRegisterSap status=NDIS_STATUS_SUCCESS callMgrAf=M1 sap=P1 callMgrSap=N1 driver=manager t=1
                < NdisClRegisterSap status=NDIS_STATUS_SUCCESS af=A1 sap=P1 clientSap=S1 driver=client t=1
                """;
        int close = LIFE.indexOf("> NdisClCloseAddressFamily");
        String left = LIFE.substring(0, close) + sap + LIFE.substring(close, LIFE.indexOf("> NdisCmClose"));

        assertThat(run("covers=client,call-manager", left).errors()).containsExactly("AF-CLOSE-SAPS-FIRST@10");
        assertThat(run("covers=client,call-manager", LIFE.substring(0, LIFE.indexOf("> NdisCmClose")))
                        .all())
                .isEmpty();
    }

    @Test
    void oneCallManagerThatIsRecordedDoesNotMeanThatAllAre() {
        String other = """
                @ complete=true names=source
                < ProtocolCmOpenAf status=NDIS_STATUS_SUCCESS af=A1 callMgrAf=K1 driver=mcm t=44
                < NdisCoCreateVc status=NDIS_STATUS_SUCCESS af=A2 vc=V1 driver=client t=48
                > ProtocolClMakeCallComplete status=NDIS_STATUS_SUCCESS vc=V1 clientVc=W1 driver=client t=48
                > NdisCoSendNetBufferLists vc=V1 nbl=N1 driver=client t=44
                > ProtocolCoSendNetBufferListsComplete vc=V1 clientVc=W1 nbl=N1 driver=client t=44
                > NdisCoDeleteVc vc=V1 driver=client t=48
                """;
        assertThat(Checks.run(other).grave()).isEmpty();
    }
}

package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose context a value is where a record does not name its driver. */
class ContextOwnersTest {
    private static final String USED_AFTER = "SAP-CM-USE-AFTER-DEREG@5";

    /** A call is dispatched on a SAP after the deregistration of what a context stands for. */
    private static String trace(String context, String driver) {
        return """
                > NdisCmRegisterSapComplete status=NDIS_STATUS_SUCCESS sap=S1 callMgrSap=%1$s%2$s t=2
                < NdisCmRegisterSapComplete%2$s t=2
                > ProtocolCmDeregisterSap callMgrSap=%1$s t=3
                < ProtocolCmDeregisterSap status=NDIS_STATUS_SUCCESS t=3
                > NdisCmDispatchIncomingCall sap=S1 vc=V1%2$s t=2
                """.formatted(context, driver);
    }

    @Test
    void aNameMayBeAnyDriversWhereOthersNameTheirs() {
        assertThat(Checks.run(trace("E1", " driver=callmgr")).grave()).isEmpty();
    }

    @Test
    void anAddressIsOneDriversWhoeverItIs() {
        assertThat(Checks.run(trace("0xffffcb5510000100", " driver=callmgr")).grave())
                .containsExactly(USED_AFTER);
    }

    @Test
    void aNameTellsWhereNobodyNamesADriver() {
        assertThat(Checks.run(trace("E1", "")).grave()).containsExactly(USED_AFTER);
    }

    @Test
    void aDriverNamedLaterCountsForTheFirstRecordsToo() {
        assertThat(Checks.run(trace("E1", "") + "> ProtocolBindAdapterEx driver=client t=4\n")
                        .grave())
                .isEmpty();
    }

    @Test
    void aNameOfTwoLiveObjectsTellsNothingAnyMore() {
        String shared = "> NdisCmRegisterSapComplete status=NDIS_STATUS_SUCCESS sap=S2 callMgrSap=E1 t=1\n"
                + "< NdisCmRegisterSapComplete t=1\n";
        assertThat(Checks.run(shared + trace("E1", "")).grave()).isEmpty();
    }

    @Test
    void aNameGivenOutAgainAfterItsObjectIsOverStillTells() {
        String before = """
                > NdisCmRegisterSapComplete status=NDIS_STATUS_SUCCESS sap=S2 callMgrSap=E1 t=1
                < NdisCmRegisterSapComplete t=1
                > NdisClDeregisterSap sap=S2 t=1
                > ProtocolCmDeregisterSap callMgrSap=E1 t=1
                < ProtocolCmDeregisterSap status=NDIS_STATUS_SUCCESS t=1
                < NdisClDeregisterSap status=NDIS_STATUS_SUCCESS t=1
                """;
        assertThat(Checks.run(before + trace("E1", "")).grave()).containsExactly("SAP-CM-USE-AFTER-DEREG@11");
    }
}

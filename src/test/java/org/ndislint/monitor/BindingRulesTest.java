package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Legal traces of bindings that look wrong, and wrong ones that a trace does not quite show. */
class BindingRulesTest {
    private static final String BOUND = """
            > NdisRegisterProtocolDriver driver=client t=1
            < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=client t=1
            > ProtocolBindAdapterEx bindContext=X1 driver=client t=1
            > NdisOpenAdapterEx bindContext=X1 bindingContext=P1 driver=client t=1
            < NdisOpenAdapterEx status=NDIS_STATUS_SUCCESS binding=B1 driver=client t=1
            < ProtocolBindAdapterEx status=NDIS_STATUS_SUCCESS bindContext=X1 driver=client t=1
            """;

    private static String bound(String rest) {
        return BOUND + rest;
    }

    @Test
    void aHandleGivenOutAgainByAnOpenThatHasNotReturnedIsNotClosed() {
        String trace = bound("""
                > ProtocolUnbindAdapterEx unbindContext=U1 bindingContext=P1 driver=client t=1
                > NdisCloseAdapterEx binding=B1 driver=client t=1
                < NdisCloseAdapterEx status=NDIS_STATUS_SUCCESS binding=B1 driver=client t=1
                < ProtocolUnbindAdapterEx status=NDIS_STATUS_SUCCESS driver=client t=1
                > ProtocolBindAdapterEx bindContext=X1 driver=client t=1
                > NdisOpenAdapterEx bindContext=X1 bindingContext=P2 driver=client t=1
                > ProtocolOpenAdapterCompleteEx status=NDIS_STATUS_SUCCESS bindingContext=P2 driver=client t=2
                > NdisClOpenAddressFamilyEx binding=B1 clientAf=C1 driver=client t=2
                < NdisClOpenAddressFamilyEx status=NDIS_STATUS_FAILURE driver=client t=2
                > NdisCloseAdapterEx binding=B1 driver=client t=2
                """);
        assertThat(Checks.run(trace).grave()).doesNotContain("BIND-HANDLE-AFTER-CLOSE@14", "BIND-CLOSE-CONTEXT@16");
    }

    @Test
    void aWorkerOfAPendedBindIsInsideTheBind() {
        String trace = """
                > NdisRegisterProtocolDriver driver=client t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=client t=1
                > ProtocolBindAdapterEx bindContext=X1 driver=client t=1
                < ProtocolBindAdapterEx status=NDIS_STATUS_PENDING driver=client t=1
                > NdisOpenAdapterEx bindContext=X1 bindingContext=P1 driver=client t=9
                < NdisOpenAdapterEx status=NDIS_STATUS_SUCCESS binding=B1 driver=client t=9
                > NdisCloseAdapterEx binding=B1 driver=client t=9
                < NdisCloseAdapterEx status=NDIS_STATUS_SUCCESS driver=client t=9
                > NdisCompleteBindAdapterEx bindContext=X1 status=NDIS_STATUS_RESOURCES driver=client t=9
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void anOpenWhoseBindMayPredateTheTraceIsUndecided() {
        Checks.Run run = Checks.run("> NdisOpenAdapterEx bindContext=X1 bindingContext=P1 driver=client t=1\n");
        assertThat(run.grave()).isEmpty();
        assertThat(run.undecided()).contains("BIND-OPEN-IN-BIND@1[WINDOW]");
    }

    @Test
    void aBindThatIsNotNamedMayBeTheOneOfALaterOpen() {
        String trace = """
                > NdisRegisterProtocolDriver driver=client t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=client t=1
                > ProtocolBindAdapterEx driver=client t=1
                > NdisOpenAdapterEx bindContext=X1 bindingContext=P1 driver=client t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void aBindOfADriverThatIsNotNamedMayBeTheOneOfALaterOpen() {
        String trace = """
                > ProtocolBindAdapterEx bindContext=0xffffc80590000100 t=1
                > NdisRegisterProtocolDriver driver=client t=2
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=client t=2
                > NdisOpenAdapterEx bindContext=0xffffc80590000100 bindingContext=P1 driver=client t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void anOpenAfterALossIsUndecided() {
        String trace = """
                > NdisRegisterProtocolDriver driver=client t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=client t=1
                ! count=1
                > NdisOpenAdapterEx bindContext=X1 bindingContext=P1 driver=client t=1
                """;
        Checks.Run run = Checks.run(trace);
        assertThat(run.grave()).isEmpty();
        assertThat(run.undecided()).anyMatch(finding -> finding.startsWith("BIND-OPEN-IN-BIND@4"));
    }

    @Test
    void aPendedBindOfADriverWithSeveralProtocolsOutlivesOneOfThem() {
        String trace = """
                > NdisRegisterProtocolDriver driver=both t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=both t=1
                > NdisRegisterProtocolDriver driver=both t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=both t=1
                > ProtocolBindAdapterEx bindContext=X1 driver=both t=1
                < ProtocolBindAdapterEx status=NDIS_STATUS_PENDING driver=both t=1
                > NdisDeregisterProtocolDriver driver=both t=2
                < NdisDeregisterProtocolDriver driver=both t=2
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void anotherDriversDeregistrationIsNoEndOfABind() {
        String trace = """
                > ProtocolBindAdapterEx bindContext=X1 driver=client t=1
                < ProtocolBindAdapterEx status=NDIS_STATUS_PENDING driver=client t=1
                > NdisDeregisterProtocolDriver driver=callmgr t=2
                < NdisDeregisterProtocolDriver driver=callmgr t=2
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void anUnbindOwedAtTheEndOfACompleteCaptureIsSaidOnce() {
        String trace = "@ complete=true covers=protocol\n" + bound("""
                        > ProtocolUnbindAdapterEx unbindContext=U1 bindingContext=P1 driver=client t=1
                        > NdisCloseAdapterEx binding=B1 driver=client t=1
                        < NdisCloseAdapterEx status=NDIS_STATUS_SUCCESS driver=client t=1
                        < ProtocolUnbindAdapterEx status=NDIS_STATUS_PENDING driver=client t=1
                        > NdisDeregisterProtocolDriver driver=client t=2
                        < NdisDeregisterProtocolDriver driver=client t=2
                        """);
        assertThat(Checks.run(trace).grave()).containsExactly("UNBIND-OWES-COMPLETE@13");
    }

    @Test
    void unbindingDoneByTheCloseCallbackIsInTime() {
        String trace = bound("""
                > ProtocolUnbindAdapterEx unbindContext=U1 bindingContext=P1 driver=client t=1
                > NdisCloseAdapterEx binding=B1 driver=client t=1
                > ProtocolCloseAdapterCompleteEx bindingContext=P1 driver=client t=2
                > NdisCompleteUnbindAdapterEx unbindContext=U1 driver=client t=2
                < NdisCompleteUnbindAdapterEx driver=client t=2
                < ProtocolCloseAdapterCompleteEx driver=client t=2
                < NdisCloseAdapterEx status=NDIS_STATUS_PENDING driver=client t=1
                < ProtocolUnbindAdapterEx status=NDIS_STATUS_PENDING driver=client t=1
                """);
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void aCloseWithoutAStatusMayBePendingOrDone() {
        String trace = bound("""
                > ProtocolUnbindAdapterEx unbindContext=U1 bindingContext=P1 driver=client t=1
                > NdisCloseAdapterEx binding=B1 driver=client t=1
                < NdisCloseAdapterEx driver=client t=1
                < ProtocolUnbindAdapterEx status=NDIS_STATUS_SUCCESS driver=client t=1
                """);
        Checks.Run run = Checks.run(trace);
        assertThat(run.grave()).isEmpty();
        assertThat(run.undecided()).anyMatch(finding -> finding.startsWith("UNBIND-DONE-BEFORE-CLOSE@10"));
    }

    @Test
    void anUnbindThatNobodyNamesMayAllowAClose() {
        String trace = bound("""
                > ProtocolUnbindAdapterEx driver=client t=1
                > NdisCloseAdapterEx binding=B1 driver=client t=1
                """);
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void whenProtocolsAreNotCoveredAClosedBindingMayHaveBeenOpenedAgain() {
        String trace = """
                @ covers=client
                > NdisCloseAdapterEx binding=B1 driver=client t=1
                < NdisCloseAdapterEx status=NDIS_STATUS_SUCCESS driver=client t=1
                > NdisClOpenAddressFamilyEx binding=B1 clientAf=C1 driver=client t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void anAfWhoseClientIsNotRecordedMayHaveBeenClosedByIt() {
        String trace = """
                @ covers=call-manager,protocol
                > ProtocolBindAdapterEx bindContext=X1 driver=callmgr t=1
                > NdisOpenAdapterEx bindContext=X1 bindingContext=PM driver=callmgr t=1
                < NdisOpenAdapterEx status=NDIS_STATUS_SUCCESS binding=BM driver=callmgr t=1
                > NdisCmRegisterAddressFamilyEx binding=BM addressFamily=Q1 driver=callmgr t=1
                < NdisCmRegisterAddressFamilyEx status=NDIS_STATUS_SUCCESS driver=callmgr t=1
                < ProtocolBindAdapterEx status=NDIS_STATUS_SUCCESS driver=callmgr t=1
                > ProtocolCmOpenAf bindingContext=PM af=A1 driver=callmgr t=1
                < ProtocolCmOpenAf status=NDIS_STATUS_SUCCESS callMgrAf=K1 driver=callmgr t=1
                > ProtocolUnbindAdapterEx unbindContext=U1 bindingContext=PM driver=callmgr t=5
                > NdisCloseAdapterEx binding=BM driver=callmgr t=5
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void reenumeratingInAnotherDriversBindIsNotInItsOwn() {
        String trace = """
                > ProtocolBindAdapterEx bindContext=X1 driver=client t=1
                > NdisReEnumerateProtocolBindings driver=callmgr t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void aPnpEventForABindingForbidsReenumeration() {
        String trace = """
                > ProtocolNetPnPEvent bindingContext=P1 driver=client t=1
                > NdisReEnumerateProtocolBindings driver=client t=1
                """;
        assertThat(Checks.run(trace).grave()).containsExactly("BIND-REENUMERATE-CONTEXT@2");
    }

    @Test
    void unbindRequestedWhileItIsUnderWaySaysNothingOfTheHandle() {
        String trace = """
                > ProtocolBindAdapterEx bindContext=X1 driver=client t=1
                > NdisOpenAdapterEx bindContext=X1 bindingContext=P1 driver=client t=1
                < NdisOpenAdapterEx status=NDIS_STATUS_SUCCESS binding=B1 driver=client t=1
                < ProtocolBindAdapterEx status=NDIS_STATUS_SUCCESS bindContext=X1 driver=client t=1
                > NdisUnbindAdapter binding=B1 driver=client t=5
                > ProtocolUnbindAdapterEx unbindContext=U1 bindingContext=P1 driver=client t=6
                < NdisUnbindAdapter status=NDIS_STATUS_SUCCESS driver=client t=5
                > NdisClOpenAddressFamilyEx binding=B1 clientAf=C1 driver=client t=5
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }
}

package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Legal registrations that look wrong, and wrong ones that a trace does not quite show. */
class RegistrationRulesTest {
    private static final String REGISTERED = """
            > NdisRegisterProtocolDriver driver=both t=1
            > ProtocolSetOptions driver=both t=1
            > NdisSetOptionalHandlers struct=NDIS_PROTOCOL_CO_CHARACTERISTICS driver=both t=1
            < NdisSetOptionalHandlers status=NDIS_STATUS_SUCCESS driver=both t=1
            > NdisSetOptionalHandlers struct=NDIS_CO_CLIENT_OPTIONAL_HANDLERS driver=both t=1
            < NdisSetOptionalHandlers status=NDIS_STATUS_SUCCESS driver=both t=1
            > NdisSetOptionalHandlers struct=NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS driver=both t=1
            < NdisSetOptionalHandlers status=NDIS_STATUS_SUCCESS driver=both t=1
            < ProtocolSetOptions status=NDIS_STATUS_SUCCESS driver=both t=1
            < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=both t=1
            """;

    @Test
    void aDriverMayBeClientAndCallManager() {
        String trace = REGISTERED + """
                > NdisCmRegisterAddressFamilyEx binding=B1 addressFamily=Q1 driver=both t=1
                > NdisClOpenAddressFamilyEx binding=B1 clientAf=C1 driver=both t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void handlersSetBeforeTheTraceAreNotMissing() {
        Checks.Run run = Checks.run("""
                > ProtocolBindAdapterEx bindContext=X1 driver=client t=1
                > NdisClOpenAddressFamilyEx binding=B1 clientAf=C1 driver=client t=1
                """);
        assertThat(run.grave()).isEmpty();
        assertThat(run.undecided()).anyMatch(finding -> finding.startsWith("REG-CLIENT-HANDLERS-BEFORE-AF@2"));
    }

    @Test
    void handlersOfADriverThatIsNotNamedMayBeAnybodys() {
        String trace = """
                > NdisRegisterProtocolDriver driver=callmgr t=1
                > ProtocolSetOptions driver=callmgr t=1
                > NdisSetOptionalHandlers struct=NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS
                < NdisSetOptionalHandlers status=NDIS_STATUS_SUCCESS
                < ProtocolSetOptions status=NDIS_STATUS_SUCCESS driver=callmgr t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=callmgr t=1
                > NdisCmRegisterAddressFamilyEx binding=B1 addressFamily=Q1 driver=callmgr t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void anyHandlersWillDoWhereTheStructureIsNotRecorded() {
        String trace = """
                > NdisRegisterProtocolDriver driver=callmgr t=1
                > ProtocolSetOptions driver=callmgr t=1
                > NdisSetOptionalHandlers driver=callmgr t=1
                < NdisSetOptionalHandlers status=NDIS_STATUS_SUCCESS driver=callmgr t=1
                < ProtocolSetOptions status=NDIS_STATUS_SUCCESS driver=callmgr t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=callmgr t=1
                > NdisCmRegisterAddressFamilyEx binding=B1 addressFamily=Q1 driver=callmgr t=1
                """;
        Checks.Run run = Checks.run(trace);
        assertThat(run.grave()).isEmpty();
        assertThat(run.undecided()).noneMatch(finding -> finding.startsWith("REG-CM-HANDLERS-BEFORE-AF"));
    }

    @Test
    void handlersAreGoneWithTheDriver() {
        String trace = REGISTERED + """
                > NdisDeregisterProtocolDriver driver=both t=1
                < NdisDeregisterProtocolDriver driver=both t=1
                > NdisRegisterProtocolDriver driver=both t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=both t=1
                > NdisClOpenAddressFamilyEx binding=B1 clientAf=C1 driver=both t=1
                """;
        assertThat(Checks.run(trace).grave()).containsExactly("REG-CLIENT-HANDLERS-BEFORE-AF@15");
    }

    @Test
    void theProtocolEdgeOfAnIntermediateDriverIsJudgedByTheCallbackItIsIn() {
        String trace = """
                > MiniportSetOptions driver=im t=1
                > NdisRegisterProtocolDriver driver=im t=1
                > ProtocolSetOptions driver=im t=1
                > NdisSetOptionalHandlers struct=NDIS_PROTOCOL_CO_CHARACTERISTICS driver=im t=1
                < NdisSetOptionalHandlers status=NDIS_STATUS_SUCCESS driver=im t=1
                < ProtocolSetOptions status=NDIS_STATUS_SUCCESS driver=im t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=im t=1
                > NdisSetOptionalHandlers struct=NDIS_MINIPORT_CO_CHARACTERISTICS driver=im t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void handlersMayBeSetInTheBindRoutine() {
        String trace = """
                > NdisRegisterProtocolDriver driver=client t=1
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=client t=1
                > ProtocolBindAdapterEx bindContext=X1 driver=client t=2
                > NdisSetOptionalHandlers struct=NDIS_CO_CLIENT_OPTIONAL_HANDLERS driver=client t=2
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void withoutThreadsNothingIsSaidOfWhereHandlersAreSet() {
        String trace = """
                > NdisRegisterProtocolDriver driver=client
                < NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS driver=client
                > NdisSetOptionalHandlers struct=NDIS_CO_CLIENT_OPTIONAL_HANDLERS driver=client
                """;
        Checks.Run run = Checks.run(trace);
        assertThat(run.grave()).isEmpty();
        assertThat(run.monitor().verdicts().get(Verdict.NOT_EXERCISED)).contains("REG-HANDLERS-CONTEXT");
    }

    @Test
    void unbindsInsideADeregistrationAreTheNormalShutdown() {
        String trace = REGISTERED + """
                > NdisDeregisterProtocolDriver driver=both t=1
                > ProtocolUnbindAdapterEx unbindContext=U1 bindingContext=P1 driver=both t=1
                > NdisCloseAdapterEx binding=B1 driver=both t=1
                < NdisCloseAdapterEx status=NDIS_STATUS_SUCCESS driver=both t=1
                < ProtocolUnbindAdapterEx status=NDIS_STATUS_SUCCESS driver=both t=1
                < NdisDeregisterProtocolDriver driver=both t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void oneAfMayBeServedOnSeveralAdapters() {
        String trace = adapter("M1", "Q1") + adapter("M2", "Q1");
        assertThat(Checks.run(trace).all()).isEmpty();
    }

    @Test
    void aSecondAfInBetweenDoesNotHideADuplicate() {
        String trace = adapter("M1", "Q1") + """
                > NdisMCmRegisterAddressFamilyEx adapter=M1 addressFamily=Q2 driver=mcm t=1
                < NdisMCmRegisterAddressFamilyEx status=NDIS_STATUS_SUCCESS driver=mcm t=1
                > NdisMCmRegisterAddressFamilyEx adapter=M1 addressFamily=Q1 driver=mcm t=1
                < NdisMCmRegisterAddressFamilyEx status=NDIS_STATUS_SUCCESS driver=mcm t=1
                """;
        assertThat(Checks.run(trace).all()).contains("REG-AF-DUPLICATE@7");
    }

    @Test
    void anAddressIsNoDescriptionOfAnAf() {
        String trace = adapter("M1", "0xffffc80490001000") + registered("M1", "0xffffc80490001000");
        assertThat(Checks.run(trace).all()).doesNotContain("REG-AF-DUPLICATE@5");
    }

    @Test
    void anAdapterAndABindingMayHaveTheSameName() {
        String trace = """
                > MiniportInitializeEx adapter=1 driver=mcm t=1
                < MiniportInitializeEx status=NDIS_STATUS_SUCCESS adapterContext=MC1 driver=mcm t=1
                > NdisCmRegisterAddressFamilyEx binding=1 addressFamily=Q1 driver=callmgr t=2
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    private static String adapter(String adapter, String family) {
        return "> MiniportInitializeEx adapter=" + adapter + " driver=mcm t=1\n" + registered(adapter, family);
    }

    private static String registered(String adapter, String family) {
        return "> NdisMCmRegisterAddressFamilyEx adapter=" + adapter + " addressFamily=" + family
                + " driver=mcm t=1\n"
                + "< NdisMCmRegisterAddressFamilyEx status=NDIS_STATUS_SUCCESS driver=mcm t=1\n";
    }
}

package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Parties where drivers are named, so that contexts tell who is meant. */
class PartyRulesTest {
    private static final String CALL = """
            > NdisClMakeCall vc=V1 clientParty=C1 driver=client t=1
            > ProtocolCmMakeCall vc=V1 party=P1 driver=manager t=1
            < ProtocolCmMakeCall status=NDIS_STATUS_PENDING driver=manager t=1
            < NdisClMakeCall status=NDIS_STATUS_PENDING driver=client t=1
            > ProtocolClMakeCallComplete status=NDIS_STATUS_SUCCESS vc=V1 party=P1 driver=client t=2
            < ProtocolClMakeCallComplete driver=client t=2
            """;
    private static final String SECOND = """
            > NdisClAddParty vc=V1 clientParty=C2 driver=client t=1
            > ProtocolCmAddParty vc=V1 party=P2 driver=manager t=1
            < ProtocolCmAddParty status=NDIS_STATUS_PENDING driver=manager t=1
            < NdisClAddParty status=NDIS_STATUS_PENDING driver=client t=1
            > NdisCmAddPartyComplete status=NDIS_STATUS_SUCCESS party=P2 callMgrParty=M2 driver=manager t=2
            > ProtocolClAddPartyComplete status=NDIS_STATUS_SUCCESS clientParty=C2 party=P2 driver=client t=2
            < ProtocolClAddPartyComplete driver=client t=2
            < NdisCmAddPartyComplete driver=manager t=2
            """;

    private static Checks.Run run(String... parts) {
        return Checks.run(String.join("", parts));
    }

    @Test
    void addsToACallMadeWithoutAPartyAreFound() {
        assertThat(run(CALL.replace("clientParty=C1", "clientParty=NULL").replaceAll(" party=P1", ""), SECOND)
                        .grave())
                .containsExactly("PARTY-ADD-REQUIRES-MULTIPOINT@7");
    }

    @Test
    void secondAnswersToAnAddAreFound() {
        assertThat(run(
                                CALL,
                                SECOND,
                                "> ProtocolClAddPartyComplete status=NDIS_STATUS_SUCCESS clientParty=C2 driver=client t=2\n")
                        .all())
                .contains("PARTY-ADD-CALLBACK@15");
    }

    @Test
    void secondAnswersToADropAreFoundByContext() {
        String told = "> ProtocolClDropPartyComplete status=NDIS_STATUS_SUCCESS clientParty=C2 driver=client t=1\n"
                + "< ProtocolClDropPartyComplete driver=client t=1\n";
        assertThat(run(
                                CALL,
                                SECOND,
                                "> NdisClDropParty party=P2 driver=client t=1\n",
                                "< NdisClDropParty status=NDIS_STATUS_PENDING driver=client t=1\n",
                                told,
                                told)
                        .all())
                .containsExactly("PARTY-DROP-CALLBACK@19");
    }

    @Test
    void partiesThatLeftAreToBeReleasedBeforeTheVcIsGone() {
        assertThat(run(CALL, SECOND, """
                                > ProtocolClIncomingDropParty status=NDIS_STATUS_SUCCESS clientParty=C2 driver=client t=1
                                < ProtocolClIncomingDropParty driver=client t=1
                                > NdisClCloseCall vc=V1 party=P1 driver=client t=1
                                < NdisClCloseCall status=NDIS_STATUS_PENDING driver=client t=1
                                > ProtocolClCloseCallComplete status=NDIS_STATUS_SUCCESS vc=V1 driver=client t=1
                                < ProtocolClCloseCallComplete driver=client t=1
                                > NdisCoDeleteVc vc=V1 driver=client t=1
                                < NdisCoDeleteVc status=NDIS_STATUS_SUCCESS driver=client t=1
                                """).grave())
                .containsExactly("PARTY-DROP-BEFORE-CLOSE@17", "PARTY-INCOMING-DROP-OWES-RELEASE@22");
    }

    @Test
    void theLastPartyIsNotDroppedEvenAfterOthersCame() {
        assertThat(run(CALL, SECOND, """
                                > NdisClDropParty party=P1 driver=client t=1
                                < NdisClDropParty status=NDIS_STATUS_SUCCESS driver=client t=1
                                > NdisClDropParty party=P2 driver=client t=1
                                """).grave()).containsExactly("PARTY-DROP-LAST@17");
    }

    @Test
    void aPartyStillBeingAddedKeepsTheOthersFromBeingTheLast() {
        assertThat(run(
                                CALL,
                                "> NdisClAddParty vc=V1 clientParty=C3 driver=client t=3\n",
                                "> NdisClDropParty party=P1 driver=client t=1\n")
                        .grave())
                .isEmpty();
    }

    @Test
    void aNewCallOnTheVcBeginsWithoutParties() {
        assertThat(run(CALL, SECOND, """
                                > NdisClDropParty party=P2 driver=client t=1
                                < NdisClDropParty status=NDIS_STATUS_SUCCESS driver=client t=1
                                > NdisClCloseCall vc=V1 party=P1 driver=client t=1
                                < NdisClCloseCall status=NDIS_STATUS_SUCCESS driver=client t=1
                                """, CALL, """
                                > NdisClDropParty party=P1 driver=client t=1
                                """).grave()).containsExactly("PARTY-DROP-LAST@25");
    }

    @Test
    void aPartyOfAnotherVcIsFoundWhereHandlersShowContextsOnly() {
        assertThat(run(CALL, """
                                > NdisClMakeCall vc=V2 clientParty=C9 driver=client t=1
                                < NdisClMakeCall status=NDIS_STATUS_PENDING driver=client t=1
                                > NdisCoOidRequest binding=B1 vc=V2 party=P1 request=R1 driver=client t=1
                                """).grave()).contains("PARTY-OTHER-VC@9");
    }

    @Test
    void aPartyWhoseCloseIsRefusedIsStillTheLast() {
        assertThat(run(CALL, """
                                > NdisClCloseCall vc=V1 party=P1 driver=client t=1
                                < NdisClCloseCall status=NDIS_STATUS_PENDING driver=client t=1
                                > ProtocolClCloseCallComplete status=NDIS_STATUS_RESOURCES vc=V1 clientParty=C1 driver=client t=2
                                < ProtocolClCloseCallComplete driver=client t=2
                                > NdisClDropParty party=P1 driver=client t=1
                                """).grave()).containsExactly("PARTY-DROP-LAST@11");
    }

    @Test
    void aContextOfALivePartyIsForNoOtherOnWhateverVc() {
        String again = "> NdisClMakeCall vc=V2 clientParty=C2 driver=client t=1\n";
        assertThat(run(CALL, SECOND, again).grave()).containsExactly("PARTY-CONTEXT-REUSED@15");
        assertThat(run(CALL, SECOND.substring(0, SECOND.indexOf("> NdisCmAddParty")), again)
                        .grave())
                .containsExactly("PARTY-CONTEXT-REUSED@11");
        assertThat(run(CALL, again.replace("C2", "C1")).grave()).containsExactly("PARTY-CONTEXT-REUSED@7");
    }

    @Test
    void aContextIsFreeOnceItsPartyIsDroppedLeftOrItsCallIsClosed() {
        String again = "> NdisClMakeCall vc=V2 clientParty=C2 driver=client t=1\n";
        String drop = """
                > NdisClDropParty party=P2 driver=client t=1
                > ProtocolCmDropParty callMgrParty=M2 driver=manager t=1
                < ProtocolCmDropParty status=NDIS_STATUS_SUCCESS driver=manager t=1
                < NdisClDropParty status=NDIS_STATUS_SUCCESS driver=client t=1
                """;
        String left = "> ProtocolClIncomingDropParty clientParty=C2 driver=client t=1\n";
        String close = """
                > NdisClCloseCall vc=V1 party=P1 driver=client t=1
                < NdisClCloseCall status=NDIS_STATUS_SUCCESS driver=client t=1
                """;
        assertThat(run(CALL, SECOND, drop, again).grave()).isEmpty();
        assertThat(run(CALL, SECOND, left, again).grave()).isEmpty();
        assertThat(run(CALL, close, again.replace("C2", "C1")).grave()).isEmpty();
        String failed = CALL.replace("Complete status=NDIS_STATUS_SUCCESS", "Complete status=NDIS_STATUS_FAILURE");
        assertThat(run(failed, again.replace("C2", "C1")).grave()).isEmpty();
    }

    @Test
    void aSecondCallIsFoundWhereTheVcIsOlderThanTheTrace() {
        assertThat(run(CALL, "> NdisClMakeCall vc=V1 clientParty=C9 driver=client t=1\n")
                        .grave())
                .containsExactly("CALL-ONE-PER-VC@7");
    }
}

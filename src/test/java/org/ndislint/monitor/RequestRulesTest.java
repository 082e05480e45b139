package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OID requests whose structures are used again before the first handler has returned. */
class RequestRulesTest {
    /** A request that is completed inside its handler, and whose requester is about to submit it again. */
    private static final String FIRST = """
            > NdisCoOidRequest binding=B1 af=A1 vc=V1 party=P1 request=R1 driver=client t=1
            > ProtocolCoOidRequest request=R1 driver=callmgr t=1
            > NdisCoOidRequestComplete status=NDIS_STATUS_SUCCESS af=A1 vc=V1 party=P1 request=R1 driver=callmgr t=1
            > ProtocolCoOidRequestComplete status=NDIS_STATUS_SUCCESS request=R1 driver=client t=1
            """;

    private static String second(String named) {
        return "> NdisCoOidRequest binding=B1 " + named + " request=R1 driver=client t=1\n" + """
                > ProtocolCoOidRequest request=R1 driver=callmgr t=1
                > NdisCoOidRequestComplete status=NDIS_STATUS_SUCCESS af=A2 vc=V2 party=P2 request=R1 driver=callmgr t=1
                """;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "af=A2", "vc=V2 party=P2", "af=A2 vc=V2 party=P2"})
    void whatAnOlderRequestNamedIsNotAskedOfANewOneThatDoesNotShowIt(String named) {
        assertThat(Checks.run(FIRST + second(named)).grave()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"af=A1", "af=A2 vc=NULL", "af=A2 vc=V2 party=P1"})
    void whatTheNewOneShowsIsAskedOfItsCompletion(String named) {
        assertThat(Checks.run(FIRST + second(named)).grave()).containsExactly("OID-PCO-COMPLETE-HANDLES@7");
    }

    @Test
    void aMiniportsCompletionIsComparedWithTheLastDeliveryOnly() {
        assertThat(Checks.run("""
                                > NdisCoOidRequest binding=B1 af=NULL vc=V1 party=NULL request=R1 driver=client t=1
                                > MiniportCoOidRequest adapter=M1 vc=V1 request=R1 driver=nic t=1
                                > NdisMCoOidRequestComplete status=NDIS_STATUS_SUCCESS adapter=M1 vc=V1 request=R1 driver=nic t=1
                                > ProtocolCoOidRequestComplete status=NDIS_STATUS_SUCCESS request=R1 driver=client t=1
                                > NdisCoOidRequest binding=B1 af=NULL vc=NULL party=NULL request=R1 driver=client t=1
                                > MiniportCoOidRequest adapter=M1 miniportVc=NULL request=R1 driver=nic t=1
                                > NdisMCoOidRequestComplete status=NDIS_STATUS_SUCCESS adapter=M1 vc=NULL request=R1 driver=nic t=1
                                """).grave()).isEmpty();
    }
}

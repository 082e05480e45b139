package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A DPC runs above whatever thread it interrupts: what it does is not done by the invocation that it nests in. */
class DpcTest {
    /** A call that is up, and whose client is being told that it is over. */
    private static String told(String level) {
        return """
                > NdisCoCreateVc af=A1 driver=client t=1
                < NdisCoCreateVc status=NDIS_STATUS_SUCCESS vc=V1 driver=client t=1
                > NdisClMakeCall vc=V1 driver=client t=1
                > NdisCmActivateVc vc=V1 driver=callmgr t=1
                < NdisCmActivateVc status=NDIS_STATUS_SUCCESS vc=V1 driver=callmgr t=1
                < NdisClMakeCall status=NDIS_STATUS_SUCCESS vc=V1 driver=client t=1
                > NdisCmDispatchIncomingCloseCall vc=V1 closeStatus=NDIS_STATUS_SUCCESS driver=callmgr LEVEL t=1
                > ProtocolClIncomingCloseCall vc=V1 closeStatus=NDIS_STATUS_SUCCESS driver=client LEVEL t=1
                """.replace("LEVEL", level);
    }

    private static Checks.Run sending(String outer, String inner, String by) {
        return Checks.run(told(outer) + """
                        > NdisMCoIndicateReceiveNetBufferLists vc=V1 nbl=N1 flags=0 BY t=1
                        > ProtocolCoReceiveNetBufferLists vc=V1 nbl=N1 flags=0 driver=client LEVEL t=1
                        > NdisCoSendNetBufferLists vc=V1 nbl=N2 driver=client LEVEL t=1
                        """.replace("BY", by + " " + inner).replace("LEVEL", inner));
    }

    @ParameterizedTest
    @CsvSource({
        "irql=0, irql=2, driver=nic",
        "irql=0, irql=2, ''",
        "'', irql=2, ''",
        "irql=0, '', driver=nic",
        "irql=2, irql=2, driver=nic"
    })
    void aDpcOfTheMiniportMayRaceWithTheHangUpThatItInterrupts(String outer, String inner, String by) {
        Checks.Run run = sending(outer, inner, by);
        assertThat(run.grave()).isEmpty();
        assertThat(run.findings())
                .filteredOn(f -> f.rule().id().equals("CALL-SEND-AFTER-REMOTE-CLOSE"))
                .singleElement()
                .extracting(Finding::conclusive)
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"irql=0, irql=0", "irql=2, irql=2", "'', ''", "irql=2, ''"})
    void whatTheHandlerItselfSendsIsFound(String outer, String inner) {
        assertThat(Checks.run(told(outer) + "> NdisCoSendNetBufferLists vc=V1 nbl=N2 driver=client " + inner + " t=1\n")
                        .grave())
                .isEqualTo(List.of("CALL-SEND-AFTER-REMOTE-CLOSE@9"));
    }

    @Test
    void whatIsSentAfterTheHandlerHasReturnedIsFoundInADpcToo() {
        assertThat(Checks.run(told("irql=0")
                                + "< ProtocolClIncomingCloseCall vc=V1 driver=client irql=0 t=1\n"
                                + "> NdisCoSendNetBufferLists vc=V1 nbl=N2 driver=client irql=2 t=1\n")
                        .grave())
                .isEqualTo(List.of("CALL-SEND-AFTER-REMOTE-CLOSE@10"));
    }
}

package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ndislint.model.CallEvent;

/** What of a recognised line becomes which part of the event. */
class HarvestTest {
    @Test
    void entryTellsTheStatusArgument() {
        assertThat(Recognition.of("--> NdisMCmCloseAddressFamilyComplete: Status=0x0, NdisAfHandle=A1"))
                .isEqualTo("> NdisMCmCloseAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=A1");
    }

    @Test
    void entryOfAFunctionWithoutStatusArgumentHasNone() {
        assertThat(Recognition.of("--> NdisClCloseAddressFamily: Status=0x0 NdisAfHandle=A1"))
                .isEqualTo("> NdisClCloseAddressFamily af=A1");
    }

    @Test
    void exitOfAFunctionThatReturnsNothingHasNoStatus() {
        assertThat(Recognition.of("<-- NdisMCmCloseAddressFamilyComplete: Status=0x0"))
                .isEqualTo("< NdisMCmCloseAddressFamilyComplete");
        assertThat(Recognition.of("<-- MiniportHaltEx 0x0")).isEqualTo("< MiniportHaltEx");
    }

    @Test
    void exitTellsTheReturnValueNotTheArgument() {
        assertThat(Recognition.of("<-- NdisClCloseAddressFamily: Status=0x103"))
                .isEqualTo("< NdisClCloseAddressFamily status=NDIS_STATUS_PENDING");
    }

    @Test
    void outParameterIsNoHandleAtTheEntry() {
        assertThat(Recognition.of("--> NdisClOpenAddressFamilyEx: NdisAfHandle=FFFFC804AF2E3710"))
                .isEqualTo("> NdisClOpenAddressFamilyEx");
    }

    @Test
    void contractsKeyOfAnOutParameterIsNoHandleAtTheEntryEither() {
        assertThat(Recognition.of("--> NdisClOpenAddressFamilyEx: af=FFFFC804AF2E3710"))
                .isEqualTo("> NdisClOpenAddressFamilyEx");
        assertThat(Recognition.of("DDI: Calling NdisClOpenAddressFamilyEx, NdisAfHandle=FFFFC804AF2E3710"))
                .isEqualTo("= NdisClOpenAddressFamilyEx");
    }

    @Test
    void outParameterIsAHandleAtTheExit() {
        assertThat(Recognition.of("<-- NdisClOpenAddressFamilyEx: NdisAfHandle=FFFFC804AF2E3710, Status=0x103"))
                .isEqualTo("< NdisClOpenAddressFamilyEx status=NDIS_STATUS_PENDING af=0xffffc804af2e3710");
    }

    @Test
    void variableBehindAnOutPointerIsNotedAtTheEntry() {
        assertThat(Recognition.of("--> NdisCoCreateVc: NdisVcHandle=FFFFC804AF2E3710, *NdisVcHandle=NULL"))
                .isEqualTo("> NdisCoCreateVc vcVar=0x0");
    }

    @Test
    void statusVariableOfOldCallsIsReadAtTheExit() {
        assertThat(Recognition.of("<-- NdisOpenAdapter: Status=0x103"))
                .isEqualTo("< NdisOpenAdapter status=NDIS_STATUS_PENDING");
        assertThat(Recognition.of("--> NdisOpenAdapter: Status=0x103")).isEqualTo("> NdisOpenAdapter");
    }

    @Test
    void contextOfOneRoleGoesToItsKey() {
        assertThat(Recognition.of("--> ProtocolCmCloseAf: CallMgrAfContext=0xFFFFC804AF2E3710"))
                .isEqualTo("> ProtocolCmCloseAf callMgrAf=0xffffc804af2e3710");
    }

    @Test
    void placeAndTimeAreTheRecords() {
        Recognition recognition = new Recognition();
        recognition.message.line = 7;
        recognition.message.cpu = 3;
        recognition.message.pid = 4;
        recognition.message.tid = 0x1F4;
        recognition.message.timeNanos = 1234;
        recognition.message.timeStepNanos = 1_000_000;
        recognition.read("--> MiniportPause");
        assertThat(recognition.event)
                .extracting(e -> e.line, e -> e.cpu, e -> e.pid, e -> e.tid, e -> e.timeNanos, e -> e.timeStepNanos)
                .containsExactly(7L, 3L, 4L, 0x1F4L, 1234L, 1_000_000L);
    }

    @Test
    void driverIsTheModule() {
        Recognition recognition = new Recognition();
        recognition.message.module = "acme";
        recognition.message.component = "cm";
        assertThat(recognition.read("--> MiniportPause")).isEqualTo("> MiniportPause driver=acme");
    }

    @Test
    void driverIsTheComponentWhereThereIsNoModule() {
        Recognition recognition = new Recognition();
        recognition.message.component = "cm";
        assertThat(recognition.read("--> MiniportPause")).isEqualTo("> MiniportPause driver=cm");
    }

    @Test
    void ndisItselfIsNotTheDriver() {
        Recognition recognition = new Recognition();
        recognition.message.module = "ndis";
        assertThat(recognition.read("--> MiniportPause")).isEqualTo("> MiniportPause");
    }

    @Test
    void nothingOfOneLineIsLeftInTheNext() {
        Recognition recognition = new Recognition();
        recognition.read("--> NdisClCloseAddressFamily: NdisAfHandle=A1 irql=2");
        assertThat(recognition.read("<-- NdisClCloseAddressFamily")).isEqualTo("< NdisClCloseAddressFamily");
    }

    @Test
    void remarkLeavesNoFunctionBehind() {
        Recognition recognition = new Recognition();
        recognition.read("--> MiniportPause is pending");
        assertThat(recognition.event.function).isEqualTo(-1);
        assertThat(recognition.event.timeNanos).isEqualTo(CallEvent.NO_TIME);
    }
}

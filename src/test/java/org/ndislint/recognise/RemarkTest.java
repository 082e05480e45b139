package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that look a little like entries or exits and are none. */
class RemarkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[TAP] --> NetworkAddress in the registry is invalid, using default address.",
                "[TAP] --> MiniportPause is already pending",
                "--> NdisOpenAdapterEx failed, Status c0000001",
                "--> MiniportPause: waiting for 3 sends to return",
                "0xc000000d(STATUS_INVALID_PARAMETER) MiniportPause ->condition",
                "MiniportPause -> NdisMPauseComplete",
                "MiniportPause->State = 5",
                "MiniportPause -> 5",
                "[MiniportPause] Running => Paused",
                "[MiniportPause] 0x1 -> 0x2",
                "[MiniportPause] => Network change notification",
                "MiniportPause <-> MiniportRestart",
                "MiniportPause <=> 5",
                "MiniportPause entry point is at FFFFF80412345678",
                "MiniportPause: the entry of this table is wrong",
                "NdisOpenAdapterEx returned 0x103",
                "DDI: Return successfully from NdisMPauseComplete DDI",
                "Calling NdisMPauseComplete",
                "not calling NdisMPauseComplete --> because of a halt",
                "ndis!NdisMPauseComplete+0x1f: Enter",
                "Enter the MiniportPause",
                "--> MiniportPauses",
                "--> MiniportPause2",
                "MiniportPause",
                "MiniportPause: 0x103",
                "MiniportPause Status = 0x103",
                "----------------------------------",
                "==================================",
                "===> unknown AKM !!",
                "====>SWRxDecryptFlag = 5",
                "Insufficient NS offload number!! Status(0x103) <==",
                "return TRUE. <====",
                "-->",
                "<--",
                "Enter",
                "",
                "[",
                "[[[[[",
                "]",
                "--> SetOption",
                "CFoo::SetOptions: Enter",
                "--> setoptions"
            })
    void areNotRecognised(String line) {
        assertThat(Recognition.of(line)).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--> MyHandler",
                "MyHandler: Enter",
                "--> calling something",
                "====>SWRxDecryptFlag = 5",
                "<-- done with 0x5 things",
                "MyHandler: --> "
            })
    void doNotBorrowTheRecordsFunction(String line) {
        assertThat(Recognition.of("MiniportPause", line)).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--> MPPause",
                "[FFFFC804AF2E3710] ---> MPPause",
                "AcmeCmCloseAf: Enter",
                "[TAP] --> AdapterPause"
            })
    void driversOwnHandlersAreNotGuessed(String line) {
        assertThat(Recognition.of(line)).isEqualTo("-");
    }

    @Test
    void linesWithoutArrowOrWordAreTurnedAwayByTheScan() {
        assertThat(Recogniser.mayAnnounce("pool state 12, 3 packets queued, address 00:11:22:33:44:55"))
                .isFalse();
        assertThat(Recogniser.mayAnnounce("a<b and c>d, x - y, the rest of it, calling"))
                .isFalse();
    }

    @Test
    void documentedNamesThatAnybodyCouldUseCountOnlyToTheLetter() {
        assertThat(Recognition.of("--> SetOptions")).isEqualTo("> SetOptions");
    }
}

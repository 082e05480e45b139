package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spellings of statuses, handles and levels. */
class ValueSpellingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x00000103",
                "0x103",
                "0X103",
                "103",
                "00000103",
                "259",
                "NDIS_STATUS_PENDING",
                "STATUS_PENDING",
                "0x00000103(STATUS_PENDING)",
                "0x103(NDIS_STATUS_PENDING)",
                "259(STATUS_PENDING)",
                "STATUS_PENDING(0x103)",
                "STATUS_PENDING (0x00000103)",
                "0x00000103%",
                "\"NDIS_STATUS_PENDING\"",
                "0x0000000000000103"
            })
    void pendingIsReadInEverySpelling(String status) {
        assertThat(Recognition.of("<-- MiniportPause: Status=" + status))
                .isEqualTo("< MiniportPause status=NDIS_STATUS_PENDING");
    }

    @ParameterizedTest
    @CsvSource({
        "c000009a, NDIS_STATUS_RESOURCES",
        "C000009A, NDIS_STATUS_RESOURCES",
        "0xc000009a, NDIS_STATUS_RESOURCES",
        "-1073741670, NDIS_STATUS_RESOURCES",
        "3221225626, NDIS_STATUS_RESOURCES",
        "0xffffffffc000009a, NDIS_STATUS_RESOURCES",
        "0, NDIS_STATUS_SUCCESS",
        "10003, NDIS_STATUS_NOT_ACCEPTED",
        "65539, NDIS_STATUS_NOT_ACCEPTED",
        "0xc0000022(STATUS_ACCESS_DENIED), 0xc0000022",
        "STATUS_SOMETHING_ELSE, STATUS_SOMETHING_ELSE"
    })
    void otherStatusesAreReadToo(String status, String read) {
        assertThat(Recognition.of("<-- MiniportPause: Status=" + status)).isEqualTo("< MiniportPause status=" + read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "Failed", "failed", "0x", "0x1234567890", "FFFFC804AF2E3710", "TRUE", "-5x", ""})
    void whatIsNoCertainStatusIsLeftOut(String status) {
        assertThat(Recognition.of("<-- MiniportPause: Status=" + status)).isEqualTo("< MiniportPause");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status=0x103",
                "status: 0x103",
                "Status = 0x103",
                "Status 0x103",
                "status is 0x103",
                "NdisStatus=0x103",
                "ndisStatus(0x103)",
                "ntStatus=0x103",
                "returning 0x103",
                "[status: 0x103]",
                "<ntStatus=0x103>",
                "with status 0x103",
                "failed with status 0x103",
                "rc=0x103",
                "0x103"
            })
    void statusIsFoundUnderAllItsNames(String rest) {
        assertThat(Recognition.of("<-- MiniportPause: " + rest))
                .isEqualTo("< MiniportPause status=NDIS_STATUS_PENDING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" Status=0x103 (pending)", " 0x103 - still busy", " status 0x103 for the adapter of port 5"})
    void proseMayFollowTheStatus(String rest) {
        assertThat(Recognition.of("<-- MiniportPause" + rest)).isEqualTo("< MiniportPause status=NDIS_STATUS_PENDING");
    }

    @ParameterizedTest
    @CsvSource({
        "FFFFC804AF2E3710, 0xffffc804af2e3710",
        "0xFFFFC804AF2E3710, 0xffffc804af2e3710",
        "0xffffc804af2e3710, 0xffffc804af2e3710",
        "ffffc804`af2e3710, 0xffffc804af2e3710",
        "0xffffc804`af2e3710, 0xffffc804af2e3710",
        "80AF2E37, 0x80af2e37",
        "0x1f3, 0x1f3",
        "0000000000000000, 0x0",
        "00000000, 0x0",
        "NULL, 0x0",
        "(null), 0x0",
        "0, 0x0",
        "A1, A1",
        "12, 12"
    })
    void handlesBecomeNumbersOrNamesAsTheContractSays(String handle, String read) {
        assertThat(Recognition.of("--> NdisClCloseAddressFamily: NdisAfHandle=" + handle))
                .isEqualTo("> NdisClCloseAddressFamily af=" + read);
    }

    @Test
    void handleThatDoesNotFitIsNotRecorded() {
        assertThat(Recognition.of("--> NdisClCloseAddressFamily: NdisAfHandle=0x12345678901234567"))
                .isEqualTo("> NdisClCloseAddressFamily");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NdisAfHandle=FFFFC804AF2E3710",
                "NdisAfHandle: FFFFC804AF2E3710",
                "NdisAfHandle FFFFC804AF2E3710",
                "NdisAfHandle(FFFFC804AF2E3710)",
                "ndisafhandle = 0xffffc804af2e3710",
                "af=FFFFC804AF2E3710",
                "af FFFFC804AF2E3710",
                "(NdisAfHandle=FFFFC804AF2E3710)",
                "[NdisAfHandle: FFFFC804AF2E3710]",
                "Open FFFFC804AF2E3720, NdisAfHandle FFFFC804AF2E3710"
            })
    void parametersAreFoundByDocumentedNameOrKey(String rest) {
        assertThat(Recognition.of("--> NdisClCloseAddressFamily: " + rest))
                .isEqualTo("> NdisClCloseAddressFamily af=0xffffc804af2e3710");
    }

    @ParameterizedTest
    @CsvSource({
        "irql=2, DISPATCH_LEVEL",
        "IRQL: 0, PASSIVE_LEVEL",
        "Irql=DISPATCH_LEVEL, DISPATCH_LEVEL",
        "irql=0x00000002(DPC), DISPATCH_LEVEL",
        "irql=0x00000001(APC), APC_LEVEL",
        "CurrentIrql 2, DISPATCH_LEVEL",
        "KeGetCurrentIrql() = 2, DISPATCH_LEVEL",
        "at DISPATCH_LEVEL, DISPATCH_LEVEL",
        "(PASSIVE_LEVEL), PASSIVE_LEVEL",
        "irql=passive, PASSIVE_LEVEL"
    })
    void levelsAreReadAsNumberOrName(String rest, String read) {
        assertThat(Recognition.of("--> MiniportPause: " + rest)).isEqualTo("> MiniportPause irql=" + read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"irql=99", "irql=-1", "irql=upstairs"})
    void whatIsNoLevelIsLeftOut(String rest) {
        assertThat(Recognition.of("--> MiniportPause: " + rest)).isEqualTo("> MiniportPause");
    }

    @Test
    void contractsKeyCountsOnlyAsItIsSpelled() {
        assertThat(Recognition.of("--> MiniportPause: Adapter=FFFFC804AF2E3710"))
                .isEqualTo("> MiniportPause");
        assertThat(Recognition.of("--> MiniportPause: adapter=FFFFC804AF2E3710"))
                .isEqualTo("> MiniportPause adapter=0xffffc804af2e3710");
    }

    @Test
    void firstValueOfAKeyStands() {
        assertThat(Recognition.of("--> NdisClCloseAddressFamily: NdisAfHandle=A1 af=A2"))
                .isEqualTo("> NdisClCloseAddressFamily af=A1");
    }

    @Test
    void oidsAndCodesPreferTheirNames() {
        assertThat(Recognition.of("--> MiniportOidRequest: Oid=0x00010101(OID_GEN_SUPPORTED_LIST)"))
                .isEqualTo("> MiniportOidRequest oid=OID_GEN_SUPPORTED_LIST");
        assertThat(Recognition.of("--> MiniportOidRequest: Oid=0x00010101"))
                .isEqualTo("> MiniportOidRequest oid=0x10101");
        assertThat(Recognition.of("--> MiniportOidRequest: Oid 10101")).isEqualTo("> MiniportOidRequest");
    }

    @Test
    void furtherParametersBecomeArguments() {
        assertThat(Recognition.of("--> NdisMRegisterInterruptEx: MiniportInterruptContext=FFFFC804AF2E3710"))
                .isEqualTo("> NdisMRegisterInterruptEx MiniportInterruptContext=0xffffc804af2e3710");
    }
}

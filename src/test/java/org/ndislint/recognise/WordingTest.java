package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines worded as drivers word them, with documented names in place of the drivers' own. */
class WordingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    [MiniportPause]=> ~ > MiniportPause
                    [MiniportPause]<= 0x103 ~ < MiniportPause status=NDIS_STATUS_PENDING
                    [MiniportPause]<= 0x00000103 ~ < MiniportPause status=NDIS_STATUS_PENDING
                    [MiniportHaltEx]<= ~ < MiniportHaltEx
                    --> MiniportRestart ~ > MiniportRestart
                    ---> MiniportRestart ~ > MiniportRestart
                    <-- MiniportRestart ~ < MiniportRestart
                    <--- MiniportRestart ~ < MiniportRestart
                    <-- MiniportRestart, status: 0x00000000 ~ < MiniportRestart status=NDIS_STATUS_SUCCESS
                    --> MiniportRestart Device: FFFFC804AF2E3710 ~ > MiniportRestart
                    MiniportRestart Entry ~ > MiniportRestart
                    """)
    void netKvmWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    ` FilterAttach:211 --->` ~ > FilterAttach
                    ` FilterAttach:211 --->Filter=FFFFC804AF2E3710` ~ > FilterAttach
                    ` FilterAttach:211 ---> NdisFilterHandle=FFFFC804AF2E3710` ~ > FilterAttach filter=0xffffc804af2e3710
                    ` FilterAttach:264 <---STATUS_SUCCESS` ~ < FilterAttach status=NDIS_STATUS_SUCCESS
                    ` FilterAttach:264 <--- STATUS_SUCCESS` ~ < FilterAttach status=NDIS_STATUS_SUCCESS
                    ` FilterPause:99 <---0x00000103(STATUS_PENDING)` ~ < FilterPause status=NDIS_STATUS_PENDING
                    """)
    void xdpWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    ===>FilterAttach... ~ > FilterAttach
                    ==>FilterSetModuleOptions ~ > FilterSetModuleOptions
                    NDISLWF: ===>FilterRestart:   FilterModuleContext FFFFC804AF2E3710 ~ > FilterRestart FilterModuleContext=0xffffc804af2e3710
                    ===>NDISLWF FilterPause: FilterInstance FFFFC804AF2E3710 ~ > FilterPause
                    <===FilterPause:  Status 103 ~ < FilterPause status=NDIS_STATUS_PENDING
                    <===FilterAttach:    Status 0 ~ < FilterAttach status=NDIS_STATUS_SUCCESS
                    <===FilterRestart, Status = c0000001 ~ < FilterRestart status=NDIS_STATUS_FAILURE
                    <===FilterRestart, Status =      103 ~ < FilterRestart status=NDIS_STATUS_PENDING
                    <===FilterOidRequest: Status      103. ~ < FilterOidRequest status=NDIS_STATUS_PENDING
                    <===FilterDetach Successfully ~ < FilterDetach
                    <===FilterStatus. ~ < FilterStatus
                    `===>FilterReturnNetBufferLists, NetBufferLists is FFFFC804AF2E3710.` ~ > FilterReturnNetBufferLists nbl=0xffffc804af2e3710
                    ===>FilterOidRequest: OidRequest FFFFC804AF2E3710. ~ > FilterOidRequest request=0xffffc804af2e3710
                    """)
    void filterSampleWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    ==> MiniportInitializeEx: VELAN FFFFC804AF2E3710 ~ > MiniportInitializeEx
                    <== MiniportInitializeEx: VELAN FFFFC804AF2E3710, Status c000009a ~ < MiniportInitializeEx status=NDIS_STATUS_RESOURCES
                    <== MiniportOidRequest: OID 0x00010101, Status = 0x00000103 ~ < MiniportOidRequest status=NDIS_STATUS_PENDING oid=0x10101
                    <== MiniportOidRequest: returning 00000103 ~ < MiniportOidRequest status=NDIS_STATUS_PENDING
                    ==>MiniportPause  Adapter 80AF2E37 ~ > MiniportPause
                    ==> ProtocolReceiveNetBufferLists: ProtocolBindingContext FFFFC804AF2E3710, NetBufferLists FFFFC804AF2E3720 ~ > ProtocolReceiveNetBufferLists nbl=0xffffc804af2e3720 bindingContext=0xffffc804af2e3710
                    """)
    void muxWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    --> ProtocolUninstall ~ > ProtocolUninstall
                    <-- ProtocolUninstall ~ < ProtocolUninstall
                    ==>ProtocolBindAdapterEx: ~ > ProtocolBindAdapterEx
                    ==>ProtocolNetPnPEvent: Source 5, CallbackAddr FFFFF80412345678 ~ > ProtocolNetPnPEvent
                    """)
    void protocolSampleWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    ---> MiniportInitializeEx ~ > MiniportInitializeEx
                    [FFFFC804AF2E3710] <--- MiniportInitializeEx Status = 0x00000000% ~ < MiniportInitializeEx status=NDIS_STATUS_SUCCESS
                    [FFFFC804AF2E3710] ---> MiniportPause ~ > MiniportPause adapterContext=0xffffc804af2e3710
                    [FFFFC804AF2E3710] <--- MiniportPause ~ < MiniportPause adapterContext=0xffffc804af2e3710
                    [80AF2E37] <--- MiniportResetEx Status = 0x00000103 ~ < MiniportResetEx status=NDIS_STATUS_PENDING adapterContext=0x80af2e37
                    [FFFFC804AF2E3710] <--- MiniportCheckForHangEx. FALSE ~ < MiniportCheckForHangEx status=FALSE adapterContext=0xffffc804af2e3710
                    [FFFFC804AF2E3710] <--- MiniportSendNetBufferLists. Processor: 3 ~ < MiniportSendNetBufferLists adapterContext=0xffffc804af2e3710
                    """)
    void miniportSampleWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    --> MiniportPause ~ > MiniportPause
                    <-- MiniportPause: 0x103 ~ < MiniportPause status=NDIS_STATUS_PENDING
                    <-- MiniportPause: FlowCtx FFFFC804AF2E3710, 0x00000000(STATUS_SUCCESS) ~ < MiniportPause status=NDIS_STATUS_SUCCESS
                    <-- MiniportPause, 0x00000103(STATUS_PENDING) ~ < MiniportPause status=NDIS_STATUS_PENDING
                    ` MiniportPause ->` ~ > MiniportPause
                    <== MiniportInitializeEx(), pAdapter(FFFFC804AF2E3710), ndisStatus(0xc000009a) ~ < MiniportInitializeEx status=NDIS_STATUS_RESOURCES
                    [WDI], <== MiniportInitializeEx(), Initialize failed, clean up resources. ndisStatus(0xc000009a) ~ < MiniportInitializeEx status=NDIS_STATUS_RESOURCES
                    ` <- [Error]MiniportOidRequest(), NDIS_STATUS_NOT_SUPPORTED` ~ < MiniportOidRequest status=NDIS_STATUS_NOT_SUPPORTED
                    MiniportHaltEx() <==== ~ < MiniportHaltEx
                    """)
    void wlanSampleWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    ` ---> NdisRegisterProtocolDriver()` ~ > NdisRegisterProtocolDriver
                    ` <--- NdisRegisterProtocolDriver()` ~ < NdisRegisterProtocolDriver
                    ` <--- NdisRegisterProtocolDriver() [status: 0xc000009a]` ~ < NdisRegisterProtocolDriver status=NDIS_STATUS_RESOURCES
                    """)
    void wfpSampleWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    Function Return=0x00000103(STATUS_PENDING) ~ < MiniportPause status=NDIS_STATUS_PENDING
                    Function Return=STATUS_SUCCESS ~ < MiniportPause status=NDIS_STATUS_SUCCESS
                    --> Entry ~ > MiniportPause
                    <-- Exit ~ < MiniportPause
                    ` <--` ~ < MiniportPause
                    -->  ~ > MiniportPause
                    <-- 0x103 ~ < MiniportPause status=NDIS_STATUS_PENDING
                    Enter ~ > MiniportPause
                    `Exit, status=STATUS_PENDING` ~ < MiniportPause status=NDIS_STATUS_PENDING
                    ENTRY: MiniportAdapterContext=FFFFC804AF2E3710 ~ > MiniportPause adapterContext=0xffffc804af2e3710
                    """)
    void recordNamesTheFunctionWhereTheTextDoesNot(String line, String event) {
        assertThat(Recognition.of("MiniportPause", line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    ` [MiniportPause] --> Entry` ~ > MiniportPause
                    ` [MiniportPause] --> Entry <DmfModule=0xFFFFC804AF2E3710>` ~ > MiniportPause
                    ` [MiniportPause] <-- Exit` ~ < MiniportPause
                    ` [MiniportPause] <-- Exit <ntStatus=STATUS_PENDING>` ~ < MiniportPause status=NDIS_STATUS_PENDING
                    ` [MiniportPause] <-- Exit <ntStatus=0x00000103(STATUS_PENDING)>` ~ < MiniportPause status=NDIS_STATUS_PENDING
                    """)
    void dmfWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    FilterDetach: ENTER ~ > FilterDetach
                    FilterDetach: EXIT ~ < FilterDetach
                    --> FilterDetach ~ > FilterDetach
                    <-- FilterDetach ~ < FilterDetach
                    [TAP] --> MiniportRestart ~ > MiniportRestart
                    [TAP] <-- MiniportRestart; status = 00000103 ~ < MiniportRestart status=NDIS_STATUS_PENDING
                    [TAP] <-- MiniportCheckForHangEx; status = FALSE ~ < MiniportCheckForHangEx status=FALSE
                    [TAP] --> MiniportDriverUnload; version [9.27] built unloaded ~ > MiniportDriverUnload
                    """)
    void npcapAndTapWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    [IddCx]MiniportPause: Enter ~ > MiniportPause
                    [IddCx]MiniportPause: Exit, status=STATUS_PENDING ~ < MiniportPause status=NDIS_STATUS_PENDING
                    ?MiniportPause@Adapter@@QEAAJPEAX@Z: Enter ~ > MiniportPause
                    ?MiniportPause@@YAJPEAX@Z: Exit, status=STATUS_SUCCESS ~ < MiniportPause status=NDIS_STATUS_SUCCESS
                    [IddCx]<lambda_e42696d61f3ea0fd>::operator(): DDI: Calling NdisMPauseComplete DDI, IddAdapter 0xFFFFFE9BD0A18978 ~ = NdisMPauseComplete
                    DDI: Calling NdisMRestartComplete ~ = NdisMRestartComplete
                    !MiniportPause[12]!Enter ~ > MiniportPause
                    !MiniportPause[40]!Exit ~ < MiniportPause
                    !MiniportPause!Enter ~ > MiniportPause
                    """)
    void iddCxAndWcnWords(String line, String event) {
        assertThat(Recognition.of(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    >> MiniportPause ~ > MiniportPause
                    << MiniportPause ~ < MiniportPause
                    -> MiniportPause ~ > MiniportPause
                    =======> MiniportPause ~ > MiniportPause
                    MiniportPause <- ~ < MiniportPause
                    **** MiniportPause Enter **** ~ > MiniportPause
                    INFO: --> MiniportPause ~ > MiniportPause
                    acme: Entering MiniportPause ~ > MiniportPause
                    Entering MiniportPause ~ > MiniportPause
                    ENTER: MiniportPause ~ > MiniportPause
                    Enter MiniportPause() ~ > MiniportPause
                    Leaving MiniportPause ~ < MiniportPause
                    exit from MiniportPause ~ < MiniportPause
                    MiniportPause - Enter ~ > MiniportPause
                    MiniportPause exiting ~ < MiniportPause
                    MiniportPause returns 0x103 ~ < MiniportPause status=NDIS_STATUS_PENDING
                    MiniportPause: returning NDIS_STATUS_PENDING ~ < MiniportPause status=NDIS_STATUS_PENDING
                    MiniportHaltEx returns ~ < MiniportHaltEx
                    CAdapter::MiniportPause: Enter ~ > MiniportPause
                    acme!MiniportPause: Enter ~ > MiniportPause
                    ndis!NdisMPauseComplete --> ~ > NdisMPauseComplete
                    _MiniportPause@8 Enter ~ > MiniportPause
                    miniportpause: Enter ~ > MiniportPause
                    MiniportInitialize: Enter ~ > MiniportInitialize
                    00000012\t0.00123456\t[TAP] --> MiniportPause ~ > MiniportPause
                    """)
    void arrowsAndWordsStandOnEitherSideOfTheName(String line, String event) {
        assertThat(Recognition.of(line.replace("\\t", "\t"))).isEqualTo(event);
    }

    @Test
    void nameIndexKnowsEveryDocumentedNameAndAlias() {
        for (int id = 0; id < Recognition.CATALOGUE.size(); id++) {
            String name = Recognition.CATALOGUE.name(id);
            assertThat(Recognition.of("--> " + name)).isEqualTo("> " + name);
            for (String alias : Recognition.CATALOGUE.function(id).aliases()) {
                assertThat(Recognition.of("--> " + alias)).isEqualToIgnoringCase("> " + alias);
            }
        }
    }

    @Test
    void messagesOverSeveralLinesAreReadAsOne() {
        assertThat(Recognition.of("<-- MiniportPause\n  Status=0x103"))
                .isEqualTo("< MiniportPause status=NDIS_STATUS_PENDING");
    }
}

package org.ndislint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;

class ParameterKeysTest {
    private final Catalogue catalogue = Catalogue.load();

    private @Nullable Key keyOf(String function, String parameter) {
        return catalogue.keyOf(catalogue.find(function), parameter);
    }

    private @Nullable Key keyOf(String function, String parameter, EventKind at) {
        return catalogue.keyOf(catalogue.find(function), parameter, at);
    }

    @ParameterizedTest
    @CsvSource({
        "NdisClCloseAddressFamily, NdisAfHandle, AF",
        "ProtocolCmCloseAf, CallMgrAfContext, CALL_MGR_AF",
        "ProtocolClCloseAfComplete, ProtocolAfContext, CLIENT_AF",
        "ProtocolClNotifyCloseAf, ClientAfContext, CLIENT_AF",
        "NdisClRegisterSap, ProtocolSapContext, CLIENT_SAP",
        "ProtocolCmDeregisterSap, CallMgrSapContext, CALL_MGR_SAP",
        "NdisCmDispatchIncomingCall, NdisSapHandle, SAP",
        "NdisClMakeCall, ProtocolPartyContext, CLIENT_PARTY",
        "ProtocolCmMakeCall, CallMgrVcContext, CALL_MGR_VC",
        "ProtocolCmDropParty, CallMgrPartyContext, CALL_MGR_PARTY",
        "ProtocolClCallConnected, ProtocolVcContext, CLIENT_VC",
        "MiniportCoActivateVc, MiniportVcContext, MINIPORT_VC",
        "NdisMCmCreateVc, MiniportVcContext, CALL_MGR_VC",
        "NdisMCmCreateVc, MiniportAdapterHandle, ADAPTER",
        "MiniportInitializeEx, NdisMiniportHandle, ADAPTER",
        "MiniportHaltEx, MiniportAdapterContext, ADAPTER_CONTEXT",
        "NdisOpenAdapterEx, ProtocolBindingContext, BINDING_CONTEXT",
        "NdisOpenAdapterEx, BindContext, BIND_CONTEXT",
        "NdisCompleteBindAdapterEx, BindAdapterContext, BIND_CONTEXT",
        "ProtocolUnbindAdapterEx, UnbindContext, UNBIND_CONTEXT",
        "NdisFPauseComplete, NdisFilterHandle, FILTER",
        "NdisCoOidRequest, OidRequest, REQUEST",
        "NdisMCoOidRequestComplete, Request, REQUEST",
        "NdisCoSendNetBufferLists, NetBufferLists, NBL",
        "NdisCoSendNetBufferLists, SendFlags, FLAGS",
        "NdisMCoIndicateReceiveNetBufferLists, NumberOfNetBufferLists, COUNT",
        "NdisCmDispatchIncomingCloseCall, CloseStatus, CLOSE_STATUS",
        "NdisClModifyCallQoS, CallParameters, PARAMS",
        "NdisAcquireSpinLock, SpinLock, LOCK",
        "NdisAcquireRWLockRead, Lock, LOCK",
        "NdisSetTimerObject, TimerObject, TIMER",
        "NdisFreeIoWorkItem, NdisIoWorkItemHandle, WORK_ITEM",
        "NdisMDeregisterInterruptEx, NdisInterruptHandle, OBJECT",
        "NdisClGetProtocolVcContextFromTapiCallId, TapiCallId, TAPI_CALL_ID",
        "NdisMIndicateStatus, GeneralStatus, CODE",
        "NdisMFreePort, PortNumber, PORT",
    })
    void aParameterCarriesItsKey(String function, String parameter, Key key) {
        assertThat(keyOf(function, parameter)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "MiniportCoOidRequest, Oid, OID",
        "NdisMIndicateStatusEx, StatusCode, CODE",
        "ProtocolCoStatusEx, StatusCode, CODE",
        "ProtocolNetPnPEvent, NetEvent, PNP_EVENT",
        "MiniportDevicePnPEventNotify, DevicePnPEvent, PNP_EVENT",
        "NdisMSetMiniportAttributes, MiniportAdapterContext, ADAPTER_CONTEXT",
        "NdisClIncomingCallComplete, Flags, FLAGS",
    })
    void aMemberOfAStructureStandsForItself(String function, String member, Key key) {
        assertThat(keyOf(function, member)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "NdisAfHandle",
        "ndisafhandle",
        "NDISAFHANDLE",
        "_NdisAfHandle",
        "__ndisAfHandle__",
        "_H_",
        "H",
        "_h",
        "h__",
    })
    void caseAndOuterUnderscoresDoNotCountAndTheHeadersNameDoes(String spelling) {
        int id = catalogue.find("NdisMCmCloseAddressFamilyComplete");
        assertThat(catalogue.parameter(id, spelling)).isEqualTo(1);
        assertThat(catalogue.keyOf(id, spelling)).isEqualTo(Key.AF);
    }

    @ParameterizedTest
    @CsvSource({"Ndis_AfHandle", "AfHandle", "NdisAfHandl", "NdisAfHandleX", "''", "_", "Ünicode"})
    void anotherNameIsNoParameter(String spelling) {
        int id = catalogue.find("NdisMCmCloseAddressFamilyComplete");
        assertThat(catalogue.parameter(id, spelling)).isEqualTo(-1);
        assertThat(catalogue.keyOf(id, spelling)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "NdisClOpenAddressFamilyEx, NdisAfHandle, AF",
        "ProtocolCmOpenAf, CallMgrAfContext, CALL_MGR_AF",
        "NdisClRegisterSap, NdisSapHandle, SAP",
        "NdisCoCreateVc, NdisVcHandle, VC",
        "NdisMCmCreateVc, NdisVcHandle, VC",
        "NdisClMakeCall, NdisPartyHandle, PARTY",
        "NdisOpenAdapterEx, NdisBindingHandle, BINDING",
        "NdisAllocateTimerObject, pTimerObject, TIMER",
        "NdisCoGetTapiCallId, TapiCallId, TAPI_CALL_ID",
    })
    void anOutPointerIsNoHandleAtTheEntry(String function, String parameter, Key key) {
        assertThat(keyOf(function, parameter, EventKind.ENTER)).isNull();
        assertThat(keyOf(function, parameter, EventKind.EXIT)).isEqualTo(key);
        assertThat(keyOf(function, parameter, EventKind.CALL)).isEqualTo(key);
    }

    @Test
    void aRequestThatIsFilledInIsStillTheRequestAtTheEntry() {
        assertThat(keyOf("NdisCoOidRequest", "OidRequest", EventKind.ENTER)).isEqualTo(Key.REQUEST);
    }

    @Test
    void aLockIsItsAddressEvenWhereItIsInitialised() {
        assertThat(keyOf("NdisAllocateSpinLock", "SpinLock", EventKind.ENTER)).isEqualTo(Key.LOCK);
        assertThat(keyOf("NdisInitializeReadWriteLock", "Lock", EventKind.ENTER))
                .isEqualTo(Key.LOCK);
    }

    @Test
    void aContextWhoseOwnerTheRoleDecidesHasSeveralKeysAndNoSoleOne() {
        int id = catalogue.find("ProtocolCoCreateVc");
        assertThat(catalogue.keyOf(id, "ProtocolAfContext")).isNull();
        assertThat(catalogue.keysOf(id, "ProtocolAfContext")).isEqualTo(Key.CLIENT_AF.bit() | Key.CALL_MGR_AF.bit());
        assertThat(catalogue.keysOf(id, "ProtocolVcContext")).isEqualTo(Key.CLIENT_VC.bit() | Key.CALL_MGR_VC.bit());
        assertThat(catalogue.keysOf(id, "ProtocolVcContext", EventKind.ENTER)).isZero();
    }

    @Test
    void theContextThatTellsAnMcmFromACallManagerIsNotGuessed() {
        int id = catalogue.find("ProtocolCmOpenAf");
        assertThat(catalogue.keyOf(id, "CallMgrBindingContext")).isNull();
        assertThat(catalogue.keysOf(id, "CallMgrBindingContext"))
                .isEqualTo(Key.BINDING_CONTEXT.bit() | Key.ADAPTER_CONTEXT.bit());
    }

    @Test
    void theAddressOfADescriptionIsNotTheDescription() {
        assertThat(keyOf("NdisCmRegisterAddressFamilyEx", "AddressFamily")).isNull();
        assertThat(keyOf("NdisClRegisterSap", "Sap")).isNull();
    }

    @Test
    void aCloneIsNotTakenForTheRequestThatIsCloned() {
        assertThat(keyOf("NdisAllocateCloneOidRequest", "OidRequest")).isEqualTo(Key.REQUEST);
        assertThat(keyOf("NdisAllocateCloneOidRequest", "ClonedOidRequest")).isNull();
    }

    @Test
    void noTwoParametersOfACallClaimTheSameSoleKey() {
        for (int id = 0; id < catalogue.size(); id++) {
            List<Key> keys = new ArrayList<>();
            for (Function.Parameter parameter : catalogue.function(id).parameters()) {
                Key key = catalogue.keyOf(id, parameter.name());
                if (key != null) {
                    keys.add(key);
                }
            }
            assertThat(keys).as(catalogue.name(id)).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyHandleAndContextOfOneObjectOrRoleHasAKey() {
        List<String> without = new ArrayList<>();
        for (int id = 0; id < catalogue.size(); id++) {
            for (Function.Parameter parameter : catalogue.function(id).parameters()) {
                boolean expected = parameter.handleKind() != null || parameter.contextOf() != null;
                if (expected
                        && catalogue.keysOf(id, parameter.name()) == 0
                        && !"filter-module".equals(parameter.contextOf())) {
                    without.add(catalogue.name(id) + " " + parameter.name());
                }
            }
        }
        assertThat(without)
                .containsExactly(
                        "CopyNetBufferListInfo DestNetBufferList",
                        "CopyNetBufferListInfo SrcNetBufferList",
                        "NdisAllocateCloneOidRequest ClonedOidRequest");
    }

    @Test
    void theStatusOfACompletionIsFoundUnderEitherName() {
        int macro = catalogue.find("NdisMCmCloseAddressFamilyComplete");
        int drop = catalogue.find("NdisCmDispatchIncomingDropParty");
        assertThat(catalogue.isStatus(macro, "_S_", EventKind.ENTER)).isTrue();
        assertThat(catalogue.isStatus(macro, "Status", EventKind.ENTER)).isTrue();
        assertThat(catalogue.isStatus(macro, "NdisAfHandle", EventKind.ENTER)).isFalse();
        assertThat(catalogue.isStatus(drop, "DropStatus", EventKind.ENTER)).isTrue();
    }

    @Test
    void aCloseStatusIsAFactOfItsOwn() {
        int id = catalogue.find("NdisCmDispatchIncomingCloseCall");
        assertThat(catalogue.isStatus(id, "CloseStatus", EventKind.ENTER)).isFalse();
    }

    @Test
    void aStatusReportedThroughAPointerIsKnownAtTheReturn() {
        int id = catalogue.find("NdisRequest");
        assertThat(catalogue.isStatus(id, "Status", EventKind.ENTER)).isFalse();
        assertThat(catalogue.isStatus(id, "Status", EventKind.EXIT)).isTrue();
    }

    @Test
    void aReturnedHandleHasItsKey() {
        assertThat(catalogue.returnedKey(catalogue.find("NdisAllocateIoWorkItem")))
                .isEqualTo(Key.WORK_ITEM);
        assertThat(catalogue.returnedKey(catalogue.find("NdisAllocateRWLock"))).isEqualTo(Key.LOCK);
        assertThat(catalogue.returnedKey(catalogue.find("NdisAllocateGenericObject")))
                .isEqualTo(Key.OBJECT);
        assertThat(catalogue.returnedKey(catalogue.find("NdisClCloseAddressFamily")))
                .isNull();
    }

    @Test
    void askingByBytesAllocatesNothing() {
        int id = catalogue.find("NdisClOpenAddressFamilyEx");
        byte[] name = "ClientAfContext".getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(rounds(id, name)).isEqualTo(20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        int found = rounds(id, name);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(found).isEqualTo(20_000);
        assertThat(allocated).isLessThan(4096);
    }

    private int rounds(int id, byte[] name) {
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            if (catalogue.keyOf(id, name, 0, name.length, EventKind.ENTER) == Key.CLIENT_AF) {
                found++;
            }
        }
        return found;
    }
}

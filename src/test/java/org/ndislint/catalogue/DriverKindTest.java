package org.ndislint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ndislint.catalogue.DriverKind.CALL_MANAGER;
import static org.ndislint.catalogue.DriverKind.CLIENT;
import static org.ndislint.catalogue.DriverKind.FILTER;
import static org.ndislint.catalogue.DriverKind.MCM;
import static org.ndislint.catalogue.DriverKind.MINIPORT;
import static org.ndislint.catalogue.DriverKind.PROTOCOL;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DriverKindTest {
    private final Catalogue catalogue = Catalogue.load();

    private Set<DriverKind> making(String function) {
        int mask = catalogue.kindsMaking(catalogue.find(function));
        Set<DriverKind> kinds = EnumSet.noneOf(DriverKind.class);
        for (DriverKind kind : DriverKind.values()) {
            if ((mask & kind.bit()) != 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsFoundByItsWord(DriverKind kind) {
        assertThat(DriverKind.find(kind.word())).isSameAs(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "NdisClCloseAddressFamily, CLIENT",
        "ProtocolClCloseAfComplete, CLIENT",
        "NdisCmActivateVc, CALL_MANAGER",
        "NdisMCmActivateVc, MCM",
        "NdisOpenAdapterEx, PROTOCOL",
        "NdisSendNetBufferLists, PROTOCOL",
        "ProtocolBindAdapterEx, PROTOCOL",
        "FilterPause, FILTER",
        "NdisFOidRequest, FILTER",
    })
    void aCallOfOneRoleIsMadeByOneKind(String function, DriverKind kind) {
        assertThat(making(function)).containsExactly(kind);
    }

    @Test
    void callManagerCallbacksAreServedByBothKindsOfCallManager() {
        assertThat(making("ProtocolCmCloseAf")).containsExactly(CALL_MANAGER, MCM);
    }

    @Test
    void sharedCallsAreMadeByBothSides() {
        assertThat(making("NdisCoCreateVc")).containsExactly(CLIENT, CALL_MANAGER);
        assertThat(making("ProtocolCoCreateVc")).containsExactly(CLIENT, CALL_MANAGER, MCM);
    }

    @Test
    void miniportCallsAreAlsoMadeByAnMcm() {
        assertThat(making("NdisMIndicateStatusEx")).containsExactly(MCM, MINIPORT);
        assertThat(making("MiniportHaltEx")).containsExactly(MCM, MINIPORT);
    }

    @Test
    void anIntermediateDriverIsBothProtocolAndMiniport() {
        assertThat(making("NdisIMAssociateMiniport")).containsExactly(MINIPORT, PROTOCOL);
    }

    @Test
    void aCallbackThatNdisServesIsRecordedWhereItIsCalled() {
        assertThat(making("GetNetBufferListSwitchContext")).containsExactly(FILTER);
    }

    @Test
    void everyEntryIsMadeBySomeKind() {
        for (int id = 0; id < catalogue.size(); id++) {
            assertThat(catalogue.kindsMaking(id)).as(catalogue.name(id)).isBetween(1, DriverKind.ALL_KINDS);
        }
    }
}

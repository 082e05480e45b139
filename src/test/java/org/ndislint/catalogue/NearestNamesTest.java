package org.ndislint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {
    private final Catalogue catalogue = Catalogue.load();

    @ParameterizedTest
    @CsvSource({
        "NdisClCloseAdressFamily, NdisClCloseAddressFamily",
        "ndisclcloseaddressfamily, NdisClCloseAddressFamily",
        "NdisCLCloseAddressFamliy, NdisClCloseAddressFamily",
        "NdisMCmCloseAddressFamily, NdisClCloseAddressFamily",
        "ProtocolCmCloseAF, ProtocolCmCloseAf",
        "MiniportPuase, MiniportPause",
        "NdisMSendComplet, NdisMSendComplete",
        "PROTOCOL_CM_CLOSE_AV, PROTOCOL_CM_CLOSE_AF",
    })
    void aSlipIsForgiven(String written, String meant) {
        assertThat(catalogue.nearest(written, 3)).first().isEqualTo(meant);
    }

    @Test
    void aBeginningFindsTheShortestNameThatContinuesIt() {
        assertThat(catalogue.nearest("NdisMCmClose", 5))
                .startsWith("NdisMCmCloseCallComplete", "NdisMCmCloseAddressFamilyComplete");
    }

    @Test
    void aPartFindsTheNamesThatHoldIt() {
        assertThat(catalogue.nearest("TapiCallId", 5))
                .containsExactly(
                        "NdisCoGetTapiCallId", "NdisCoGetTapiCallID", "NdisClGetProtocolVcContextFromTapiCallId");
    }

    @Test
    void whatIsNoNearNameFindsNothing() {
        assertThat(catalogue.nearest("kitchen sink", 5)).isEmpty();
        assertThat(catalogue.nearest("", 5)).isEmpty();
        assertThat(catalogue.nearest("x".repeat(10_000), 5)).isEmpty();
        assertThat(catalogue.nearest("NdisClCloseAddressFamily", 0)).isEmpty();
    }

    @Test
    void noMoreThanAskedForAreGiven() {
        assertThat(catalogue.nearest("NdisMCm", 4)).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void swappedNeighboursAreOneSlip() {
        assertThat(NearestNames.distance("abcd", "abdc")).isEqualTo(1);
        assertThat(NearestNames.distance("abcd", "abcd")).isZero();
        assertThat(NearestNames.distance("abcd", "xabc")).isEqualTo(2);
        assertThat(NearestNames.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void otherListsCanBeSearchedToo() {
        assertThat(NearestNames.of("AF-CLOSE-TWISE", List.of("AF-OPEN-TWICE", "AF-CLOSE-TWICE"), 1))
                .containsExactly("AF-CLOSE-TWICE");
    }
}

package org.ndislint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallPageTest {
    private final Catalogue catalogue = Catalogue.load();

    private String page(String name, int width) {
        return CallPage.of(catalogue, catalogue.find(name), name, width);
    }

    @Test
    void tellsAllThatIsKnownOfACompletion() {
        assertThat(page("NdisMCmCloseAddressFamilyComplete", 80)).isEqualTo("""
                        NdisMCmCloseAddressFamilyComplete
                        macro of family mcm, connection-oriented

                        Call
                          called by       MCM
                          expands to      NdisCmCloseAddressFamilyComplete, the name that a capture of
                                          imported functions shows
                          seen where      a capture covers mcm
                          IRQL            PASSIVE_LEVEL to DISPATCH_LEVEL (page: <= DISPATCH_LEVEL)
                            header        says the same (km/ndis.h via NdisCmCloseAddressFamilyComplete)
                          returns         nothing
                          completes       ProtocolCmCloseAf, after it returned NDIS_STATUS_PENDING
                            status        _S_ (Status): NDIS_STATUS_SUCCESS
                          versions        NDIS 5, NDIS 6.0 and later
                          page            https://learn.microsoft.com/windows-hardware/drivers/ddi/ndis/nf-ndis-ndismcmcloseaddressfamilycomplete
                          compliance      Irql_MCM_Function

                        Parameters
                          in  _S_ (Status)        NDIS_STATUS  the status
                          in  _H_ (NdisAfHandle)  NDIS_HANDLE  AF handle, recorded as af

                        Consequences
                          NDIS calls      ProtocolClCloseAfComplete
                          NdisAfHandle    invalid once the call has returned

                        Notes
                          - Only after ProtocolCmCloseAf returned NDIS_STATUS_PENDING; MCM drivers only.
                          - Status is documented as always NDIS_STATUS_SUCCESS.
                        """);
    }

    @Test
    void saysWhatMayPendAndWhatCompletesIt() {
        assertThat(page("NdisClOpenAddressFamilyEx", 100))
                .contains("may pend        yes; completed by ProtocolClOpenAfCompleteEx\n")
                .contains("out  NdisAfHandle       PNDIS_HANDLE        AF handle, recorded as af at the return\n");
    }

    @Test
    void saysWhatAnIrqlRangeDependsOn() {
        assertThat(page("NdisFreeMemory", 200))
                .contains("depends       PASSIVE_LEVEL for contiguous memory")
                .contains("header        says PASSIVE_LEVEL to APC_LEVEL");
    }

    @Test
    void saysThatAPageGivesNoLevel() {
        assertThat(page("NDIS_MAKE_RID", 80)).contains("IRQL            the page gives none\n");
    }

    @Test
    void namesDeviceLevelsByTheirName() {
        assertThat(page("MiniportInterrupt", 80)).contains("IRQL            DIRQL (page: See Remarks section)\n");
        assertThat(page("NdisMSynchronizeWithInterruptEx", 80)).contains("PASSIVE_LEVEL to DIRQL (page: <= DIRQL)");
        assertThat(page("NdisCurrentGroupAndProcessor", 80)).contains("DISPATCH_LEVEL to HIGH_LEVEL");
    }

    @Test
    void saysWhatAnotherSpellingIs() {
        assertThat(page("NdisClOpenAddressFamily", 80))
                .startsWith("NdisClOpenAddressFamilyEx\n")
                .contains("NdisClOpenAddressFamily is another or an earlier name of it.\n");
        assertThat(page("PROTOCOL_CM_CLOSE_AF", 80)).contains("PROTOCOL_CM_CLOSE_AF is its function type.\n");
    }

    @Test
    void namesEveryStatusAndEveryNoteOfEveryCall() {
        for (int id = 0; id < catalogue.size(); id++) {
            Function function = catalogue.function(id);
            String text = CallPage.of(catalogue, id, function.name(), 10_000);
            List<String> known = new ArrayList<>(function.statuses());
            known.addAll(function.completionStatuses());
            known.addAll(function.completedBy());
            known.addAll(function.completes());
            known.addAll(function.causes());
            known.addAll(function.triggeredBy());
            known.addAll(function.calledFrom());
            known.addAll(function.aliases());
            known.addAll(function.checkedBy());
            known.addAll(function.notes());
            function.parameters().forEach(parameter -> known.add(parameter.name()));
            known.add(function.name());
            assertThat(text).contains(known);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 80, 120})
    void noLineIsWiderThanAskedUnlessAWordIs(int width) {
        int limit = Math.max(40, width);
        for (int id = 0; id < catalogue.size(); id++) {
            String name = catalogue.name(id);
            for (String line : CallPage.of(catalogue, id, name, width).split("\n", -1)) {
                if (line.length() > limit) {
                    assertThat(List.of(line.strip().split(" +", -1)))
                            .as(name + ": " + line)
                            .anyMatch(word -> word.length() > limit - 21);
                }
                assertThat(line).as(name).isEqualTo(line.stripTrailing());
            }
        }
    }

    @Test
    void theAddressOfAPageIsMadeOfItsId() {
        assertThat(CallPage.url("ndis/nc-ndis-protocol_cm_close_af"))
                .isEqualTo(
                        "https://learn.microsoft.com/windows-hardware/drivers/ddi/ndis/nc-ndis-protocol_cm_close_af");
    }
}

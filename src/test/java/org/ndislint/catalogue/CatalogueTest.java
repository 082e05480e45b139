package org.ndislint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ndislint.model.Irql;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void everyNameTypeAndAliasIsFound() {
        for (int id = 0; id < catalogue.size(); id++) {
            Function function = catalogue.function(id);
            assertThat(catalogue.find(function.name())).as(function.name()).isEqualTo(id);
            for (String alias : function.aliases()) {
                assertThat(catalogue.find(alias)).as(alias).isEqualTo(id);
            }
            if (function.typeName() != null) {
                assertThat(catalogue.find(function.typeName()))
                        .as(function.typeName())
                        .isEqualTo(id);
            }
        }
    }

    @Test
    void aNameIsFoundInsideALongerText() {
        byte[] line = "> NdisClCloseAddressFamily af=A1".getBytes(StandardCharsets.UTF_8);
        assertThat(catalogue.find(line, 2, 24)).isEqualTo(catalogue.find("NdisClCloseAddressFamily"));
    }

    @Test
    void nothingElseIsFound() {
        for (String name : List.of(
                "",
                "N",
                "NdisClCloseAddressFamilyX",
                "NdisClCloseAddressFamil",
                "ndisclcloseaddressfamily",
                "NdisClCloseAddressFamilÿ",
                "-",
                "x".repeat(100_000))) {
            assertThat(catalogue.find(name)).as(name).isEqualTo(-1);
        }
    }

    @Test
    void noLetterOfANameMayDiffer() {
        byte[] name = "NdisMCmCloseAddressFamilyComplete".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < name.length; i++) {
            byte[] wrong = name.clone();
            wrong[i] ^= 0x20;
            assertThat(catalogue.find(wrong, 0, wrong.length)).as("letter " + i).isEqualTo(-1);
        }
    }

    @Test
    void findingAllocatesNothing() {
        List<byte[]> names = new ArrayList<>();
        for (int id = 0; id < catalogue.size(); id++) {
            names.add(catalogue.name(id).getBytes(StandardCharsets.UTF_8));
            names.add((catalogue.name(id) + "Z").getBytes(StandardCharsets.UTF_8));
        }
        byte[][] all = names.toArray(byte[][]::new);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(rounds(all, 20)).isEqualTo(20L * catalogue.size());
        long before = threads.getCurrentThreadAllocatedBytes();
        long found = rounds(all, 50);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(found).isEqualTo(50L * catalogue.size());
        // Fifty thousand look-ups; the measurement itself may take a few hundred bytes.
        assertThat(allocated).isLessThan(4096);
    }

    private long rounds(byte[][] names, int rounds) {
        long found = 0;
        for (int round = 0; round < rounds; round++) {
            for (byte[] name : names) {
                if (catalogue.find(name, 0, name.length) >= 0) {
                    found++;
                }
            }
        }
        return found;
    }

    @Test
    void ownNamesAreToldFromOtherSpellings() {
        int id = catalogue.find("NdisClOpenAddressFamily");
        byte[] alias = "NdisClOpenAddressFamily".getBytes(StandardCharsets.UTF_8);
        byte[] own = "NdisClOpenAddressFamilyEx".getBytes(StandardCharsets.UTF_8);
        assertThat(catalogue.name(id)).isEqualTo("NdisClOpenAddressFamilyEx");
        assertThat(catalogue.isName(id, own, 0, own.length)).isTrue();
        assertThat(catalogue.isName(id, alias, 0, alias.length)).isFalse();
    }

    @Test
    void spellingsOfThePagesAreAccepted() {
        Map<String, String> spellings = new HashMap<>();
        spellings.put("NdisMCmDegisterSapComplete", "NdisMCmDeregisterSapComplete");
        spellings.put("NdisCmDegisterSapComplete", "NdisCmDeregisterSapComplete");
        spellings.put("ProtocolCmRegSap", "ProtocolCmRegisterSap");
        spellings.put("PROTOCOL_CM_REG_SAP", "ProtocolCmRegisterSap");
        spellings.put("PROTOCOL_CM_CLOSE_AF", "ProtocolCmCloseAf");
        spellings.put("NdisCoRequest", "NdisCoOidRequest");
        spellings.forEach((spelling, name) ->
                assertThat(catalogue.find(spelling)).as(spelling).isEqualTo(catalogue.find(name)));
    }

    @Test
    void rangesIncludeBothEnds() {
        int open = catalogue.find("NdisClOpenAddressFamilyEx");
        int close = catalogue.find("NdisClCloseAddressFamily");
        int dpr = catalogue.find("NdisDprAcquireSpinLock");
        assertThat(new int[] {catalogue.irqlMin(open), catalogue.irqlMax(open)}).containsExactly(0, 0);
        assertThat(new int[] {catalogue.irqlMin(close), catalogue.irqlMax(close)})
                .containsExactly(0, 2);
        assertThat(new int[] {catalogue.irqlMin(dpr), catalogue.irqlMax(dpr)}).containsExactly(2, 2);
    }

    @Test
    void aDeviceRangeHoldsEveryDeviceLevelAndNoOther() {
        int isr = catalogue.find("MiniportInterrupt");
        assertThat(catalogue.irqlMin(isr)).isEqualTo(Irql.DISPATCH + 1);
        assertThat(catalogue.irqlMax(isr)).isEqualTo(26);
    }

    @Test
    void aPageWithoutALevelGivesNoRange() {
        int id = catalogue.find("NDIS_MAKE_RID");
        assertThat(new int[] {catalogue.irqlMin(id), catalogue.irqlMax(id)}).containsExactly(-1, -1);
        assertThat(catalogue.function(id).irql()).isNull();
    }

    @Test
    void anOldSpellingKeepsItsOwnRange() {
        int id = catalogue.find("NdisMCoSendComplete");
        assertThat(catalogue.irql(id, "NdisMCoSendComplete")).satisfies(range -> {
            assertThat(range.min()).isEqualTo(2);
            assertThat(range.max()).isEqualTo(2);
        });
        assertThat(catalogue.irql(id, "NdisMCoSendNetBufferListsComplete"))
                .isEqualTo(catalogue.function(id).irql());
        assertThat(catalogue.irqlMin(id)).isZero();
    }

    @Test
    void functionsThatReturnBooleanAreKnown() {
        List<String> found = new ArrayList<>();
        for (int id = 0; id < catalogue.size(); id++) {
            if (catalogue.returnsBoolean(id)) {
                found.add(catalogue.name(id));
            }
        }
        assertThat(found)
                .containsExactly(
                        "MiniportCheckForHangEx",
                        "MiniportInterrupt",
                        "MiniportMessageInterrupt",
                        "MiniportSynchronizeInterrupt",
                        "NdisCancelTimerObject",
                        "NdisEqualMemory",
                        "NdisEqualString",
                        "NdisEqualUnicodeString",
                        "NdisMSynchronizeWithInterruptEx",
                        "NdisSetCoalescableTimerObject",
                        "NdisSetTimerObject",
                        "NdisWaitEvent");
    }

    @Test
    void theRolesOfACallbackAreItsCallersAndImplementers() {
        int id = catalogue.find("ProtocolCmMakeCall");
        assertThat(catalogue.calledBy(id)).isEqualTo(Role.NDIS.bit());
        assertThat(catalogue.implementedBy(id)).isEqualTo(Role.CALL_MANAGER.bit() | Role.MCM.bit());
        assertThat(catalogue.isCallback(id)).isTrue();
        assertThat(catalogue.isMacro(id)).isFalse();
        assertThat(catalogue.mayPend(id)).isTrue();
        assertThat(catalogue.isConnectionOriented(id)).isTrue();
        assertThat(catalogue.family(id)).isEqualTo("call-manager");
    }

    @Test
    void completionsAndWhatTheyCompleteNameEachOther() {
        for (int id = 0; id < catalogue.size(); id++) {
            Function function = catalogue.function(id);
            for (String completion : function.completedBy()) {
                assertThat(catalogue.function(catalogue.find(completion)).completes())
                        .as(completion)
                        .contains(function.name());
            }
            for (String completed : function.completes()) {
                assertThat(catalogue.function(catalogue.find(completed)).completedBy())
                        .as(completed)
                        .contains(function.name());
            }
        }
    }

    @Test
    void everyNameThatAnEntryMentionsIsInTheCatalogueOrExportedOnly() {
        for (int id = 0; id < catalogue.size(); id++) {
            Function function = catalogue.function(id);
            List<String> mentioned = new ArrayList<>(function.causes());
            mentioned.addAll(function.triggeredBy());
            mentioned.addAll(function.calledFrom());
            mentioned.addAll(function.supersedes());
            for (String name : mentioned) {
                assertThat(catalogue.find(name))
                        .as(function.name() + " mentions " + name)
                        .isNotNegative();
            }
        }
    }

    @Test
    void theLongestProbeIsShort() {
        assertThat(new FunctionIndex().table.longestProbe()).isLessThanOrEqualTo(4);
    }

    @Test
    void theIndexAndTheDetailsAgreeOnFlagsThatAssertTheLevel() {
        for (int id = 0; id < catalogue.size(); id++) {
            assertThat(catalogue.hasDispatchFlags(id))
                    .as(catalogue.name(id))
                    .isEqualTo(!catalogue.function(id).dispatchFlags().isEmpty());
        }
    }
}

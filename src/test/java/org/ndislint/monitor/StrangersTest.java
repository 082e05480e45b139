package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.rules.PackYaml;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;

/** What a record without a name for its object may have done to which objects. */
class StrangersTest {
    /** One client opens a family; before it is told, another's open is refused, by a return that shows no handle. */
    private static final String OPENED = """
            @ complete=true covers=client,call-manager,mcm,miniport
            > NdisClOpenAddressFamilyEx binding=B1 clientAf=0x140 driver=client t=48
            > ProtocolCmOpenAf af=0xA0 binding=B2 bindingContext=0xC0 driver=callmgr t=48
            < ProtocolCmOpenAf status=NDIS_STATUS_PENDING t=48
            < NdisClOpenAddressFamilyEx status=NDIS_STATUS_PENDING t=48
            """;

    private static final String TOLD = """
            > NdisCmOpenAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=0xA0 driver=callmgr t=56
            > ProtocolClOpenAfCompleteEx status=NDIS_STATUS_SUCCESS af=0xA0 clientAf=0x140 driver=client t=56
            > NdisClCloseAddressFamily af=0xA0 driver=callmgr t=44
            """;

    @Test
    void anOpenThatIsRefusedIsNoneOfTheOpensThatWereThereBefore() {
        String refused = """
                > NdisClOpenAddressFamilyEx binding=B3 clientAf=0x380 driver=client2 t=52
                < NdisClOpenAddressFamilyEx status=NDIS_STATUS_RESOURCES t=52
                """;
        assertThat(Checks.run(OPENED + refused + TOLD).grave()).containsExactly("AF-ROLE-CLIENT-VS-CM@10");
    }

    @Test
    void itMayBeOneThatWasFirstSeenSinceItsEntry() {
        String[] lines = OPENED.split("\n", -1);
        String around = lines[0] + "\n"
                + "> NdisClOpenAddressFamilyEx binding=B3 clientAf=0x380 driver=client2 t=52\n"
                + String.join("\n", lines[1], lines[2], lines[3], lines[4]) + "\n"
                + "< NdisClOpenAddressFamilyEx status=NDIS_STATUS_RESOURCES t=52\n";
        assertThat(Checks.run(around + TOLD).grave()).isEmpty();
    }

    @Test
    void itIsNoneForWhichItsDriverHasAnotherContext() {
        String[] lines = OPENED.split("\n", -1);
        String around = lines[0] + "\n"
                + "> NdisClOpenAddressFamilyEx binding=B3 clientAf=0x380 driver=client t=52\n"
                + String.join("\n", lines[1], lines[2], lines[3], lines[4]) + "\n"
                + "< NdisClOpenAddressFamilyEx status=NDIS_STATUS_RESOURCES clientAf=0x380 driver=client t=52\n";
        assertThat(lines[1]).contains("clientAf=0x140").contains("driver=client");
        assertThat(Checks.run(around + TOLD).grave()).containsExactly("AF-ROLE-CLIENT-VS-CM@10");
        String other =
                around.replace("RESOURCES clientAf=0x380 driver=client ", "RESOURCES clientAf=0x380 driver=client2 ");
        assertThat(Checks.run(other + TOLD).grave())
                .as("contexts of another driver's")
                .isEmpty();
    }

    @Test
    void itMayBeAnyWhereItsEntryWasNotSeen() {
        String refused = "< NdisClOpenAddressFamilyEx status=NDIS_STATUS_RESOURCES driver=client2 t=52\n";
        assertThat(Checks.run(OPENED + refused + TOLD).grave()).isEmpty();
    }

    @Test
    void itMayBeAnyWhereRecordsWereLostSinceTheObjectWasSeen() {
        String refused = """
                ! count=1
                > NdisClOpenAddressFamilyEx binding=B3 clientAf=0x380 driver=client2 t=52
                < NdisClOpenAddressFamilyEx status=NDIS_STATUS_RESOURCES t=52
                """;
        assertThat(Checks.run(OPENED + refused + TOLD).grave()).isEmpty();
    }

    @Test
    void anObjectThatBeginsWithoutANameMayHaveThatOfAnother() {
        String again = """
                > NdisCoCreateVc af=A1 driver=client t=1
                < NdisCoCreateVc status=NDIS_STATUS_SUCCESS vc=V1 t=1
                > NdisCoDeleteVc vc=V1 driver=client t=1
                < NdisCoDeleteVc status=NDIS_STATUS_SUCCESS vc=V1 t=1
                > NdisCoCreateVc af=A1 driver=client t=1
                < NdisCoCreateVc status=NDIS_STATUS_SUCCESS t=1
                > NdisClMakeCall vc=V1 driver=client t=1
                """;
        assertThat(Checks.run(again).grave()).isEmpty();
    }

    /** A call with one party on a VC. */
    private static final String CALL = """
            @ complete=false covers=client,call-manager,mcm,miniport
            > NdisClMakeCall vc=V1 clientParty=0x140 driver=client t=48
            > ProtocolCmMakeCall vc=V1 party=P1 driver=callmgr t=48
            < ProtocolCmMakeCall status=NDIS_STATUS_PENDING t=48
            < NdisClMakeCall status=NDIS_STATUS_PENDING t=48
            > NdisCmMakeCallComplete status=NDIS_STATUS_SUCCESS vc=V1 party=P1 callMgrParty=0x240 driver=callmgr t=44
            > ProtocolClMakeCallComplete status=NDIS_STATUS_SUCCESS vc=V1 party=P1 driver=client t=44
            < ProtocolClMakeCallComplete t=44
            < NdisCmMakeCallComplete t=44
            """;

    private static final String ADD = """
            > NdisClAddParty vc=V1 clientParty=0x180 driver=client t=48
            > ProtocolCmAddParty vc=V1 party=P2 driver=callmgr t=48
            < ProtocolCmAddParty status=NDIS_STATUS_PENDING t=48
            < NdisClAddParty status=NDIS_STATUS_PENDING t=48
            """;

    private static final String ADDED = """
            > NdisCmAddPartyComplete status=NDIS_STATUS_SUCCESS party=P2 callMgrParty=0x280 driver=callmgr t=44
            > ProtocolClAddPartyComplete status=NDIS_STATUS_SUCCESS party=P2 clientParty=0x180 driver=client t=44
            < ProtocolClAddPartyComplete t=44
            < NdisCmAddPartyComplete t=44
            """;

    /** A call on another VC; no record shows whether it has a party. */
    private static final String OTHER = """
            > NdisClMakeCall vc=V2 driver=client t=52
            > ProtocolCmMakeCall vc=V2 driver=callmgr t=52
            < ProtocolCmMakeCall status=NDIS_STATUS_PENDING t=52
            < NdisClMakeCall status=NDIS_STATUS_PENDING t=52
            > NdisCmMakeCallComplete status=NDIS_STATUS_SUCCESS vc=V2 driver=callmgr t=44
            > ProtocolClMakeCallComplete status=NDIS_STATUS_SUCCESS vc=V2 driver=client t=44
            < ProtocolClMakeCallComplete t=44
            < NdisCmMakeCallComplete t=44
            """;

    @Test
    void anotherVcOfWhichNoCallIsKnownDoesNotGiveAContextBack() {
        String told = "> ProtocolClCloseCallComplete status=NDIS_STATUS_SUCCESS vc=V2 driver=client t=52\n";
        String again = "> NdisClAddParty vc=V1 clientParty=0x180 driver=client t=48\n";
        assertThat(Checks.run(CALL + ADD + ADDED + told + again).grave()).containsExactly("PARTY-CONTEXT-REUSED@19");
        String same = told.replace("V2", "V1");
        assertThat(Checks.run(CALL + ADD + ADDED + same + again).grave())
                .as("the close of the call itself")
                .doesNotContain("PARTY-CONTEXT-REUSED@19");
        String nameless = told.replace("vc=V2 ", "");
        assertThat(Checks.run(CALL + ADD + ADDED + nameless + again).grave()).isEmpty();
    }

    @Test
    void aCallOfAnotherVcDoesNotEndTheAddOfAParty() {
        String drop = "> NdisClDropParty party=P2 driver=client t=48\n";
        assertThat(Checks.run(CALL + ADD + OTHER + drop).grave()).containsExactly("PARTY-USE-BEFORE-ADD@22");
    }

    @Test
    void aCallOfAnotherVcMayHaveTheHandleOfAPartyThatIsOver() {
        String used = """
                > NdisClDropParty party=P2 driver=client t=48
                > ProtocolCmDropParty callMgrParty=0x280 driver=callmgr t=48
                < ProtocolCmDropParty status=NDIS_STATUS_SUCCESS t=48
                < NdisClDropParty status=NDIS_STATUS_SUCCESS t=48
                """ + OTHER + """
                > NdisCoOidRequest binding=B1 vc=V2 party=P2 request=R1 driver=client t=52
                """;
        assertThat(Checks.run(CALL + ADD + ADDED + used).grave()).isEmpty();
    }

    @Test
    void theHandleOfAPartyThatIsOverIsOfThatCallAndOfNoOther() {
        String closed = CALL.replace("V1", "V3").replace("P1", "P3").replace("x140", "x1C0") + """
                > NdisClCloseCall vc=V3 party=P3 driver=client t=48
                > ProtocolCmCloseCall vc=V3 driver=callmgr t=48
                < ProtocolCmCloseCall status=NDIS_STATUS_SUCCESS t=48
                < NdisClCloseCall status=NDIS_STATUS_SUCCESS t=48
                """;
        String last = "> NdisClDropParty party=P1 driver=client t=48\n";
        assertThat(Checks.run(closed + CALL + OTHER + last).grave()).containsExactly("PARTY-DROP-LAST@31");
    }

    @Test
    void aCloseOfAnotherVcLeavesThePartiesConnected() {
        String close = """
                > NdisClCloseCall vc=V2 driver=client t=52
                < NdisClCloseCall status=NDIS_STATUS_PENDING t=52
                > NdisClCloseCall vc=V1 party=P1 driver=client t=48
                """;
        assertThat(Checks.run(CALL + ADD + ADDED + OTHER + close).grave())
                .containsExactly("PARTY-DROP-BEFORE-CLOSE@28");
    }

    @Test
    void aCallOfAnotherVcThatFailsFailsNoAdd() {
        String failed = OTHER.replace("Complete status=NDIS_STATUS_SUCCESS", "Complete status=NDIS_STATUS_FAILURE")
                + "> NdisClDropParty party=P2 driver=client t=48\n";
        assertThat(Checks.run(CALL + ADD + failed).grave()).containsExactly("PARTY-USE-BEFORE-ADD@22");
    }

    @Test
    void aClassMayAskMoreOftenWhatAnObjectBelongsToThanIsMadeUseOf() throws Exception {
        String pack = """
                pack: own
                kinds:
                  - extends: party
                    events: |
                      touched: < NdisClMakeCall success, vc named, same session as vc.session, not vc:sort in point, vc named
                    regions: |
                      region touch: no yes; initial no; adopted all
                        touched  yes  yes
                """;
        Program program = Packs.with(
                Checks.CATALOGUE,
                Checks.STATUSES,
                List.of(PackYaml.read("own.yaml", new ByteArrayInputStream(pack.getBytes(StandardCharsets.UTF_8)))));
        String other = """
                > NdisClMakeCall vc=V2 driver=client t=52
                < NdisClMakeCall status=NDIS_STATUS_SUCCESS driver=client t=52
                > NdisClDropParty party=P1 driver=client t=48
                """;
        assertThat(Checks.run(program, CALL + other).grave()).containsExactly("PARTY-DROP-LAST@12");
    }

    @Test
    void theNextCallOnItsVcDoesNotEndTheAddOfAPartyEither() {
        String closed = """
                > NdisClCloseCall vc=V1 party=P1 driver=client t=48
                > ProtocolCmCloseCall vc=V1 driver=callmgr t=48
                > NdisCmDeactivateVc vc=V1 driver=callmgr t=48
                < NdisCmDeactivateVc status=NDIS_STATUS_SUCCESS t=48
                < ProtocolCmCloseCall status=NDIS_STATUS_SUCCESS t=48
                < NdisClCloseCall status=NDIS_STATUS_SUCCESS t=48
                """;
        String deleted = OTHER.replace("V2", "V1") + closed.replace(" party=P1", "") + """
                > NdisCoDeleteVc vc=V1 driver=client t=48
                < NdisCoDeleteVc status=NDIS_STATUS_SUCCESS t=48
                """;
        assertThat(Checks.run(CALL + ADD + closed + deleted).errors())
                .contains("PARTY-ADD-OWES-COMPLETE@"
                        + (CALL + ADD + closed + deleted).lines().count());
    }
}

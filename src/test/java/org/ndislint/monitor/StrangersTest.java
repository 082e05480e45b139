package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}

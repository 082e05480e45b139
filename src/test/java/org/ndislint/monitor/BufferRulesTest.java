package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ndislint.rules.PackException;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;

/** Chains of net buffer lists: each list has an owner of its own. */
class BufferRulesTest {
    private static String lists(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            out.append(i == from ? "" : ",").append("N").append(i);
        }
        return out.toString();
    }

    private static String given(String vc, String lists) {
        return "> NdisCoSendNetBufferLists vc=" + vc + " nbl=" + lists + " driver=client t=1\n"
                + "> MiniportCoSendNetBufferLists vc=" + vc + " nbl=" + lists + " driver=nic t=1\n"
                + "< MiniportCoSendNetBufferLists driver=nic t=1\n"
                + "< NdisCoSendNetBufferLists driver=client t=1\n";
    }

    private static String completed(String vc, String lists) {
        return "> NdisMCoSendNetBufferListsComplete vc=" + vc + " nbl=" + lists + " driver=nic t=2\n"
                + "< NdisMCoSendNetBufferListsComplete driver=nic t=2\n";
    }

    @Test
    void chainsMayBeSplitAndMergedOnTheWayBack() {
        assertThat(Checks.run(given("V1", lists(0, 3000))
                                + given("V1", lists(3000, 4000))
                                + completed("V1", lists(2000, 3500))
                                + completed("V1", lists(0, 2000))
                                + completed("V1", lists(3500, 4000)))
                        .grave())
                .isEmpty();
    }

    @Test
    void oneListOfThousandsThatComesBackTwiceIsFound() {
        assertThat(Checks.run(given("V1", lists(0, 3000))
                                + completed("V1", lists(0, 2000))
                                + completed("V1", lists(1999, 3000)))
                        .grave())
                .containsExactly("NBL-SEND-COMPLETE-TWICE@7");
    }

    @Test
    void aWholeChainThatComesBackTwiceIsOneFinding() {
        assertThat(Checks.run(given("V1", lists(0, 500))
                                + completed("V1", lists(0, 500))
                                + completed("V1", lists(0, 500)))
                        .grave())
                .containsExactly("NBL-SEND-COMPLETE-TWICE@7");
    }

    @Test
    void anIntermediateDriverMayPassAListOnToAnotherVc() {
        assertThat(Checks.run("> NdisCoSendNetBufferLists vc=V1 nbl=N1 driver=client t=1\n"
                                + "> MiniportCoSendNetBufferLists vc=V1 nbl=N1 driver=middle t=1\n"
                                + "> NdisCoSendNetBufferLists vc=V2 nbl=N1 driver=middle t=1\n"
                                + "> MiniportCoSendNetBufferLists vc=V2 nbl=N1 driver=nic t=1\n"
                                + "> NdisMCoSendNetBufferListsComplete vc=V2 nbl=N1 driver=nic t=2\n"
                                + "> ProtocolCoSendNetBufferListsComplete vc=V2 nbl=N1 driver=middle t=2\n"
                                + "> NdisMCoSendNetBufferListsComplete vc=V1 nbl=N1 driver=middle t=2\n"
                                + "> ProtocolCoSendNetBufferListsComplete vc=V1 nbl=N1 driver=client t=2\n")
                        .all())
                .isEmpty();
    }

    @Test
    void whatIsLostLeavesOpenWhetherAListCameBackTwice() {
        assertThat(Checks.run(given("V1", "N1") + completed("V1", "N1") + "! count=2\n" + completed("V1", "N1"))
                        .grave())
                .isEmpty();
    }

    @Test
    void listsOfOneReturnMustAllBeOfItsBinding() {
        assertThat(Checks.run("> ProtocolCoReceiveNetBufferLists binding=B1 vc=V1 nbl=N1,N2 flags=0 driver=client t=1\n"
                                + "< ProtocolCoReceiveNetBufferLists driver=client t=1\n"
                                + "> ProtocolCoReceiveNetBufferLists binding=B2 vc=V2 nbl=N3 flags=0 driver=client t=1\n"
                                + "< ProtocolCoReceiveNetBufferLists driver=client t=1\n"
                                + "> NdisReturnNetBufferLists binding=B1 nbl=N1,N2,N3 driver=client t=1\n")
                        .grave())
                .containsExactly("NBL-RETURN-OTHER-BINDING@5");
    }

    private static final String HELD_BY_A_FILTER = """
            > FilterSendNetBufferLists filter=F1 nbl=N1,N2 ts=0.0 driver=lwf t=1
            < FilterSendNetBufferLists driver=lwf t=1
            > NdisFSendNetBufferLists filter=F1 nbl=N1 ts=9.0 driver=lwf t=1
            < NdisFSendNetBufferLists driver=lwf t=1
            > NdisFSendNetBufferListsComplete filter=F1 nbl=N2 ts=61.0 driver=lwf t=1
            < NdisFSendNetBufferListsComplete driver=lwf t=1
            > FilterReceiveNetBufferLists filter=F1 nbl=N3 flags=0 ts=70.0 driver=lwf t=1
            < FilterReceiveNetBufferLists driver=lwf t=1
            > NdisFReturnNetBufferLists filter=F1 nbl=N3 ts=131.0 driver=lwf t=1
            < NdisFReturnNetBufferLists driver=lwf t=1
            """;

    @Test
    void howLongAFilterMayHoldAListIsTheUsersToSay() throws PackException {
        Program program = Packs.with(
                Checks.CATALOGUE,
                Checks.STATUSES,
                List.of(),
                Map.of("NBL-FILTER-SEND-TIMED", 60L, "NBL-FILTER-RECEIVE-TIMED", 60L));
        assertThat(Checks.run(program, HELD_BY_A_FILTER).all())
                .containsExactly("NBL-FILTER-SEND-TIMED@5", "NBL-FILTER-RECEIVE-TIMED@9");
    }

    @Test
    void withoutALimitNoFilterIsTooSlow() {
        assertThat(Checks.run(HELD_BY_A_FILTER).all()).isEmpty();
    }
}

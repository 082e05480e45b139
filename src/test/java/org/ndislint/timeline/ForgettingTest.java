package org.ndislint.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ndislint.monitor.Checks;
import org.ndislint.rules.Kind;

/** Memory follows what lives: what is over is forgotten, and with it what hangs on it. */
class ForgettingTest {
    private static final int LIVES = 10_000;
    /** More than the dead that are kept, less than half of all. */
    private static final int MOST_KEPT = 4_200;

    private static final String FROM_START =
            "@ fromStart=true covers=client,call-manager,mcm,miniport,protocol,filter\n";

    /** Few things have these names, and a lock that is released is no other than before. */
    @Test
    void eachKindEndsUnlessItIsAName() {
        List<String> endless = Checks.PROGRAM.kinds().stream()
                .filter(kind -> kind.dead().isEmpty() && kind.with() < 0)
                .map(Kind::name)
                .toList();

        assertThat(endless).containsExactlyInAnyOrder("thread", "addressFamily", "filter", "processorLock");
    }

    @Test
    void aCallIdGoesWithItsVc() {
        Checks.Run run = run(i -> """
                > NdisCoCreateVc af=A1 driver=client t=1
                < NdisCoCreateVc status=NDIS_STATUS_SUCCESS vc=V%1$x driver=client t=1
                > NdisCoGetTapiCallId vc=V%1$x driver=client t=1
                < NdisCoGetTapiCallId status=NDIS_STATUS_SUCCESS tapiCallId=I%1$x driver=client t=1
                > NdisCoDeleteVc vc=V%1$x driver=client t=1
                < NdisCoDeleteVc status=NDIS_STATUS_SUCCESS driver=client t=1
                """);

        assertThat(rows(run, "tapiCall")).isLessThan(MOST_KEPT);
    }

    @Test
    void aFamilyGoesWithTheAdapterThatOffersIt() {
        Checks.Run run = run(i -> """
                > MiniportInitializeEx adapter=M%1$x driver=mcm t=1
                > NdisMCmRegisterAddressFamilyEx adapter=M%1$x addressFamily=Q1 driver=mcm t=1
                < NdisMCmRegisterAddressFamilyEx status=NDIS_STATUS_SUCCESS driver=mcm t=1
                < MiniportInitializeEx status=NDIS_STATUS_SUCCESS driver=mcm t=1
                > MiniportHaltEx adapter=M%1$x driver=mcm t=1
                < MiniportHaltEx driver=mcm t=1
                """);

        assertThat(rows(run, "adapterFamily")).isLessThan(MOST_KEPT);
    }

    private static Checks.Run run(IntFunction<String> life) {
        StringBuilder trace = new StringBuilder(FROM_START);
        IntStream.range(1, LIVES).forEach(i -> trace.append(life.apply(i).formatted(i)));
        return Checks.run(trace.toString());
    }

    private static int rows(Checks.Run run, String kind) {
        Kind of = Checks.PROGRAM.kinds().stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow();
        assertThat(run.monitor().world().table(of.index()).created()).isGreaterThanOrEqualTo(LIVES - 1);
        return run.monitor().world().table(of.index()).top();
    }
}

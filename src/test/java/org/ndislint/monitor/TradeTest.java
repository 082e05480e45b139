package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.generate.Defects;
import org.ndislint.generate.Degrader;
import org.ndislint.generate.Sessions;
import org.ndislint.model.CallEvent;

/** A record that the monitor gives back may be filled anew at once: nothing of what it says hangs on it. */
class TradeTest {
    private static final int EVENTS = 800;

    static Stream<Sessions> sessions() {
        return Defects.list().stream()
                .filter(defect -> defect.rule().startsWith("AF-CLOSE"))
                .flatMap(defect -> Sessions.withDefect(defect, EVENTS, 2, Checks.PROGRAM::newSymbols).stream());
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void recordsThatAreGivenBackAreNotUsed(Sessions session) {
        assertSame(session, session.events());
        List<CallEvent> coarse = Degrader.coarsen(session.events(), 5_000);
        assertSame(session, Degrader.shuffleTies(coarse, new SplittableRandom(1)));
        assertSame(session, Degrader.strip(session.events(), new SplittableRandom(2), Degrader.Field.TIME, 0.5));
    }

    private static void assertSame(Sessions session, List<CallEvent> events) {
        List<Finding> copied = Checks.run(session.symbols(), events).findings();
        List<Finding> traded = new ArrayList<>();
        Monitor monitor = new Monitor(
                Checks.PROGRAM, session.symbols(), Checks.STATUSES, Checks.options(Checks.PROGRAM, false), traded::add);
        CallEvent poison = new CallEvent();
        CallEvent record = new CallEvent();
        for (int i = 0; i < events.size(); i++) {
            record.copyFrom(events.get(i));
            record = monitor.trade(record, i + 1L);
            poison.copyFrom(events.get(events.size() - 1 - i));
            record.copyFrom(poison);
        }
        monitor.finish();

        assertThat(copied).isNotEmpty();
        assertThat(traded).usingRecursiveFieldByFieldElementComparator().isEqualTo(copied);
    }
}

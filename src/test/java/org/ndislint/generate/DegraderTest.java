package org.ndislint.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;

class DegraderTest {
    private static final Sessions SESSION = Sessions.of(GeneratorOptions.legal(3, 600));

    @Test
    void aWindowIsTheRecordsBetweenItsEnds() {
        List<String> whole = SESSION.lines();
        List<String> window = SESSION.text().lines(Degrader.window(SESSION.events(), 100, 180));
        assertThat(window.get(0)).startsWith("@").doesNotContain("complete").doesNotContain("fromStart");
        assertThat(window.subList(1, window.size())).isEqualTo(whole.subList(100, 180));
    }

    @Test
    void aWindowFromTheBeginningIsStillFromTheStart() {
        List<String> window = SESSION.text().lines(Degrader.window(SESSION.events(), 0, 50));
        assertThat(window.get(0)).contains("fromStart=true").doesNotContain("complete");
        assertThat(window).hasSize(50);
    }

    @Test
    void marksCountWhatWasLost() {
        for (boolean perCpu : new boolean[] {false, true}) {
            List<CallEvent> thinned = Degrader.thin(SESSION.events(), new SplittableRandom(1), 5, 9, true, perCpu);
            long lost = thinned.stream()
                    .filter(e -> e.kind == EventKind.LOST)
                    .mapToLong(e -> e.lostCount)
                    .sum();
            long kept = thinned.stream().filter(e -> e.kind != EventKind.LOST).count();
            assertThat(lost).isPositive();
            assertThat(kept + lost).isEqualTo(SESSION.events().size());
        }
    }

    @Test
    void aProcessorsGapTakesNothingFromTheOthers() {
        List<CallEvent> thinned = Degrader.thin(SESSION.events(), new SplittableRandom(2), 1, 40, false, true);
        long cpu = thinned.stream()
                .filter(e -> e.kind == EventKind.LOST)
                .findFirst()
                .orElseThrow()
                .cpu;
        assertThat(of(thinned, e -> e.kind.isCall() && e.cpu != cpu))
                .isEqualTo(of(SESSION.events(), e -> e.kind.isCall() && e.cpu != cpu));
    }

    private static List<String> of(List<CallEvent> events, Predicate<CallEvent> which) {
        List<String> lines = new ArrayList<>();
        for (CallEvent event : events) {
            if (which.test(event)) {
                lines.add(SESSION.text().line(event));
            }
        }
        return lines;
    }

    @Test
    void lossWithoutMarksIsSaidInTheCapture() {
        List<CallEvent> lossy = Degrader.lose(SESSION.events(), new SplittableRandom(3), 7);
        assertThat(SESSION.text().line(lossy.get(0)))
                .contains("lost=" + (SESSION.events().size() - lossy.size()));
    }

    @Test
    void aSubsetHoldsTheRecordsOfItsDriversOnly() {
        List<CallEvent> clients = Degrader.subset(SESSION.events(), SESSION.symbols(), Set.of("client"), true);
        assertThat(SESSION.text().line(clients.get(0))).contains("covers=client ");
        assertThat(clients.subList(1, clients.size()))
                .isNotEmpty()
                .allMatch(e -> SESSION.symbols().text(e.driver).startsWith("client"));
    }

    @Test
    void anExchangeOfIndependentRecordsStaysLegal() {
        int moved = 0;
        for (long seed = 0; seed < 60; seed++) {
            Sessions session = Sessions.of(GeneratorOptions.legal(seed, 400));
            List<CallEvent> other = Reordering.of(session.events(), session.text(), new SplittableRandom(seed), 4000);
            assertThat(NaiveChecker.check(other, session.text()))
                    .as("seed %d", seed)
                    .isEmpty();
            for (int i = 0; i < other.size(); i++) {
                moved +=
                        session.text().line(other.get(i)).equals(session.lines().get(i)) ? 0 : 1;
            }
        }
        assertThat(moved).isGreaterThan(1000);
    }

    @Test
    void aShuffleOfTiesKeepsEachThreadsOrder() {
        List<CallEvent> coarse = Degrader.coarsen(SESSION.events(), 50_000);
        List<CallEvent> shuffled = Degrader.shuffleTies(coarse, new SplittableRandom(5));
        assertThat(SESSION.text().lines(shuffled)).isNotEqualTo(SESSION.text().lines(coarse));
        for (CallEvent event : coarse) {
            long thread = Degrader.thread(event);
            assertThat(of(shuffled, e -> Degrader.thread(e) == thread))
                    .isEqualTo(of(coarse, e -> Degrader.thread(e) == thread));
        }
    }
}

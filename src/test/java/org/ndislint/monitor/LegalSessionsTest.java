package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.generate.Degrader;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Recording;
import org.ndislint.generate.Reordering;
import org.ndislint.generate.Sessions;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** Whatever is taken away from a legal session, nothing grave is found in what is left. */
class LegalSessionsTest {
    private static final int EVENTS = 400;

    private static Sessions session(long seed, Recording recording) {
        return session(seed, recording, EVENTS);
    }

    private static Sessions session(long seed, Recording recording, int size) {
        GeneratorOptions legal = GeneratorOptions.legal(seed, size).with(recording);
        return Sessions.of(seed % 2 == 0 ? legal : legal.withTraffic(), Checks.PROGRAM.newSymbols());
    }

    private static List<String> graveFindings(Sessions session, List<CallEvent> events) {
        return Checks.run(session.symbols(), events).grave();
    }

    private static List<CallEvent> calls(List<CallEvent> events, int from, int to) {
        List<CallEvent> out = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (events.get(i).kind != EventKind.CAPTURE) {
                out.add(events.get(i));
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void wholeSessionsAreClean(long seed) {
        for (Recording recording : List.of(Recording.FULL, Recording.BARE)) {
            Sessions session = session(seed, recording);
            assertThat(graveFindings(session, session.events())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void windowsAreClean(long seed) {
        for (Recording recording : List.of(Recording.FULL, Recording.BARE)) {
            Sessions session = session(seed, recording);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 6; i++) {
                int from = random.nextInt(session.events().size());
                int to = from + 1 + random.nextInt(session.events().size() - from);
                assertThat(graveFindings(session, calls(session.events(), from, to)))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
    void thinnedSessionsAreClean(long seed) {
        for (Recording recording : List.of(Recording.FULL, Recording.BARE)) {
            Sessions session = session(seed, recording);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 4; i++) {
                List<CallEvent> thinned = new ArrayList<>();
                long lost = 0;
                for (CallEvent event :
                        calls(session.events(), 0, session.events().size())) {
                    if (random.nextInt(12) == 0) {
                        lost++;
                        continue;
                    }
                    if (lost > 0) {
                        CallEvent mark = new CallEvent();
                        mark.kind = EventKind.LOST;
                        mark.lostCount = i % 2 == 0 ? lost : CallEvent.NOT_RECORDED;
                        thinned.add(mark);
                        lost = 0;
                    }
                    thinned.add(event);
                }
                assertThat(graveFindings(session, thinned)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48})
    void whatOneOfTheDriversShowsIsClean(long seed) {
        Sessions session = session(seed, Recording.FULL);
        Set<Integer> drivers = new HashSet<>();
        session.events().forEach(event -> drivers.add(event.driver));
        for (int driver : drivers) {
            List<CallEvent> shown = new ArrayList<>();
            for (CallEvent event : session.events()) {
                if (event.kind.isCall() && event.driver == driver) {
                    shown.add(event);
                }
            }
            assertThat(graveFindings(session, shown)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    void equalStampsInAnyOrderAreClean(long seed) {
        Sessions session = session(seed, Recording.FULL.withCapture(false));
        List<CallEvent> coarse = Degrader.coarsen(session.events(), 2_000);
        assertThat(graveFindings(session, Degrader.shuffleTies(coarse, new SplittableRandom(seed))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Degrader.Field.class)
    void sessionsWithoutAFieldAreClean(Degrader.Field field) {
        for (long seed = 61; seed < 65; seed++) {
            for (Recording recording : List.of(Recording.FULL, Recording.BARE, Recording.BARE.withNames(true))) {
                Sessions session = session(seed, recording);
                SplittableRandom random = new SplittableRandom(seed);
                for (double share : new double[] {0.1, 0.5, 1}) {
                    assertThat(graveFindings(session, Degrader.strip(session.events(), random, field, share)))
                            .as("%s, %s of them, seed %d", field, share, seed)
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73, 74, 75, 76, 281, 537, 557, 581, 1124, 1195, 1198, 1669})
    void sessionsWithGapsInAnyFieldAreClean(long seed) {
        for (Recording recording : List.of(Recording.FULL, Recording.BARE, Recording.FULL.withCapture(false))) {
            Sessions session = session(seed, recording);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 4; i++) {
                double share = random.nextDouble() * 0.5;
                List<CallEvent> gaps = new ArrayList<>();
                for (CallEvent event : session.events()) {
                    CallEvent copy = new CallEvent();
                    copy.copyFrom(event);
                    leaveOut(copy, random, share);
                    gaps.add(copy);
                }
                assertThat(graveFindings(session, gaps)).isEmpty();
            }
        }
    }

    private static void leaveOut(CallEvent event, SplittableRandom random, double share) {
        if (random.nextDouble() < share) {
            event.status = Status.ABSENT;
        }
        if (random.nextDouble() < share) {
            event.driver = 0;
        }
        if (random.nextDouble() < share / 2) {
            event.tid = CallEvent.NOT_RECORDED;
        }
        for (long rest = event.present(); rest != 0; rest &= rest - 1) {
            if (random.nextDouble() < share / 2) {
                event.unset(Key.of(Long.numberOfTrailingZeros(rest)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83, 84, 85, 86})
    void lossesThatNothingMarksAreClean(long seed) {
        for (Recording recording : List.of(Recording.FULL, Recording.BARE)) {
            Sessions session = session(seed, recording);
            SplittableRandom random = new SplittableRandom(seed);
            for (int most = 1; most < 5; most++) {
                assertThat(graveFindings(session, Degrader.lose(session.events(), random, most)))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {91, 92, 93, 94})
    void whatSomeKindsOfDriverShowIsClean(long seed) {
        List<String> kinds = List.of("client", "call-manager", "mcm", "miniport");
        Sessions session = session(seed, Recording.FULL);
        for (int mask = 1; mask < 1 << kinds.size(); mask++) {
            Set<String> shown = new HashSet<>();
            for (int i = 0; i < kinds.size(); i++) {
                if ((mask >>> i & 1) != 0) {
                    shown.add(kinds.get(i));
                }
            }
            for (boolean declared : new boolean[] {false, true}) {
                assertThat(graveFindings(
                                session, Degrader.subset(session.events(), session.symbols(), shown, declared)))
                        .as("%s, declared %s", shown, declared)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106})
    void otherOrdersOfWhatDoesNotTouchAreClean(long seed) {
        Sessions session = session(seed, Recording.FULL.withTimes(Recording.Times.NONE));
        assertThat(graveFindings(
                        session,
                        Reordering.of(session.events(), session.text(), new SplittableRandom(seed), 20 * EVENTS)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 5, 7})
    void longSessionsInWhichNamesComeAgainAreClean(long seed) {
        Sessions session = session(seed, Recording.FULL, 50 * EVENTS);
        assertThat(graveFindings(session, session.events())).isEmpty();
        List<CallEvent> coarse = Degrader.coarsen(session.events(), 2_000);
        assertThat(graveFindings(session, Degrader.shuffleTies(coarse, new SplittableRandom(seed))))
                .isEmpty();
    }
}

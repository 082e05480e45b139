package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.Degrader;
import org.ndislint.generate.Sessions;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;

/**
 * A defect whose witness is still there when records around it are missing is found where it is, and nothing else is. It
 * need not be found in each recording: what came before the witness may be what decides.
 */
class DegradedDefectsTest {
    private static final int EVENTS = 400;
    private static final int PLANTED = 2;
    private static final int TRIES = 3;

    /** How the records around a witness go. */
    private enum Missing {
        /** All after a record somewhere after the finding. */
        END(1.0),
        /** A few somewhere after the finding, marked. */
        AFTER(1.0),
        /** A few somewhere before the witness, marked. */
        BEFORE(0.90),
        /** All before a record somewhere before the witness. */
        START(0.90),
        /** Those of the drivers that are not in the witness. */
        DRIVERS(0.85);

        final double leastFound;

        Missing(double leastFound) {
            this.leastFound = leastFound;
        }
    }

    /** What is left of a recording, and the index of the record at which the defect is to be found. */
    private record Left(List<CallEvent> events, int index) {}

    @ParameterizedTest
    @EnumSource(Missing.class)
    void aDefectWithItsWitnessIsFoundAndNothingElse(Missing missing) {
        List<String> wrong = new ArrayList<>();
        Set<String> never = new TreeSet<>();
        int tried = 0;
        int found = 0;
        for (Defect defect : Defects.list()) {
            int hits = 0;
            int triedBefore = tried;
            for (Sessions session : Sessions.withDefect(defect, EVENTS, PLANTED, Checks.PROGRAM::newSymbols)) {
                Finding whole = findIn(session);
                SplittableRandom random =
                        new SplittableRandom(session.manifest().seed());
                for (int i = 0; i < TRIES; i++) {
                    Left left = left(session, whole, missing, random, i);
                    if (left == null) {
                        continue;
                    }
                    tried++;
                    Caught caught = Caught.of(session, left.events(), whole.event() - left.index() - 1);
                    hits += caught.hits() == 1 ? 1 : 0;
                    if (caught.hits() > 1 || !caught.beside().isEmpty()) {
                        wrong.add(session.planted() + " at " + (left.index() + 1) + " " + caught);
                    }
                }
            }
            found += hits;
            if (hits == 0 && tried > triedBefore) {
                never.add(defect.rule());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat((double) found / tried).as("%d of %d", found, tried).isGreaterThanOrEqualTo(missing.leastFound);
        assertThat(never).as("never found").isSubsetOf(neverDecided(missing));
    }

    /** Rules that need what is missing. */
    private static Set<String> neverDecided(Missing missing) {
        return switch (missing) {
            case END, AFTER -> Set.of();
            // Whether the open was made inside a bind handler that began before.
            case BEFORE, START -> Set.of("BIND-OPEN-IN-BIND");
            // The client's request, which says what is to be modified, is not in the witness.
            case DRIVERS -> Set.of("QOS-CHANGE-REACTIVATE-FIRST");
        };
    }

    private static Finding findIn(Sessions session) {
        for (Finding finding : Checks.run(session.symbols(), session.events()).violations()) {
            if (Caught.isIt(finding, session.planted(), 0)) {
                return finding;
            }
        }
        throw new AssertionError(session.planted() + " is not found in the whole recording");
    }

    private static @Nullable Left left(
            Sessions session, Finding whole, Missing missing, SplittableRandom random, int attempt) {
        List<CallEvent> events = session.events();
        int first = (int) whole.witness().get(0).event() - 1;
        int last = (int) whole.event() - 1;
        int after = events.size() - last - 1;
        boolean isClose = attempt == 0;
        return switch (missing) {
            case END ->
                after == 0
                        ? null
                        : new Left(Degrader.window(events, 1, last + 1 + (isClose ? 0 : random.nextInt(after))), last);
            case AFTER ->
                after == 0
                        ? null
                        : new Left(
                                lose(events, last + 1 + (isClose ? 0 : random.nextInt(after)), events.size(), random),
                                last);
            case BEFORE ->
                first < 2
                        ? null
                        : shifted(
                                events,
                                lose(events, isClose ? first - 1 : 1 + random.nextInt(first - 1), first, random),
                                last);
            case START ->
                shifted(
                        events,
                        Degrader.window(
                                events,
                                isClose ? first : Math.min(first, 1 + random.nextInt(Math.max(1, first))),
                                events.size()),
                        last);
            case DRIVERS -> ofDriversIn(whole, session, last, attempt % 2 == 0);
        };
    }

    private static Left shifted(List<CallEvent> before, List<CallEvent> left, int index) {
        return new Left(left, index - (before.size() - left.size()));
    }

    /** Loses up to five records from an index on, none at or after the limit, and marks where. */
    private static List<CallEvent> lose(List<CallEvent> events, int from, int limit, SplittableRandom random) {
        int to = Math.min(limit, from + 1 + random.nextInt(5));
        List<CallEvent> left = new ArrayList<>(events.subList(0, from));
        CallEvent mark = new CallEvent();
        mark.kind = EventKind.LOST;
        mark.lostCount = (long) to - from;
        mark.timeNanos = events.get(from).timeNanos;
        left.add(mark);
        left.addAll(events.subList(to, events.size()));
        return left;
    }

    private static @Nullable Left ofDriversIn(Finding whole, Sessions session, int last, boolean declared) {
        Set<String> kinds = new HashSet<>();
        for (Finding.WitnessStep step : whole.witness()) {
            int driver = session.events().get((int) step.event() - 1).driver;
            if (driver != 0) {
                kinds.add(Degrader.kind(session.symbols().text(driver)));
            }
        }
        if (!declared && whole.rule().id().equals("AF-ROLE-CLIENT-VS-CM")) {
            // What was recorded is learned from who calls what, and this is a call of the other side.
            return null;
        }
        List<CallEvent> left = Degrader.subset(session.events(), session.symbols(), kinds, declared);
        int index = Degrader.subset(session.events().subList(0, last + 1), session.symbols(), kinds, declared)
                        .size()
                - 1;
        return new Left(left, index);
    }
}

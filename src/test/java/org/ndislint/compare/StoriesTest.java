package org.ndislint.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Reordering;
import org.ndislint.generate.Sessions;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Checks;

/** What only ran in another order is the same; what happened otherwise is found where it did. */
class StoriesTest {
    private static final int EVENTS = 600;
    private static final int EXCHANGES = 20_000;
    private static final int MOST_SEEDS = 60;

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    static Stream<Defect> defects() {
        return Defects.list().stream();
    }

    private static List<Story> told(List<CallEvent> events, Symbols symbols) {
        return Telling.of(
                        Checks.log(symbols, events),
                        Checks.PROGRAM,
                        Checks.STATUSES,
                        Checks.options(Checks.PROGRAM, false))
                .stories();
    }

    private static Sessions legal(long seed) {
        return Sessions.of(GeneratorOptions.legal(seed, EVENTS), Checks.PROGRAM.newSymbols());
    }

    private static List<CallEvent> reordered(Sessions session, long seed) {
        return Reordering.of(session.events(), session.text(), new SplittableRandom(seed), EXCHANGES);
    }

    private static Stories stories(Sessions session, List<CallEvent> other) {
        return Stories.of(told(session.events(), session.symbols()), told(other, session.symbols()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void familiesThatRunInAnotherOrderAreTheSame(long seed) {
        Sessions session = legal(seed);
        Stories stories = stories(session, reordered(session, seed));
        assertThat(stories.partings()).isEmpty();
        assertThat(stories.same()).isEqualTo(stories.families()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void vcsThatRunInAnotherOrderAreTheSame(long seed) {
        Sessions session = legal(seed);
        List<CallEvent> other = withVcsExchanged(session, new SplittableRandom(seed));
        assertThat(Checks.run(session.symbols(), other).violations().stream().filter(Checks::isGrave))
                .isEmpty();
        assertThat(stories(session, other).partings()).isEmpty();
    }

    /** Exchanges neighbours of different threads that are about different VCs, whatever their family. */
    private static List<CallEvent> withVcsExchanged(Sessions session, SplittableRandom random) {
        List<CallEvent> events = new ArrayList<>(session.events());
        for (int i = 0; i < EXCHANGES; i++) {
            int at = random.nextInt(events.size() - 1);
            CallEvent first = events.get(at);
            CallEvent second = events.get(at + 1);
            boolean areApart = first.tid > 0 && second.tid > 0 && first.tid != second.tid;
            if (areApart && first.has(Key.VC) && second.has(Key.VC) && first.bits(Key.VC) != second.bits(Key.VC)) {
                CallEvent later = copy(first);
                CallEvent earlier = copy(second);
                later.timeNanos = second.timeNanos;
                earlier.timeNanos = first.timeNanos;
                events.set(at, earlier);
                events.set(at + 1, later);
            }
        }
        return events;
    }

    private static CallEvent copy(CallEvent event) {
        CallEvent copy = new CallEvent();
        copy.copyFrom(event);
        return copy;
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aPlantedDefectPartsTheCapturesWhereTheSessionsPartAndNotBefore(Defect defect) {
        for (long seed = 0; seed < MOST_SEEDS; seed++) {
            GeneratorOptions options = Sessions.planted(defect, seed, EVENTS);
            Sessions bad = Sessions.of(options, Checks.PROGRAM.newSymbols());
            if (bad.manifest().planted() == null) {
                continue;
            }
            GeneratorOptions legal = new GeneratorOptions(
                    seed,
                    EVENTS,
                    options.managers(),
                    options.clients(),
                    options.traffic(),
                    options.recording(),
                    null,
                    0);
            Sessions good = Sessions.of(legal, bad.symbols());
            int common = common(good.lines(), bad.lines());
            Stories stories = stories(good, bad.events());
            if (stories.partings().isEmpty()) {
                assertThat(defect.rule()).as("a defect at some SAP or VC").doesNotMatch("(SAP|VC|CALL|QOS)-.*");
            } else {
                assertThat(stories.partings().get(0).event()).isGreaterThan(common);
            }
            return;
        }
        throw new AssertionError("no place for " + defect.rule());
    }

    private static int common(List<String> good, List<String> bad) {
        int count = 0;
        while (count < Math.min(good.size(), bad.size()) && good.get(count).equals(bad.get(count))) {
            count++;
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCallThatIsMadeOnceMoreIsFoundThere(long seed) {
        Sessions session = legal(seed);
        List<CallEvent> bad = new ArrayList<>(reordered(session, seed));
        int[] call = call(session, bad, seed);
        bad.add(call[1] + 1, copy(bad.get(call[0])));
        bad.add(call[1] + 2, copy(bad.get(call[1])));
        Stories stories = stories(session, bad);
        assertThat(stories.partings()).as(session.text().line(bad.get(call[0]))).isNotEmpty();
        assertThat(stories.partings().get(0).event()).isGreaterThan(call[0]);
        assertThat(stories.partings())
                .anySatisfy(parting ->
                        assertThat(isAbout(parting.bad(), bad.get(call[0]))).isTrue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCallThatIsNotMadeIsFoundThere(long seed) {
        Sessions session = legal(seed);
        List<CallEvent> good = reordered(session, seed);
        int[] call = call(session, good, seed);
        List<CallEvent> bad = new ArrayList<>(good);
        bad.remove(call[1]);
        bad.remove(call[0]);
        Stories stories = Stories.of(told(good, session.symbols()), told(bad, session.symbols()));
        assertThat(stories.partings()).isNotEmpty();
        assertThat(stories.partings().get(0).event()).isGreaterThan(call[0]);
    }

    /** Whether one of the records from a place on is of the function. */
    private static boolean isAbout(Parting.@Nullable Place place, CallEvent record) {
        return place != null
                && place.strand().moments().stream()
                        .anyMatch(moment -> moment.text()
                                .contains(Checks.CATALOGUE
                                        .function(record.function)
                                        .name()));
    }

    /** Positions of the entry and the return of some invocation about a VC in which nothing else was called. */
    private static int[] call(Sessions session, List<CallEvent> events, long seed) {
        List<int[]> calls = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            CallEvent entry = events.get(i);
            String name = session.text().name(entry);
            boolean isOfCall = name.endsWith("Call") || name.contains("CallComplete") || name.contains("CallQoS");
            if (entry.kind == EventKind.ENTER && entry.has(Key.VC) && isOfCall) {
                int next = i + 1;
                while (next < events.size() && events.get(next).tid != entry.tid) {
                    next++;
                }
                if (next < events.size() && events.get(next).kind == EventKind.EXIT) {
                    calls.add(new int[] {i, next});
                }
            }
        }
        assumeTrue(!calls.isEmpty(), "no call in this session");
        return calls.get(new SplittableRandom(seed).nextInt(calls.size()));
    }
}

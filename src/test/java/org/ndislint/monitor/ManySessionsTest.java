package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ndislint.generate.Degrader;
import org.ndislint.generate.Degrader.Field;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Recording;
import org.ndislint.generate.Recording.Detail;
import org.ndislint.generate.Recording.Times;
import org.ndislint.generate.Reordering;
import org.ndislint.generate.Sessions;
import org.ndislint.model.CallEvent;

/**
 * Legal sessions, recorded in many ways, of which something is missing at random: nothing grave is found. With
 * {@code -Dndislint.sessions=1000} a long run over as many seeds, with {@code -Dndislint.events=100000} over longer sessions;
 * the usual one is short.
 */
class ManySessionsTest {
    private static final int SESSIONS = Integer.getInteger("ndislint.sessions", 4);
    private static final int EVENTS = Integer.getInteger("ndislint.events", 500);
    /** Apart from the seeds of other tests. */
    private static final long FIRST_SEED = 100_000;

    private static final List<Recording> RECORDINGS = List.of(
            Recording.FULL,
            Recording.BARE,
            Recording.BARE.withNames(true),
            Recording.FULL.withTimes(Times.COARSE),
            Recording.BARE.withTimes(Times.COARSE),
            Recording.FULL.withCapture(false).withDetail(Detail.HANDLES).withSourceNames(false));

    /** What is done to a session. */
    enum Way {
        WHOLE,
        WINDOW,
        COUNTED_LOSSES,
        UNCOUNTED_LOSSES,
        LOSSES_BY_PROCESSOR,
        UNMARKED_LOSSES,
        SOME_DRIVERS,
        SOME_DRIVERS_SAID_SO,
        A_FIELD_MISSING,
        EQUAL_STAMPS,
        ANOTHER_ORDER;

        List<CallEvent> of(Sessions session, SplittableRandom random) {
            List<CallEvent> all = session.events();
            return switch (this) {
                case WHOLE -> all;
                case WINDOW -> {
                    int from = random.nextInt(all.size());
                    yield Degrader.window(all, from, from + 1 + random.nextInt(all.size() - from));
                }
                case COUNTED_LOSSES -> Degrader.thin(all, random, 1 + random.nextInt(40), 4, true, false);
                case UNCOUNTED_LOSSES -> Degrader.thin(all, random, 1 + random.nextInt(40), 4, false, false);
                case LOSSES_BY_PROCESSOR -> Degrader.thin(all, random, 1 + random.nextInt(20), 8, true, true);
                case UNMARKED_LOSSES -> Degrader.lose(all, random, 1 + random.nextInt(4));
                case SOME_DRIVERS -> Degrader.subset(all, session.symbols(), some(random), false);
                case SOME_DRIVERS_SAID_SO -> Degrader.subset(all, session.symbols(), some(random), true);
                case A_FIELD_MISSING -> {
                    Field field = Field.values()[random.nextInt(Field.values().length)];
                    yield Degrader.strip(all, random, field, random.nextDouble());
                }
                case EQUAL_STAMPS -> Degrader.shuffleTies(Degrader.coarsen(all, 1L << random.nextInt(6, 16)), random);
                case ANOTHER_ORDER -> Reordering.of(all, session.text(), random, 20 * EVENTS);
            };
        }

        private static Set<String> some(SplittableRandom random) {
            Set<String> kinds = new HashSet<>();
            for (String kind : List.of("client", "call-manager", "mcm", "miniport")) {
                if (random.nextBoolean()) {
                    kinds.add(kind);
                }
            }
            return kinds.isEmpty() ? Set.of("client") : kinds;
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void nothingGraveIsFound(Way way) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SESSIONS; seed++) {
            for (Recording as : RECORDINGS) {
                Recording recording = way == Way.ANOTHER_ORDER ? as.withTimes(Times.NONE) : as;
                GeneratorOptions legal = GeneratorOptions.legal(seed, EVENTS).with(recording);
                Sessions session =
                        Sessions.of(seed % 2 == 0 ? legal : legal.withTraffic(), Checks.PROGRAM.newSymbols());
                SplittableRandom random = new SplittableRandom(seed);
                assertThat(Checks.run(session.symbols(), way.of(session, random))
                                .grave())
                        .as("seed %d, %s", seed, recording)
                        .isEmpty();
            }
        }
    }
}

package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Sessions;

/** A single defect in an otherwise legal session is found where it is, once, and nothing else is. */
class PlantedDefectsTest {
    private static final int EVENTS = 400;
    /** Of each defect; seven of each are a thousand in all. */
    private static final int PLANTED = Integer.getInteger("ndislint.planted", 3);

    /** So many seeds are tried for each in sessions with traffic. */
    private static final int TRAFFIC_SEEDS = 4;

    static Stream<Defect> defects() {
        return Defects.list().stream();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void eachIsFoundOnceWhereItIs(Defect defect) {
        List<String> wrong = new ArrayList<>();
        List<Sessions> sessions = Sessions.withDefect(defect, EVENTS, PLANTED, Checks.PROGRAM::newSymbols);
        for (Sessions session : sessions) {
            Caught caught = Caught.of(session, session.events(), 0);
            if (caught.hits() != 1 || !caught.beside().isEmpty()) {
                wrong.add(session.planted() + " " + caught);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(sessions).as("places found").hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void nothingElseIsFoundAmongDataAndRequestsEither(Defect defect) {
        int planted = 0;
        int hits = 0;
        for (long seed = 0; seed < TRAFFIC_SEEDS; seed++) {
            GeneratorOptions options = Sessions.planted(defect, seed, EVENTS).withTraffic();
            Sessions session = Sessions.of(options, Checks.PROGRAM.newSymbols());
            if (session.manifest().planted() != null) {
                Caught caught = Caught.of(session, session.events(), 0);
                assertThat(caught.beside())
                        .as("seed %d, %s", seed, session.planted())
                        .isEmpty();
                planted++;
                hits += caught.hits();
            }
        }
        assertThat(hits).isBetween(Math.min(planted, 1), planted);
    }
}

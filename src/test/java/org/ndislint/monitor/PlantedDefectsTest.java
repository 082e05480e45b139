package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.Planted;
import org.ndislint.generate.Sessions;

/** A single defect in an otherwise legal session is found where it is, once, and nothing else is. */
class PlantedDefectsTest {
    private static final int EVENTS = 400;
    private static final int MOST_SEEDS = 60;
    private static final int PLANTED = 3;

    static Stream<Defect> defects() {
        return Defects.list().stream();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void eachIsFoundOnceWhereItIs(Defect defect) {
        List<String> wrong = new ArrayList<>();
        int planted = 0;
        for (long seed = 0; seed < MOST_SEEDS && planted < PLANTED; seed++) {
            Sessions session = Sessions.of(Sessions.planted(defect, seed, EVENTS), Checks.PROGRAM.newSymbols());
            Planted made = session.manifest().planted();
            if (made == null) {
                continue;
            }
            planted++;
            List<String> rest = new ArrayList<>();
            int hits = 0;
            for (Finding finding :
                    Checks.run(session.symbols(), session.events()).violations()) {
                boolean isIt = finding.rule().id().equals(made.rule());
                if (isIt && finding.event() >= made.event() && finding.event() <= made.latest()) {
                    hits++;
                } else if (isIt
                        || (Checks.isGrave(finding)
                                && !made.also().contains(finding.rule().id()))) {
                    rest.add(finding.rule().id() + "@" + finding.event());
                }
            }
            if (hits != 1 || !rest.isEmpty()) {
                wrong.add("seed " + seed + ": " + made + " found " + hits + " times, beside " + rest);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(planted).as("places found").isGreaterThan(1);
    }
}

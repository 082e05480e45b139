package org.ndislint.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.generate.NaiveChecker.Finding;

class LegalityTest {
    @Test
    void legalSessionsBreakNoRule() {
        for (long seed = 0; seed < 200; seed++) {
            Sessions session = Sessions.of(GeneratorOptions.legal(seed, 500));
            assertThat(NaiveChecker.check(session.events(), session.text()))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void legalSessionsWithTrafficBreakNoRule() {
        for (long seed = 0; seed < 200; seed++) {
            Sessions session = Sessions.of(GeneratorOptions.legal(seed, 500).withTraffic());
            assertThat(NaiveChecker.check(session.events(), session.text()))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aPlantedDefectBreaksItsRuleAtItsEventAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        for (Defect defect : Defects.list()) {
            int planted = 0;
            for (long seed = 0; seed < 80 && planted < 4; seed++) {
                Sessions session = Sessions.of(Sessions.planted(defect, seed, 400));
                Planted made = session.manifest().planted();
                Collection<Finding> found = NaiveChecker.check(session.events(), session.text());
                if (made == null) {
                    if (!found.isEmpty()) {
                        wrong.add(defect.rule() + " seed " + seed + " not planted, found " + found);
                    }
                    continue;
                }
                planted++;
                boolean right = matches(made, found);
                if (!right) {
                    wrong.add(made + " seed " + seed + " place " + seed % 3 + ", found " + found);
                }
            }
            if (planted < 2) {
                wrong.add(defect.rule() + " found a place only " + planted + " times");
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whether the planted rule is found at its event, once, and nothing but what it brings with it. */
    static boolean matches(Planted made, Collection<Finding> found) {
        int hits = 0;
        for (Finding finding : found) {
            if (finding.rule().equals(made.rule())) {
                hits += finding.event() >= made.event() && finding.event() <= made.latest() ? 1 : 2;
            } else if (!made.also().contains(finding.rule()) || finding.event() > made.latest()) {
                return false;
            }
        }
        return hits == 1;
    }
}

package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.Generator;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.GeneratorOptions.Managers;
import org.ndislint.generate.Manifest;
import org.ndislint.generate.Planted;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Severity;

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
    void eachIsFoundOnceWhereItIs(Defect defect) throws IOException {
        List<String> wrong = new ArrayList<>();
        int planted = 0;
        for (long seed = 0; seed < MOST_SEEDS && planted < PLANTED; seed++) {
            List<Finding> found = new ArrayList<>();
            Planted made = run(options(defect, seed), found);
            if (made == null) {
                continue;
            }
            planted++;
            List<String> rest = new ArrayList<>();
            int hits = 0;
            for (Finding finding : found) {
                boolean isIt = finding.rule().id().equals(made.rule());
                if (isIt && finding.event() >= made.event() && finding.event() <= made.latest()) {
                    hits++;
                } else if (isIt
                        || (isGrave(finding)
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

    private static boolean isGrave(Finding finding) {
        return finding.rule().severity() == Severity.ERROR || finding.rule().severity() == Severity.WARNING;
    }

    private static GeneratorOptions options(Defect defect, long seed) {
        Managers managers = switch (defect.setting()) {
            case STAND_ALONE -> Managers.STAND_ALONE;
            case MCM, MCM_SOURCE_NAMES -> Managers.MCM;
            case ANY, LEVELS -> Managers.DRAWN;
        };
        return GeneratorOptions.legal(seed, EVENTS).with(managers).with(defect, (int) (seed % 3));
    }

    /** Runs a session through the monitor; returns what was planted, or null if there was no place for it. */
    private static @Nullable Planted run(GeneratorOptions options, List<Finding> found) throws IOException {
        Symbols symbols = Checks.PROGRAM.newSymbols();
        BitSet on = new BitSet();
        on.set(0, Checks.PROGRAM.rules().size());
        Monitor monitor = new Monitor(
                Checks.PROGRAM, symbols, Checks.STATUSES, new Monitor.Options(on, false, false, Set.of()), finding -> {
                    if (finding.conclusive()) {
                        found.add(finding);
                    }
                });
        long[] number = {0};
        CallEvent copy = new CallEvent();
        Manifest manifest = Generator.run(options, Checks.CATALOGUE, symbols, event -> {
            copy.copyFrom(event);
            monitor.accept(copy, ++number[0]);
        });
        monitor.finish();
        return manifest.planted();
    }
}

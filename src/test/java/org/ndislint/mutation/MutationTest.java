package org.ndislint.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.ndislint.rules.PackException;

/**
 * With any one transition, guard or set member of a pack changed, some example, scenario or session should fail. A slice
 * of the mutants is run each time, each of which must be noticed or listed; {@code -Dndislint.mutation=all}, or the name
 * of a pack, runs all of them.
 */
class MutationTest {
    private static final long SEED = 3;
    private static final int SLICE = 150;
    private static final double LEAST_SHARE = 0.95;

    private static final PackSet SET = PackSet.load();
    private static final List<Mutant> ALL = Mutants.of(SET);
    private static final Survivors LISTED = new Survivors(Scenarios.lines("survivors.txt"));

    /** How mutants fared. */
    private static final class Tally {
        void add(Fate fate) {
            switch (fate) {
                case KILLED -> killed++;
                case REFUSED -> refused++;
                case EQUIVALENT -> equivalent++;
                case ALIVE -> alive++;
            }
        }

        double share() {
            return (double) killed / Math.max(1, killed + alive);
        }

        int killed;
        int refused;
        int equivalent;
        int alive;

        @Override
        public String toString() {
            int told = killed + alive;
            return String.format(
                    java.util.Locale.ROOT,
                    "%d of %d killed (%.1f %%), %d equivalent, %d refused by the compiler of packs",
                    killed,
                    told,
                    told == 0 ? 100.0 : 100.0 * killed / told,
                    equivalent,
                    refused);
        }
    }

    private static Suite suite() {
        Suite suite = new Suite(SET, Scenarios.all(SET));
        suite.addSessions();
        return suite;
    }

    /** Runs one. */
    private static Fate fate(Suite suite, Mutant mutant) {
        Runner runner;
        try {
            runner = new Runner(SET, SET.compile(mutant.edit()), suite.symbols());
        } catch (PackException e) {
            return Fate.REFUSED;
        }
        if (LISTED.isEquivalent(mutant)) {
            return Fate.EQUIVALENT;
        }
        return isKilled(suite, runner, mutant) ? Fate.KILLED : Fate.ALIVE;
    }

    private static boolean isKilled(Suite suite, Runner runner, Mutant mutant) {
        try {
            return suite.killer(runner, mutant) != null;
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            return true; // a fault that every test would show
        }
    }

    @Test
    void thePacksAsTheyAreAreNotTakenForAMutant() {
        assertThat(suite().wrong()).isEmpty();
    }

    @Test
    void mutantsOfASliceAreNoticedOrListed() {
        Suite suite = suite();
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> unlisted = new ArrayList<>();
        for (int i = 0; i < SLICE; i++) {
            Mutant mutant = ALL.get(random.nextInt(ALL.size()));
            if (fate(suite, mutant) == Fate.ALIVE && !LISTED.has(mutant)) {
                unlisted.add(mutant.id());
            }
        }
        assertThat(unlisted).isEmpty();
    }

    @Test
    void thoseThatNothingNoticesAreFew() {
        long equivalent = ALL.stream().filter(LISTED::isEquivalent).count();
        long alive = ALL.stream().filter(LISTED::has).count() - equivalent;
        assertThat((double) alive / (ALL.size() - equivalent)).isLessThan(1 - LEAST_SHARE);
    }

    @Test
    void survivorsAreListedWithAReasonAndStillExist() {
        assertThat(LISTED.unexplained()).isEmpty();
        assertThat(LISTED.stale(ALL)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "ndislint.mutation", matches = ".+")
    void allMutantsAreNoticedOrListed() throws IOException {
        String wanted = System.getProperty("ndislint.mutation");
        Suite suite = suite();
        Map<String, Tally> byPack = new TreeMap<>();
        Tally total = new Tally();
        List<String> report = new ArrayList<>();
        List<String> unlisted = new ArrayList<>();
        for (Mutant mutant : ALL) {
            if (!wanted.equals("all") && !wanted.equals(mutant.pack())) {
                continue;
            }
            Fate fate = fate(suite, mutant);
            total.add(fate);
            byPack.computeIfAbsent(mutant.pack(), k -> new Tally()).add(fate);
            if (fate == Fate.ALIVE) {
                report.add((LISTED.has(mutant) ? "listed " : "NEW    ") + mutant.id());
                if (!LISTED.has(mutant)) {
                    unlisted.add(mutant.id());
                }
            }
        }
        byPack.forEach((pack, tally) -> report.add(pack + ": " + tally));
        report.add("all: " + total);
        Path file = Path.of("target", "mutation.txt");
        Files.createDirectories(Path.of("target"));
        Files.write(file, report);
        assertThat(unlisted).as("see %s", file).isEmpty();
        assertThat(total.share()).isGreaterThanOrEqualTo(LEAST_SHARE);
    }

    private enum Fate {
        KILLED,
        REFUSED,
        EQUIVALENT,
        ALIVE
    }
}

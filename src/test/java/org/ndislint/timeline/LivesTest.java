package org.ndislint.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.generate.Generator;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Checks;
import org.ndislint.monitor.Monitor;
import org.ndislint.report.LifeJson;
import org.ndislint.report.LifeText;
import org.ndislint.report.TextStyle;

class LivesTest {
    private static final int EVENTS = 3000;
    private static final LifeLimits PLENTY = new LifeLimits(10_000, 100_000, 10_000, 100_000, 1L << 30);

    private static Lives lives(long seed, LifeLimits limits) throws IOException {
        Symbols symbols = Checks.PROGRAM.newSymbols();
        Monitor monitor = new Monitor(
                Checks.PROGRAM,
                symbols,
                Checks.STATUSES,
                new Monitor.Options(new BitSet(), false, false, Set.of()),
                finding -> {});
        Lives lives = new Lives(monitor.world(), "af", (object, tag, bits) -> true, limits);
        monitor.setObserver(lives);
        long[] number = {0};
        Generator.run(
                GeneratorOptions.legal(seed, EVENTS),
                Checks.CATALOGUE,
                symbols,
                event -> monitor.accept(event, ++number[0]));
        monitor.finish();
        lives.finish(monitor::bringUpToDate);
        return lives;
    }

    private static String text(Lives lives, TextStyle style) throws IOException {
        StringBuilder out = new StringBuilder();
        new LifeText("t", lives, Checks.CATALOGUE, Checks.STATUSES, style).write(false, out);
        new LifeJson("t", lives, Checks.CATALOGUE, Checks.STATUSES).write(false, out);
        return out.toString();
    }

    private static long own(Life life) {
        return life.steps().stream()
                .filter(step -> step.role() == LifeStep.Role.OWN)
                .count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyAddressFamilyHasALifeAndAllItsRecords(long seed) throws IOException {
        Lives lives = lives(seed, PLENTY);
        assertThat(lives.lives()).hasSize((int) lives.seen()).isNotEmpty().allSatisfy(life -> {
            assertThat(own(life)).isEqualTo(life.records());
            assertThat(life.changesLeftOut() + life.othersLeftOut()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsLeftOutIsCounted(long seed) throws IOException {
        Lives all = lives(seed, PLENTY);
        Lives few = lives(seed, new LifeLimits(10_000, 12, 10_000, 100_000, 1L << 30));
        for (int i = 0; i < all.lives().size(); i++) {
            Life life = few.lives().get(i);
            assertThat(life.records()).isEqualTo(all.lives().get(i).records());
            assertThat(life.steps().size() + life.changesLeftOut() + life.othersLeftOut())
                    .isEqualTo(all.lives().get(i).steps().size());
            assertThat(life.steps()).hasSizeLessThanOrEqualTo(16);
        }
        assertThat(few.lives()).anyMatch(life -> life.changesLeftOut() > 0 && life.othersLeftOut() > 0);
        assertThat(text(few, TextStyle.PLAIN)).contains(" records that changed something are left out\n");
    }

    @Test
    void theFirstAndTheLastRecordsStay() throws IOException {
        Lives all = lives(1, PLENTY);
        Lives few = lives(1, new LifeLimits(10_000, 12, 10_000, 100_000, 1L << 30));
        for (int i = 0; i < all.lives().size(); i++) {
            List<LifeStep> whole = all.lives().get(i).steps();
            List<LifeStep> folded = few.lives().get(i).steps();
            assertThat(folded.get(0).event()).isEqualTo(whole.get(0).event());
            assertThat(folded.get(folded.size() - 1).event())
                    .isEqualTo(whole.get(whole.size() - 1).event());
        }
    }

    @Test
    void allLivesTogetherStayWithinTheirBytes() throws IOException {
        Lives lives = lives(1, new LifeLimits(10_000, 100_000, 10_000, 100_000, 20_000));
        assertThat(lives.lives().stream().mapToLong(Life::bytes).sum()).isBetween(1L, 20_000L);
        assertThat(lives.lives()).allSatisfy(life -> assertThat(life.records()).isPositive());
    }

    @Test
    void childrenBeyondTheLimitAreCounted() throws IOException {
        Lives all = lives(1, PLENTY);
        Lives few = lives(1, new LifeLimits(10_000, 240, 3, 100_000, 1L << 30));
        for (int i = 0; i < all.lives().size(); i++) {
            Life life = few.lives().get(i);
            long left = life.childrenLeftOut().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(life.children()).hasSizeLessThanOrEqualTo(3);
            assertThat(life.children().size() + left)
                    .isEqualTo(all.lives().get(i).children().size());
        }
        assertThat(few.lives()).anyMatch(life -> !life.childrenLeftOut().isEmpty());
    }

    @Test
    void livesBeyondTheLimitAreCounted() throws IOException {
        Lives lives = lives(1, new LifeLimits(2, 240, 120, 100_000, 1L << 30));
        assertThat(lives.lives()).hasSize(2);
        assertThat(lives.untold()).isEqualTo(lives.seen() - 2).isPositive();
    }

    @Test
    void theSameTraceGivesTheSameText() throws IOException {
        assertThat(text(lives(2, LifeLimits.ALL), TextStyle.PLAIN))
                .isEqualTo(text(lives(2, LifeLimits.ALL), TextStyle.PLAIN));
    }

    @Test
    void onlyWordsThatCannotBeFoldedPassTheWidth() throws IOException {
        StringBuilder out = new StringBuilder();
        TextStyle style = new TextStyle(false, 60, false);
        new LifeText("t", lives(3, LifeLimits.ALL), Checks.CATALOGUE, Checks.STATUSES, style).write(false, out);
        for (String line : out.toString().lines().toList()) {
            String words = line.strip();
            assertThat(line.length() <= 60 || words.lastIndexOf(' ') <= 1 || !words.contains("  "))
                    .as(line)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inASessionRecordedWholeAllOfALegalLifeIsCertain(long seed) throws IOException {
        assertThat(lives(seed, PLENTY).lives()).anySatisfy(life -> {
            assertThat(life.subject().isBorn()).isTrue();
            assertThat(life.subject().isOver()).isTrue();
            assertThat(life.subject().pending())
                    .filteredOn(Pending::isCertain)
                    .allSatisfy(pending -> assertThat(pending.answered()).isPositive());
        });
    }
}

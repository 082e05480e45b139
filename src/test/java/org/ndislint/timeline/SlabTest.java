package org.ndislint.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SlabTest {
    private final Slab slab = new Slab();

    private record Taken(int stretch, int words, int mark) {}

    private void mark(Taken taken) {
        int start = Slab.start(taken.stretch());
        Arrays.fill(slab.page(taken.stretch()), start, start + taken.words(), taken.mark());
    }

    private boolean isUntouched(Taken taken) {
        int start = Slab.start(taken.stretch());
        int[] page = slab.page(taken.stretch());
        for (int i = start; i < start + taken.words(); i++) {
            if (page[i] != taken.mark()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void stretchesNeverOverlapHoweverTheyComeAndGo() {
        Random random = new Random(1);
        List<Taken> held = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            if (held.size() > 500 || (!held.isEmpty() && random.nextInt(3) == 0)) {
                Taken taken = held.remove(random.nextInt(held.size()));
                assertThat(isUntouched(taken)).isTrue();
                slab.give(taken.stretch(), taken.words());
            } else {
                int words = 1 + random.nextInt(random.nextInt(50) == 0 ? 5000 : 30);
                Taken taken = new Taken(slab.take(words), words, i);
                mark(taken);
                held.add(taken);
            }
        }
        assertThat(held).allMatch(this::isUntouched);
    }

    @Test
    void whatIsGivenBackIsTakenAgain() {
        int first = slab.take(60);
        slab.give(first, 60);

        assertThat(slab.take(60)).isEqualTo(first);
    }

    @Test
    void aStretchIsNotLongerThanAPage() {
        assertThat(slab.take(Slab.MOST_WORDS)).isNotEqualTo(Slab.NONE);
        assertThatThrownBy(() -> slab.take(Slab.MOST_WORDS + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wordsAreReadAsWritten() {
        int stretch = slab.take(16);
        for (int value : new int[] {0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x12345678}) {
            slab.set(stretch, 15, value);
            assertThat(slab.get(stretch, 15)).isEqualTo(value);
        }
    }
}

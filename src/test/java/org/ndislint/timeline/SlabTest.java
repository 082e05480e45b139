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

    private record Taken(int stretch, int bytes, byte mark) {}

    private void mark(Taken taken) {
        int start = Slab.start(taken.stretch());
        Arrays.fill(slab.page(taken.stretch()), start, start + taken.bytes(), taken.mark());
    }

    private boolean isUntouched(Taken taken) {
        int start = Slab.start(taken.stretch());
        byte[] page = slab.page(taken.stretch());
        for (int i = start; i < start + taken.bytes(); i++) {
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
                slab.give(taken.stretch(), taken.bytes());
            } else {
                int bytes = 4 + random.nextInt(random.nextInt(50) == 0 ? 5000 : 90);
                Taken taken = new Taken(slab.take(bytes), bytes, (byte) i);
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

        assertThat(slab.take(58)).isEqualTo(first);
    }

    @Test
    void aStretchIsNotLongerThanAPage() {
        assertThat(slab.take(Slab.MOST_BYTES)).isNotEqualTo(Slab.NONE);
        assertThatThrownBy(() -> slab.take(Slab.MOST_BYTES + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersAreReadAsWritten() {
        int stretch = slab.take(16);
        for (int value : new int[] {0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x12345678}) {
            slab.writeInt(stretch, 3, value);
            assertThat(slab.readInt(stretch, 3)).isEqualTo(value);
            slab.writeByte(stretch, 9, value);
            assertThat(slab.readByte(stretch, 9)).isEqualTo(value & 0xFF);
        }
    }
}

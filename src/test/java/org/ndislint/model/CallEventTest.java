package org.ndislint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Keys lie packed in a record; whatever is set and taken back in whatever order, each key keeps its own value. */
class CallEventTest {
    private record Held(byte tag, long bits) {}

    @Test
    void keysKeepTheirValuesWhateverIsSetAndTakenBack() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CallEvent event = new CallEvent();
            CallEvent reused = new CallEvent();
            Map<Key, Held> held = new EnumMap<>(Key.class);
            for (int step = 0; step < 200; step++) {
                Key key = Key.of(random.nextInt(Key.count()));
                if (random.nextInt(3) == 0) {
                    event.unset(key);
                    held.remove(key);
                } else {
                    Held value = new Held(
                            random.nextBoolean() ? Value.NUMBER : Value.SYMBOL, random.nextInt(3) * 0x1_0000_0001L);
                    event.set(key, value.tag(), value.bits());
                    held.put(key, value);
                }
                if (step == 120) {
                    event.clear();
                    held.clear();
                }
                assertHolds(event, held);
                reused.copyFrom(event);
                assertHolds(reused, held);
            }
        }
    }

    private static void assertHolds(CallEvent event, Map<Key, Held> held) {
        for (int i = 0; i < Key.count(); i++) {
            Key key = Key.of(i);
            Held value = held.get(key);
            assertThat(event.has(key)).as(key.json()).isEqualTo(value != null);
            assertThat(event.tag(key)).as(key.json()).isEqualTo(value == null ? Value.ABSENT : value.tag());
            assertThat(event.bits(key)).as(key.json()).isEqualTo(value == null ? 0 : value.bits());
            assertThat(event.isNull(key))
                    .as(key.json())
                    .isEqualTo(value != null && value.tag() == Value.NUMBER && value.bits() == 0);
        }
    }

    @Test
    void aCopyHoldsItsOwnChainAndParameters() {
        CallEvent event = new CallEvent();
        event.set(Key.AF, Value.NUMBER, 7);
        for (int i = 0; i < 9; i++) {
            event.addNbl(Value.NUMBER, 100 + i);
            event.addArg(i, Value.NUMBER, 200 + i);
        }
        CallEvent copy = new CallEvent();
        copy.addArg(5, Value.NUMBER, 5);
        copy.copyFrom(event);
        event.clear();
        event.addNbl(Value.NUMBER, 1);
        event.addArg(1, Value.NUMBER, 1);

        assertThat(copy.bits(Key.AF)).isEqualTo(7);
        assertThat(copy.bits(Key.NBL)).isEqualTo(100);
        assertThat(copy.nblCount()).isEqualTo(9);
        assertThat(copy.nblBits(8)).isEqualTo(108);
        assertThat(copy.argCount()).isEqualTo(9);
        assertThat(copy.argBits(8)).isEqualTo(208);
    }
}

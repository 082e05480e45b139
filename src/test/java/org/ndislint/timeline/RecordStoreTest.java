package org.ndislint.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Value;

final class RecordStoreTest {
    private final RecordStore store = new RecordStore(new Slab());

    private static CallEvent any(Random random) {
        CallEvent event = new CallEvent();
        event.kind = random.nextBoolean() ? EventKind.ENTER : EventKind.EXIT;
        event.line = random.nextInt(1 << 30);
        if (random.nextBoolean()) {
            event.function = random.nextInt(600);
        } else {
            event.unknownFunction = 1 + random.nextInt(100);
        }
        event.spelling = random.nextInt(3);
        event.timeNanos = random.nextBoolean() ? random.nextLong() : CallEvent.NO_TIME;
        event.cpu = random.nextInt(5) - 1L;
        event.pid = random.nextInt(5) - 1L;
        event.tid = random.nextInt(70_000) - 1L;
        event.irql = random.nextInt(33) - 1;
        event.driver = random.nextInt(3);
        event.status = random.nextLong();
        for (int i = random.nextInt(6); i > 0; i--) {
            Key key = Key.of(random.nextInt(Key.count()));
            if (key != Key.NBL) {
                event.set(key, (byte) (1 + random.nextInt(3)), random.nextLong() >> random.nextInt(64));
            }
        }
        if (random.nextInt(4) == 0) {
            event.addNbl(Value.NUMBER, random.nextLong());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            event.addArg(random.nextInt(1000), Value.NUMBER, random.nextLong());
        }
        return event;
    }

    private static List<Object> parts(CallEvent event) {
        List<Object> parts = new ArrayList<>(List.of(
                event.kind,
                event.line,
                event.function,
                event.unknownFunction,
                event.spelling,
                event.timeNanos,
                event.cpu,
                event.pid,
                event.tid,
                event.irql,
                event.driver,
                event.status,
                event.present(),
                event.nblCount()));
        for (Key key : Key.values()) {
            parts.add(event.tag(key));
            parts.add(event.bits(key));
        }
        for (int i = 0; i < event.argCount(); i++) {
            parts.addAll(List.of(event.argName(i), event.argTag(i), event.argBits(i)));
        }
        return parts;
    }

    @Test
    void aRecordIsReadAsItWasKept() {
        Random random = new Random(2);
        for (int i = 1; i < 5_000; i++) {
            CallEvent event = any(random);
            int record = store.keep(i, event);
            CallEvent read = any(random);

            assertThat(store.read(record, read)).isEqualTo(i);
            assertThat(parts(read)).isEqualTo(parts(event));
            if (i % 3 == 0) {
                store.letGo(record);
            }
        }
    }

    @Test
    void aRecordStaysUntilTheLastHolderLetsGo() {
        CallEvent event = any(new Random(3));
        int record = store.keep(7, event);
        store.hold(record);
        store.letGo(record);
        int other = store.keep(8, event);

        assertThat(other).isNotEqualTo(record);
        assertThat(store.read(record, new CallEvent())).isEqualTo(7);

        store.letGo(record);
        assertThat(store.keep(9, event)).isEqualTo(record);
    }

    @Test
    void aRecordCanBeHeldMoreOftenThanAByteCounts() {
        CallEvent event = any(new Random(4));
        int record = store.keep(7, event);
        List<Integer> held = new ArrayList<>(List.of(record));
        for (int i = 0; i < 1_000; i++) {
            held.add(store.hold(record));
        }
        for (int one : held.subList(0, 1_000)) {
            store.letGo(one);
        }
        CallEvent read = new CallEvent();

        assertThat(store.read(held.get(1_000), read)).isEqualTo(7);
        assertThat(parts(read)).isEqualTo(parts(event));
    }
}

package org.ndislint.timeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ndislint.model.Value;

/** A map from values (tag and bits, with a further number to tell maps apart) to ints; open addressing, no boxing. */
final class ValueMap {
    static final int NONE = -1;

    private long[] bits = new long[64];
    private int[] scopes = new int[64];
    private byte[] tags = new byte[64];
    private int[] values = new int[64];
    private int count;

    int size() {
        return count;
    }

    int get(int scope, byte tag, long value) {
        int mask = bits.length - 1;
        for (int at = slot(scope, tag, value) & mask; tags[at] != Value.ABSENT; at = (at + 1) & mask) {
            if (bits[at] == value && tags[at] == tag && scopes[at] == scope) {
                return values[at];
            }
        }
        return NONE;
    }

    void put(int scope, byte tag, long value, int to) {
        int mask = bits.length - 1;
        int at = slot(scope, tag, value) & mask;
        while (tags[at] != Value.ABSENT) {
            if (bits[at] == value && tags[at] == tag && scopes[at] == scope) {
                values[at] = to;
                return;
            }
            at = (at + 1) & mask;
        }
        bits[at] = value;
        tags[at] = tag;
        scopes[at] = scope;
        values[at] = to;
        if (++count * 2 > bits.length) {
            grow();
        }
    }

    void remove(int scope, byte tag, long value) {
        int mask = bits.length - 1;
        int at = slot(scope, tag, value) & mask;
        while (tags[at] != Value.ABSENT) {
            if (bits[at] == value && tags[at] == tag && scopes[at] == scope) {
                closeGap(at, mask);
                count--;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    private void closeGap(int gap, int mask) {
        int hole = gap;
        int at = (gap + 1) & mask;
        while (tags[at] != Value.ABSENT) {
            int home = slot(scopes[at], tags[at], bits[at]) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                bits[hole] = bits[at];
                tags[hole] = tags[at];
                scopes[hole] = scopes[at];
                values[hole] = values[at];
                hole = at;
            }
            at = (at + 1) & mask;
        }
        tags[hole] = Value.ABSENT;
    }

    private void grow() {
        long[] oldBits = bits;
        byte[] oldTags = tags;
        int[] oldScopes = scopes;
        int[] oldValues = values;
        int size = oldBits.length * 2;
        bits = new long[size];
        tags = new byte[size];
        scopes = new int[size];
        values = new int[size];
        count = 0;
        for (int i = 0; i < oldBits.length; i++) {
            if (oldTags[i] != Value.ABSENT) {
                put(oldScopes[i], oldTags[i], oldBits[i], oldValues[i]);
            }
        }
    }

    void clear() {
        Arrays.fill(tags, Value.ABSENT);
        count = 0;
    }

    private static int slot(int scope, byte tag, long value) {
        return Value.hash(tag, value + scope * 0x632BE59BD9B4E019L);
    }

    /** Checks what is read: a value of the map. */
    interface Check {
        boolean fits(int scope, byte tag, long bits, int value);
    }

    /** Takes down or brings back all entries, in an order that does not depend on how they came. */
    void pass(StateStream state, Check check) throws IOException {
        int entries = state.size(count);
        int[] slots = state.isReading() ? new int[0] : sorted();
        for (int i = 0; i < entries; i++) {
            int slot = state.isReading() ? -1 : slots[i];
            int scope = (int) state.number(slot < 0 ? 0 : scopes[slot], Integer.MIN_VALUE, Integer.MAX_VALUE);
            byte tag = state.tag(slot < 0 ? Value.ABSENT : tags[slot]);
            long value = state.bits(slot < 0 ? 0 : bits[slot]);
            int to = state.size(slot < 0 ? 0 : values[slot]);
            if (state.isReading()) {
                if (tag == Value.ABSENT || get(scope, tag, value) != NONE || !check.fits(scope, tag, value, to)) {
                    throw state.damaged("an entry that fits");
                }
                put(scope, tag, value, to);
            }
        }
    }

    private int[] sorted() {
        return IntStream.range(0, tags.length)
                .filter(slot -> tags[slot] != Value.ABSENT)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(slot -> scopes[slot])
                        .thenComparingInt(slot -> tags[slot])
                        .thenComparingLong(slot -> bits[slot]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

package org.ndislint.ingest.fields;

import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;

/**
 * Remembers what names meant, so that a name is resolved once and then costs one probe. Bounded: when full, or when too
 * many names collide, it remembers no more and the caller resolves again.
 */
final class NameMemo {
    /** {@link #find} found nothing. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int LONGEST = 126;
    private static final int PROBES = 16;

    private final int mask;
    private final WordBuffer pool;
    private int poolEnd;
    private final int[] start;
    /** Length plus one; 0 where the slot is free. */
    private final byte[] size;

    private final long[] meaning;
    private int count;

    /** For up to {@code 2^slotBits / 2} names; {@code much} says whether they will be asked for often. */
    NameMemo(int slotBits, boolean much) {
        pool = WordBuffer.of(1024, much);
        int slots = 1 << slotBits;
        mask = slots - 1;
        start = new int[slots];
        size = new byte[slots];
        meaning = new long[slots];
    }

    /** What the name meant, or {@link #UNKNOWN} if it is not remembered. */
    long find(WordBuffer text, int from, int length) {
        int at = slot(text, from, length);
        for (int probe = 0; probe < PROBES; probe++) {
            int has = size[at] - 1;
            if (has < 0) {
                return UNKNOWN;
            }
            if (has == length && same(start[at], text, from, length)) {
                return meaning[at];
            }
            at = (at + 1) & mask;
        }
        return UNKNOWN;
    }

    /** Remembers a name that {@link #find} did not find, if there is room. */
    void add(WordBuffer text, int from, int length, long value) {
        if (length > LONGEST || count > mask / 2) {
            return;
        }
        int at = slot(text, from, length);
        for (int probe = 0; probe < PROBES; probe++) {
            if (size[at] == 0) {
                int end = poolEnd + length;
                if (end > pool.capacity()) {
                    pool.ensure(Math.max(end, pool.capacity() * 2));
                }
                System.arraycopy(text.bytes(), from, pool.bytes(), poolEnd, length);
                start[at] = poolEnd;
                size[at] = (byte) (length + 1);
                meaning[at] = value;
                poolEnd = end;
                count++;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    private boolean same(int known, WordBuffer text, int from, int length) {
        int rest = length;
        int a = known;
        int b = from;
        while (rest > 8) {
            if (pool.word(a) != text.word(b)) {
                return false;
            }
            a += 8;
            b += 8;
            rest -= 8;
        }
        return ((pool.word(a) ^ text.word(b)) & Words.keep(rest)) == 0;
    }

    private int slot(WordBuffer text, int from, int length) {
        long first = text.word(from);
        long last = 0;
        if (length <= 8) {
            first &= Words.keep(length);
        } else {
            last = text.word(from + length - 8);
        }
        long hash = (first ^ Long.rotateLeft(last, 23) ^ length) * 0x9E3779B97F4A7C15L;
        return (int) (hash ^ (hash >>> 32)) & mask;
    }
}

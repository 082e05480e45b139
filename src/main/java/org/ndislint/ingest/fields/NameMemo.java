package org.ndislint.ingest.fields;

import java.util.Arrays;
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
    private byte[] pool = new byte[1024];
    private int poolEnd;
    private final int[] start;
    /** Length plus one; 0 where the slot is free. */
    private final byte[] size;

    private final long[] meaning;
    private int count;

    /** For up to {@code 2^slotBits / 2} names. */
    NameMemo(int slotBits) {
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
            if (has == length && Arrays.equals(pool, start[at], start[at] + has, text.bytes(), from, from + length)) {
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
                if (end > pool.length) {
                    pool = Arrays.copyOf(pool, Math.max(end, pool.length * 2));
                }
                System.arraycopy(text.bytes(), from, pool, poolEnd, length);
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

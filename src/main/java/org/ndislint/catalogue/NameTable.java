package org.ndislint.catalogue;

import java.util.Arrays;

/**
 * From the UTF-8 bytes of a name to a number, without allocation: open addressing over names that are slices of one
 * text. The hash looks at eight bytes spread over the name; a test holds the probes of the built-in names short.
 */
final class NameTable {
    private final byte[] text;
    /** Per slot: where the name starts, its length, its number plus one; number 0 is an empty slot. */
    private final int[] slots;

    private final int mask;
    private int longestProbe;
    private int longestName;
    private int count;

    /** A table over slices of {@code text} for up to {@code most} names. */
    NameTable(byte[] text, int most) {
        this.text = text;
        int capacity = Math.max(16, Integer.highestOneBit(most * 5 - 1) << 1);
        this.slots = new int[capacity * 3];
        this.mask = capacity - 1;
    }

    /** Adds a name; false if it is there already, with whatever number. */
    boolean add(int start, int length, int number) {
        int slot = hash(text, start, length) & mask;
        int probe = 1;
        while (slots[slot * 3 + 2] != 0) {
            if (isAt(slot, text, start, length)) {
                return false;
            }
            slot = (slot + 1) & mask;
            probe++;
        }
        if (++count > mask / 2) {
            throw new IllegalStateException("more names than the table was made for");
        }
        slots[slot * 3] = start;
        slots[slot * 3 + 1] = length;
        slots[slot * 3 + 2] = number + 1;
        longestProbe = Math.max(longestProbe, probe);
        longestName = Math.max(longestName, length);
        return true;
    }

    /** The number of the name, or -1. */
    int find(byte[] bytes, int from, int length) {
        if (length <= 0 || length > longestName) {
            return -1;
        }
        int slot = hash(bytes, from, length) & mask;
        while (slots[slot * 3 + 2] != 0) {
            if (isAt(slot, bytes, from, length)) {
                return slots[slot * 3 + 2] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** The most slots that finding a name of the table looks at. */
    int longestProbe() {
        return longestProbe;
    }

    private boolean isAt(int slot, byte[] bytes, int from, int length) {
        int start = slots[slot * 3];
        return slots[slot * 3 + 1] == length && Arrays.equals(text, start, start + length, bytes, from, from + length);
    }

    private static int hash(byte[] bytes, int from, int length) {
        int h = length;
        if (length < 8) {
            for (int i = 0; i < length; i++) {
                h = h * 131 + bytes[from + i];
            }
        } else {
            int last = from - 1;
            h = h * 131 + bytes[last + (length >> 3)];
            h = h * 131 + bytes[last + (length >> 2)];
            h = h * 131 + bytes[last + ((length * 3) >> 3)];
            h = h * 131 + bytes[last + (length >> 1)];
            h = h * 131 + bytes[last + ((length * 5) >> 3)];
            h = h * 131 + bytes[last + ((length * 3) >> 2)];
            h = h * 131 + bytes[last + ((length * 7) >> 3)];
            h = h * 131 + bytes[last + length];
        }
        h *= 0x9E3779B1;
        return h >>> 16;
    }
}

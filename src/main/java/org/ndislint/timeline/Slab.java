package org.ndislint.timeline;

import java.util.Arrays;

/**
 * Many short stretches of bytes in few large arrays: taken, given back and taken again. A stretch is named by a number
 * and lies in one page; its bytes are as its last owner left them.
 */
final class Slab {
    /** No stretch. */
    static final int NONE = -1;

    /** Bytes come in multiples of this. */
    private static final int UNIT = 4;

    private static final int PAGE_BITS = 14;
    private static final int PAGE_UNITS = 1 << PAGE_BITS;
    /** The longest stretch. */
    static final int MOST_BYTES = PAGE_UNITS * UNIT;

    private byte[][] pages = new byte[4][];
    private int pageCount;
    /** The first unit never taken, of the last page. */
    private int next = PAGE_UNITS;
    /** By units: the first stretch of a list of those given back, each of which holds the number of the next. */
    private int[] free = new int[32];

    Slab() {
        Arrays.fill(free, NONE);
    }

    private static int units(int bytes) {
        return Math.max(1, (bytes + UNIT - 1) / UNIT);
    }

    /** Takes a stretch of at least some bytes, at most {@link #MOST_BYTES}. */
    int take(int bytes) {
        int units = units(bytes);
        if (units < free.length && free[units] != NONE) {
            int stretch = free[units];
            free[units] = readInt(stretch, 0);
            return stretch;
        }
        if (next + units > PAGE_UNITS) {
            if (bytes > MOST_BYTES) {
                throw new IllegalArgumentException("expected at most " + MOST_BYTES + " bytes, found " + bytes);
            }
            giveRest();
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, pageCount * 2);
            }
            pages[pageCount++] = new byte[PAGE_UNITS * UNIT];
            next = 0;
        }
        int stretch = ((pageCount - 1) << PAGE_BITS) + next;
        next += units;
        return stretch;
    }

    /** What is left of the last page is there for short stretches. */
    private void giveRest() {
        while (next < PAGE_UNITS) {
            int units = Math.min(PAGE_UNITS - next, 8);
            give(((pageCount - 1) << PAGE_BITS) + next, units * UNIT);
            next += units;
        }
    }

    /** Gives a stretch back, with the number of bytes with which it was taken. */
    void give(int stretch, int bytes) {
        int units = units(bytes);
        if (units >= free.length) {
            int known = free.length;
            free = Arrays.copyOf(free, units + 1);
            Arrays.fill(free, known, free.length, NONE);
        }
        writeInt(stretch, 0, free[units]);
        free[units] = stretch;
    }

    /** The array that holds a stretch, from {@link #start} on. */
    byte[] page(int stretch) {
        return pages[stretch >>> PAGE_BITS];
    }

    /** Where a stretch begins in its {@link #page}. */
    static int start(int stretch) {
        return (stretch & (PAGE_UNITS - 1)) * UNIT;
    }

    int readInt(int stretch, int offset) {
        byte[] page = page(stretch);
        int at = start(stretch) + offset;
        return (page[at] & 0xFF) | ((page[at + 1] & 0xFF) << 8) | ((page[at + 2] & 0xFF) << 16) | (page[at + 3] << 24);
    }

    void writeInt(int stretch, int offset, int value) {
        byte[] page = page(stretch);
        int at = start(stretch) + offset;
        page[at] = (byte) value;
        page[at + 1] = (byte) (value >>> 8);
        page[at + 2] = (byte) (value >>> 16);
        page[at + 3] = (byte) (value >>> 24);
    }

    int readByte(int stretch, int offset) {
        return page(stretch)[start(stretch) + offset] & 0xFF;
    }

    void writeByte(int stretch, int offset, int value) {
        page(stretch)[start(stretch) + offset] = (byte) value;
    }
}

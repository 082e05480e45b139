package org.ndislint.timeline;

import org.ndislint.model.Value;

/**
 * Finds rows by a value and its scope, which lie in the rows themselves: open addressing over row numbers. A row must not
 * change what it is found by while it is in here.
 */
abstract class RowIndex {
    static final int NONE = -1;

    private static final int FIRST_SIZE = 64;

    /** A row's number and one, 0 where there is none. */
    private int[] slots = new int[FIRST_SIZE];

    private int count;

    /** Whether a row has this value in this scope. */
    abstract boolean has(int row, int scope, byte tag, long bits);

    /** As {@link #hash(int, byte, long)} gives it for what a row has. */
    abstract int hash(int row);

    static int hash(int scope, byte tag, long bits) {
        return Value.hash(tag, bits + scope * 0x632BE59BD9B4E019L);
    }

    /** The row of a value, or {@link #NONE}. */
    final int get(int scope, byte tag, long bits) {
        int mask = slots.length - 1;
        int at = hash(scope, tag, bits) & mask;
        while (slots[at] != 0) {
            if (has(slots[at] - 1, scope, tag, bits)) {
                return slots[at] - 1;
            }
            at = (at + 1) & mask;
        }
        return NONE;
    }

    /** Has a value lead to a row, which already has it, instead of to another if it did. */
    final void put(int scope, byte tag, long bits, int row) {
        int mask = slots.length - 1;
        int at = hash(scope, tag, bits) & mask;
        while (slots[at] != 0) {
            if (has(slots[at] - 1, scope, tag, bits)) {
                slots[at] = row + 1;
                return;
            }
            at = (at + 1) & mask;
        }
        slots[at] = row + 1;
        count++;
        if (count * 5L > slots.length * 3L) {
            grow();
        }
    }

    /** Has a value lead nowhere; its row must still have it. */
    final void remove(int scope, byte tag, long bits) {
        int mask = slots.length - 1;
        int at = hash(scope, tag, bits) & mask;
        while (slots[at] != 0) {
            if (has(slots[at] - 1, scope, tag, bits)) {
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
        while (slots[at] != 0) {
            int home = hash(slots[at] - 1) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                slots[hole] = slots[at];
                hole = at;
            }
            at = (at + 1) & mask;
        }
        slots[hole] = 0;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        int mask = slots.length - 1;
        for (int row : old) {
            if (row != 0) {
                int at = hash(row - 1) & mask;
                while (slots[at] != 0) {
                    at = (at + 1) & mask;
                }
                slots[at] = row;
            }
        }
    }
}

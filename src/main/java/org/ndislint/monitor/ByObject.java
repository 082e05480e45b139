package org.ndislint.monitor;

import java.util.Arrays;

/** Numbers filed under objects, for one record at a time: adding and finding take constant time, however many there are. */
final class ByObject {
    static final int NONE = -1;

    private static final int FIRST_SIZE = 16;

    private int[] kinds = new int[FIRST_SIZE];
    private int[] rows = new int[FIRST_SIZE];
    private int[] lasts = new int[FIRST_SIZE];
    /** A slot counts only if it was filled since the last {@link #clear}. */
    private int[] rounds = new int[FIRST_SIZE];

    private int round = 1;
    private int objects;

    private int[] numbers = new int[FIRST_SIZE];
    private int[] befores = new int[FIRST_SIZE];
    private int count;

    void clear() {
        if (count == 0) {
            return;
        }
        count = 0;
        objects = 0;
        if (++round == 0) {
            Arrays.fill(rounds, 0);
            round = 1;
        }
    }

    void add(int kind, int row, int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
            befores = Arrays.copyOf(befores, count * 2);
        }
        int slot = slot(kind, row);
        numbers[count] = number;
        if (rounds[slot] == round) {
            befores[count] = lasts[slot];
            lasts[slot] = count++;
            return;
        }
        befores[count] = NONE;
        fill(slot, kind, row, count++);
        if (++objects * 2 > kinds.length) {
            grow();
        }
    }

    /** The entry that was last made for an object, or {@link #NONE}. */
    int last(int kind, int row) {
        int slot = slot(kind, row);
        return rounds[slot] == round ? lasts[slot] : NONE;
    }

    /** The entry made before this one for the same object, or {@link #NONE}. */
    int before(int entry) {
        return befores[entry];
    }

    int number(int entry) {
        return numbers[entry];
    }

    private void fill(int slot, int kind, int row, int entry) {
        rounds[slot] = round;
        kinds[slot] = kind;
        rows[slot] = row;
        lasts[slot] = entry;
    }

    /** Where an object is, or would be. */
    private int slot(int kind, int row) {
        int mask = kinds.length - 1;
        int hash = (row * 31 + kind) * 0x9E3779B9;
        int at = (hash ^ hash >>> 15) & mask;
        while (rounds[at] == round && (kinds[at] != kind || rows[at] != row)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int[] oldKinds = kinds;
        int[] oldRows = rows;
        int[] oldLasts = lasts;
        int[] oldRounds = rounds;
        int size = oldKinds.length * 2;
        kinds = new int[size];
        rows = new int[size];
        lasts = new int[size];
        rounds = new int[size];
        for (int i = 0; i < oldKinds.length; i++) {
            if (oldRounds[i] == round) {
                fill(slot(oldKinds[i], oldRows[i]), oldKinds[i], oldRows[i], oldLasts[i]);
            }
        }
    }
}

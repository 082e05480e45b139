package org.ndislint.timeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.ndislint.model.Value;

/**
 * Which object a context value stands for. A context means something only for one driver and one key; where a record
 * does not name its driver, a value counts if it can stand for one object only.
 */
final class Ties {
    /** The value is not tied to an object that is known for certain. */
    static final int UNKNOWN = -3;

    private static final int AMBIGUOUS = -2;
    /** The lowest address that looks like kernel memory: drivers that use small numbers as contexts may share them. */
    private static final long KERNEL_32 = 0x8000_0000L;

    private final ValueMap entries = new ValueMap();
    private int[] rows = new int[64];
    private long[] births = new long[64];
    private long[] losses = new long[64];
    private int[] drivers = new int[64];
    private long[] unseen = new long[64];
    private final ValueMap unseenByScope = new ValueMap();
    private final long[] unseenByKey = new long[64];
    private final long[] unseenNameless = new long[64];
    private int count;
    private int free = -1;

    /** Whether a number may be an address in kernel memory, on 32 or 64 bits, and not an index or a small id. */
    static boolean looksLikeKernelAddress(long bits) {
        return bits < 0 || bits >= KERNEL_32;
    }

    /** The scope of a driver's key; driver 0 is "whichever". */
    static int scope(int driver, int key) {
        return driver * 64 + key;
    }

    /** Ties a value to a row. */
    void tie(ObjectTable table, int row, int context, int driver, int key, byte tag, long bits, long loss) {
        if (tag == Value.ABSENT || (tag == Value.NUMBER && bits == 0)) {
            return;
        }
        if (table.tieTag(row, context) == tag
                && table.tieBits(row, context) == bits
                && table.tieScope(row, context) == scope(driver, key)) {
            refresh(scope(driver, key), tag, bits, table, row, loss);
            refresh(scope(0, key), tag, bits, table, row, loss);
            return;
        }
        untie(table, row, context);
        table.setTie(row, context, scope(driver, key), tag, bits);
        if (driver != 0) {
            put(scope(driver, key), tag, bits, table, row, driver, loss);
        }
        put(scope(0, key), tag, bits, table, row, driver, loss);
    }

    private void refresh(int scope, byte tag, long bits, ObjectTable table, int row, long loss) {
        int at = entries.get(scope, tag, bits);
        if (at != ValueMap.NONE && rows[at] == row && births[at] == table.number(row)) {
            losses[at] = loss;
            unseen[at] = unseen(scope / 64, scope % 64);
        } else {
            put(scope, tag, bits, table, row, scope / 64, loss);
        }
    }

    private void put(int scope, byte tag, long bits, ObjectTable table, int row, int driver, long loss) {
        int at = entries.get(scope, tag, bits);
        if (at == ValueMap.NONE) {
            at = allocate();
            entries.put(scope, tag, bits, at);
        } else if (rows[at] == AMBIGUOUS
                || (rows[at] >= 0
                        && rows[at] != row
                        && table.isLive(rows[at])
                        && table.number(rows[at]) == births[at]
                        && !table.isOver(rows[at]))) {
            rows[at] = AMBIGUOUS;
            return;
        }
        rows[at] = row;
        births[at] = table.number(row);
        losses[at] = loss;
        drivers[at] = driver;
        unseen[at] = unseen(scope / 64, scope % 64);
    }

    /** How often a context of a driver was given out unseen; driver 0: of any. */
    private long unseen(int driver, int key) {
        if (driver == 0) {
            return unseenByKey[key];
        }
        int own = unseenByScope.get(scope(driver, key), Value.NUMBER, 0);
        return unseenNameless[key] + Math.max(own, 0);
    }

    /** A context was given out, and the record does not show its value. */
    void renewUnseen(int driver, int key) {
        unseenByKey[key]++;
        if (driver == 0) {
            unseenNameless[key]++;
        } else {
            int own = unseenByScope.get(scope(driver, key), Value.NUMBER, 0);
            unseenByScope.put(scope(driver, key), Value.NUMBER, 0, Math.max(own, 0) + 1);
        }
    }

    /** Ends the tie of one context of a row. */
    void untie(ObjectTable table, int row, int context) {
        byte tag = table.tieTag(row, context);
        if (tag == Value.ABSENT) {
            return;
        }
        long bits = table.tieBits(row, context);
        int scope = table.tieScope(row, context);
        drop(scope, tag, bits, table, row);
        drop(scope % 64, tag, bits, table, row);
        table.setTie(row, context, 0, Value.ABSENT, 0);
    }

    private void drop(int scope, byte tag, long bits, ObjectTable table, int row) {
        int at = entries.get(scope, tag, bits);
        if (at != ValueMap.NONE && rows[at] == row && births[at] == table.number(row)) {
            remove(scope, tag, bits, at);
        }
    }

    /** Ends whatever a value is tied to: it is given out again. */
    void renew(int driver, int key, byte tag, long bits) {
        int at = entries.get(scope(driver, key), tag, bits);
        if (at != ValueMap.NONE) {
            remove(scope(driver, key), tag, bits, at);
        }
        at = entries.get(scope(0, key), tag, bits);
        if (at != ValueMap.NONE
                && (driver == 0 || drivers[at] == driver || drivers[at] == 0 || rows[at] == AMBIGUOUS)) {
            remove(scope(0, key), tag, bits, at);
        }
        if (driver == 0) {
            // Whoever gave it out, what any driver tied to the value before may be stale.
            unseenNameless[key]++;
        }
    }

    private void remove(int scope, byte tag, long bits, int at) {
        entries.remove(scope, tag, bits);
        rows[at] = free;
        free = at;
    }

    private int allocate() {
        if (free >= 0) {
            int at = free;
            free = rows[at];
            return at;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
            births = Arrays.copyOf(births, count * 2);
            losses = Arrays.copyOf(losses, count * 2);
            drivers = Arrays.copyOf(drivers, count * 2);
            unseen = Arrays.copyOf(unseen, count * 2);
        }
        return count++;
    }

    /**
     * The row that a context value certainly stands for.
     *
     * @param loss the mark of losses now
     * @return the row, or {@link #UNKNOWN}
     */
    int find(ObjectTable table, int driver, int key, byte tag, long bits, long loss) {
        if (tag == Value.NUMBER && bits == 0) {
            return UNKNOWN;
        }
        int at = driver == 0 ? ValueMap.NONE : entries.get(scope(driver, key), tag, bits);
        int scoped = at == ValueMap.NONE ? 0 : driver;
        if (at == ValueMap.NONE) {
            at = entries.get(scope(0, key), tag, bits);
            if (at == ValueMap.NONE) {
                return UNKNOWN;
            }
            if (driver != 0 && drivers[at] != 0) {
                return UNKNOWN;
            }
            if (tag != Value.NUMBER || !looksLikeKernelAddress(bits)) {
                return UNKNOWN;
            }
        }
        int row = rows[at];
        if (row < 0
                || !table.isLive(row)
                || table.number(row) != births[at]
                || table.mayBeAnother(row, loss - losses[at])
                || unseen[at] != unseen(scoped, key)) {
            return UNKNOWN;
        }
        return row;
    }

    /** Takes down or brings back all ties. */
    void pass(StateStream state, RowCheck check) throws IOException {
        int all = state.size(count);
        for (int at = 0; at < all; at++) {
            if (state.isReading()) {
                allocate();
            }
            rows[at] = state.index(rows[at], AMBIGUOUS, Integer.MAX_VALUE);
            births[at] = state.number(births[at]);
            losses[at] = state.number(losses[at]);
            drivers[at] = state.symbol(drivers[at]);
            unseen[at] = state.number(unseen[at]);
        }
        free = state.index(free, -1, all - 1);
        BitSet taken = new BitSet();
        for (int at = free; state.isReading() && at >= 0; at = rows[at]) {
            if (at >= all || taken.get(at)) {
                throw state.damaged("a list of free ties");
            }
            taken.set(at);
        }
        entries.pass(state, (scope, tag, bits, at) -> {
            boolean fits = scope >= 0 && at < all && !taken.get(at) && check.isRow(scope % 64, rows[at]);
            taken.set(at);
            return fits;
        });
        unseenByScope.pass(state, (scope, tag, bits, times) -> true);
        state.numbers(unseenByKey);
        state.numbers(unseenNameless);
    }

    /** Checks what is read. */
    interface RowCheck {
        /** Whether a number may be a row of the kind that a context stands for, or none. */
        boolean isRow(int context, int row);
    }
}

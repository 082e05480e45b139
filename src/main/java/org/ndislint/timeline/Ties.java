package org.ndislint.timeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/**
 * Which object a context value stands for. A context means something only for one driver and one key; where a record
 * does not name its driver, a value counts if it can stand for one object only.
 */
final class Ties {
    /** The value is not tied to an object that is known for certain. */
    static final int UNKNOWN = -3;

    private static final int AMBIGUOUS = -2;
    /** More than there are keys. */
    private static final int KEYS = 64;
    /** The lowest address that looks like kernel memory: drivers that use small numbers as contexts may share them. */
    private static final long KERNEL_32 = 0x8000_0000L;

    private static final int FIRST_SIZE = 64;

    private final Symbols symbols;
    private int[] scopes = new int[FIRST_SIZE];
    private byte[] tags = new byte[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private int[] rows = new int[FIRST_SIZE];
    /** The low bits of the number of the row's object, to tell a row that was given to another. */
    private int[] births = new int[FIRST_SIZE];

    private int[] losses = new int[FIRST_SIZE];
    private int[] unseen = new int[FIRST_SIZE];
    private final RowIndex entries = new RowIndex() {
        @Override
        boolean has(int at, int scope, byte tag, long bits) {
            return isOf(at, scope, tag, bits);
        }

        @Override
        int hash(int at) {
            return hash(scopes[at], tags[at], values[at]);
        }
    };
    /** Whether some record named no driver: only then are values found that stand for an object whoever's they are. */
    private boolean isNameless;

    private boolean areNamesShared;

    /** By entry of no driver's own: the driver whose record tied the value. */
    private final ValueMap tiers = new ValueMap();

    private final ValueMap unseenByScope = new ValueMap();
    private final int[] unseenByKey = new int[KEYS];
    private final int[] unseenNameless = new int[KEYS];
    private int count;
    private int free = -1;

    Ties(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * Whether a value is nobody else's, whichever driver gave it out: an address in kernel memory, on 32 or 64 bits, or a
     * name as long as names are not shared, but no index or small id.
     */
    boolean isDistinct(byte tag, long bits) {
        return switch (tag) {
            case Value.NUMBER -> bits < 0 || bits >= KERNEL_32;
            case Value.SHORT_NAME -> !areNamesShared && !isDigit((char) (bits & 0xFF));
            case Value.SYMBOL -> !areNamesShared && !startsWithDigit(symbols.text((int) bits));
            default -> false;
        };
    }

    /** Several drivers use one name, or may: where a driver is not recorded, a name is nobody's. */
    void shareNames() {
        areNamesShared = true;
    }

    private static boolean startsWithDigit(String name) {
        return !name.isEmpty() && isDigit(name.charAt(0));
    }

    private static boolean isDigit(char first) {
        return first >= '0' && first <= '9';
    }

    /** The scope of a driver's key; driver 0 is "whichever". */
    static int scope(int driver, int key) {
        return driver * KEYS + key;
    }

    /** Ties a value to a row. */
    void tie(ObjectTable table, int row, int context, int driver, int key, byte tag, long bits, int loss) {
        if (tag == Value.ABSENT || (tag == Value.NUMBER && bits == 0)) {
            return;
        }
        int own = own(table, row, context);
        if (own != RowIndex.NONE && isOf(own, scope(driver, key), tag, bits)) {
            refresh(own, loss);
            if (isNameless && driver != 0) {
                put(scope(0, key), tag, bits, table, row, driver, loss);
            }
            return;
        }
        untie(table, row, context);
        int at = RowIndex.NONE;
        if (isNameless) {
            at = put(scope(0, key), tag, bits, table, row, driver, loss);
        }
        if (driver != 0) {
            at = put(scope(driver, key), tag, bits, table, row, driver, loss);
        }
        table.setTie(row, context, at);
    }

    /** The entry that ties a row, or none if there is none any more. */
    private int own(ObjectTable table, int row, int context) {
        int at = table.tie(row, context);
        return at >= 0 && at < count && tags[at] != Value.ABSENT && leadsTo(at, table, row) ? at : RowIndex.NONE;
    }

    private boolean leadsTo(int at, ObjectTable table, int row) {
        return rows[at] == row && births[at] == (int) table.number(row);
    }

    private boolean isOf(int at, int scope, byte tag, long bits) {
        return values[at] == bits && scopes[at] == scope && tags[at] == tag;
    }

    /**
     * A record names no driver: from here on a value is also found without one, what was tied before included, unless the
     * value may have been given out unseen since.
     */
    void allowNameless(ObjectTable[] tables) {
        if (isNameless) {
            return;
        }
        isNameless = true;
        int known = count;
        for (ObjectTable table : tables) {
            for (int row = 0; row < table.top(); row++) {
                for (int i = 0; table.isLive(row) && i < table.kind().contexts().size(); i++) {
                    int own = own(table, row, i);
                    if (own != RowIndex.NONE) {
                        widen(own, table, row);
                    }
                }
            }
        }
        for (int at = 0; at < known; at++) {
            if (tags[at] != Value.ABSENT && scopes[at] >= KEYS && rows[at] == AMBIGUOUS) {
                int wide = entry(scopes[at] % KEYS, tags[at], values[at]);
                rows[wide] = AMBIGUOUS;
            }
        }
    }

    private void widen(int own, ObjectTable table, int row) {
        int key = scopes[own] % KEYS;
        int at = put(scope(0, key), tags[own], values[own], table, row, scopes[own] / KEYS, losses[own]);
        if (unseenByKey[key] != 0) {
            rows[at] = AMBIGUOUS;
        }
    }

    private void refresh(int at, int loss) {
        losses[at] = loss;
        unseen[at] = unseen(scopes[at] / KEYS, scopes[at] % KEYS);
    }

    /** The entry of a value, which is new if there was none; a new one leads nowhere. */
    private int entry(int scope, byte tag, long bits) {
        int at = entries.get(scope, tag, bits);
        if (at == RowIndex.NONE) {
            at = allocate();
            scopes[at] = scope;
            tags[at] = tag;
            values[at] = bits;
            rows[at] = UNKNOWN;
            entries.put(scope, tag, bits, at);
        }
        return at;
    }

    private int put(int scope, byte tag, long bits, ObjectTable table, int row, int driver, int loss) {
        int at = entry(scope, tag, bits);
        if (rows[at] == AMBIGUOUS || isAnothers(at, table, row)) {
            rows[at] = AMBIGUOUS;
            noteShared(scope, tag);
            return at;
        }
        rows[at] = row;
        births[at] = (int) table.number(row);
        if (scope < KEYS) {
            tiers.put(0, Value.NUMBER, at, driver);
        }
        refresh(at, loss);
        return at;
    }

    /** Whether a value is tied to another object, which is not certainly over. */
    private boolean isAnothers(int at, ObjectTable table, int row) {
        int other = rows[at];
        return other >= 0 && other != row && table.isLive(other) && leadsTo(at, table, other) && !table.isOver(other);
    }

    /** Two objects have one value: as they are not of one driver, other names may be shared, too. */
    private void noteShared(int scope, byte tag) {
        areNamesShared |= scope < KEYS && tag != Value.NUMBER;
    }

    /** The driver whose record tied a value; 0 if it named none. */
    private int driver(int at) {
        return scopes[at] >= KEYS ? scopes[at] / KEYS : Math.max(tiers.get(0, Value.NUMBER, at), 0);
    }

    /** How often a context of a driver was given out unseen; driver 0: of any. */
    private int unseen(int driver, int key) {
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
        int own = own(table, row, context);
        if (own != RowIndex.NONE) {
            int wide = scopes[own] < KEYS ? RowIndex.NONE : entries.get(scopes[own] % KEYS, tags[own], values[own]);
            if (wide != RowIndex.NONE && leadsTo(wide, table, row)) {
                remove(wide);
            }
            remove(own);
        }
        table.setTie(row, context, RowIndex.NONE);
    }

    /** Ends whatever a value is tied to: it is given out again, to the object in a row if that is known. */
    void renew(ObjectTable table, int row, int driver, int key, byte tag, long bits) {
        int at = entries.get(scope(driver, key), tag, bits);
        if (at != RowIndex.NONE) {
            if (isAnothers(at, table, row)) {
                noteShared(scopes[at], tag);
            }
            remove(at);
        }
        at = entries.get(scope(0, key), tag, bits);
        if (at != RowIndex.NONE && (driver == 0 || driver(at) == driver || driver(at) == 0 || rows[at] == AMBIGUOUS)) {
            remove(at);
        }
        if (driver == 0) {
            // Whoever gave it out, what any driver tied to the value before may be stale.
            unseenNameless[key]++;
        }
    }

    private void remove(int at) {
        entries.remove(scopes[at], tags[at], values[at]);
        if (scopes[at] < KEYS) {
            tiers.remove(0, Value.NUMBER, at);
        }
        tags[at] = Value.ABSENT;
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
            int size = count + Math.max(count >> 3, FIRST_SIZE);
            scopes = Arrays.copyOf(scopes, size);
            tags = Arrays.copyOf(tags, size);
            values = Arrays.copyOf(values, size);
            rows = Arrays.copyOf(rows, size);
            births = Arrays.copyOf(births, size);
            losses = Arrays.copyOf(losses, size);
            unseen = Arrays.copyOf(unseen, size);
        }
        return count++;
    }

    /**
     * The row that a context value certainly stands for.
     *
     * @param loss the mark of losses now
     * @return the row, or {@link #UNKNOWN}
     */
    int find(ObjectTable table, int driver, int key, byte tag, long bits, int loss) {
        if (tag == Value.NUMBER && bits == 0) {
            return UNKNOWN;
        }
        int at = driver == 0 ? RowIndex.NONE : entries.get(scope(driver, key), tag, bits);
        int scoped = at == RowIndex.NONE ? 0 : driver;
        if (at == RowIndex.NONE) {
            at = entries.get(scope(0, key), tag, bits);
            if (at == RowIndex.NONE) {
                return UNKNOWN;
            }
            if (driver != 0 && driver(at) != 0) {
                return UNKNOWN;
            }
            if (!isDistinct(tag, bits)) {
                return UNKNOWN;
            }
        }
        int row = rows[at];
        if (row < 0
                || !table.isLive(row)
                || !leadsTo(at, table, row)
                || table.mayBeAnother(row, loss - losses[at])
                || unseen[at] != unseen(scoped, key)) {
            return UNKNOWN;
        }
        return row;
    }

    /** Whether it is certain that a context of a row is not this value of the same driver, but another. */
    boolean isOther(ObjectTable table, int row, int context, int driver, int key, byte tag, long bits, int loss) {
        int own = own(table, row, context);
        return own != RowIndex.NONE
                && driver != 0
                && scopes[own] == scope(driver, key)
                && tags[own] == tag
                && values[own] != bits
                && !table.mayBeAnother(row, loss - losses[own])
                && unseen[own] == unseen(driver, key);
    }

    /** Takes down or brings back all ties. */
    void pass(StateStream state, RowCheck check) throws IOException {
        isNameless = state.flag(isNameless);
        areNamesShared = state.flag(areNamesShared);
        int all = state.size(count);
        for (int at = 0; at < all; at++) {
            if (state.isReading()) {
                allocate();
            }
            passEntry(state, at, all);
        }
        free = state.index(free, -1, all - 1);
        if (state.isReading()) {
            checkFree(state, all);
            for (int at = 0; at < all; at++) {
                if (tags[at] != Value.ABSENT) {
                    if (!check.isRow(scopes[at] % KEYS, rows[at])
                            || entries.get(scopes[at], tags[at], values[at]) != RowIndex.NONE) {
                        throw state.damaged("a tie that fits");
                    }
                    entries.put(scopes[at], tags[at], values[at], at);
                }
            }
        }
        tiers.pass(state, (scope, tag, bits, driver) -> scope == 0 && bits >= 0 && bits < all);
        unseenByScope.pass(state, (scope, tag, bits, times) -> true);
        state.marks(unseenByKey);
        state.marks(unseenNameless);
    }

    private void passEntry(StateStream state, int at, int all) throws IOException {
        tags[at] = state.tag(tags[at]);
        if (tags[at] == Value.ABSENT) {
            rows[at] = state.index(rows[at], -1, all - 1);
            return;
        }
        scopes[at] = state.size(scopes[at]);
        values[at] = state.bits(tags[at], values[at]);
        rows[at] = state.index(rows[at], UNKNOWN, Integer.MAX_VALUE);
        births[at] = state.mark(births[at]);
        losses[at] = state.mark(losses[at]);
        unseen[at] = state.mark(unseen[at]);
    }

    private void checkFree(StateStream state, int all) throws IOException {
        BitSet listed = new BitSet();
        for (int at = free; at >= 0; at = rows[at]) {
            if (tags[at] != Value.ABSENT || listed.get(at)) {
                throw state.damaged("a list of free ties");
            }
            listed.set(at);
        }
        for (int at = 0; at < all; at++) {
            if (tags[at] == Value.ABSENT && !listed.get(at)) {
                throw state.damaged("all free ties in their list");
            }
        }
    }

    /** Checks what is read. */
    interface RowCheck {
        /** Whether a number may be a row of the kind that a context stands for, or none. */
        boolean isRow(int context, int row);
    }
}

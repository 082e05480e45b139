package org.ndislint.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Value;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;

/**
 * The records that changed what is known of the objects of one kind, for witnesses: bounded for each object, the records
 * that last changed a region are the last to go. What was dropped is counted.
 *
 * <p>By row a list of entries, the newest first: the entry before it, the record, and what of which regions it changed.
 */
public final class Histories {
    private static final int FEWEST_ENTRIES = 12;
    private static final int BEFORE_AT = 0;
    private static final int RECORD_AT = 4;
    private static final int SIZE_AT = 8;
    /** The low two bits say whether it is the first, the others how long it is. */
    private static final int HEAD = 10;

    private static final int FIRST_BITS = 2;

    private static final int LATER = 0;
    /** The object's first record: regions that it does not list are as in an object first seen in mid-life. */
    private static final int FIRST_ADOPTED = 1;
    /** The object's first record: regions that it does not list are as in a new object. */
    private static final int FIRST_BORN = 2;

    private final List<Region> regions;
    private final int mostEntries;
    private final Slab slab;
    private final RecordStore records;
    private final RecordBytes scratch = new RecordBytes();

    private int[] heads = new int[0];
    private short[] counts = new short[0];
    /** By row; few objects live long enough for any. */
    private final ValueMap dropped = new ValueMap();

    /**
     * A change of one region by one record.
     *
     * @param event number of the record
     * @param record a copy of it
     * @param region index
     * @param after the set of states after it
     */
    public record Change(long event, CallEvent record, int region, long after) {}

    Histories(Kind kind, Slab slab, RecordStore records) {
        this.regions = kind.regions();
        this.mostEntries = Math.max(FEWEST_ENTRIES, 2 * regions.size());
        this.slab = slab;
        this.records = records;
    }

    void grow(int capacity) {
        int known = heads.length;
        heads = Arrays.copyOf(heads, capacity);
        counts = Arrays.copyOf(counts, capacity);
        Arrays.fill(heads, known, capacity, Slab.NONE);
    }

    /** Forgets what happened to the object in a row. */
    void clear(int row) {
        int entry = heads[row];
        while (entry != Slab.NONE) {
            int before = slab.readInt(entry, BEFORE_AT);
            free(entry);
            entry = before;
        }
        heads[row] = Slab.NONE;
        counts[row] = 0;
        if (dropped.size() > 0) {
            dropped.remove(0, Value.NUMBER, row);
        }
    }

    private void free(int entry) {
        records.letGo(slab.readInt(entry, RECORD_AT));
        slab.give(entry, size(entry));
    }

    /** How many records of an object's history were dropped. */
    public int dropped(int row) {
        return Math.max(dropped.get(0, Value.NUMBER, row), 0);
    }

    /**
     * Notes that a record changed regions of an object.
     *
     * @param record as {@link World#keep} gave it
     * @param count how many regions
     * @param changed their indices
     * @param after their sets after the record
     */
    public void add(int row, int record, int count, int[] changed, long[] after) {
        if (counts[row] >= mostEntries) {
            compact(row);
        }
        scratch.clear();
        for (int i = 0; i < count; i++) {
            scratch.put(changed[i]);
            scratch.put(after[i]);
        }
        append(row, record, LATER);
    }

    /** Notes the first record of an object, of which the table holds the sets after it. */
    public void begin(int row, int record, ObjectTable table) {
        boolean born = table.isBorn(row);
        scratch.clear();
        for (int r = 0; r < regions.size(); r++) {
            Region region = regions.get(r);
            long states = table.states(row, region);
            if (states != implied(region, born ? FIRST_BORN : FIRST_ADOPTED)) {
                scratch.put(r);
                scratch.put(states);
            }
        }
        append(row, record, born ? FIRST_BORN : FIRST_ADOPTED);
    }

    private static long implied(Region region, int first) {
        return first == FIRST_BORN ? region.initial() : region.adopted();
    }

    /** Adds an entry with the changes that stand in the scratch. */
    private void append(int row, int record, int first) {
        heads[row] = write(heads[row], records.hold(record), first);
        counts[row]++;
    }

    private int write(int before, int record, int first) {
        int size = HEAD + scratch.length();
        int entry = slab.take(size);
        slab.writeInt(entry, BEFORE_AT, before);
        slab.writeInt(entry, RECORD_AT, record);
        slab.writeByte(entry, SIZE_AT, size << FIRST_BITS | first);
        slab.writeByte(entry, SIZE_AT + 1, size >>> (8 - FIRST_BITS));
        scratch.copyTo(slab.page(entry), Slab.start(entry) + HEAD);
        return entry;
    }

    private int first(int entry) {
        return slab.readByte(entry, SIZE_AT) & ((1 << FIRST_BITS) - 1);
    }

    private int size(int entry) {
        return slab.readByte(entry, SIZE_AT) >>> FIRST_BITS | slab.readByte(entry, SIZE_AT + 1) << (8 - FIRST_BITS);
    }

    /** Has the scratch hold the changes of an entry. */
    private void load(int entry) {
        int start = Slab.start(entry);
        scratch.copyFrom(slab.page(entry), start + HEAD, start + size(entry));
    }

    /** The changes of a region of an object, the newest first, up to some number of them. */
    public List<Change> changes(int row, int region, int most) {
        List<Change> out = new ArrayList<>();
        for (int entry = heads[row]; entry != Slab.NONE && out.size() < most; entry = slab.readInt(entry, BEFORE_AT)) {
            load(entry);
            int first = first(entry);
            long after = first == LATER ? 0 : implied(regions.get(region), first);
            boolean changes = first != LATER;
            RecordBytes.Cursor at = scratch.cursor(0);
            while (at.position < scratch.length()) {
                int changed = (int) at.next();
                long set = at.next();
                if (changed == region) {
                    after = set;
                    changes = true;
                }
            }
            if (changes) {
                CallEvent record = new CallEvent();
                long event = records.read(slab.readInt(entry, RECORD_AT), record);
                out.add(new Change(event, record, region, after));
            }
        }
        return out;
    }

    /** Keeps of the entries of an object only those that were the last to change some region, without their other changes. */
    private void compact(int row) {
        long seen = 0;
        int newest = Slab.NONE;
        int later = Slab.NONE;
        int entry = heads[row];
        while (entry != Slab.NONE) {
            int before = slab.readInt(entry, BEFORE_AT);
            int record = slab.readInt(entry, RECORD_AT);
            seen |= keepLast(entry, seen);
            if (scratch.length() == 0) {
                dropped.put(0, Value.NUMBER, row, dropped(row) + 1);
                counts[row]--;
            } else {
                int kept = write(Slab.NONE, records.hold(record), LATER);
                if (later == Slab.NONE) {
                    newest = kept;
                } else {
                    slab.writeInt(later, BEFORE_AT, kept);
                }
                later = kept;
            }
            free(entry);
            entry = before;
        }
        heads[row] = newest;
    }

    /** Has the scratch hold what an entry changes of regions not seen in later ones; returns those. */
    private long keepLast(int entry, long seen) {
        load(entry);
        int first = first(entry);
        long[] after = new long[regions.size()];
        long changed = 0;
        for (int r = 0; r < regions.size() && first != LATER; r++) {
            after[r] = implied(regions.get(r), first);
            changed |= 1L << r;
        }
        RecordBytes.Cursor at = scratch.cursor(0);
        while (at.position < scratch.length()) {
            int region = (int) at.next();
            after[region] = at.next();
            changed |= 1L << region;
        }
        scratch.clear();
        changed &= ~seen;
        for (long rest = changed; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            scratch.put(region);
            scratch.put(after[region]);
        }
        return changed;
    }

    /** Takes down or brings back all that is kept of an object. */
    void pass(StateStream state, int row) throws IOException {
        int known = state.size(dropped(row));
        if (state.isReading() && known > 0) {
            dropped.put(0, Value.NUMBER, row, known);
        }
        int count = state.index(counts[row], 0, mostEntries);
        int[] entries = new int[count];
        int entry = heads[row];
        for (int i = count - 1; i >= 0 && !state.isReading(); i--) {
            entries[i] = entry;
            entry = slab.readInt(entry, BEFORE_AT);
        }
        CallEvent event = new CallEvent();
        for (int i = 0; i < count; i++) {
            long number = 0;
            int first = LATER;
            scratch.clear();
            if (!state.isReading()) {
                number = records.read(slab.readInt(entries[i], RECORD_AT), event);
                first = first(entries[i]);
                load(entries[i]);
            }
            number = state.count(number);
            state.event(event);
            first = state.index(first, LATER, FIRST_BORN);
            passChanges(state);
            if (state.isReading()) {
                int record = records.keep(number, event);
                append(row, record, first);
                records.letGo(record);
            }
        }
    }

    private void passChanges(StateStream state) throws IOException {
        RecordBytes.Cursor at = scratch.cursor(0);
        int changes = 0;
        while (at.position < scratch.length()) {
            at.next();
            at.next();
            changes++;
        }
        changes = state.index(changes, 0, regions.size());
        at = scratch.cursor(0);
        for (int i = 0; i < changes; i++) {
            int region = state.index(state.isReading() ? 0 : (int) at.next(), 0, regions.size() - 1);
            long set = state.set(
                    state.isReading() ? 0 : at.next(), regions.get(region).all());
            if (state.isReading()) {
                scratch.put(region);
                scratch.put(set);
            }
        }
    }
}

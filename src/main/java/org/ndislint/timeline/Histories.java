package org.ndislint.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Value;
import org.ndislint.rules.FlatList;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;

/**
 * The records that changed what is known of the objects of one kind, for witnesses: bounded for each object, the records
 * that last changed a region are the last to go. What was dropped is counted.
 *
 * <p>By row a list of entries, the newest first: the entry before it, the record, and what of which regions it changed. A
 * change is one word with the region and its set, or, where the region has too many states for that, two more words.
 */
public final class Histories {
    private static final int FEWEST_ENTRIES = 12;
    private static final int BEFORE_AT = 0;
    private static final int RECORD_AT = 1;
    /** The low two bits say whether it is the first, the others how many words of changes follow. */
    private static final int SIZE_AT = 2;

    private static final int HEAD = 3;

    private static final int FIRST_BITS = 2;

    private static final int REGION_SHIFT = 26;
    private static final int MOST_WORDS_A_CHANGE = 3;

    private static final int LATER = 0;
    /** The object's first record: regions that it does not list are as in an object first seen in mid-life. */
    private static final int FIRST_ADOPTED = 1;
    /** The object's first record: regions that it does not list are as in a new object. */
    private static final int FIRST_BORN = 2;

    private final FlatList<Region> regions;
    private final int mostEntries;
    private final Slab slab;
    private final RecordStore records;
    /** Changes of the entry that is written or read. */
    private final int[] words;

    private int wordCount;
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
        this.words = new int[regions.size() * MOST_WORDS_A_CHANGE];
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
            int before = slab.get(entry, BEFORE_AT);
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
        records.letGo(slab.get(entry, RECORD_AT));
        slab.give(entry, HEAD + (slab.get(entry, SIZE_AT) >>> FIRST_BITS));
    }

    private void put(int region, long set) {
        if (isNarrow(region)) {
            words[wordCount++] = (region << REGION_SHIFT) | (int) set;
        } else {
            words[wordCount++] = region << REGION_SHIFT;
            words[wordCount++] = (int) set;
            words[wordCount++] = (int) (set >>> Integer.SIZE);
        }
    }

    private boolean isNarrow(int region) {
        return regions.get(region).size() <= REGION_SHIFT;
    }

    private int region(int at) {
        return words[at] >>> REGION_SHIFT;
    }

    private long set(int at) {
        return isNarrow(region(at))
                ? words[at] & ((1 << REGION_SHIFT) - 1)
                : (words[at + 1] & 0xFFFF_FFFFL) | ((long) words[at + 2] << Integer.SIZE);
    }

    private int after(int at) {
        return at + (isNarrow(region(at)) ? 1 : MOST_WORDS_A_CHANGE);
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
        wordCount = 0;
        for (int i = 0; i < count; i++) {
            put(changed[i], after[i]);
        }
        append(row, record, LATER);
    }

    /** Notes the first record of an object, of which the table holds the sets after it. */
    public void begin(int row, int record, ObjectTable table) {
        boolean born = table.isBorn(row);
        wordCount = 0;
        for (int r = 0; r < regions.size(); r++) {
            Region region = regions.get(r);
            long states = table.states(row, region);
            if (states != implied(region, born ? FIRST_BORN : FIRST_ADOPTED)) {
                put(r, states);
            }
        }
        append(row, record, born ? FIRST_BORN : FIRST_ADOPTED);
    }

    private static long implied(Region region, int first) {
        return first == FIRST_BORN ? region.initial() : region.adopted();
    }

    /** Adds an entry with the changes at hand. */
    private void append(int row, int record, int first) {
        heads[row] = write(heads[row], records.hold(record), first);
        counts[row]++;
    }

    private int write(int before, int record, int first) {
        int entry = slab.take(HEAD + wordCount);
        int[] page = slab.page(entry);
        int at = Slab.start(entry);
        page[at + BEFORE_AT] = before;
        page[at + RECORD_AT] = record;
        page[at + SIZE_AT] = (wordCount << FIRST_BITS) | first;
        System.arraycopy(words, 0, page, at + HEAD, wordCount);
        return entry;
    }

    private int first(int entry) {
        return slab.get(entry, SIZE_AT) & ((1 << FIRST_BITS) - 1);
    }

    /** Turns to the changes of an entry. */
    private void load(int entry) {
        wordCount = slab.get(entry, SIZE_AT) >>> FIRST_BITS;
        System.arraycopy(slab.page(entry), Slab.start(entry) + HEAD, words, 0, wordCount);
    }

    /** The changes of a region of an object, the newest first, up to some number of them. */
    public List<Change> changes(int row, int region, int most) {
        List<Change> out = new ArrayList<>();
        for (int entry = heads[row]; entry != Slab.NONE && out.size() < most; entry = slab.get(entry, BEFORE_AT)) {
            load(entry);
            int first = first(entry);
            long after = first == LATER ? 0 : implied(regions.get(region), first);
            boolean changes = first != LATER;
            for (int at = 0; at < wordCount; at = after(at)) {
                if (region(at) == region) {
                    after = set(at);
                    changes = true;
                }
            }
            if (changes) {
                CallEvent record = new CallEvent();
                long event = records.read(slab.get(entry, RECORD_AT), record);
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
            int before = slab.get(entry, BEFORE_AT);
            int record = slab.get(entry, RECORD_AT);
            seen |= keepLast(entry, seen);
            if (wordCount == 0) {
                dropped.put(0, Value.NUMBER, row, dropped(row) + 1);
                counts[row]--;
            } else {
                int kept = write(Slab.NONE, records.hold(record), LATER);
                if (later == Slab.NONE) {
                    newest = kept;
                } else {
                    slab.set(later, BEFORE_AT, kept);
                }
                later = kept;
            }
            free(entry);
            entry = before;
        }
        heads[row] = newest;
    }

    /** Turns to what an entry changes of regions not seen in later ones; returns those. */
    private long keepLast(int entry, long seen) {
        load(entry);
        int first = first(entry);
        long[] after = new long[regions.size()];
        long changed = 0;
        for (int r = 0; r < regions.size() && first != LATER; r++) {
            after[r] = implied(regions.get(r), first);
            changed |= 1L << r;
        }
        for (int at = 0; at < wordCount; at = after(at)) {
            after[region(at)] = set(at);
            changed |= 1L << region(at);
        }
        wordCount = 0;
        changed &= ~seen;
        for (long rest = changed; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            put(region, after[region]);
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
            entry = slab.get(entry, BEFORE_AT);
        }
        CallEvent event = new CallEvent();
        for (int i = 0; i < count; i++) {
            long number = 0;
            int first = LATER;
            wordCount = 0;
            if (!state.isReading()) {
                number = records.read(slab.get(entries[i], RECORD_AT), event);
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
        int changes = 0;
        for (int at = 0; at < wordCount; at = after(at)) {
            changes++;
        }
        changes = state.index(changes, 0, regions.size());
        int at = 0;
        for (int i = 0; i < changes; i++) {
            int region = state.index(state.isReading() ? 0 : region(at), 0, regions.size() - 1);
            long set = state.set(
                    state.isReading() ? 0 : set(at), regions.get(region).all());
            if (state.isReading()) {
                put(region, set);
            } else {
                at = after(at);
            }
        }
    }
}

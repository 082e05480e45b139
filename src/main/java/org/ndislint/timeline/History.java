package org.ndislint.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.Kind;

/**
 * The records that changed what is known of an object, for witnesses: bounded, the records that last changed a region
 * are the last to go. What was dropped is counted.
 */
public final class History {
    private static final int FEWEST_BYTES = 1024;
    /** What one change of a region takes, amply: so compacting, which keeps one record a region, frees half. */
    private static final int BYTES_A_REGION = 160;

    private final RecordBytes bytes = new RecordBytes();
    private final int[] last;
    private int dropped;

    /**
     * A change of one region by one record.
     *
     * @param event number of the record
     * @param record a copy of it
     * @param region index
     * @param after the set of states after it
     */
    public record Change(long event, CallEvent record, int region, long after) {}

    History(int regions) {
        last = new int[regions];
        Arrays.fill(last, -1);
    }

    void clear() {
        bytes.clear();
        Arrays.fill(last, -1);
        dropped = 0;
    }

    /** How many records were dropped. */
    public int dropped() {
        return dropped;
    }

    /**
     * Notes that a record changed regions.
     *
     * @param count how many
     * @param regions their indices
     * @param after their sets after the record
     */
    public void add(long event, CallEvent record, int count, int[] regions, long[] after) {
        if (bytes.length() > Math.max(FEWEST_BYTES, last.length * BYTES_A_REGION)) {
            compact();
        }
        append(event, record, count, regions, after);
    }

    private void append(long event, CallEvent record, int count, int[] regions, long[] after) {
        int from = bytes.length();
        bytes.put(event);
        bytes.put(count);
        for (int i = 0; i < count; i++) {
            bytes.put(regions[i]);
            bytes.put(after[i]);
            bytes.put(from - last[regions[i]]);
            last[regions[i]] = from;
        }
        bytes.putSized(record);
    }

    /** The changes of a region, the newest first, up to some number of them. */
    public List<Change> changes(int region, int most) {
        List<Change> out = new ArrayList<>();
        int at = last[region];
        while (at >= 0 && out.size() < most) {
            RecordBytes.Cursor cursor = bytes.cursor(at);
            long event = cursor.next();
            long count = cursor.next();
            long after = 0;
            int back = at + 1;
            for (long i = 0; i < count; i++) {
                int changed = (int) cursor.next();
                long set = cursor.next();
                int step = (int) cursor.next();
                if (changed == region) {
                    after = set;
                    back = step;
                }
            }
            CallEvent record = new CallEvent();
            bytes.readSized(cursor.position, record);
            out.add(new Change(event, record, region, after));
            at -= back;
        }
        return out;
    }

    /** Makes it as small as it can be, for an object that is over. */
    void shrink() {
        compact();
        bytes.trim();
    }

    /** Keeps the records that last changed some region. */
    private void compact() {
        int[] kept = last.clone();
        Arrays.sort(kept);
        RecordBytes old = new RecordBytes();
        old.put(bytes, 0, bytes.length());
        dropped += count(old);
        int[] oldLast = last.clone();
        bytes.clear();
        Arrays.fill(last, -1);
        int previous = -1;
        for (int from : kept) {
            if (from >= 0 && from != previous) {
                keep(old, from, oldLast);
                dropped--;
            }
            previous = from;
        }
    }

    /** Copies an entry with those of its changes that are the last of their regions. */
    private void keep(RecordBytes old, int from, int[] oldLast) {
        RecordBytes.Cursor cursor = old.cursor(from);
        int to = bytes.length();
        bytes.put(cursor.next());
        long count = cursor.next();
        int changes = cursor.position;
        int kept = 0;
        for (long i = 0; i < count; i++) {
            kept += oldLast[(int) cursor.next()] == from ? 1 : 0;
            cursor.next();
            cursor.next();
        }
        int record = cursor.position;
        bytes.put(kept);
        cursor.position = changes;
        for (long i = 0; i < count; i++) {
            int region = (int) cursor.next();
            long set = cursor.next();
            cursor.next();
            if (oldLast[region] == from) {
                bytes.put(region);
                bytes.put(set);
                bytes.put(to + 1L);
                last[region] = to;
            }
        }
        bytes.put(old, record, old.after(record));
    }

    private static int count(RecordBytes from) {
        int n = 0;
        int at = 0;
        while (at < from.length()) {
            RecordBytes.Cursor cursor = from.cursor(at);
            cursor.next();
            long count = cursor.next();
            for (long i = 0; i < count * 3; i++) {
                cursor.next();
            }
            at = from.after(cursor.position);
            n++;
        }
        return n;
    }

    /** Takes down or brings back all that is kept. */
    void pass(StateStream state, Kind kind) throws IOException {
        dropped = state.size(dropped);
        int records = state.size(state.isReading() ? 0 : count(bytes));
        int at = 0;
        CallEvent record = new CallEvent();
        int[] regions = new int[last.length];
        long[] after = new long[last.length];
        for (int i = 0; i < records; i++) {
            RecordBytes.Cursor cursor = state.isReading() ? null : bytes.cursor(at);
            long event = state.count(cursor == null ? 0 : cursor.next());
            int n = state.index(cursor == null ? 0 : (int) cursor.next(), 0, last.length);
            for (int r = 0; r < n; r++) {
                regions[r] = state.index(cursor == null ? 0 : (int) cursor.next(), 0, last.length - 1);
                after[r] = state.set(
                        cursor == null ? 0 : cursor.next(),
                        kind.regions().get(regions[r]).all());
                if (cursor != null) {
                    cursor.next();
                }
            }
            if (cursor != null) {
                bytes.readSized(cursor.position, record);
                at = bytes.after(cursor.position);
            }
            state.event(record);
            if (state.isReading()) {
                append(event, record, n, regions, after);
            }
        }
    }
}

package org.ndislint.timeline;

import org.ndislint.model.CallEvent;

/**
 * Packed records that histories share; each goes when the last that holds it lets go. The first word of a record is how
 * many hold it and how many bytes follow.
 */
final class RecordStore {
    private static final int HOLDER_BITS = 8;
    private static final int MOST_HOLDERS = (1 << HOLDER_BITS) - 1;

    private final Slab slab;
    private final RecordBytes scratch = new RecordBytes();
    private boolean hasOrigin;

    RecordStore(Slab slab) {
        this.slab = slab;
    }

    /** Keeps a copy of a record, which is held once. */
    int keep(long number, CallEvent event) {
        if (!hasOrigin && event.timeNanos != CallEvent.NO_TIME) {
            // The first record with a time is the first that is packed with one.
            scratch.setOrigin(event.timeNanos);
            hasOrigin = true;
        }
        scratch.clear();
        scratch.put(number);
        scratch.put(event, number);
        int bytes = scratch.length();
        int record = slab.take(words(bytes));
        slab.set(record, 0, (bytes << HOLDER_BITS) | 1);
        scratch.copyTo(slab.page(record), Slab.start(record) + 1);
        return record;
    }

    private static int words(int bytes) {
        return 1 + (bytes + Integer.BYTES - 1) / Integer.BYTES;
    }

    /** Holds a record once more, or a copy of it where it has as many holders as can be counted; returns which. */
    int hold(int record) {
        int head = slab.get(record, 0);
        if ((head & MOST_HOLDERS) == MOST_HOLDERS) {
            CallEvent event = new CallEvent();
            return keep(read(record, event), event);
        }
        slab.set(record, 0, head + 1);
        return record;
    }

    void letGo(int record) {
        int head = slab.get(record, 0);
        if ((head & MOST_HOLDERS) == 1) {
            slab.give(record, words(head >>> HOLDER_BITS));
        } else {
            slab.set(record, 0, head - 1);
        }
    }

    /** Reads a record; returns its number. */
    long read(int record, CallEvent into) {
        scratch.copyFrom(slab.page(record), Slab.start(record) + 1, slab.get(record, 0) >>> HOLDER_BITS);
        RecordBytes.Cursor at = scratch.cursor(0);
        long number = at.next();
        scratch.read(at.position, into, number);
        return number;
    }
}

package org.ndislint.timeline;

import org.ndislint.model.CallEvent;

/** Packed records that histories share; each goes when the last that holds it lets go. */
final class RecordStore {
    private static final int HOLDERS_AT = 0;
    private static final int SIZE_AT = 2;
    private static final int HEAD = 4;

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
        scratch.put(event);
        int size = HEAD + scratch.length();
        int record = slab.take(size);
        slab.writeShort(record, HOLDERS_AT, 1);
        slab.writeShort(record, SIZE_AT, size);
        scratch.copyTo(slab.page(record), Slab.start(record) + HEAD);
        return record;
    }

    /** Holds a record once more; it can be held 65,535 times, far more often than there are kinds of object. */
    void hold(int record) {
        slab.writeShort(record, HOLDERS_AT, slab.readShort(record, HOLDERS_AT) + 1);
    }

    void letGo(int record) {
        int holders = slab.readShort(record, HOLDERS_AT) - 1;
        if (holders == 0) {
            slab.give(record, slab.readShort(record, SIZE_AT));
        } else {
            slab.writeShort(record, HOLDERS_AT, holders);
        }
    }

    /** Reads a record; returns its number. */
    long read(int record, CallEvent into) {
        int from = Slab.start(record);
        scratch.copyFrom(slab.page(record), from + HEAD, from + slab.readShort(record, SIZE_AT));
        RecordBytes.Cursor at = scratch.cursor(0);
        long number = at.next();
        scratch.read(at.position, into);
        return number;
    }
}

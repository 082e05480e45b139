package org.ndislint.timeline;

import org.ndislint.model.CallEvent;

/** Packed records that histories share; each goes when the last that holds it lets go. */
final class RecordStore {
    private static final int HOLDERS_AT = 0;
    private static final int SIZE_AT = 1;
    private static final int HEAD = 3;
    private static final int MOST_HOLDERS = 0xFF;

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
        int size = HEAD + scratch.length();
        int record = slab.take(size);
        slab.writeByte(record, HOLDERS_AT, 1);
        slab.writeByte(record, SIZE_AT, size);
        slab.writeByte(record, SIZE_AT + 1, size >>> 8);
        scratch.copyTo(slab.page(record), Slab.start(record) + HEAD);
        return record;
    }

    /** Holds a record once more, or a copy of it where it has as many holders as can be counted; returns which. */
    int hold(int record) {
        int holders = slab.readByte(record, HOLDERS_AT);
        if (holders == MOST_HOLDERS) {
            CallEvent event = new CallEvent();
            return keep(read(record, event), event);
        }
        slab.writeByte(record, HOLDERS_AT, holders + 1);
        return record;
    }

    private int size(int record) {
        return slab.readByte(record, SIZE_AT) | slab.readByte(record, SIZE_AT + 1) << 8;
    }

    void letGo(int record) {
        int holders = slab.readByte(record, HOLDERS_AT) - 1;
        if (holders == 0) {
            slab.give(record, size(record));
        } else {
            slab.writeByte(record, HOLDERS_AT, holders);
        }
    }

    /** Reads a record; returns its number. */
    long read(int record, CallEvent into) {
        int from = Slab.start(record);
        scratch.copyFrom(slab.page(record), from + HEAD, from + size(record));
        RecordBytes.Cursor at = scratch.cursor(0);
        long number = at.next();
        scratch.read(at.position, into, number);
        return number;
    }
}

package org.ndislint.ingest.etl;

import org.ndislint.ingest.LittleEndian;

/** Walks the items that stand between the header of an event and its payload. A reused cursor. */
public final class ExtendedItems {
    public static final int RELATED_ACTIVITY = 0x01;
    public static final int SID = 0x02;
    /** The schema of a TraceLogging event. */
    public static final int TRACE_LOGGING_SCHEMA = 0x0B;
    /** Traits of the provider, its name first. */
    public static final int PROVIDER_TRAITS = 0x0C;

    private static final int HEADER = 8;
    private static final LittleEndian NOTHING = new LittleEndian(new byte[0]);

    private LittleEndian data = NOTHING;
    private int next;
    private int end;
    private int type;
    private int from;
    private int length;

    /** Goes before the first item of a record. */
    public void begin(EtlRecord record) {
        data = record.data();
        next = record.extendedFrom();
        end = record.extendedTo();
    }

    /** Goes to the next item; false if there is none. */
    public boolean next() {
        if (next >= end) {
            return false;
        }
        type = data.u16(next + 2);
        length = data.u16(next + 6);
        from = next + HEADER;
        next += data.u16(next);
        return true;
    }

    /** Goes to the first item of a type in a record; false if there is none. */
    public boolean find(EtlRecord record, int wanted) {
        begin(record);
        while (next()) {
            if (type == wanted) {
                return true;
            }
        }
        return false;
    }

    public int type() {
        return type;
    }

    /** Where the item's data begin in the record's bytes. */
    public int from() {
        return from;
    }

    public int length() {
        return length;
    }
}

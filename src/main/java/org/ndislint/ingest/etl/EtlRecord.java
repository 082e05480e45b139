package org.ndislint.ingest.etl;

import org.ndislint.ingest.LittleEndian;
import org.ndislint.model.Guid;

/**
 * One record of a log file: a reused view of the bytes it stands in. Valid during the call that hands it out; whoever
 * needs more copies it. Fields that a kind of record does not have are answered as their method says.
 */
public final class EtlRecord {
    /** An id of a thread or process that was not recorded. */
    public static final long NO_ID = -1;

    private static final LittleEndian NOTHING = new LittleEndian(new byte[0]);

    private static final int EVENT_MARK = 0xC0;
    private static final int MESSAGE_MARK = 0x90;

    private static final int EXTENDED_DATA = 0x0001;
    private static final int TRACE_MESSAGE = 0x0008;
    private static final int EXTENDED_HEADER = 8;

    private static final int SEQUENCE = 0x0001;
    private static final int MESSAGE_GUID = 0x0002;
    private static final int COMPONENT_ID = 0x0004;
    private static final int TIMESTAMP = 0x0008;
    private static final int SYSTEM_INFO = 0x0020;
    private static final int POINTER_32 = 0x0040;
    private static final int POINTER_64 = 0x0080;

    private LittleEndian data = NOTHING;
    private RecordKind kind = RecordKind.OPAQUE;
    private int from;
    private int size;
    private int payloadFrom;
    private int payloadTo;
    private int tickAt;
    private int idsAt;
    private int sequenceAt;
    private int nameAt;
    private int extendedFrom;
    private int extendedTo;
    private boolean damaged;

    long number;
    int buffer;
    int cpu;
    long tick;
    boolean tickEstimated;

    /** What {@link #parse} found where a record should begin. */
    enum Found {
        RECORD,
        /** Padding: the buffer's data are over. */
        END,
        /** A record that goes on behind the limit. */
        CUT,
        /** Bytes that cannot be a record. */
        NONSENSE
    }

    /**
     * Looks at the record that begins at {@code at}; on {@link Found#RECORD} this view shows it. The tick of a record
     * without timestamp is left as it was.
     *
     * @param limit where the data end
     */
    Found parse(LittleEndian bytes, int at, int limit) {
        if (limit - at < 4) {
            return limit - at == 0 ? Found.END : Found.CUT;
        }
        int first = bytes.i32(at);
        if (first == 0 || first == -1) {
            return Found.END;
        }
        if (limit - at < 8) {
            return Found.CUT;
        }
        int mark = first >>> 24;
        RecordKind told = RecordKind.OPAQUE;
        int length = first & 0xFFFF;
        if (mark == EVENT_MARK) {
            told = RecordKind.ofType(first >>> 16 & 0xFF);
            if (told.isKernel()) {
                length = bytes.u16(at + 4);
            }
        } else if (mark == MESSAGE_MARK && (first & 0xFF_0000) == 0) {
            told = RecordKind.MESSAGE;
        }
        if (length < 8) {
            return Found.NONSENSE;
        }
        if (length > limit - at) {
            return Found.CUT;
        }
        data = bytes;
        from = at;
        size = length;
        tickEstimated = true;
        damaged = false;
        extendedFrom = 0;
        extendedTo = 0;
        if (length < told.headerBytes()) {
            damaged = true;
            told = RecordKind.OPAQUE;
        }
        kind = told;
        locate(told);
        if (tickAt > 0) {
            tick = data.i64(tickAt);
            tickEstimated = false;
        }
        return Found.RECORD;
    }

    /** Lets go of the bytes; there is nothing to be seen until the next is parsed. */
    void release() {
        data = NOTHING;
    }

    private void locate(RecordKind told) {
        tickAt = from + 0x10;
        idsAt = from + 0x08;
        sequenceAt = 0;
        payloadFrom = from + told.headerBytes();
        payloadTo = from + size;
        switch (told) {
            case SYSTEM32, SYSTEM64, COMPACT32, COMPACT64 -> nameAt = 0;
            case PERF32, PERF64 -> {
                tickAt = from + 0x08;
                idsAt = 0;
                nameAt = 0;
            }
            case FULL32, FULL64 -> nameAt = from + 0x18;
            case INSTANCE32, INSTANCE64 -> {
                // The form with handles is shorter and has a number of the class where the others have its GUID.
                boolean named = size >= 72;
                nameAt = named ? from + 0x18 : 0;
                payloadFrom = from + (named ? 72 : 56);
            }
            case EVENT32, EVENT64 -> {
                nameAt = from + 0x18;
                if ((data.u16(from + 4) & EXTENDED_DATA) != 0) {
                    locateExtended();
                }
            }
            case MESSAGE -> locateMessage();
            case OPAQUE -> locateNothing();
        }
    }

    private void locateNothing() {
        tickAt = 0;
        idsAt = 0;
        nameAt = 0;
        sequenceAt = 0;
        payloadFrom = from + 4;
    }

    private void locateExtended() {
        int at = payloadFrom;
        extendedFrom = at;
        boolean more = true;
        while (more) {
            int left = payloadTo - at;
            int whole = left < EXTENDED_HEADER ? 0 : data.u16(at);
            if (whole < EXTENDED_HEADER || whole > left || data.u16(at + 6) > whole - EXTENDED_HEADER) {
                damaged = true;
                break;
            }
            more = (data.u16(at + 4) & 1) != 0;
            at += whole;
        }
        extendedTo = at;
        payloadFrom = at;
    }

    private void locateMessage() {
        int options = data.u16(from + 6);
        int at = from + 8;
        tickAt = 0;
        idsAt = 0;
        nameAt = 0;
        if ((options & SEQUENCE) != 0) {
            sequenceAt = at;
            at += 4;
        }
        if ((options & COMPONENT_ID) != 0) {
            nameAt = at;
            at += 4;
        } else if ((options & MESSAGE_GUID) != 0) {
            nameAt = at;
            at += Guid.BYTES;
        }
        if ((options & TIMESTAMP) != 0) {
            tickAt = at;
            at += 8;
        }
        if ((options & SYSTEM_INFO) != 0) {
            idsAt = at;
            at += 8;
        }
        if (at > payloadTo) {
            damaged = true;
            kind = RecordKind.OPAQUE;
            locateNothing();
        } else {
            payloadFrom = at;
        }
    }

    public RecordKind kind() {
        return kind;
    }

    /** Whether its parts do not fit into it; what fits is shown. */
    public boolean isDamaged() {
        return damaged;
    }

    /** The record's number in the file, in the order of the file, from 0. */
    public long number() {
        return number;
    }

    /** The number of its buffer in the file, from 0. */
    public int buffer() {
        return buffer;
    }

    /** The processor whose buffer it stood in. */
    public int cpu() {
        return cpu;
    }

    /** The clock's reading, in the units of the session's clock. */
    public long tick() {
        return tick;
    }

    /** Whether the record has no time of its own and {@link #tick} is that of the record before it. */
    public boolean isTickEstimated() {
        return tickEstimated;
    }

    /** The bytes it stands in. */
    public LittleEndian data() {
        return data;
    }

    /** Where it begins in {@link #data}. */
    public int from() {
        return from;
    }

    /** Its size in bytes, with the header. */
    public int size() {
        return size;
    }

    /** Where its payload begins in {@link #data}: behind header, options and extended items. */
    public int payloadFrom() {
        return payloadFrom;
    }

    public int payloadLength() {
        return payloadTo - payloadFrom;
    }

    /** Where everything behind the fixed header begins in {@link #data}: the extended items, if any, and the payload. */
    public int bodyFrom() {
        return extendedFrom == 0 ? payloadFrom : extendedFrom;
    }

    public int bodyLength() {
        return payloadTo - bodyFrom();
    }

    /** The thread, 0 to 2^32-1, or {@link #NO_ID}. */
    public long tid() {
        return idsAt == 0 ? NO_ID : data.u32(idsAt);
    }

    /** The process, 0 to 2^32-1, or {@link #NO_ID}. */
    public long pid() {
        return idsAt == 0 ? NO_ID : data.u32(idsAt + 4);
    }

    /** Whether it carries a GUID: of a provider, an event class or a message. */
    public boolean hasGuid() {
        return nameAt != 0 && (kind != RecordKind.MESSAGE || !hasComponentId());
    }

    /** The first half of its GUID; 0 if it has none. */
    public long guidHigh() {
        return hasGuid() ? data.guidHigh(nameAt) : 0;
    }

    /** The other half; 0 if it has none. */
    public long guidLow() {
        return hasGuid() ? data.guidLow(nameAt) : 0;
    }

    /** Its GUID; {@link Guid#ZERO} if it has none. */
    public Guid guid() {
        return hasGuid() ? data.guid(nameAt) : Guid.ZERO;
    }

    /** A kernel record's group, 0 to 255; -1 for other kinds. */
    public int group() {
        return kind.isKernel() ? data.u8(from + 7) : -1;
    }

    /** A kernel record's group and opcode in one, 0 to 65,535; -1 for other kinds. */
    public int hook() {
        return kind.isKernel() ? data.u8(from + 7) << 8 | data.u8(from + 6) : -1;
    }

    /**
     * The number of a message, the id of an event, the opcode of a classic event, the {@link #hook} of a kernel record;
     * -1 for others.
     */
    public int id() {
        return switch (kind) {
            case MESSAGE -> data.u16(from + 4);
            case EVENT32, EVENT64 -> data.u16(from + 0x28);
            case FULL32, FULL64, INSTANCE32, INSTANCE64 -> data.u8(from + 4);
            case SYSTEM32, SYSTEM64, COMPACT32, COMPACT64, PERF32, PERF64 -> hook();
            case OPAQUE -> -1;
        };
    }

    /** The version of the event's layout; -1 for messages and opaque records. */
    public int version() {
        return switch (kind) {
            case EVENT32, EVENT64 -> data.u8(from + 0x2A);
            case FULL32, FULL64, INSTANCE32, INSTANCE64 -> data.u16(from + 6);
            case SYSTEM32, SYSTEM64, COMPACT32, COMPACT64, PERF32, PERF64 -> data.u16(from);
            case MESSAGE, OPAQUE -> -1;
        };
    }

    /** The opcode of an event; -1 for messages, kernel and opaque records. */
    public int opcode() {
        return kind.isEvent() ? data.u8(from + 0x2D) : kind.isClassic() ? data.u8(from + 4) : -1;
    }

    /** The level of an event; -1 for messages (the message file knows it), kernel and opaque records. */
    public int level() {
        return kind.isEvent() ? data.u8(from + 0x2C) : kind.isClassic() ? data.u8(from + 5) : -1;
    }

    /** The channel of an event, 11 for TraceLogging; -1 for other kinds. */
    public int channel() {
        return kind.isEvent() ? data.u8(from + 0x2B) : -1;
    }

    /** The task of an event; -1 for other kinds. */
    public int task() {
        return kind.isEvent() ? data.u16(from + 0x2E) : -1;
    }

    /** The keyword of an event; 0 for other kinds. */
    public long keyword() {
        return kind.isEvent() ? data.i64(from + 0x30) : 0;
    }

    /** Where the id of the activity that an event belongs to stands in {@link #data}; 0 for other kinds. */
    public int activityAt() {
        return kind.isEvent() ? from + 0x40 : 0;
    }

    /** The option flags of a message; 0 for other kinds. */
    public int options() {
        return kind == RecordKind.MESSAGE ? data.u16(from + 6) : 0;
    }

    /**
     * Whether it is a WPP message: of the kind of its own, or an event that is marked as one. Then its GUID and id are
     * those of the message.
     */
    public boolean isWpp() {
        return kind == RecordKind.MESSAGE || (kind.isEvent() && (data.u16(from + 4) & TRACE_MESSAGE) != 0);
    }

    /** Whether a message is named by a component id instead of a GUID. */
    public boolean hasComponentId() {
        return (options() & COMPONENT_ID) != 0;
    }

    /** The component id of a message, 0 to 2^32-1; -1 if it has none. */
    public long componentId() {
        return hasComponentId() ? data.u32(nameAt) : -1;
    }

    /** The sequence number of a message, 0 to 2^32-1; -1 if it has none. */
    public long sequence() {
        return sequenceAt == 0 ? -1 : data.u32(sequenceAt);
    }

    /** Pointer size of what logged it, 4 or 8; 0 if the record does not say. */
    public int pointerBytes() {
        int options = options();
        if ((options & POINTER_64) != 0) {
            return 8;
        }
        return (options & POINTER_32) != 0 ? 4 : kind.pointerBytes();
    }

    /**
     * How many bytes of a kernel record's payload are counters of the processor, before the event's own data: bits of
     * the version announce them.
     */
    public int counterBytes() {
        if (!kind.isKernel()) {
            return 0;
        }
        int version = data.u16(from);
        int bytes = ((version & 0x8000) != 0 ? 8 : 0) + 8 * (version >>> 8 & 7);
        return Math.min(bytes, payloadLength());
    }

    /** Where the first extended item begins in {@link #data}; see {@link ExtendedItems}. */
    int extendedFrom() {
        return extendedFrom;
    }

    int extendedTo() {
        return extendedTo;
    }
}

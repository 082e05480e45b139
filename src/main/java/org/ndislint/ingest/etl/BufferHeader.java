package org.ndislint.ingest.etl;

import org.ndislint.ingest.LittleEndian;

/** The 72 bytes at the beginning of each buffer of a log file. A reused holder. */
final class BufferHeader {
    static final int BYTES = 72;
    /** No session has buffers larger than 16 MiB. */
    static final int LARGEST = (16 << 20) + BYTES;

    static final int EVENTS_LOST = 0x02;
    static final int BUFFER_LOST = 0x04;
    private static final int PROCESSOR_INDEX = 0x20;
    private static final int COMPRESSED = 0x40;
    private static final int KNOWN_FLAGS = 0x7F;
    private static final int LARGEST_TYPE = 7;
    private static final int LARGEST_STATE = 8;

    /** Distance to the next buffer; what it says may be nonsense: see {@link #isSane}. */
    long size;
    /** End of the data, counted from the buffer's beginning, after decompression. */
    long filled;

    int processor;
    int state;
    int flags;
    int type;

    void read(LittleEndian bytes, int at) {
        size = bytes.u32(at);
        state = bytes.i32(at + 0x2C);
        filled = bytes.u32(at + 0x30);
        flags = bytes.u16(at + 0x34);
        type = bytes.u16(at + 0x36);
        // Before Windows 8 the second byte was the alignment of the records, not a part of the number.
        processor = (flags & PROCESSOR_INDEX) != 0 ? bytes.u16(at + 0x28) : bytes.u8(at + 0x28);
    }

    boolean isCompressed() {
        return (flags & COMPRESSED) != 0;
    }

    /** Whether the size can be one. */
    boolean isSane() {
        return size >= BYTES && size <= LARGEST;
    }

    /** Whether every field looks as in a true header: for finding the next one behind damage. */
    boolean isPlausible() {
        return isSane()
                && filled >= BYTES
                && filled <= LARGEST
                && (isCompressed() || filled <= size)
                && (flags & ~KNOWN_FLAGS) == 0
                && type <= LARGEST_TYPE
                && state >= 0
                && state <= LARGEST_STATE;
    }
}

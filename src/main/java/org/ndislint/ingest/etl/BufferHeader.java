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
    /** Those that are known take seven bits; newer systems may know more. */
    private static final int LIKELY_FLAGS = 0x3FF;

    private static final int LARGEST_TYPE = 15;
    private static final int LARGEST_STATE = 8;

    /** Distance to the next buffer; what it says may be nonsense: see {@link #isSane}. */
    long size;
    /** End of the data, counted from the buffer's beginning, after decompression. */
    long filled;

    int processor;
    int state;
    int flags;
    int type;

    private boolean beforeVista;

    /**
     * Tells that the file is from before Vista: then flags and type are the lower and upper half of a count of lost
     * events, and the state means something else.
     */
    void setBeforeVista() {
        beforeVista = true;
    }

    boolean isBeforeVista() {
        return beforeVista;
    }

    void read(LittleEndian bytes, int at) {
        size = bytes.u32(at);
        state = beforeVista ? 0 : bytes.i32(at + 0x2C);
        filled = bytes.u32(at + 0x30);
        flags = beforeVista ? 0 : bytes.u16(at + 0x34);
        type = beforeVista ? 0 : bytes.u16(at + 0x36);
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
                && (flags & ~LIKELY_FLAGS) == 0
                && type <= LARGEST_TYPE
                && state >= 0
                && state <= LARGEST_STATE;
    }
}

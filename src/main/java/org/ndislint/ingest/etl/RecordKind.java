package org.ndislint.ingest.etl;

/**
 * The kinds of record, told by bytes 2 and 3 of each. 32 and 64 is the pointer size of whatever logged the record; one
 * file may hold both.
 */
public enum RecordKind {
    SYSTEM32(0x01, 32, 4),
    SYSTEM64(0x02, 32, 8),
    COMPACT32(0x03, 24, 4),
    COMPACT64(0x04, 24, 8),
    PERF32(0x10, 16, 4),
    PERF64(0x11, 16, 8),
    FULL32(0x0A, 48, 4),
    FULL64(0x14, 48, 8),
    INSTANCE32(0x0B, 56, 4),
    INSTANCE64(0x15, 56, 8),
    EVENT32(0x12, 80, 4),
    EVENT64(0x13, 80, 8),
    /** A WPP message. */
    MESSAGE(-1, 8, 0),
    /** A record of a kind that is not known, or one whose header does not hold together: only its size is used. */
    OPAQUE(-1, 8, 0);

    private static final RecordKind[] BY_TYPE = new RecordKind[256];

    static {
        for (RecordKind kind : values()) {
            if (kind.type >= 0) {
                BY_TYPE[kind.type] = kind;
            }
        }
    }

    private final int type;
    private final int headerBytes;
    private final int pointerBytes;

    RecordKind(int type, int headerBytes, int pointerBytes) {
        this.type = type;
        this.headerBytes = headerBytes;
        this.pointerBytes = pointerBytes;
    }

    /** The kind of a header type (byte 2 of a record whose byte 3 is 0xC0); {@link #OPAQUE} if it is not known. */
    static RecordKind ofType(int type) {
        RecordKind kind = BY_TYPE[type];
        return kind == null ? OPAQUE : kind;
    }

    /** The header type, 0 to 255; -1 where the kind has none. */
    public int type() {
        return type;
    }

    /** The least size of its header. */
    int headerBytes() {
        return headerBytes;
    }

    /** Pointer size of what logged it, 4 or 8; 0 where the record says so itself, or nothing does. */
    public int pointerBytes() {
        return pointerBytes;
    }

    /** Whether it is one of the kernel's: an event named by group and opcode instead of a GUID. */
    public boolean isKernel() {
        return ordinal() <= PERF64.ordinal();
    }

    /** Whether its header has a 48-byte head with an event class: an event of the years before Vista. */
    public boolean isClassic() {
        return this == FULL32 || this == FULL64 || this == INSTANCE32 || this == INSTANCE64;
    }

    /** Whether it is an event of Vista and later. */
    public boolean isEvent() {
        return this == EVENT32 || this == EVENT64;
    }
}

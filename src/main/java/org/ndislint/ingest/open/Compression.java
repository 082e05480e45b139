package org.ndislint.ingest.open;

import org.jspecify.annotations.Nullable;

/** How a source is packed, told by its first bytes. */
enum Compression {
    GZIP("gzip", "\u001f\u008b\b"),
    XZ("xz", "\u00fd7zXZ\0"),
    ZSTD("zstd", "(\u00b5/\u00fd"),
    BZIP2("bzip2", "BZh"),
    ZIP("zip", "PK\u0003\u0004"),
    EMPTY_ZIP("zip", "PK\u0005\u0006");

    private static final Compression[] ALL = values();
    private static final int BZIP2_BLOCK = 4;

    private final String label;
    private final String magic;

    Compression(String label, String magic) {
        this.label = label;
        this.magic = magic;
    }

    /** The name for messages. */
    String label() {
        return label;
    }

    /** How bytes that begin so are packed, or null if they are not. */
    static @Nullable Compression of(byte[] bytes, int length) {
        for (Compression compression : ALL) {
            if (compression.begins(bytes, length)) {
                return compression;
            }
        }
        // Zstandard's skippable frames: 0x184D2A50 to 5F, before the first frame of data.
        boolean skippable =
                length >= 8 && (bytes[0] & 0xF0) == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18;
        return skippable ? ZSTD : null;
    }

    private boolean begins(byte[] bytes, int length) {
        if (length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        // "BZh" could begin a text: a block size and the mark of a block or of the end follow.
        return this != BZIP2
                || (length > BZIP2_BLOCK
                        && bytes[3] >= '1'
                        && bytes[3] <= '9'
                        && (bytes[BZIP2_BLOCK] == 0x31 || bytes[BZIP2_BLOCK] == 0x17));
    }
}

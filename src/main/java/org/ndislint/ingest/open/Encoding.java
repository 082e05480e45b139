package org.ndislint.ingest.open;

/** How text is encoded, told by a byte order mark or by where its zeros stand. */
enum Encoding {
    UTF_8(0),
    UTF_8_WITH_MARK(3),
    UTF_16_LE(0),
    UTF_16_LE_WITH_MARK(2),
    UTF_16_BE(0),
    UTF_16_BE_WITH_MARK(2);

    private static final int LOOK = 1024;

    private final int markBytes;

    Encoding(int markBytes) {
        this.markBytes = markBytes;
    }

    /** The length of the byte order mark, to be skipped. */
    int markBytes() {
        return markBytes;
    }

    boolean isUtf16() {
        return this != UTF_8 && this != UTF_8_WITH_MARK;
    }

    boolean isBigEndian() {
        return this == UTF_16_BE || this == UTF_16_BE_WITH_MARK;
    }

    static Encoding of(byte[] bytes, int length) {
        if (length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return UTF_8_WITH_MARK;
        }
        if (length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return UTF_16_LE_WITH_MARK;
        }
        if (length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return UTF_16_BE_WITH_MARK;
        }
        if (length >= 4 && isWide(bytes, length, 1)) {
            return UTF_16_LE;
        }
        return length >= 4 && isWide(bytes, length, 0) ? UTF_16_BE : UTF_8;
    }

    // Most pairs are a zero, at "zero", and a printable ASCII character.
    private static boolean isWide(byte[] bytes, int length, int zero) {
        int pairs = Math.min(length, LOOK) / 2;
        int wide = 0;
        for (int i = 0; i < pairs; i++) {
            byte other = bytes[2 * i + 1 - zero];
            if (bytes[2 * i + zero] == 0 && (other >= ' ' || other == '\n' || other == '\r' || other == '\t')) {
                wide++;
            }
        }
        return wide * 10 >= pairs * 7;
    }
}

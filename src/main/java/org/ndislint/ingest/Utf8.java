package org.ndislint.ingest;

/** UTF-8 by hand: writing a character, and telling whether bytes are one. */
public final class Utf8 {
    private Utf8() {}

    /** Writes a character of one to four bytes and returns where it ends. */
    public static int put(int codePoint, byte[] out, int start) {
        int at = start;
        if (codePoint < 0x80) {
            out[at++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            out[at++] = (byte) (0xC0 | (codePoint >> 6));
            out[at++] = tail(codePoint);
        } else if (codePoint < 0x10000) {
            out[at++] = (byte) (0xE0 | (codePoint >> 12));
            out[at++] = tail(codePoint >> 6);
            out[at++] = tail(codePoint);
        } else {
            out[at++] = (byte) (0xF0 | (codePoint >> 18));
            out[at++] = tail(codePoint >> 12);
            out[at++] = tail(codePoint >> 6);
            out[at++] = tail(codePoint);
        }
        return at;
    }

    /**
     * The length of the character of two to four bytes that begins at {@code at}; 0 if there is none; a negative number
     * if the bytes before {@code end} could be the beginning of one.
     */
    public static int length(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        for (int i = 1; i < size; i++) {
            if (at + i >= end) {
                return -size;
            }
            int b = bytes[at + i] & 0xFF;
            if (b < lowest || b > highest) {
                return 0;
            }
            lowest = 0x80;
            highest = 0xBF;
        }
        return size;
    }

    private static byte tail(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}

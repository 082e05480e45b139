package org.ndislint.report.page;

import java.util.Arrays;
import java.util.Base64;

/** A growing buffer of numbers in groups of 7 bits, the lowest first; a set high bit says that more follow. */
final class PackedBytes {
    private static final int MOST_A_NUMBER = 10;

    private byte[] bytes = new byte[1 << 12];
    private int length;

    /** Adds a number, taken as unsigned; the page reads those below 2^53 alone. */
    void put(long value) {
        if (length + MOST_A_NUMBER > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Adds a number of either sign. */
    void putSigned(long value) {
        put(value << 1 ^ value >> 63);
    }

    /** Gives back what is not needed. */
    void trim() {
        bytes = Arrays.copyOf(bytes, length);
    }

    String base64() {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, length));
    }
}

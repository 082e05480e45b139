package org.ndislint.model;

import java.nio.charset.StandardCharsets;

/**
 * How a value is kept: a tag and 64 bits, so that no object is needed per event. Two values are the same if and only
 * if tag and bits are. A name of up to eight ASCII characters is packed into the bits; a longer one, or one with other
 * characters, is an id of {@link Symbols}.
 */
public final class Value {
    /** Not recorded. */
    public static final byte ABSENT = 0;
    /** The bits are an unsigned 64-bit number. Number 0 is the null handle. */
    public static final byte NUMBER = 1;
    /** The bits are an id of {@link Symbols}. */
    public static final byte SYMBOL = 2;
    /** The bits are one to eight ASCII characters, the first in the lowest byte, the rest zero. */
    public static final byte SHORT_NAME = 3;

    private Value() {}

    /** Packs {@code length} ASCII bytes, 1 to 8, none of them 0 or negative; returns 0 if they cannot be packed. */
    public static long pack(byte[] bytes, int from, int length) {
        if (length < 1 || length > 8) {
            return 0;
        }
        long packed = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[from + i];
            if (b <= 0) {
                return 0;
            }
            packed |= (long) b << (8 * i);
        }
        return packed;
    }

    /** The characters of a packed name. */
    public static String unpack(long packed) {
        byte[] bytes = new byte[8];
        int n = 0;
        while (n < 8 && (packed >>> (8 * n)) != 0) {
            bytes[n] = (byte) (packed >>> (8 * n));
            n++;
        }
        return new String(bytes, 0, n, StandardCharsets.US_ASCII);
    }

    /** A well-mixed hash of a value. */
    public static int hash(byte tag, long bits) {
        long h = (bits + tag) * 0x9E3779B97F4A7C15L;
        h ^= h >>> 32;
        return (int) (h ^ (h >>> 15));
    }

    /** The value for people: numbers as {@code 0x} and lower-case hex without leading zeros, names as they are. */
    public static String text(byte tag, long bits, Symbols symbols) {
        return switch (tag) {
            case NUMBER -> "0x" + Long.toHexString(bits);
            case SYMBOL -> symbols.text((int) bits);
            case SHORT_NAME -> unpack(bits);
            default -> "";
        };
    }
}

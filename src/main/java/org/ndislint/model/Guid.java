package org.ndislint.model;

import org.jspecify.annotations.Nullable;

/**
 * A GUID as two numbers, in the order of its text: the first sixteen hex digits, then the other sixteen.
 *
 * @param high the first eight bytes of the text
 * @param low the last eight
 */
public record Guid(long high, long low) implements Comparable<Guid> {
    /** How many bytes one takes. */
    public static final int BYTES = 16;
    /** How many characters its text has. */
    public static final int TEXT_LENGTH = 36;

    public static final Guid ZERO = new Guid(0, 0);

    /** Stores it as Windows does; returns where it ends. */
    public int write(byte[] out, int at) {
        putLittle(out, at, high >>> 32, 4);
        putLittle(out, at + 4, high >>> 16, 2);
        putLittle(out, at + 6, high, 2);
        putLittle(out, at + 8, Long.reverseBytes(low), 8);
        return at + BYTES;
    }

    /** The GUID whose 36 characters stand at {@code from}, in any case, or null if there is none. */
    public static @Nullable Guid parse(CharSequence text, int from) {
        if (from < 0 || text.length() - from < TEXT_LENGTH) {
            return null;
        }
        long high = 0;
        long low = 0;
        int digits = 0;
        for (int i = 0; i < TEXT_LENGTH; i++) {
            char c = text.charAt(from + i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return null;
                }
            } else {
                int digit = c < 0x80 ? Character.digit(c, 16) : -1;
                if (digit < 0) {
                    return null;
                }
                if (digits++ < 16) {
                    high = high << 4 | digit;
                } else {
                    low = low << 4 | digit;
                }
            }
        }
        return new Guid(high, low);
    }

    /** The GUID that a whole text is, with braces or without, or null. */
    public static @Nullable Guid parse(String text) {
        boolean braced = text.length() == TEXT_LENGTH + 2 && text.charAt(0) == '{' && text.endsWith("}");
        return braced ? parse(text, 1) : text.length() == TEXT_LENGTH ? parse(text, 0) : null;
    }

    /** A well-mixed hash of a GUID's halves. */
    public static int hash(long high, long low) {
        long h = (high ^ Long.rotateLeft(low, 31)) * 0x9E3779B97F4A7C15L;
        return (int) (h ^ (h >>> 32));
    }

    /** Appends the text: lower case, dashes, no braces. */
    public static void append(StringBuilder out, long high, long low) {
        hex(out, high >>> 32, 8);
        out.append('-');
        hex(out, high >>> 16, 4);
        out.append('-');
        hex(out, high, 4);
        out.append('-');
        hex(out, low >>> 48, 4);
        out.append('-');
        hex(out, low, 12);
    }

    @Override
    public int compareTo(Guid other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    @Override
    public int hashCode() {
        return hash(high, low);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(TEXT_LENGTH);
        append(out, high, low);
        return out.toString();
    }

    private static void hex(StringBuilder out, long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            out.append(Character.forDigit((int) (value >>> (4 * i)) & 0xF, 16));
        }
    }

    private static void putLittle(byte[] out, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out[at + i] = (byte) (value >>> (8 * i));
        }
    }
}

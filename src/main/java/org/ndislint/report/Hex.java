package org.ndislint.report;

/** Numbers in lower-case hex without leading zeros, into a buffer and without garbage. */
final class Hex {
    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    static void append(StringBuilder to, long value) {
        int shift = Math.max(0, (63 - Long.numberOfLeadingZeros(value)) & ~3);
        for (; shift >= 0; shift -= 4) {
            to.append(DIGITS.charAt((int) (value >>> shift) & 15));
        }
    }
}

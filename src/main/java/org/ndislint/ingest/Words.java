package org.ndislint.ingest;

/**
 * Questions asked of eight bytes at once. A word holds the first byte in its lowest eight bits. Answers are masks with
 * the high bit set in the bytes that match; the lowest match is exact, higher ones may be false.
 */
public final class Words {
    /** One in each byte. */
    public static final long ONES = 0x0101010101010101L;
    /** The high bit of each byte. */
    public static final long HIGHS = 0x8080808080808080L;

    private static final long[] KEEP = {
        0, 0xFFL, 0xFFFFL, 0xFF_FFFFL, 0xFFFF_FFFFL, 0xFF_FFFF_FFFFL, 0xFFFF_FFFF_FFFFL, 0xFF_FFFF_FFFF_FFFFL, -1L
    };

    private Words() {}

    /** The byte {@code b} in each byte. */
    public static long each(char b) {
        return ONES * b;
    }

    /** The mask of the first {@code count} bytes, 0 to 8. */
    public static long keep(int count) {
        return KEEP[count];
    }

    /** Bytes equal to the one repeated in {@code pattern}. */
    public static long equal(long word, long pattern) {
        long x = word ^ pattern;
        return (x - ONES) & ~x & HIGHS;
    }

    /** How many bytes stand before the lowest match of a non-zero mask. */
    public static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /** Whether all eight bytes are ASCII digits. */
    public static boolean digits(long word) {
        long d = word ^ each('0');
        return (((d + ONES * 0x76) | d) & HIGHS) == 0;
    }

    /** How many ASCII digits the word begins with, 0 to 8. */
    public static int leadingDigits(long word) {
        long d = word ^ each('0');
        long others = ((d + ONES * 0x76) | d) & HIGHS;
        return others == 0 ? 8 : first(others);
    }

    /** The number that eight ASCII digits spell. */
    public static int decimal(long word) {
        long pairs = ((word & (ONES * 0x0F)) * 2561) >>> 8;
        long fours = ((pairs & 0x00FF00FF00FF00FFL) * 6553601) >>> 16;
        return (int) (((fours & 0x0000FFFF0000FFFFL) * 42949672960001L) >>> 32);
    }

    /** Whether all eight bytes are ASCII hex digits. */
    public static boolean hexDigits(long word) {
        return (word & HIGHS) == 0 && (notDecimal(word) & notHexLetter(word) & HIGHS) == 0;
    }

    /** The number that eight ASCII hex digits spell; only defined if {@link #hexDigits} holds. */
    public static long hex(long word) {
        long letters = (notDecimal(word) & HIGHS) >>> 7;
        long nibbles = Long.reverseBytes((word & (ONES * 0x0F)) + letters * 9);
        nibbles = (nibbles | nibbles >>> 4) & 0x00FF00FF00FF00FFL;
        nibbles = (nibbles | nibbles >>> 8) & 0x0000FFFF0000FFFFL;
        return (nibbles | nibbles >>> 16) & 0xFFFFFFFFL;
    }

    /** A word of hex digits of which only the first {@code count} are meant, 1 to 8, filled up with leading zeros. */
    public static long leadingZeros(long word, int count) {
        int shift = 64 - 8 * count;
        return shift == 0 ? word : (word << shift) | (each('0') & ~(-1L << shift));
    }

    // For bytes below 0x80: the high bit is set where the byte is not '0' to '9'.
    private static long notDecimal(long word) {
        return (word ^ each('0')) + ONES * 0x76;
    }

    // For bytes below 0x80: the high bit is set where the byte is not 'A' to 'F' or 'a' to 'f'.
    private static long notHexLetter(long word) {
        long letter = (word | each(' ')) ^ (ONES * 0x60);
        return ~(letter + ONES * 0x7F) | (letter + ONES * 0x79);
    }
}

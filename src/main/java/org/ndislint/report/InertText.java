package org.ndislint.report;

/**
 * Text from traces made harmless for terminals and logs: escape sequences, control characters, bidirectional controls
 * and invisible characters are spelled out, so that a trace can neither move the cursor nor pretend to say what it
 * does not.
 */
public final class InertText {
    /** What is shown of one piece of text; a trace may hold a name of a hundred megabytes. */
    private static final int MOST = 2000;

    private static final int SOFT_HYPHEN = 0xad;
    private static final int ARABIC_LETTER_MARK = 0x61c;
    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180e;
    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final int TAGS = 0xe0000;
    private static final String HEX = "0123456789abcdef";

    private InertText() {}

    /** The text on one line, with hostile characters as {@code \n}, {@code \t} or <code>\</code><code>u{1b}</code>. */
    public static String of(String text) {
        int length = text.length();
        if (length <= MOST) {
            int at = 0;
            while (at < length && text.charAt(at) >= ' ' && text.charAt(at) < 0x7f) {
                at++;
            }
            if (at == length) {
                return text;
            }
        }
        StringBuilder to = new StringBuilder(Math.min(length, MOST) + 16);
        int at = 0;
        while (at < length && at < MOST) {
            int c = text.codePointAt(at);
            append(to, c);
            at += Character.charCount(c);
        }
        if (at < length) {
            to.append("... (").append(length - at).append(" more characters)");
        }
        return to.toString();
    }

    private static void append(StringBuilder to, int c) {
        switch (c) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                if (isHostile(c)) {
                    to.append("\\u{");
                    int shift = Math.max(4, (31 - Integer.numberOfLeadingZeros(c)) & ~3);
                    for (; shift >= 0; shift -= 4) {
                        to.append(HEX.charAt((c >>> shift) & 15));
                    }
                    to.append('}');
                } else {
                    to.appendCodePoint(c);
                }
            }
        }
    }

    /**
     * Whether a character has no glyph of its own, or changes how others are shown. Listed by hand: the JDK's own table
     * grows with its version, and the same input has to give the same bytes on all of them.
     */
    public static boolean isHostile(int c) {
        if (c < 0x7f) {
            return c < ' ';
        }
        return c < 0xa0
                || c == SOFT_HYPHEN
                || c == ARABIC_LETTER_MARK
                || c == MONGOLIAN_VOWEL_SEPARATOR
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || c == BYTE_ORDER_MARK
                || (c >= 0xfff0 && c <= 0xfffb)
                || (c >= TAGS && c <= TAGS + 0xfff);
    }
}

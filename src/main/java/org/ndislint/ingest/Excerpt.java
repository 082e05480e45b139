package org.ndislint.ingest;

import java.nio.charset.StandardCharsets;

/** The beginning of hostile text, fit to be shown: short, and without control characters. */
public final class Excerpt {
    /** The most bytes of a record that a message shows. */
    public static final int RECORD = 200;
    /** The most bytes of a value that a message shows. */
    public static final int VALUE = 60;

    private Excerpt() {}

    /** At most {@code most} bytes, whole characters of UTF-8; what is no text shows as U+FFFD. */
    public static String of(byte[] bytes, int from, int length, int most) {
        int end = from + Math.min(length, most);
        if (length > most) {
            while (end > from && (bytes[end] & 0xC0) == 0x80) {
                end--;
            }
        }
        StringBuilder text = new StringBuilder(new String(bytes, from, end - from, StandardCharsets.UTF_8));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || (c >= 0x7F && c < 0xA0)) {
                text.setCharAt(i, '\uFFFD');
            }
        }
        return length > most ? text.append('…').toString() : text.toString();
    }
}

package org.ndislint.ingest.text;

import java.nio.charset.StandardCharsets;
import org.ndislint.ingest.Excerpt;

/** Bytes of a line: as a string, and compared with ASCII text without one. */
public final class LineText {
    private LineText() {}

    /** UTF-8 bytes as a string. */
    public static String of(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The beginning, fit for a report. */
    public static String quoted(byte[] bytes, int from, int to) {
        return Excerpt.of(bytes, from, to - from, Excerpt.RECORD);
    }

    /** The beginning of one value, fit for a message. */
    public static String value(byte[] bytes, int from, int to) {
        return Excerpt.of(bytes, from, to - from, Excerpt.VALUE);
    }

    /** Whether the bytes begin with the characters of an ASCII string. */
    public static boolean startsWith(byte[] bytes, int from, int to, String ascii) {
        int length = ascii.length();
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where an ASCII string of one character or more begins, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, String ascii) {
        int last = to - ascii.length();
        for (int i = from; i <= last; i++) {
            if (bytes[i] == ascii.charAt(0) && startsWith(bytes, i, to, ascii)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether there is nothing but blanks and tabs. */
    public static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}

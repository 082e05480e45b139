package org.ndislint.ingest.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names that come again and again, such as modules, as strings without a new one each time. Bounded: a name pushes out
 * the one that had its slot.
 */
public final class NameCache {
    private static final int SLOTS = 512;
    private static final int MOST_LENGTH = 256;

    private final @Nullable String[] strings = new @Nullable String[SLOTS];

    public String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > MOST_LENGTH) {
            return LineText.of(bytes, from, to);
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return LineText.of(bytes, from, to);
            }
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9E3779B1;
        int slot = hash >>> 23;
        String cached = strings[slot];
        if (cached != null && isSame(cached, bytes, from, length)) {
            return cached;
        }
        String fresh = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        strings[slot] = fresh;
        return fresh;
    }

    private static boolean isSame(String text, byte[] bytes, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}

package org.ndislint.ingest.wpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names of numbers from a resource with a line for each: eight hex digits, a blank, the name. Sorted by number. */
final class NumberNames {
    private static final int DIGITS = 8;

    private final long[] numbers;
    private final String[] names;

    NumberNames(String resource) {
        String text = read(resource);
        long[] found = new long[256];
        String[] words = new String[256];
        int count = 0;
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            if (to - from > DIGITS && text.charAt(from) != '#') {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                    words = Arrays.copyOf(words, 2 * count);
                }
                found[count] = Long.parseLong(text, from, from + DIGITS, 16);
                words[count++] = text.substring(from + DIGITS + 1, to).trim();
            }
            from = to + 1;
        }
        numbers = Arrays.copyOf(found, count);
        names = Arrays.copyOf(words, count);
    }

    /** The name of a number of 0 to 2^32-1, or null if it has none. */
    @Nullable
    String find(long number) {
        int at = Arrays.binarySearch(numbers, number);
        return at < 0 ? null : names[at];
    }

    private static String read(String resource) {
        try (InputStream in = NumberNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.ndislint.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The few distinct words of one column, numbered in order of first appearance. */
final class Vocabulary {
    private final byte[] text;
    private final List<String> words = new ArrayList<>();
    /** Length and outermost letters of a word, so that most comparisons are of one int. */
    private int[] signatures = new int[32];

    private int[] starts = new int[32];

    /** A vocabulary of slices of {@code text}. */
    Vocabulary(byte[] text) {
        this.text = text;
    }

    /** The number of the word from {@code start} to {@code end}, which must not be empty. */
    int number(int start, int end) {
        int signature = ((end - start) << 16) | ((text[start] & 0xFF) << 8) | (text[end - 1] & 0xFF);
        int size = words.size();
        for (int i = 0; i < size; i++) {
            if (signatures[i] == signature
                    && Arrays.equals(text, starts[i], starts[i] + end - start, text, start, end)) {
                return i;
            }
        }
        if (size == signatures.length) {
            signatures = Arrays.copyOf(signatures, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
        }
        signatures[size] = signature;
        starts[size] = start;
        words.add(new String(text, start, end - start, StandardCharsets.ISO_8859_1));
        return size;
    }

    int size() {
        return words.size();
    }

    String word(int number) {
        return words.get(number);
    }
}

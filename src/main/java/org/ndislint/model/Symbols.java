package org.ndislint.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings as small numbers: each distinct string gets the next id, from 1, for the life of the table. One thread may add strings
 * while another asks for the text of ids that it was handed by the first.
 *
 * <p>Lookup is by UTF-8 bytes and allocates nothing for a string seen before. The table never shrinks; decoders put
 * short names into {@link Value}s directly, so what lands here is driver names, long object names and the like.
 */
public final class Symbols {
    private volatile byte[] pool = new byte[4096];
    private volatile int[] start = new int[256];
    private int[] slots = new int[512];
    private volatile String[] texts = new String[256];
    private int count;

    public Symbols() {
        texts[0] = "";
    }

    /** The number of distinct strings. */
    public int size() {
        return count;
    }

    /** The id of a string of UTF-8 bytes. */
    public int id(byte[] bytes, int from, int length) {
        int mask = slots.length - 1;
        int at = hash(bytes, from, length) & mask;
        while (slots[at] != 0) {
            int id = slots[at];
            if (start[id + 1] - start[id] == length
                    && Arrays.equals(pool, start[id], start[id + 1], bytes, from, from + length)) {
                return id;
            }
            at = (at + 1) & mask;
        }
        return add(bytes, from, length, at);
    }

    public int id(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return id(bytes, 0, bytes.length);
    }

    /** The string of an id; the empty string for 0. */
    public String text(int id) {
        String text = texts[id];
        if (text == null) {
            text = new String(pool, start[id], start[id + 1] - start[id], StandardCharsets.UTF_8);
            texts[id] = text;
        }
        return text;
    }

    private int add(byte[] bytes, int from, int length, int at) {
        int id = ++count;
        if (id + 2 > start.length) {
            start = Arrays.copyOf(start, start.length * 2);
            texts = Arrays.copyOf(texts, texts.length * 2);
        }
        int end = start[id] + length;
        if (end > pool.length) {
            pool = Arrays.copyOf(
                    pool,
                    Math.max(
                            end,
                            Math.min(pool.length * 2L, Integer.MAX_VALUE - 8) > end
                                    ? (int) Math.min(pool.length * 2L, Integer.MAX_VALUE - 8)
                                    : end));
        }
        System.arraycopy(bytes, from, pool, start[id], length);
        start[id + 1] = end;
        slots[at] = id;
        if (count * 2 > slots.length) {
            rehash();
        }
        return id;
    }

    private void rehash() {
        int[] bigger = new int[slots.length * 2];
        int mask = bigger.length - 1;
        for (int id = 1; id <= count; id++) {
            int at = hash(pool, start[id], start[id + 1] - start[id]) & mask;
            while (bigger[at] != 0) {
                at = (at + 1) & mask;
            }
            bigger[at] = id;
        }
        slots = bigger;
    }

    private static int hash(byte[] bytes, int from, int length) {
        int h = length;
        for (int i = from; i < from + length; i++) {
            h = h * 31 + bytes[i];
        }
        h *= 0x9E3779B1;
        return h ^ (h >>> 15);
    }
}

package org.ndislint.cli;

import org.jspecify.annotations.Nullable;

/**
 * One of several equal parts of a run: every {@code of}-th capture.
 *
 * @param number from 1
 * @param of how many there are
 */
record Shard(int number, int of) {
    private static final Shard WHOLE = new Shard(1, 1);
    private static final int LONGEST = 6;

    /** What {@code --shard} says; the whole if it was not given. */
    static Shard parse(@Nullable String text) throws UsageException {
        if (text == null) {
            return WHOLE;
        }
        int slash = text.indexOf('/');
        int number = slash < 0 ? -1 : count(text.substring(0, slash));
        int of = slash < 0 ? -1 : count(text.substring(slash + 1));
        if (number < 1 || of < number) {
            throw new UsageException("--shard: expected a part such as 2/5, from 1/5 to 5/5, found '" + text + "'");
        }
        return new Shard(number, of);
    }

    /** Whether a capture is in this part. */
    boolean has(int index) {
        return index % of == number - 1;
    }

    /** The number that plain digits say, or -1. */
    static int count(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}

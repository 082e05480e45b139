package org.ndislint.recognise;

/**
 * Arrows of entry and exit: {@code -->}, {@code ===>}, {@code ->}, {@code >>} and {@code <--}, {@code <====},
 * {@code <<}. One with a head at both ends says nothing.
 */
final class Arrow {
    /** A longer line of dashes is a ruler. */
    private static final int LONGEST = 64;

    private Arrow() {}

    /** The length of the arrow at {@code at}: positive when it means entry, negative for exit, 0 if there is none. */
    static int at(String s, int at, int end) {
        if (at >= end) {
            return 0;
        }
        char c = s.charAt(at);
        if (c == '<') {
            int heads = run(s, at, end, '<', '<');
            int shaft = run(s, at + heads, end, '-', '=');
            int length = heads + shaft;
            boolean twoHeaded = at + length < end && s.charAt(at + length) == '>';
            return length < 2 || length > LONGEST || twoHeaded ? 0 : -length;
        }
        if (c == '-' || c == '=' || c == '>') {
            int shaft = run(s, at, end, '-', '=');
            int heads = run(s, at + shaft, end, '>', '>');
            int length = shaft + heads;
            boolean goesOn = at + length < end && isShaft(s.charAt(at + length));
            return heads == 0 || length < 2 || length > LONGEST || goesOn ? 0 : length;
        }
        return 0;
    }

    /** Whether an arrow may begin or end somewhere between the two places; cheap, for turning lines away. */
    static boolean mayOccur(char previous, char c) {
        return c == '>' ? previous == '>' || isShaft(previous) : previous == '<' && (c == '<' || isShaft(c));
    }

    private static boolean isShaft(char c) {
        return c == '-' || c == '=';
    }

    private static int run(String s, int from, int end, char one, char other) {
        int at = from;
        int stop = Math.min(end, from + LONGEST);
        while (at < stop && (s.charAt(at) == one || s.charAt(at) == other)) {
            at++;
        }
        return at - from;
    }
}

package org.ndislint.recognise;

/** Words that stand where others draw an arrow. */
enum PhaseWord {
    NONE,
    /** {@code Enter}, {@code ENTRY}, {@code entering}… */
    ENTER,
    /** {@code Exit}, {@code EXIT}, {@code leaving}… */
    EXIT,
    /** {@code returns}, {@code returning}: an exit if a status follows. */
    RETURN;

    /** Which of them stands between two places: all small, all capital, or with a capital first letter. */
    static PhaseWord of(String s, int from, int to) {
        int length = to - from;
        if (length < 4 || length > 9 || !oneCase(s, from, to)) {
            return NONE;
        }
        return switch (Letters.lower(s.charAt(from))) {
            case 'e' -> enterOrExit(s, from, to);
            case 'l' -> any(s, from, to, "leave", "leaves", "leaving") ? EXIT : NONE;
            case 'r' -> any(s, from, to, "return", "returns", "returning") ? RETURN : NONE;
            default -> NONE;
        };
    }

    /** Whether a word ends at a place, and not a part of a name, such as {@code Enter::x} or {@code enter!x}. */
    static boolean isWhole(String s, int wordEnd, int end) {
        if (wordEnd >= end) {
            return true;
        }
        char c = s.charAt(wordEnd);
        boolean scope = c == ':' && wordEnd + 1 < end && s.charAt(wordEnd + 1) == ':';
        return !scope && c != '!' && c != '@' && c != '(' && c != '=' && c != '-';
    }

    private static PhaseWord enterOrExit(String s, int from, int to) {
        if (any(s, from, to, "enter", "entry", "enters") || any(s, from, to, "entered", "entering", "entry")) {
            return ENTER;
        }
        return any(s, from, to, "exit", "exits", "exiting") || Letters.equalsLower(s, from, to, "exited") ? EXIT : NONE;
    }

    private static boolean any(String s, int from, int to, String a, String b, String c) {
        return Letters.equalsLower(s, from, to, a)
                || Letters.equalsLower(s, from, to, b)
                || Letters.equalsLower(s, from, to, c);
    }

    private static boolean oneCase(String s, int from, int to) {
        boolean upper = Letters.isUpper(s.charAt(from + 1));
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (!Letters.isLetter(c) || (i > from && Letters.isUpper(c) != upper)) {
                return false;
            }
        }
        return !upper || Letters.isUpper(s.charAt(from));
    }
}

package org.ndislint.recognise;

/** What the characters of a message are; ASCII only, so that no locale matters. */
final class Letters {
    private Letters() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** A character of an identifier in C; {@code $} and {@code ~} belong to names that compilers make. */
    static boolean isName(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c == '$' || c == '~';
    }

    static char lower(char c) {
        return isUpper(c) ? (char) (c | 0x20) : c;
    }

    static int hexDigit(char c) {
        return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    }

    static int skipBlanks(String s, int from, int end) {
        int at = from;
        while (at < end && isBlank(s.charAt(at))) {
            at++;
        }
        return at;
    }

    static int skipName(String s, int from, int end) {
        int at = from;
        while (at < end && isName(s.charAt(at))) {
            at++;
        }
        return at;
    }

    static int skipFigures(String s, int from, int end) {
        int at = from;
        while (at < end && isDigit(s.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether no small letter stands between two places. */
    static boolean isCapitals(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c >= 'a' && c <= 'z') {
                return false;
            }
        }
        return to > from;
    }

    /** Whether {@code s} from {@code from} to {@code to} is {@code lower}, which is in lower case, in any case. */
    static boolean equalsLower(String s, int from, int to, String lower) {
        if (to - from != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if (lower(s.charAt(from + i)) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two stretches are equal in any case. */
    static boolean equalsIgnoringCase(String s, int from, int to, String other) {
        return to - from == other.length() && s.regionMatches(true, from, other, 0, other.length());
    }

    /** Lower-cased hash of a stretch. */
    static int hashLower(CharSequence s, int from, int to) {
        int h = to - from;
        for (int i = from; i < to; i++) {
            h = h * 31 + lower(s.charAt(i));
        }
        h *= 0x9E3779B1;
        return h ^ (h >>> 15);
    }
}

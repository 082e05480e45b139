package org.ndislint.recognise;

/**
 * Finds the text that every match of a pattern must contain, so that most lines need no pattern at all: the longest run
 * of plain characters outside groups and alternatives.
 */
final class RequiredText {
    private final String pattern;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";

    private RequiredText(String pattern) {
        this.pattern = pattern;
    }

    /** The text; empty if nothing is certain. */
    static String of(String pattern) {
        return new RequiredText(pattern).find();
    }

    private String find() {
        if (pattern.contains("\\Q") || hasFlags()) {
            return "";
        }
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '|' -> {
                    return "";
                }
                case '(' -> {
                    endRun();
                    at = skipGroup(at);
                }
                case '[' -> {
                    endRun();
                    at = skipClass(at);
                }
                case '\\' -> at = readEscape(at);
                case '?', '*', '{' -> {
                    dropLast();
                    endRun();
                    at = c == '{' ? pattern.indexOf('}', at) : at;
                    if (at < 0) {
                        return longest;
                    }
                }
                case '+', '.', '^', '$' -> endRun();
                default -> run.append(c);
            }
            at++;
        }
        endRun();
        return longest;
    }

    /** Whether some {@code (?i)} or the like changes what characters mean. */
    private boolean hasFlags() {
        for (int at = pattern.indexOf("(?"); at >= 0; at = pattern.indexOf("(?", at + 2)) {
            if (!pattern.startsWith("P<", at + 2)
                    && !pattern.startsWith("<", at + 2)
                    && !pattern.startsWith(":", at + 2)) {
                return true;
            }
        }
        return false;
    }

    private void endRun() {
        if (run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
    }

    /** What a quantifier makes optional is not required. */
    private void dropLast() {
        int length = run.length();
        if (length > 1 && Character.isLowSurrogate(run.charAt(length - 1))) {
            run.setLength(length - 2);
        } else if (length > 0) {
            run.setLength(length - 1);
        }
    }

    private int readEscape(int at) {
        if (at + 1 >= pattern.length()) {
            endRun();
            return at;
        }
        char escaped = pattern.charAt(at + 1);
        if (Letters.isLetter(escaped) || Letters.isDigit(escaped)) {
            endRun();
            boolean braces = at + 2 < pattern.length() && pattern.charAt(at + 2) == '{';
            int close = braces ? pattern.indexOf('}', at) : at + 1;
            if (escaped == 'x' && !braces) {
                return Math.min(pattern.length(), at + 3);
            }
            return close < 0 ? pattern.length() : close;
        }
        run.append(escaped);
        return at + 1;
    }

    private int skipGroup(int start) {
        int depth = 0;
        int at = start;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                at = skipClass(at);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at;
            }
            at++;
        }
        return at;
    }

    private int skipClass(int start) {
        int at = start + 1;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        if (at < pattern.length() && pattern.charAt(at) == ']') {
            at++;
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.charAt(at) == '\\') {
                at++;
            } else if (pattern.startsWith("[:", at)) {
                int close = pattern.indexOf(":]", at);
                at = close < 0 ? pattern.length() : close + 1;
            }
            at++;
        }
        return at;
    }
}

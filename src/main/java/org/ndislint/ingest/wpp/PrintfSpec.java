package org.ndislint.ingest.wpp;

import org.jspecify.annotations.Nullable;

/**
 * A conversion of printf as it stands between the exclamation marks of {@code %10!08x!}. Length prefixes are passed
 * over: the type of the argument fixes its size.
 *
 * @param left whether {@code -} was given
 * @param zeros whether {@code 0} was given
 * @param plus whether {@code +} was given
 * @param blank whether a blank was given
 * @param alternate whether {@code #} was given
 * @param width the least width, 0 if not given
 * @param precision the precision, or -1
 * @param conversion the letter
 */
record PrintfSpec(
        boolean left,
        boolean zeros,
        boolean plus,
        boolean blank,
        boolean alternate,
        int width,
        int precision,
        char conversion) {

    static final PrintfSpec TEXT = new PrintfSpec(false, false, false, false, false, 0, -1, 's');

    /** Widths beyond this are taken for damage, not for a wish. */
    private static final int MOST_WIDTH = 4096;

    private static final String CONVERSIONS = "diouxXcCsSpeEfFgGaAZ";

    /** Reads a specification; null if it is none. */
    static @Nullable PrintfSpec parse(String text) {
        int at = 0;
        boolean left = false;
        boolean zeros = false;
        boolean plus = false;
        boolean blank = false;
        boolean alternate = false;
        while (at < text.length() && "-0+ #".indexOf(text.charAt(at)) >= 0) {
            char flag = text.charAt(at++);
            left |= flag == '-';
            zeros |= flag == '0';
            plus |= flag == '+';
            blank |= flag == ' ';
            alternate |= flag == '#';
        }
        int width = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            width = Math.min(width * 10 + (text.charAt(at++) - '0'), MOST_WIDTH);
        }
        int precision = -1;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            precision = 0;
            while (at < text.length() && isDigit(text.charAt(at))) {
                precision = Math.min(precision * 10 + (text.charAt(at++) - '0'), MOST_WIDTH);
            }
        }
        at = afterLength(text, at);
        if (at != text.length() - 1 || CONVERSIONS.indexOf(text.charAt(at)) < 0) {
            return null;
        }
        return new PrintfSpec(left, zeros, plus, blank, alternate, width, precision, text.charAt(at));
    }

    private static int afterLength(String text, int from) {
        int at = from;
        if (text.startsWith("I64", at) || text.startsWith("I32", at)) {
            return at + 3;
        }
        while (at < text.length() - 1 && "hlLwzjtI".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether it asks for an integer or a pointer. */
    boolean isNumeric() {
        return "diouxXp".indexOf(conversion) >= 0;
    }

    boolean isCharacter() {
        return conversion == 'c' || conversion == 'C';
    }

    boolean isFraction() {
        return "eEfFgGaA".indexOf(conversion) >= 0;
    }
}

package org.ndislint.ingest.text;

/**
 * The parts of one time stamp, as written: a reused holder that parses. Understood are
 *
 * <pre>
 * 04/24/2020-09:43:36.894     month and day, or day and month: the writer does not say which
 * 08/28/17-13:24:28.960       two-digit years are 1980 to 2079
 * 2012-01-04 09:22:26.567     ISO, with a blank, {@code T} or {@code -} before the time
 * 2012-01-04T09:22:26.5671234Z or +07:59
 * </pre>
 *
 * <p>with no to nine digits of fraction. {@code .}, {@code /} and {@code -} divide the parts of a date.
 */
public final class Stamp {
    /** Year, or -1 when a date of zeros says that there is no time. */
    int year;
    /** First and second part of the date; with {@link #isIso} month and day, else in the writer's order. */
    int first;

    int second;
    boolean isIso;
    int secondOfDay;
    int fractionNanos;
    int digits;
    boolean hasOffset;
    int offsetSeconds;

    /** Whether the stamp says that no time was recorded: a date of zeros, or 1601, where Windows begins to count. */
    public boolean isNone() {
        return (year == 0 && first == 0 && second == 0) || year == 1601;
    }

    /** Whether month and day can only be told by knowing the writer's country. */
    public boolean isAmbiguous() {
        return !isIso;
    }

    public int first() {
        return first;
    }

    public int second() {
        return second;
    }

    /** The width of one step of the fraction, nanoseconds. */
    public long stepNanos() {
        long step = 1_000_000_000L;
        for (int i = 0; i < digits; i++) {
            step /= 10;
        }
        return step;
    }

    /** Reads a stamp; returns the place behind it, or -1 if there is none at {@code from}. */
    public int parse(byte[] b, int from, int to) {
        int at = parseDate(b, from, to);
        if (at < 0 || at >= to) {
            return -1;
        }
        byte gap = b[at];
        if (gap != '-' && gap != ' ' && gap != 'T') {
            return -1;
        }
        at = parseTime(b, at + 1, to);
        return at < 0 ? -1 : parseOffset(b, at, to);
    }

    private int parseDate(byte[] b, int from, int to) {
        int at = digitsEnd(b, from, to, 4);
        int length = at - from;
        if (length == 0 || length == 3 || at >= to) {
            return -1;
        }
        byte divider = b[at];
        if (divider != '/' && divider != '-' && divider != '.') {
            return -1;
        }
        int one = number(b, from, at);
        int twoFrom = at + 1;
        at = digitsEnd(b, twoFrom, to, 2);
        if (at == twoFrom || at >= to || b[at] != divider) {
            return -1;
        }
        int two = number(b, twoFrom, at);
        int threeFrom = at + 1;
        isIso = length == 4;
        at = digitsEnd(b, threeFrom, to, isIso ? 2 : 4);
        int threeLength = at - threeFrom;
        int three = number(b, threeFrom, at);
        if (isIso) {
            year = one;
            first = two;
            second = three;
            return threeLength == 0 ? -1 : at;
        }
        first = one;
        second = two;
        if (threeLength == 4) {
            year = three;
        } else if (threeLength == 2) {
            year = one == 0 && two == 0 && three == 0 ? 0 : three + (three < 80 ? 2000 : 1900);
        } else {
            return -1;
        }
        return at;
    }

    private int parseTime(byte[] b, int from, int to) {
        int at = digitsEnd(b, from, to, 2);
        if (at == from || to - at < 6 || b[at] != ':' || b[at + 3] != ':') {
            return -1;
        }
        if (!isDigit(b[at + 1]) || !isDigit(b[at + 2]) || !isDigit(b[at + 4]) || !isDigit(b[at + 5])) {
            return -1;
        }
        int hour = number(b, from, at);
        int minute = number(b, at + 1, at + 3);
        int sec = number(b, at + 4, at + 6);
        if (hour > 23 || minute > 59 || sec > 59) {
            return -1;
        }
        secondOfDay = (hour * 60 + minute) * 60 + sec;
        fractionNanos = 0;
        digits = 0;
        at += 6;
        if (to - at < 2 || (b[at] != '.' && b[at] != ',') || !isDigit(b[at + 1])) {
            return at;
        }
        int fractionFrom = at + 1;
        at = digitsEnd(b, fractionFrom, to, 10);
        digits = at - fractionFrom;
        if (digits > 9) {
            return -1;
        }
        int nanos = number(b, fractionFrom, at);
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        fractionNanos = nanos;
        return at;
    }

    private int parseOffset(byte[] b, int at, int to) {
        hasOffset = false;
        offsetSeconds = 0;
        if (at >= to) {
            return at;
        }
        if (b[at] == 'Z') {
            hasOffset = true;
            return at + 1;
        }
        if ((b[at] != '+' && b[at] != '-') || to - at < 5 || !isDigit(b[at + 1]) || !isDigit(b[at + 2])) {
            return at;
        }
        int minutesAt = b[at + 3] == ':' ? at + 4 : at + 3;
        if (to - minutesAt < 2 || !isDigit(b[minutesAt]) || !isDigit(b[minutesAt + 1])) {
            return at;
        }
        int hours = number(b, at + 1, at + 3);
        int minutes = number(b, minutesAt, minutesAt + 2);
        if (hours > 18 || minutes > 59) {
            return at;
        }
        hasOffset = true;
        offsetSeconds = (b[at] == '-' ? -60 : 60) * (hours * 60 + minutes);
        return minutesAt + 2;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static int digitsEnd(byte[] b, int from, int to, int most) {
        int end = Math.min(to, from + most);
        int at = from;
        while (at < end && isDigit(b[at])) {
            at++;
        }
        return at;
    }

    private static int number(byte[] b, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            n = n * 10 + (b[i] - '0');
        }
        return n;
    }
}

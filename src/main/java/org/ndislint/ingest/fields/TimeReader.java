package org.ndislint.ingest.fields;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;

/**
 * Reads ISO-8601 stamps into nanoseconds since 1970-01-01T00:00:00Z: {@code 2026-01-31T12:00:00.123456789+01:00}, with
 * up to nine fractional digits; seconds, fraction and the zone's minutes may be absent. The date of the stamp before is
 * remembered, as most have the same.
 */
final class TimeReader {
    /** What became of a stamp. */
    enum Outcome {
        READ,
        /** Read, but it names no zone: the configured one was used. */
        READ_WITHOUT_ZONE,
        NOT_A_TIME,
        /** More than nine fractional digits. */
        TOO_FINE,
        /** Before 1970 or after 2262-04-11. */
        OUT_OF_RANGE
    }

    private static final long LAST_SECOND = Long.MAX_VALUE / 1_000_000_000L - 1;
    private static final int[] POWERS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };
    /** {@code 00:00:00} as a word, and what to add so that a wrong byte sets its high bit. */
    private static final long CLOCK_ZERO = 0x30303A30303A3030L;

    private static final long CLOCK_CHECK = 0x76767F76767F7676L;

    private final ZoneId zone;

    private long dateFirst;
    private long dateSecond;
    private long dateDay;

    private long zoneMinute = Long.MIN_VALUE;
    private int zoneOffset;

    /** The stamp read. */
    long nanos;

    private int at;

    TimeReader(ZoneId zone) {
        this.zone = zone;
    }

    Outcome read(WordBuffer text, int from, int length) {
        byte[] bytes = text.bytes();
        int end = from + length;
        if (length < 16 || !date(text, from) || !isSeparator(bytes[from + 10])) {
            return Outcome.NOT_A_TIME;
        }
        long seconds = clock(text, from + 11, end);
        if (seconds < 0) {
            return Outcome.NOT_A_TIME;
        }
        seconds += dateDay * 86_400;
        int fraction = 0;
        if (at < end && (bytes[at] == '.' || bytes[at] == ',') && at == from + 19) {
            int digits = fractionDigits(text, at + 1, end);
            if (digits > 9) {
                return Outcome.TOO_FINE;
            }
            if (digits == 0) {
                return Outcome.NOT_A_TIME;
            }
            fraction = fraction(text, at + 1, digits);
            at += 1 + digits;
        }
        boolean zoned = at < end;
        if (!zoned) {
            seconds -= offset(seconds);
        } else if (end - at != 1 || (bytes[at] | 0x20) != 'z') {
            int offset = offset(bytes, end);
            if (offset == Integer.MIN_VALUE) {
                return Outcome.NOT_A_TIME;
            }
            seconds -= offset;
        }
        if (seconds < 0 || seconds > LAST_SECOND) {
            return Outcome.OUT_OF_RANGE;
        }
        nanos = seconds * 1_000_000_000L + fraction;
        return zoned ? Outcome.READ : Outcome.READ_WITHOUT_ZONE;
    }

    /** Reads decimal seconds since 1970 with up to nine fractional digits, such as {@code 1.5}. */
    Outcome readSeconds(WordBuffer text, int from, int length) {
        byte[] bytes = text.bytes();
        int end = from + length;
        int whole = digits(bytes, from, end);
        if (whole == 0) {
            return Outcome.NOT_A_TIME;
        }
        long seconds = 0;
        for (int i = from; i < from + whole; i++) {
            seconds = Math.min(seconds * 10 + bytes[i] - '0', LAST_SECOND + 1);
        }
        int fraction = 0;
        int dot = from + whole;
        if (dot < end) {
            int digits = digits(bytes, dot + 1, end);
            if (bytes[dot] != '.' || digits == 0 || dot + 1 + digits != end) {
                return Outcome.NOT_A_TIME;
            }
            if (digits > 9) {
                return Outcome.TOO_FINE;
            }
            fraction = fraction(text, dot + 1, digits);
        }
        if (seconds > LAST_SECOND) {
            return Outcome.OUT_OF_RANGE;
        }
        nanos = seconds * 1_000_000_000L + fraction;
        return Outcome.READ;
    }

    private boolean date(WordBuffer text, int from) {
        long first = text.word(from);
        long second = text.word(from + 8) & 0xFFFF;
        if (first == dateFirst && second == dateSecond) {
            return true;
        }
        byte[] bytes = text.bytes();
        int year = number(bytes, from, 4);
        int month = number(bytes, from + 5, 2);
        int day = number(bytes, from + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > (month == 2 ? leap ? 29 : 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31)) {
            return false;
        }
        dateFirst = first;
        dateSecond = second;
        dateDay = epochDay(year, month, day);
        return true;
    }

    // Seconds of the day and, in "at", what follows; -1 if this is no clock time.
    private long clock(WordBuffer text, int from, int end) {
        byte[] bytes = text.bytes();
        if (end - from >= 8 && bytes[from + 5] == ':') {
            long x = text.word(from) ^ CLOCK_ZERO;
            if (((x + CLOCK_CHECK | x) & Words.HIGHS) != 0) {
                return -1;
            }
            long pairs = x * 10 + (x >>> 8);
            int hour = (int) pairs & 0xFF;
            int minute = (int) (pairs >>> 24) & 0xFF;
            int second = (int) (pairs >>> 48) & 0xFF;
            at = from + 8;
            return hour > 23 || minute > 59 || second > 59 ? -1 : hour * 3600 + minute * 60 + second;
        }
        int hour = number(bytes, from, 2);
        int minute = number(bytes, from + 3, 2);
        at = from + 5;
        return bytes[from + 2] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59
                ? -1
                : hour * 3600 + minute * 60;
    }

    // The offset in seconds that stands from "at" to the end; Integer.MIN_VALUE if none does.
    private int offset(byte[] bytes, int end) {
        byte sign = bytes[at];
        int length = end - at;
        if (sign != '+' && sign != '-') {
            return Integer.MIN_VALUE;
        }
        int hours = length == 3 || length == 5 || length == 6 ? number(bytes, at + 1, 2) : -1;
        int minutes = 0;
        if (length == 5) {
            minutes = number(bytes, at + 3, 2);
        } else if (length == 6) {
            minutes = bytes[at + 3] == ':' ? number(bytes, at + 4, 2) : -1;
        }
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }

    // Zones change on whole minutes of local time.
    private int offset(long localSecond) {
        long minute = Math.floorDiv(localSecond, 60L);
        if (minute != zoneMinute) {
            zoneMinute = minute;
            zoneOffset = zone.getRules()
                    .getOffset(LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC))
                    .getTotalSeconds();
        }
        return zoneOffset;
    }

    private static boolean isSeparator(byte b) {
        return b == 'T' || b == 't' || b == ' ';
    }

    private static int fractionDigits(WordBuffer text, int from, int end) {
        int first = Words.leadingDigits(text.word(from));
        return first < 8 ? first : 8 + digits(text.bytes(), from + 8, end);
    }

    private static int digits(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private static int fraction(WordBuffer text, int from, int digits) {
        if (digits < 8) {
            return Words.decimal(Words.leadingZeros(text.word(from), digits)) * POWERS[digits];
        }
        int eight = Words.decimal(text.word(from)) * 10;
        return digits == 8 ? eight : eight + text.bytes()[from + 8] - '0';
    }

    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    // Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March.
    private static long epochDay(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int m = month > 2 ? month - 3 : month + 9;
        return 365L * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468;
    }
}

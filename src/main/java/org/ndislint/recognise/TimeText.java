package org.ndislint.recognise;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.ndislint.model.CallEvent;

/**
 * Times as columns of tables and loggers hold them: ISO-8601 with {@code T} or a blank, with dashes or slashes, a point or
 * comma before the fraction, with or without zone; a time of day alone, which is taken as one of 1970-01-01; or a number.
 */
final class TimeText {
    /** Nanoseconds from 1601-01-01 to 1970-01-01, in units of a FILETIME. */
    private static final long FILETIME_EPOCH = 116_444_736_000_000_000L;

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private TimeText() {}

    /** Nanoseconds since 1970-01-01 UTC; {@link CallEvent#NO_TIME} if it is no time. */
    static long nanos(String text, Mapping.TimeUnit unit, ZoneId zone) {
        String bare = text.trim();
        return isNumber(bare) ? ofNumber(bare, unit) : ofStamp(bare, zone);
    }

    private static boolean isNumber(String text) {
        int point = -1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '.' && point < 0 && i > 0) {
                point = i;
            } else if (!Letters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static long ofNumber(String text, Mapping.TimeUnit unit) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        if (whole.length() > 19) {
            return CallEvent.NO_TIME;
        }
        try {
            long count = Long.parseLong(whole);
            if (unit == Mapping.TimeUnit.FILETIME) {
                count = Math.subtractExact(count, FILETIME_EPOCH);
            }
            long nanos = Math.multiplyExact(count, unit.nanos());
            return Math.addExact(nanos, point < 0 ? 0 : fraction(text, point + 1, unit.nanos()));
        } catch (ArithmeticException | NumberFormatException tooLong) {
            return CallEvent.NO_TIME;
        }
    }

    /** The digits behind the point, as nanoseconds; what is finer is cut off. */
    private static long fraction(String text, int from, long unitNanos) {
        long nanos = 0;
        long place = unitNanos;
        for (int i = from; i < text.length() && place > 1; i++) {
            place /= 10;
            nanos += place * (text.charAt(i) - '0');
        }
        return nanos;
    }

    /** How finely a stamp tells the time: by the digits of its fraction. */
    static long stepNanos(String text) {
        int end = text.length();
        while (end > 0 && !Letters.isDigit(text.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && Letters.isDigit(text.charAt(from - 1))) {
            from--;
        }
        boolean fraction = from > 0 && (text.charAt(from - 1) == '.' || text.charAt(from - 1) == ',');
        long step = 1_000_000_000L;
        for (int i = from; fraction && i < end && step > 1; i++) {
            step /= 10;
        }
        return step;
    }

    /** The stamp as ISO-8601 has it. */
    private static String normal(String stamp) {
        String text = stamp.replace(',', '.');
        if (text.length() > 7 && text.charAt(4) == '/' && text.charAt(7) == '/') {
            return text.replace('/', '-');
        }
        boolean ofDay = text.length() > 2 && (text.charAt(2) == ':' || text.charAt(1) == ':');
        return ofDay ? "1970-01-01T" + (text.charAt(1) == ':' ? "0" : "") + text : text;
    }

    private static long ofStamp(String stamp, ZoneId zone) {
        String text = normal(stamp);
        try {
            TemporalAccessor parsed = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            ZonedDateTime time = parsed instanceof OffsetDateTime offset
                    ? offset.toZonedDateTime()
                    : LocalDateTime.from(parsed).atZone(zone);
            ZonedDateTime epoch = ZonedDateTime.parse("1970-01-01T00:00:00Z");
            return ChronoUnit.NANOS.between(epoch, time);
        } catch (DateTimeException | ArithmeticException noTime) {
            return CallEvent.NO_TIME;
        }
    }
}

package org.ndislint.report;

/**
 * Instants as ISO-8601 in UTC with nine fractional digits. Written by hand because {@code convert} does it for every
 * record: no garbage, and no calendar classes to load.
 */
public final class IsoTime {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;
    /** Days from 0000-03-01 to 1970-01-01 in the proleptic Gregorian calendar. */
    private static final long DAYS_TO_EPOCH = 719_468;

    private static final long DAYS_PER_ERA = 146_097;

    private IsoTime() {}

    /** Appends {@code 2026-01-02T03:04:05.000000006Z}; nanoseconds since 1970 fit the years 1677 to 2262. */
    public static void append(StringBuilder to, long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
        long days = Math.floorDiv(seconds, SECONDS_PER_DAY);
        int ofDay = (int) Math.floorMod(seconds, SECONDS_PER_DAY);
        date(to, days);
        to.append('T');
        digits(to, ofDay / 3600, 2);
        to.append(':');
        digits(to, ofDay / 60 % 60, 2);
        to.append(':');
        digits(to, ofDay % 60, 2);
        to.append('.');
        digits(to, (int) Math.floorMod(nanos, NANOS_PER_SECOND), 9);
        to.append('Z');
    }

    /** Years are counted from March, so that the leap day is the last of its year. */
    private static void date(StringBuilder to, long days) {
        long fromMarch0 = days + DAYS_TO_EPOCH;
        long era = Math.floorDiv(fromMarch0, DAYS_PER_ERA);
        int dayOfEra = (int) Math.floorMod(fromMarch0, DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = (int) (era * 400 + yearOfEra + (month <= 2 ? 1 : 0));
        digits(to, year, 4);
        to.append('-');
        digits(to, month, 2);
        to.append('-');
        digits(to, day, 2);
    }

    private static void digits(StringBuilder to, int value, int width) {
        int divisor = 1;
        for (int i = 1; i < width; i++) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            to.append((char) ('0' + value / divisor % 10));
        }
    }
}

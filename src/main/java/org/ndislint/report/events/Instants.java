package org.ndislint.report.events;

/** Writes times. */
final class Instants {
    private static final long NANOS = 1_000_000_000L;
    private static final long DAY = 86_400;

    private Instants() {}

    /** ISO-8601 in UTC with nine fractional digits; the time is not negative. */
    static Utf8Buffer iso(long nanos, Utf8Buffer out) {
        long seconds = nanos / NANOS;
        long ofDay = seconds % DAY;
        // The Gregorian calendar in years that begin in March, counted from 0000-03-01.
        long days = seconds / DAY + 719_468;
        long era = days / 146_097;
        long ofEra = days % 146_097;
        long year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * year + year / 4 - year / 100);
        long month = (5 * ofYear + 2) / 153;
        long day = ofYear - (153 * month + 2) / 5 + 1;
        long calendarMonth = month < 10 ? month + 3 : month - 9;
        long calendarYear = era * 400 + year + (calendarMonth <= 2 ? 1 : 0);
        out.put(calendarYear, 4)
                .put('-')
                .put(calendarMonth, 2)
                .put('-')
                .put(day, 2)
                .put('T');
        out.put(ofDay / 3600, 2).put(':').put(ofDay / 60 % 60, 2).put(':').put(ofDay % 60, 2);
        return out.put('.').put(nanos % NANOS, 9).put('Z');
    }

    /** Seconds since 1970 with as many fractional digits as needed. */
    static Utf8Buffer seconds(long nanos, Utf8Buffer out) {
        out.put(nanos / NANOS);
        long fraction = nanos % NANOS;
        if (fraction == 0) {
            return out;
        }
        int digits = 9;
        while (fraction % 10 == 0) {
            fraction /= 10;
            digits--;
        }
        return out.put('.').put(fraction, digits);
    }
}

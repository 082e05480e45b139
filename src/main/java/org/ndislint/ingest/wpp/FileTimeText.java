package org.ndislint.ingest.wpp;

/** Writes FILETIMEs (steps of 100 ns since 1601) in UTC; the day is worked out once for many. */
public final class FileTimeText {
    /** No time: nothing is written for it. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long STEPS_A_SECOND = 10_000_000;
    private static final long STEPS_A_DAY = 86_400 * STEPS_A_SECOND;
    /** Days from 0000-03-01 to 1601-01-01 in the proleptic Gregorian calendar. */
    private static final long DAYS_BEFORE = 584_694;

    private static final long DAYS_OF_400_YEARS = 146_097;

    private static final long STEPS_A_MILLISECOND = 10_000;

    private long day = Long.MIN_VALUE;
    private long year;
    private long month;
    private long dayOfMonth;
    private long restOfDay;

    /** Appends {@code 2026-07-31T03:16:11.4509421Z}. */
    public void appendIso(StringBuilder out, long fileTime) {
        if (fileTime == NONE) {
            return;
        }
        split(fileTime);
        if (year < 0) {
            out.append('-');
        }
        digits(out, Math.abs(year), 4);
        out.append('-');
        digits(out, month, 2);
        out.append('-');
        digits(out, dayOfMonth, 2);
        out.append('T');
        clock(out);
        digits(out, restOfDay % STEPS_A_SECOND, 7);
        out.append('Z');
    }

    /** Appends {@code 07/31/2026-03:16:11.450}, as tracefmt writes times. */
    public void appendTracefmt(StringBuilder out, long fileTime) {
        if (fileTime == NONE) {
            return;
        }
        split(fileTime);
        digits(out, month, 2);
        out.append('/');
        digits(out, dayOfMonth, 2);
        out.append('/');
        digits(out, Math.abs(year), 4);
        out.append('-');
        clock(out);
        digits(out, restOfDay % STEPS_A_SECOND / STEPS_A_MILLISECOND, 3);
    }

    private void clock(StringBuilder out) {
        int seconds = (int) (restOfDay / STEPS_A_SECOND);
        digits(out, seconds / 3600, 2);
        out.append(':');
        digits(out, seconds / 60 % 60, 2);
        out.append(':');
        digits(out, seconds % 60, 2);
        out.append('.');
    }

    private void split(long fileTime) {
        long days = Math.floorDiv(fileTime, STEPS_A_DAY);
        restOfDay = fileTime - days * STEPS_A_DAY;
        if (days != day) {
            day = days;
            splitDate(days + DAYS_BEFORE);
        }
    }

    private void splitDate(long days) {
        long era = Math.floorDiv(days, DAYS_OF_400_YEARS);
        long ofEra = days - era * DAYS_OF_400_YEARS;
        long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * ofYear + 2) / 153;
        dayOfMonth = ofYear - (153 * shifted + 2) / 5 + 1;
        month = shifted < 10 ? shifted + 3 : shifted - 9;
        year = yearOfEra + era * 400 + (shifted < 10 ? 0 : 1);
    }

    private static void digits(StringBuilder out, long value, int least) {
        long bound = 10;
        for (int i = 1; i < least; i++) {
            if (value < bound) {
                out.append('0');
            }
            bound *= 10;
        }
        out.append(value);
    }
}

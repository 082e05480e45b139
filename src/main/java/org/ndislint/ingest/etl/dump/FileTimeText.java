package org.ndislint.ingest.etl.dump;

import org.ndislint.ingest.etl.TraceClock;

/** Writes FILETIMEs as ISO-8601 in UTC with seven digits of a second; the day is worked out once for many. */
final class FileTimeText {
    private static final long STEPS_A_SECOND = 10_000_000;
    private static final long STEPS_A_DAY = 86_400 * STEPS_A_SECOND;
    /** Days from 0000-03-01 to 1601-01-01 in the proleptic Gregorian calendar. */
    private static final long DAYS_BEFORE = 584_694;

    private static final long DAYS_OF_400_YEARS = 146_097;

    private long day = Long.MIN_VALUE;
    private final StringBuilder date = new StringBuilder(16);

    /** Appends a time; nothing for {@link TraceClock#NONE}. */
    void append(StringBuilder out, long fileTime) {
        if (fileTime == TraceClock.NONE) {
            return;
        }
        long days = Math.floorDiv(fileTime, STEPS_A_DAY);
        long rest = fileTime - days * STEPS_A_DAY;
        if (days != day) {
            day = days;
            writeDate(days + DAYS_BEFORE);
        }
        int seconds = (int) (rest / STEPS_A_SECOND);
        out.append(date);
        digits(out, seconds / 3600, 2);
        out.append(':');
        digits(out, seconds / 60 % 60, 2);
        out.append(':');
        digits(out, seconds % 60, 2);
        out.append('.');
        digits(out, rest % STEPS_A_SECOND, 7);
        out.append('Z');
    }

    private void writeDate(long days) {
        long era = Math.floorDiv(days, DAYS_OF_400_YEARS);
        long ofEra = days - era * DAYS_OF_400_YEARS;
        long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long month = (5 * ofYear + 2) / 153;
        long dayOfMonth = ofYear - (153 * month + 2) / 5 + 1;
        long year = yearOfEra + era * 400 + (month < 10 ? 0 : 1);
        date.setLength(0);
        if (year < 0) {
            date.append('-');
        }
        digits(date, Math.abs(year), 4);
        date.append('-');
        digits(date, month < 10 ? month + 3 : month - 9, 2);
        date.append('-');
        digits(date, dayOfMonth, 2);
        date.append('T');
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

package org.ndislint.ingest.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.RecordSink;

/**
 * Turns stamps into instants: knows the zone of stamps that carry none, and whether the day or the month comes first.
 *
 * <p>In the hour that a zone repeats when summer time ends, the first pass is taken unless that would run backwards by
 * more than half an hour.
 */
public final class StampClock {
    private static final long HALF_HOUR_NANOS = 1_800_000_000_000L;
    private static final long NANOS = 1_000_000_000L;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2261;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final RecordSink sink;
    private final boolean dayFirst;

    private @Nullable String problem;
    private long lastNanos = CallEvent.NO_TIME;
    private boolean zoneSaid;

    private int cachedYear = -1;
    private int cachedFirst;
    private int cachedSecond;
    private boolean cachedIso;
    private long cachedDay;
    private long cachedMinute = Long.MIN_VALUE;
    private int cachedOffset;

    private long lastChosenDay = Long.MIN_VALUE;
    private long lastOtherDay = Long.MIN_VALUE;
    private long chosenBackwardsLine;
    private boolean otherBackwards;
    private boolean otherImpossible;

    public StampClock(ZoneId zone, boolean dayFirst, RecordSink sink) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.dayFirst = dayFirst;
        this.sink = sink;
    }

    /**
     * Nanoseconds since 1970-01-01T00:00:00Z, or {@link CallEvent#NO_TIME}: then {@link #problem} is null if the stamp
     * says so itself, else tells what is wrong with it.
     */
    public long nanos(Stamp stamp, long line) {
        problem = null;
        if (stamp.isNone()) {
            return CallEvent.NO_TIME;
        }
        long day = day(stamp, line);
        if (day == Long.MIN_VALUE) {
            return CallEvent.NO_TIME;
        }
        long localSeconds = day * 86_400 + stamp.secondOfDay;
        long seconds = localSeconds - (stamp.hasOffset ? stamp.offsetSeconds : offset(localSeconds));
        long nanos = seconds * NANOS + stamp.fractionNanos;
        lastNanos = nanos;
        return nanos;
    }

    /** What is wrong with the last stamp, or null. */
    public @Nullable String problem() {
        return problem;
    }

    /** Says what was noticed over the whole source. */
    public void finish() {
        if (chosenBackwardsLine > 0 && !otherBackwards && !otherImpossible) {
            sink.remark("dates read with the " + (dayFirst ? "day" : "month") + " first run backwards at line "
                    + chosenBackwardsLine + "; with the " + (dayFirst ? "month" : "day") + " first they do not");
        }
    }

    private long day(Stamp s, long line) {
        if (s.year == cachedYear && s.first == cachedFirst && s.second == cachedSecond && s.isIso == cachedIso) {
            return cachedDay;
        }
        int month = s.isIso || !dayFirst ? s.first : s.second;
        int day = s.isIso || !dayFirst ? s.second : s.first;
        if (!isDate(s.year, month, day)) {
            problem = "expected a date of " + FIRST_YEAR + " to " + LAST_YEAR + " as "
                    + (s.isIso ? "year, month, day" : dayFirst ? "day, month, year" : "month, day, year") + ", found "
                    + (s.isIso ? s.year + ", " + s.first + ", " + s.second : s.first + ", " + s.second + ", " + s.year);
            return Long.MIN_VALUE;
        }
        long epochDay = epochDay(s.year, month, day);
        if (!s.isIso) {
            compareOrders(s, epochDay, line);
        }
        cachedYear = s.year;
        cachedFirst = s.first;
        cachedSecond = s.second;
        cachedIso = s.isIso;
        cachedDay = epochDay;
        return epochDay;
    }

    private void compareOrders(Stamp s, long chosen, long line) {
        if (chosen < lastChosenDay && chosenBackwardsLine == 0) {
            chosenBackwardsLine = line;
        }
        lastChosenDay = chosen;
        int month = dayFirst ? s.first : s.second;
        int day = dayFirst ? s.second : s.first;
        if (!isDate(s.year, month, day)) {
            otherImpossible = true;
            return;
        }
        long other = epochDay(s.year, month, day);
        otherBackwards |= other < lastOtherDay;
        lastOtherDay = other;
    }

    private int offset(long localSeconds) {
        if (!zoneSaid) {
            zoneSaid = true;
            sink.remark("the stamps carry no zone: read as " + zone.getId());
        }
        long minute = Math.floorDiv(localSeconds, 60L);
        if (minute != cachedMinute) {
            cachedMinute = minute;
            cachedOffset = offsetAt(localSeconds);
        }
        return cachedOffset;
    }

    private int offsetAt(long localSeconds) {
        if (rules.isFixedOffset()) {
            return rules.getOffset(Instant.EPOCH).getTotalSeconds();
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
        List<ZoneOffset> valid = rules.getValidOffsets(local);
        if (valid.size() < 2) {
            return rules.getOffset(local).getTotalSeconds();
        }
        int early = valid.get(0).getTotalSeconds();
        boolean backwards =
                lastNanos != CallEvent.NO_TIME && (localSeconds - early) * NANOS < lastNanos - HALF_HOUR_NANOS;
        return backwards ? valid.get(1).getTotalSeconds() : early;
    }

    private static boolean isDate(int year, int month, int day) {
        return year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOf(year, month);
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 in the Gregorian calendar, for years after 0. */
    static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int shifted = month <= 2 ? month + 9 : month - 3;
        long dayOfYear = (153L * shifted + 2) / 5 + day - 1;
        return y * 365L + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    }
}

package org.ndislint.ingest.tracerpt;

import org.ndislint.model.CallEvent;
import org.ndislint.model.RecordSink;

/**
 * Turns the Clock-Time column into instants. It is a FILETIME, 100 ns since 1601, unless tracerpt ran with
 * {@code -rts}: then it is the session's raw clock, which only the row that describes the session can translate.
 */
final class SessionClock {
    /** Below it a number is no FILETIME after the year 1917, so it is a raw tick. */
    private static final long LEAST_FILETIME = 100_000_000_000_000_000L;

    private static final long EPOCH_FILETIME = 116_444_736_000_000_000L;
    private static final long MOST_FILETIME = EPOCH_FILETIME + Long.MAX_VALUE / 100;
    private static final long MOST_FREQUENCY = 9_000_000_000L;
    private static final long MOST_SECONDS = 100L * 365 * 86_400;
    private static final long NANOS = 1_000_000_000L;
    private static final int SPREADSHEET_DIGITS = 1000;

    private final RecordSink sink;
    private final boolean isSaved;
    private long startNanos;
    private long startTicks;
    private long frequency;
    private long stepNanos = 1;
    private boolean ticksSaid;
    private boolean lossSaid;

    /** {@code isSaved}: a spreadsheet saved the file, so that digits past the fifteenth are gone. */
    SessionClock(RecordSink sink, boolean isSaved) {
        this.sink = sink;
        this.isSaved = isSaved;
    }

    /** What the row that describes the session says of its clock. */
    void base(long firstTicks, long ticksPerSecond, long startFiletime) {
        if (ticksPerSecond > 0 && ticksPerSecond <= MOST_FREQUENCY && isFiletime(startFiletime)) {
            startTicks = firstTicks;
            frequency = ticksPerSecond;
            startNanos = ofFiletime(startFiletime);
        }
    }

    static boolean isFiletime(long number) {
        return number >= EPOCH_FILETIME && number < MOST_FILETIME;
    }

    /** Whether a number is a FILETIME, but none of the years that have nanoseconds. */
    static boolean isPastFiletime(long number) {
        return number >= LEAST_FILETIME && !isFiletime(number);
    }

    /** Nanoseconds since 1970-01-01T00:00:00Z, or {@link CallEvent#NO_TIME}. */
    long nanos(CellNumber clock) {
        long ticks = clock.value();
        stepNanos = 1;
        if (ticks == 0) {
            return CallEvent.NO_TIME;
        }
        if (ticks >= LEAST_FILETIME) {
            if (isPastFiletime(ticks)) {
                return CallEvent.NO_TIME;
            }
            stepNanos = 100 * lostStep(clock);
            return ofFiletime(ticks);
        }
        if (frequency == 0) {
            if (!ticksSaid) {
                ticksSaid = true;
                sink.remark(
                        "Clock-Time holds raw ticks and no row tells their frequency and start: records have no time");
            }
            return CallEvent.NO_TIME;
        }
        long since = ticks - startTicks;
        long whole = Math.floorDiv(since, frequency);
        long part = Math.floorMod(since, frequency);
        if (Math.abs(whole) > MOST_SECONDS) {
            return CallEvent.NO_TIME;
        }
        stepNanos = Math.max(1, NANOS / frequency) * clock.step();
        return startNanos + whole * NANOS + part * NANOS / frequency;
    }

    /** The width of one step at the last time, nanoseconds. */
    long stepNanos() {
        return stepNanos;
    }

    private long lostStep(CellNumber clock) {
        long step = clock.step();
        if (step == 1 && isSaved && clock.value() % SPREADSHEET_DIGITS == 0) {
            step = SPREADSHEET_DIGITS;
        }
        if (step > 1 && !lossSaid) {
            lossSaid = true;
            sink.remark("a spreadsheet rounded Clock-Time: times are known to " + step * 100 + " ns or worse, and the"
                    + " order of records within that is not");
        }
        return step;
    }

    private static long ofFiletime(long filetime) {
        return (filetime - EPOCH_FILETIME) * 100;
    }
}

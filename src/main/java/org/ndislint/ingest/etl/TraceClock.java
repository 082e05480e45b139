package org.ndislint.ingest.etl;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Turns ticks of the session's clock into times, rounded down and exact: never by way of floating point. Times out of
 * range, and all times of a clock without a frequency, are {@link #NONE}.
 */
public final class TraceClock {
    /** No time. */
    public static final long NONE = Long.MIN_VALUE;

    /** Steps of 100 ns from 1601 to 1970. */
    private static final long EPOCH = 116_444_736_000_000_000L;

    private static final long FILETIME_HERTZ = 10_000_000;
    private static final long NANOS = 1_000_000_000;
    private static final long MEGAHERTZ = 1_000_000;
    private static final long STEP_NANOS = 100;
    /** Up to here a remainder times 10^9 fits into 63 bits. */
    private static final long LARGEST_SPLIT = Long.MAX_VALUE / NANOS;

    private final long base;
    private final long origin;
    private final long hertz;

    /** The clock of a session. */
    TraceClock(LogFileHeader header) {
        if (header.clock() == LogFileHeader.SYSTEM_TIME) {
            base = EPOCH;
            origin = EPOCH;
            hertz = FILETIME_HERTZ;
        } else {
            base = header.firstTick();
            origin = header.startTime();
            hertz = header.clock() == LogFileHeader.CPU_CYCLES
                    ? header.cpuMegahertz() * MEGAHERTZ
                    : Math.max(header.frequency(), 0);
        }
    }

    /** Why there are no times, or null if there are. */
    @Nullable
    String problem() {
        return hertz > 0 ? null : "expected the frequency of the session's clock in the log file header, found 0";
    }

    /** Nanoseconds since 1970-01-01T00:00:00Z, or {@link #NONE}. */
    public long nanos(long tick) {
        return plus(nanosOfFileTime(origin), since(tick, NANOS));
    }

    /** A FILETIME: steps of 100 ns since 1601-01-01T00:00:00Z, or {@link #NONE}. */
    public long fileTime(long tick) {
        return plus(origin, since(tick, FILETIME_HERTZ));
    }

    /** Nanoseconds since 1970 of a FILETIME, or {@link #NONE} if they do not fit. */
    public static long nanosOfFileTime(long fileTime) {
        return multiply(plus(fileTime, -EPOCH), STEP_NANOS);
    }

    // The time from the base to the tick in parts of a second, rounded down.
    private long since(long tick, long parts) {
        long ticks = tick - base;
        if (hertz == 0 || ((tick ^ base) & (tick ^ ticks)) < 0) {
            return NONE;
        }
        if (hertz == parts) {
            return ticks;
        }
        if (parts % hertz == 0) {
            return multiply(ticks, parts / hertz);
        }
        if (hertz > LARGEST_SPLIT) {
            return sinceByBigNumbers(ticks, parts);
        }
        long seconds = Math.floorDiv(ticks, hertz);
        long rest = ticks - seconds * hertz;
        return plus(multiply(seconds, parts), rest * parts / hertz);
    }

    private long sinceByBigNumbers(long ticks, long parts) {
        BigInteger[] split = BigInteger.valueOf(ticks)
                .multiply(BigInteger.valueOf(parts))
                .divideAndRemainder(BigInteger.valueOf(hertz));
        BigInteger whole = split[1].signum() < 0 ? split[0].subtract(BigInteger.ONE) : split[0];
        return whole.bitLength() < Long.SIZE ? whole.longValue() : NONE;
    }

    private static long multiply(long a, long b) {
        if (a == NONE) {
            return NONE;
        }
        long low = a * b;
        return Math.multiplyHigh(a, b) == low >> 63 ? low : NONE;
    }

    private static long plus(long a, long b) {
        if (a == NONE || b == NONE) {
            return NONE;
        }
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? NONE : sum;
    }
}

package org.ndislint.cli.logfile;

/** The earliest and the latest tick of some records. */
final class TickRange {
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void take(long tick) {
        if (tick < first) {
            first = tick;
        }
        if (tick > last) {
            last = tick;
        }
    }

    boolean isEmpty() {
        return first > last;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}

package org.ndislint.cli;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.InputProblem;

/** Watches whether the times of a trace run backwards: the records keep their order, but it has to be said. */
final class TimeOrder {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private long last = CallEvent.NO_TIME;
    private long backwards;
    private long firstLine;
    private long firstBefore;
    private long firstTime;

    /** Takes the next record's time. */
    void take(CallEvent event) {
        long time = event.timeNanos;
        if (time == CallEvent.NO_TIME) {
            return;
        }
        if (time < last && backwards++ == 0) {
            firstLine = event.line;
            firstBefore = last;
            firstTime = time;
        }
        last = time;
    }

    void writeTo(DataOutput out) throws IOException {
        for (long value : new long[] {last, backwards, firstLine, firstBefore, firstTime}) {
            out.writeLong(value);
        }
    }

    void readFrom(DataInput in) throws IOException {
        last = in.readLong();
        backwards = in.readLong();
        firstLine = in.readLong();
        firstBefore = in.readLong();
        firstTime = in.readLong();
    }

    /** How often a record's time was before that of the record in front of it. */
    long backwards() {
        return backwards;
    }

    /** Where it first happened, and how often; null if it did not. */
    @Nullable
    InputProblem problem() {
        if (backwards == 0) {
            return null;
        }
        String reason = "expected a time not before " + text(firstBefore) + ", found " + text(firstTime)
                + ": time runs backwards" + (backwards == 1 ? "" : " in " + backwards + " places, first here")
                + "; the records keep their order";
        return new InputProblem(firstLine, reason, "");
    }

    private static String text(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND))
                .toString();
    }
}

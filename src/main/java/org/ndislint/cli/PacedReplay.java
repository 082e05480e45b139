package org.ndislint.cli;

import java.io.Flushable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ndislint.model.CallEvent;
import org.ndislint.replay.Replay;

/** Prints records one by one, as far apart as they were recorded, times a factor. */
final class PacedReplay {
    private static final long NANOS_IN_MILLI = 1_000_000;
    /** Nobody looks at a longer silence: a gap in a capture can be days. */
    private static final long LONGEST_MILLIS = 5_000;

    private final Replay replay;
    private final StopText text;
    private final BigDecimal speed;
    private final Pause pause;

    /** Waits. */
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    PacedReplay(Replay replay, StopText text, BigDecimal speed, Pause pause) {
        this.replay = replay;
        this.text = text;
        this.speed = speed;
        this.pause = pause;
    }

    /** Prints the records before a position; whoever interrupts it gets the rest at once. */
    void run(int end, Flushable out) throws IOException {
        CallEvent record = new CallEvent();
        long last = CallEvent.NO_TIME;
        boolean waits = true;
        for (int i = 0; i <= end; i++) {
            replay.log().read(i, record);
            if (record.timeNanos != CallEvent.NO_TIME) {
                if (last != CallEvent.NO_TIME && record.timeNanos > last && waits) {
                    out.flush();
                    waits = rest(record.timeNanos - last);
                }
                last = record.timeNanos;
            }
            if (i < end) {
                text.record(i, false);
            }
        }
    }

    private boolean rest(long nanos) {
        long millis = BigDecimal.valueOf(nanos)
                .divide(speed.multiply(BigDecimal.valueOf(NANOS_IN_MILLI)), 0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(LONGEST_MILLIS))
                .longValue();
        try {
            if (millis > 0) {
                pause.millis(millis);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package org.ndislint.report.page;

import java.util.Arrays;
import org.ndislint.model.CallEvent;
import org.ndislint.report.JsonText;

/** When the records of the whole trace come, in at most 1024 bins of equally many records, whatever the page keeps of them. */
final class Density {
    private static final int BINS = 1024;

    private final long[] from = new long[BINS];
    private final long[] to = new long[BINS];
    private int bins;
    private long size = 1;
    private long inLast;

    void add(long timeNanos) {
        if (bins == 0 || inLast == size) {
            if (bins == BINS) {
                halve();
            }
            if (bins == 0 || inLast == size) {
                bins++;
                inLast = 0;
                from[bins - 1] = CallEvent.NO_TIME;
                to[bins - 1] = CallEvent.NO_TIME;
            }
        }
        inLast++;
        if (timeNanos != CallEvent.NO_TIME) {
            int at = bins - 1;
            from[at] = from[at] == CallEvent.NO_TIME ? timeNanos : Math.min(from[at], timeNanos);
            to[at] = to[at] == CallEvent.NO_TIME ? timeNanos : Math.max(to[at], timeNanos);
        }
    }

    private void halve() {
        for (int i = 0; i < BINS / 2; i++) {
            long a = from[2 * i];
            long b = from[2 * i + 1];
            from[i] = a == CallEvent.NO_TIME ? b : b == CallEvent.NO_TIME ? a : Math.min(a, b);
            to[i] = Math.max(to[2 * i], to[2 * i + 1]);
        }
        Arrays.fill(from, BINS / 2, BINS, CallEvent.NO_TIME);
        Arrays.fill(to, BINS / 2, BINS, CallEvent.NO_TIME);
        bins = BINS / 2;
        size *= 2;
        inLast = size;
    }

    /** Adds a member: the size of a bin, how many records the last has, and when each begins and ends, from {@code base} on. */
    void write(JsonText json, String member, long base) {
        json.open(member).member("size", size).member("last", inLast);
        json.openArray("from");
        for (int i = 0; i < bins; i++) {
            json.element(from[i] == CallEvent.NO_TIME ? -1 : from[i] - base);
        }
        json.closeArray().openArray("to");
        for (int i = 0; i < bins; i++) {
            json.element(to[i] == CallEvent.NO_TIME ? -1 : to[i] - base);
        }
        json.closeArray().close();
    }
}

package org.ndislint.monitor;

import java.util.HashMap;
import java.util.Map;
import org.ndislint.timeline.World;

/** Losses that last: a processor's gap until its next record, and a total whose places nobody knows. */
final class Losses {
    private final Map<Long, Long> gaps = new HashMap<>();
    private long anywhere;

    /** A gap of one processor begins. */
    void open(long cpu, long count) {
        gaps.merge(cpu, count, Long::sum);
    }

    /** Some records are missing at unknown places. */
    void anywhere(long count) {
        anywhere = Math.max(anywhere, count);
    }

    /** How many records may be missing right before a record of a processor; ends that processor's gap. */
    long before(long cpu) {
        if (anywhere == 0 && gaps.isEmpty()) {
            return 0;
        }
        long missing = anywhere;
        for (long gap : gaps.values()) {
            missing += gap;
        }
        gaps.remove(cpu);
        return Math.min(missing, World.UNKNOWN_LOSS);
    }
}

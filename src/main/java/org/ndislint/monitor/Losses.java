package org.ndislint.monitor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ndislint.timeline.StateStream;
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

    /** Takes down or brings back what is missing. */
    void pass(StateStream state) throws IOException {
        anywhere = state.count(anywhere);
        List<Long> cpus = new ArrayList<>(new TreeSet<>(gaps.keySet()));
        int count = state.size(cpus.size());
        for (int i = 0; i < count; i++) {
            long cpu = state.number(state.isReading() ? 0 : cpus.get(i));
            long missing = state.number(state.isReading() ? 0 : gaps.getOrDefault(cpu, 0L));
            gaps.put(cpu, missing);
        }
    }
}

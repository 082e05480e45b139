package org.ndislint.ingest.etl;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the runs of a log file are: a run is a stretch of one buffer in which time does not go backwards, nearly always
 * the whole buffer. Some forty bytes a run, whatever the size of the buffers.
 */
final class RunIndex {
    private static final int FIRST = 64;
    private static final int PROCESSORS = 1 << 16;

    private long[] positions = new long[FIRST];
    private int[] lengths = new int[FIRST];
    private long[] ticks = new long[FIRST];
    private long[] firstRecords = new long[FIRST];
    private int[] buffers = new int[FIRST];
    /** The processor in the lower 16 bits, marks above. */
    private int[] cpus = new int[FIRST];

    private final int most;
    private int count;

    static final int DPCS = 1 << 16;
    static final int ISRS = 1 << 17;
    static final int SCRATCH = 1 << 18;

    /**
     * An empty one.
     *
     * @param most how many runs there can be: nothing is set aside for more
     */
    RunIndex(int most) {
        this.most = most;
    }

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    /** Adds a run whose length and marks are still to be told. */
    void add(long position, long tick, long firstRecord, int buffer, int cpu) {
        if (count == lengths.length) {
            int more = Math.min(most, count + (count >> 1));
            positions = Arrays.copyOf(positions, more);
            lengths = Arrays.copyOf(lengths, more);
            ticks = Arrays.copyOf(ticks, more);
            firstRecords = Arrays.copyOf(firstRecords, more);
            buffers = Arrays.copyOf(buffers, more);
            cpus = Arrays.copyOf(cpus, more);
        }
        positions[count] = position;
        lengths[count] = 0;
        ticks[count] = tick;
        firstRecords[count] = firstRecord;
        buffers[count] = buffer;
        cpus[count] = cpu;
        count++;
    }

    /** Sets the length in bytes of the last run. */
    void end(int length) {
        lengths[count - 1] = length;
    }

    /** Adds a mark to the last run. */
    void mark(int mark) {
        cpus[count - 1] |= mark;
    }

    /** Sets where a run is in the scratch space instead of the file. */
    void moveToScratch(int run, long position) {
        positions[run] = position;
        cpus[run] |= SCRATCH;
    }

    long position(int run) {
        return positions[run];
    }

    int length(int run) {
        return lengths[run];
    }

    /** The time of its first record. */
    long tick(int run) {
        return ticks[run];
    }

    /** The number in the file of its first record. */
    long firstRecord(int run) {
        return firstRecords[run];
    }

    int buffer(int run) {
        return buffers[run];
    }

    int cpu(int run) {
        return cpus[run] & 0xFFFF;
    }

    boolean has(int run, int mark) {
        return (cpus[run] & mark) != 0;
    }

    /** All runs in the order of their first records: by time, then by place in the file. */
    int[] byTime() {
        int[] order = new int[count];
        int n = 0;
        for (int run = 0; run < count; run++) {
            order[n++] = run;
        }
        return sorted(order);
    }

    /** The runs that have a mark, by processor, each in the order of their first records. */
    Map<Integer, int[]> byProcessor(int mark) {
        int[] counts = new int[PROCESSORS];
        for (int run = 0; run < count; run++) {
            if (has(run, mark)) {
                counts[cpu(run)]++;
            }
        }
        Map<Integer, int[]> orders = new HashMap<>();
        int[] filled = new int[PROCESSORS];
        for (int run = 0; run < count; run++) {
            if (has(run, mark)) {
                int cpu = cpu(run);
                int[] order = orders.computeIfAbsent(cpu, key -> new int[counts[key]]);
                order[filled[cpu]++] = run;
            }
        }
        orders.replaceAll((cpu, order) -> sorted(order));
        return orders;
    }

    /** Whether a run begins before another one. */
    boolean isBefore(int a, int b) {
        return ticks[a] < ticks[b] || (ticks[a] == ticks[b] && a < b);
    }

    // A merge sort from short stretches to long ones: no boxes, and a sorted file costs one pass a level.
    private int[] sorted(int[] order) {
        int[] from = order;
        int[] to = new int[order.length];
        for (long width = 1; width < order.length; width *= 2) {
            for (long low = 0; low < order.length; low += 2 * width) {
                int middle = (int) Math.min(low + width, order.length);
                int high = (int) Math.min(low + 2 * width, order.length);
                merge(from, to, (int) low, middle, high);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private void merge(int[] from, int[] to, int low, int middle, int high) {
        if (middle == high || isBefore(from[middle - 1], from[middle])) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int at = low; at < high; at++) {
            boolean takeLeft = right == high || (left < middle && isBefore(from[left], from[right]));
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}

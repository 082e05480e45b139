package org.ndislint.ingest.etl;

import java.util.Arrays;

/** The last record of each processor, by time. */
final class ProcessorEnds {
    private long[] ticks = new long[0];
    private long[] numbers = new long[0];

    /** Takes a record, in any order of time but in the order of the file. */
    void take(EtlRecord record) {
        int cpu = record.cpu();
        if (cpu >= ticks.length) {
            int from = ticks.length;
            ticks = Arrays.copyOf(ticks, cpu + 1);
            numbers = Arrays.copyOf(numbers, cpu + 1);
            Arrays.fill(numbers, from, cpu + 1, -1);
        }
        if (numbers[cpu] < 0 || record.tick() >= ticks[cpu]) {
            ticks[cpu] = record.tick();
            numbers[cpu] = record.number();
        }
    }

    /** Whether any record of a processor was seen. */
    boolean has(int cpu) {
        return cpu < numbers.length && numbers[cpu] >= 0;
    }

    /** Whether a record is the last of its processor. */
    boolean isLast(EtlRecord record) {
        return record.cpu() < numbers.length && numbers[record.cpu()] == record.number();
    }
}

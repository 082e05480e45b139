package org.ndislint.ingest.etl;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Irql;

/**
 * What the kernel's records of deferred procedure calls and interrupts prove of the IRQL of other records: whatever a
 * processor logged while it ran a DPC ran at DISPATCH_LEVEL or above, while it served an interrupt above that. Threaded
 * DPCs prove nothing: they usually run at PASSIVE_LEVEL.
 *
 * <p>The kernel logs such a record at the end of the interval and names its beginning, so the evidence comes after what
 * it is evidence of: a second reader per processor goes ahead. Where there is no room for one more, nothing is known.
 */
public final class IrqlEvidence {
    /** Nothing is known. */
    public static final int NONE = -1;

    /** The lowest level of a device interrupt is above DISPATCH_LEVEL on every architecture. */
    private static final int ABOVE_DISPATCH = Irql.DISPATCH + 1;

    static final int PERFINFO_GROUP = 0x0F;
    private static final int ISR_HOOK = 0x0F43;
    private static final int DPC_HOOK = 0x0F44;
    private static final int TIMER_DPC_HOOK = 0x0F45;

    /** For all readers together: enough for a thousand processors with small records. */
    private static final long MOST_WINDOWS = 16L << 20;

    private final Map<Integer, Track> dpcs = new HashMap<>();
    private final Map<Integer, Track> isrs = new HashMap<>();

    IrqlEvidence(RunIndex index, RunStore store) {
        WindowRoom room = new WindowRoom(MOST_WINDOWS);
        index.byProcessor(RunIndex.DPCS)
                .forEach((cpu, runs) ->
                        dpcs.put(cpu, new Track(TickMerge.ofOneProcessor(index, runs, store, room), RunIndex.DPCS)));
        index.byProcessor(RunIndex.ISRS)
                .forEach((cpu, runs) ->
                        isrs.put(cpu, new Track(TickMerge.ofOneProcessor(index, runs, store, room), RunIndex.ISRS)));
    }

    /** The mark of runs that hold such a record; 0 if the record is none. */
    static int mark(EtlRecord record) {
        return switch (record.hook()) {
            case DPC_HOOK, TIMER_DPC_HOOK -> RunIndex.DPCS;
            case ISR_HOOK -> RunIndex.ISRS;
            default -> 0;
        };
    }

    /**
     * The lowest IRQL at which a record can have been logged, or {@link #NONE}. Asked with ticks that do not go back for
     * one processor.
     */
    public int floor(int cpu, long tick) throws IOException {
        if (covers(isrs.get(cpu), tick)) {
            return ABOVE_DISPATCH;
        }
        return covers(dpcs.get(cpu), tick) ? Irql.DISPATCH : NONE;
    }

    private static boolean covers(@Nullable Track track, long tick) throws IOException {
        return track != null && track.covers(tick);
    }

    /** The intervals of one kind on one processor, in the order of their ends. They do not nest. */
    private static final class Track {
        private final TickMerge records;
        private final int mark;
        private long start = Long.MIN_VALUE;
        private long end = Long.MIN_VALUE;
        private boolean over;

        Track(TickMerge records, int mark) {
            this.records = records;
            this.mark = mark;
        }

        boolean covers(long tick) throws IOException {
            while (!over && end <= tick) {
                advance();
            }
            return !over && start < tick;
        }

        private void advance() throws IOException {
            EtlRecord record = records.next();
            while (record != null && (IrqlEvidence.mark(record) != mark || !read(record))) {
                record = records.next();
            }
            over = record == null;
        }

        private boolean read(EtlRecord record) {
            int skip = record.counterBytes();
            if (record.payloadLength() - skip < Long.BYTES) {
                return false;
            }
            start = record.data().i64(record.payloadFrom() + skip);
            end = record.tick();
            return start <= end;
        }
    }
}

package org.ndislint.report.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;
import org.ndislint.report.lane.Lane;
import org.ndislint.report.lane.Lanes;
import org.ndislint.rules.Kind;
import org.ndislint.rules.RecordUse;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.World;

/**
 * What the page shows of one trace, collected while it streams by: records in chunks, the objects that they name, how those
 * moved, and what was lost. Bounded: of a long trace the records about findings and a sample of the others are kept.
 */
final class TraceRecording implements StepObserver {
    private static final int MOST_LOSSES = 2_000;

    private final World world;
    private final Symbols symbols;
    private final EventText words;
    private final Lanes lanes;
    private final StateSets sets = new StateSets();
    private final Density density = new Density();
    private final ChunkShelf shelf;
    private final @Nullable LaneChoice choice;
    private final List<Loss> losses = new ArrayList<>();
    private long lossesUntold;
    private long lostAnywhere;
    private long base = CallEvent.NO_TIME;
    private @Nullable EventChunk chunk;
    private long chunks;

    private final CallEvent recorded = new CallEvent();
    private long number;
    private long lastNumber;
    private boolean unordered;
    private int depth;
    private long entry;
    private boolean stepped;
    private final List<Lane> moved = new ArrayList<>();

    /**
     * A place where records are missing.
     *
     * @param after the number of the record before it, or 0
     * @param count how many, or -1
     * @param cpu whose they are, or -1
     */
    record Loss(long after, long count, long cpu) {}

    /**
     * A recording of a trace that has not begun, of at most about so many records.
     *
     * @param choice of the records to be shown; null for all
     */
    TraceRecording(World world, StatusNames statuses, int records, @Nullable LaneChoice choice) {
        this.choice = choice;
        this.world = world;
        this.symbols = world.symbols();
        this.words = new EventText(world.program().catalogue(), statuses, symbols);
        this.lanes = new Lanes(world);
        this.shelf = new ChunkShelf(records);
    }

    @Override
    public void begin(CallEvent event, long recordNumber, boolean isUnordered) {
        recorded.copyFrom(event);
        number = recordNumber;
        lastNumber = Math.max(lastNumber, recordNumber);
        unordered = isUnordered;
        depth = -1;
        entry = 0;
        stepped = false;
        moved.clear();
        if (base == CallEvent.NO_TIME) {
            base = event.timeNanos;
        }
    }

    @Override
    public void stepped(
            CallEvent event, @Nullable RecordUse use, int[] rows, Threads.Stack stack, @Nullable Frame frame) {
        if (!stepped) {
            stepped = true;
            depth = stack.isOrdered() ? stack.depth() : -1;
        }
        if (frame != null && frame.event() != number) {
            entry = frame.event();
        }
        for (int i = 0; i < lanes.kinds().size(); i++) {
            Kind kind = lanes.kinds().get(i);
            RecordUse.KindUse used = use == null ? null : use.of(kind);
            int row = used == null ? world.resolve(kind, event) : rows[kind.index()];
            Lane lane = row < 0 ? null : lanes.lane(kind, row);
            if (lane != null && !moved.contains(lane)) {
                moved.add(lane);
            }
        }
    }

    @Override
    public void end() {
        LaneChoice chosen = choice;
        if (chosen != null && !chosen.takesAny(moved)) {
            return;
        }
        EventChunk into = open();
        into.add(recorded, number, unordered, depth, entry, base, moved.size());
        for (int i = 0; i < moved.size(); i++) {
            Lane lane = moved.get(i);
            long regions = lane.isIn(world.table(lane.kind().index()))
                    ? lane.update(world.table(lane.kind().index()), number, into.ordinal())
                    : 0;
            into.move(lane.id(), Long.bitCount(regions));
            for (long rest = regions; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                into.state(sets.number(lane.kind(), region, lane.set(region)));
            }
        }
        density.add(recorded.timeNanos);
        if (into.count() == ChunkShelf.CHUNK) {
            close();
        }
    }

    private EventChunk open() {
        EventChunk open = chunk;
        if (open == null) {
            open = new EventChunk(chunks++, words, symbols);
            chunk = open;
        }
        return open;
    }

    private void close() {
        EventChunk open = chunk;
        if (open != null) {
            open.seal();
            shelf.add(open);
            chunk = null;
        }
    }

    @Override
    public void tickEnded() {
        // The page draws what was known record by record; what the tick settled is told with the next one of the
        // object.
    }

    @Override
    public void lost(long count, long cpu) {
        if (losses.size() < MOST_LOSSES) {
            losses.add(new Loss(lastNumber, count >= World.UNKNOWN_LOSS ? -1 : count, cpu));
        } else {
            lossesUntold++;
        }
    }

    @Override
    public void lostAnywhere(long count) {
        lostAnywhere = Math.max(lostAnywhere, count);
    }

    /** A finding names a record: what is about it is kept. */
    void keepNear(long event) {
        shelf.keepNear(event);
    }

    /** The trace is over. */
    void finish() {
        close();
    }

    Lanes lanes() {
        return lanes;
    }

    StateSets sets() {
        return sets;
    }

    Density density() {
        return density;
    }

    /** The chunks that are kept. */
    List<EventChunk> chunks() {
        return shelf.chunks();
    }

    /** How many records the trace has, kept or not. */
    long records() {
        return shelf.records();
    }

    List<Loss> losses() {
        return losses;
    }

    /** Losses that are not told one by one. */
    long lossesUntold() {
        return lossesUntold;
    }

    /** The number of records missing in all, at unknown places, as far as it is told. */
    long lostInAll() {
        return lostAnywhere;
    }

    /** The time from which the times of chunks count, or {@link CallEvent#NO_TIME}. */
    long base() {
        return base;
    }

    Symbols symbols() {
        return symbols;
    }
}

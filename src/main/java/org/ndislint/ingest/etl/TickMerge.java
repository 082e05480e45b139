package org.ndislint.ingest.etl;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the records of many runs in the order of (tick, buffer position in the file, position in the buffer). Only
 * runs whose time has come are open, each through a small window: memory follows the number of processors, not the size
 * of the file.
 */
final class TickMerge {
    /** How many runs may be open: 32 MiB of windows. Only a made-up file has so many that overlap. */
    private static final int MOST_OPEN = 512;
    /** Runs of one processor hardly ever overlap. */
    private static final int MOST_OPEN_OF_ONE = 2;

    private static final int SMALL_WINDOW = 8 << 10;

    private final RunIndex index;
    private final int[] order;
    private final RunStore store;
    private final int mostOpen;
    private final @Nullable WindowRoom room;
    private final Deque<RunCursor> idle = new ArrayDeque<>();
    private RunCursor[] heap = new RunCursor[16];
    private int size;
    private int nextRun;
    private @Nullable RunCursor current;
    private long limitTick;
    private int limitRun;
    private boolean crowded;

    /** A merge of the runs in {@code order}, which are sorted by the time of their first records. */
    TickMerge(RunIndex index, int[] order, RunStore store) {
        this(index, order, store, MOST_OPEN, null);
    }

    private TickMerge(RunIndex index, int[] order, RunStore store, int mostOpen, @Nullable WindowRoom room) {
        this.index = index;
        this.order = order;
        this.store = store;
        this.mostOpen = mostOpen;
        this.room = room;
    }

    /** A merge of the runs of one processor that gives out as many records as there is room for. */
    static TickMerge ofOneProcessor(RunIndex index, int[] order, RunStore store, WindowRoom room) {
        return new TickMerge(index, order, store, MOST_OPEN_OF_ONE, room);
    }

    /** Whether more runs overlapped than may be open: then the order between them is not that of time. */
    boolean isCrowded() {
        return crowded;
    }

    /** The next record, or null at the end. The view is reused. */
    @Nullable
    EtlRecord next() throws IOException {
        RunCursor cursor = current;
        if (cursor != null) {
            if (!cursor.next()) {
                idle.push(cursor);
            } else if (isBefore(cursor, limitTick, limitRun)) {
                return cursor.record();
            } else {
                push(cursor);
            }
        }
        admit();
        if (size == 0) {
            current = null;
            return null;
        }
        RunCursor first = pop();
        setLimit();
        current = first;
        return first.record();
    }

    private void admit() throws IOException {
        while (nextRun < order.length) {
            int run = order[nextRun];
            if (size > 0 && isBefore(heap[0], index.tick(run), run)) {
                return;
            }
            RunCursor cursor = size == mostOpen ? null : idle.isEmpty() ? newCursor() : idle.pop();
            if (cursor == null) {
                crowded = true;
                return;
            }
            nextRun++;
            if (cursor.begin(run)) {
                push(cursor);
            } else {
                idle.push(cursor);
            }
        }
    }

    private @Nullable RunCursor newCursor() {
        WindowRoom shared = room;
        return shared == null ? new RunCursor(store, index) : RunCursor.small(store, index, SMALL_WINDOW, shared);
    }

    // The current run may go on alone up to the first record of all others.
    private void setLimit() {
        limitTick = Long.MAX_VALUE;
        limitRun = Integer.MAX_VALUE;
        if (size > 0) {
            limitTick = heap[0].record().tick;
            limitRun = heap[0].run();
        }
        if (nextRun < order.length && size < mostOpen) {
            int run = order[nextRun];
            long tick = index.tick(run);
            if (tick < limitTick || (tick == limitTick && run < limitRun)) {
                limitTick = tick;
                limitRun = run;
            }
        }
    }

    private void push(RunCursor cursor) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!isBefore(cursor, heap[parent].record().tick, heap[parent].run())) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = cursor;
    }

    private RunCursor pop() {
        RunCursor first = heap[0];
        RunCursor last = heap[--size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child].record().tick, heap[child].run())) {
                child++;
            }
            if (isBefore(last, heap[child].record().tick, heap[child].run())) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return first;
    }

    private static boolean isBefore(RunCursor cursor, long tick, int run) {
        long own = cursor.record().tick;
        return own < tick || (own == tick && cursor.run() < run);
    }
}

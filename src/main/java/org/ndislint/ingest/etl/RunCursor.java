package org.ndislint.ingest.etl;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;

/**
 * Walks the records of one run through a window, which is or grows as large as the largest record. Reused for run after
 * run.
 */
final class RunCursor {
    /** No record is larger. */
    static final int LARGEST_WINDOW = 1 << 16;

    private final @Nullable WindowRoom room;
    private LittleEndian window;
    private final EtlRecord record = new EtlRecord();
    private final RunStore store;
    private final RunIndex index;

    private int run;
    private boolean scratch;
    private long position;
    private int left;
    private int at;
    private int limit;

    /** A cursor whose window holds any record. */
    RunCursor(RunStore store, RunIndex index) {
        this(store, index, LARGEST_WINDOW, null);
    }

    private RunCursor(RunStore store, RunIndex index, int bytes, @Nullable WindowRoom room) {
        this.store = store;
        this.index = index;
        this.room = room;
        this.window = new LittleEndian(new byte[bytes]);
    }

    /** A cursor with a small window that grows where there is room, else passes over the rest of a run; null without room. */
    static @Nullable RunCursor small(RunStore store, RunIndex index, int bytes, WindowRoom room) {
        return room.take(bytes) ? new RunCursor(store, index, bytes, room) : null;
    }

    /** Goes to the first record of a run. */
    boolean begin(int which) throws IOException {
        run = which;
        scratch = index.has(which, RunIndex.SCRATCH);
        position = index.position(which);
        left = index.length(which);
        at = 0;
        limit = 0;
        record.number = index.firstRecord(which) - 1;
        record.buffer = index.buffer(which);
        record.cpu = index.cpu(which);
        record.tick = index.tick(which);
        return advance();
    }

    int run() {
        return run;
    }

    EtlRecord record() {
        return record;
    }

    /** Goes to the next record; false at the end of the run. */
    boolean next() throws IOException {
        at += record.size() + 7 & ~7;
        return advance();
    }

    private boolean advance() throws IOException {
        if (at >= limit && left <= at - limit) {
            return false;
        }
        EtlRecord.Found found = at < limit ? record.parse(window, at, limit) : EtlRecord.Found.CUT;
        while (found == EtlRecord.Found.CUT && left > 0) {
            if (at == 0 && limit == window.length() && !grow()) {
                return false;
            }
            refill();
            found = record.parse(window, at, limit);
        }
        if (found != EtlRecord.Found.RECORD) {
            throw new IOException("expected the records that were there before, found others: the file changed while it"
                    + " was read");
        }
        record.number++;
        return true;
    }

    private boolean grow() {
        if (window.length() >= LARGEST_WINDOW || (room != null && !room.take(window.length()))) {
            return false;
        }
        window = new LittleEndian(Arrays.copyOf(window.bytes(), 2 * window.length()));
        return true;
    }

    private void refill() throws IOException {
        if (at > limit) {
            // Between two records: the padding was not read yet.
            position += at - limit;
            left -= at - limit;
            at = limit;
        }
        System.arraycopy(window.bytes(), at, window.bytes(), 0, limit - at);
        limit -= at;
        at = 0;
        int wanted = Math.min(left, window.length() - limit);
        int count = store.read(scratch, position, window.bytes(), limit, wanted);
        limit += count;
        position += count;
        left = count < wanted ? 0 : left - count;
    }
}

package org.ndislint.ingest.etl;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * Reads a raw log file, once: in the order of the file or in the order of time.
 *
 * <p>The policy for damage: whatever cannot be read is passed over and entered in the {@link TraceAccount}, and reading
 * goes on with the next record or buffer that can be found. Only a file without a log file header is refused.
 */
public final class EtlReader implements Closeable {
    /** How much unpacked data is kept in memory before a temporary file takes the rest. */
    private static final long SCRATCH_MEMORY = 16L << 20;
    /** How many runs are sorted at once: 32 GiB of trace in buffers of 64 KiB. */
    private static final int MOST_RUNS = 1 << 19;
    /** Into how many runs one buffer is cut if time goes backwards in it. */
    private static final int MOST_RUNS_A_BUFFER = 64;

    private final String name;
    private final TraceAccount account = new TraceAccount();
    private final BufferReader buffers;
    private final @Nullable Path path;
    private final EtlRecord record = new EtlRecord();
    private final RunIndex index = new RunIndex(MOST_RUNS + MOST_RUNS_A_BUFFER);
    private @Nullable LogFileHeader header;
    private @Nullable TraceClock clock;
    private @Nullable IrqlEvidence irql;
    private int bufferNumber = -1;
    private boolean crowded;
    private boolean segmented;

    /**
     * A reader of a stream, which it does not close.
     *
     * @param name of the source, for errors
     * @param in from its first byte
     * @param path where the same bytes are on disk, or null: then reading by time keeps a copy
     */
    public EtlReader(String name, InputStream in, @Nullable Path path) {
        this.name = name;
        this.path = path;
        this.buffers = new BufferReader(in, account);
    }

    /** What the log file header says; known from the first record on. */
    public LogFileHeader header() {
        LogFileHeader known = header;
        if (known == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return known;
    }

    /** The session's clock; known from the first record on. */
    public TraceClock clock() {
        TraceClock known = clock;
        if (known == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return known;
    }

    /** Where the bytes went so far; complete at the end, and when the first record comes in the order of time. */
    public TraceAccount account() {
        return account;
    }

    /**
     * Whether the records of {@link #readByTime} may not be in that order everywhere: more than half a million buffers, or
     * more than five hundred at the same time.
     */
    public boolean isPartlySorted() {
        return crowded || segmented;
    }

    /**
     * The lowest IRQL at which the record given out last can have been logged, as the kernel's records prove, or
     * {@link IrqlEvidence#NONE}. Only while reading in the order of time.
     */
    public int irqlFloor(EtlRecord of) throws IOException {
        IrqlEvidence evidence = irql;
        return evidence == null || of.isTickEstimated() ? IrqlEvidence.NONE : evidence.floor(of.cpu(), of.tick());
    }

    /**
     * Gives out all records in the order of the file.
     *
     * @throws TraceFormatException if the file does not begin with a log file header
     */
    public void readByPlace(RecordVisitor visitor) throws IOException {
        while (buffers.next()) {
            bufferNumber++;
            walk(visitor, null);
        }
        requireHeader();
    }

    /** As the other one, with an inspector as that of {@link #readByTime(RecordVisitor, RecordVisitor)}. */
    public void readByPlace(RecordVisitor inspector, RecordVisitor visitor) throws IOException {
        read(inspector, visitor, false);
    }

    /** As the other one, without an inspector. */
    public void readByTime(RecordVisitor visitor) throws IOException {
        readByTime(record -> {}, visitor);
    }

    /**
     * Gives out all records in the order of their ticks; of records with equal ticks, in the order of the file.
     *
     * @param inspector sees every record in the order of the file before the first is given out (of a file of more than
     *     half a million buffers: before those of its part)
     * @throws TraceFormatException if the file does not begin with a log file header
     */
    public void readByTime(RecordVisitor inspector, RecordVisitor visitor) throws IOException {
        read(inspector, visitor, true);
    }

    private void read(RecordVisitor inspector, RecordVisitor visitor, boolean byTime) throws IOException {
        try (FileChannel file = path == null ? null : FileChannel.open(path, StandardOpenOption.READ)) {
            boolean more = true;
            while (more) {
                try (Scratch scratch = new Scratch(SCRATCH_MEMORY)) {
                    index.clear();
                    more = fillIndex(inspector, file == null, scratch);
                    record.release();
                    RunStore store = new RunStore(file, scratch);
                    if (byTime) {
                        segmented |= more;
                        merge(store, visitor);
                    } else {
                        walkRuns(store, visitor);
                    }
                }
            }
        }
        requireHeader();
    }

    @Override
    public void close() {
        // The stream is the caller's; scratch files end with the reading.
    }

    private boolean fillIndex(RecordVisitor inspector, boolean copyAll, Scratch scratch) throws IOException {
        while (buffers.next()) {
            bufferNumber++;
            int firstRun = index.count();
            walk(inspector, index);
            if (copyAll || !buffers.isStored()) {
                copy(firstRun, scratch);
            }
            if (index.count() >= MOST_RUNS) {
                return true;
            }
        }
        return false;
    }

    // Until here a run's position was that in the buffer.
    private void copy(int firstRun, Scratch scratch) throws IOException {
        if (index.count() == firstRun) {
            return;
        }
        int last = index.count() - 1;
        long first = index.position(firstRun);
        int from = (int) (first - buffers.position());
        int to = (int) (index.position(last) - buffers.position()) + index.length(last);
        long begin = scratch.write(buffers.data().bytes(), buffers.base() + from, to - from);
        for (int run = firstRun; run <= last; run++) {
            index.moveToScratch(run, begin + index.position(run) - first);
        }
    }

    private void merge(RunStore store, RecordVisitor visitor) throws IOException {
        irql = hasEvidence() ? new IrqlEvidence(index, store) : null;
        TickMerge merge = new TickMerge(index, index.byTime(), store);
        EtlRecord next = merge.next();
        while (next != null) {
            visitor.record(next);
            next = merge.next();
        }
        crowded |= merge.isCrowded();
        irql = null;
    }

    private void walkRuns(RunStore store, RecordVisitor visitor) throws IOException {
        RunCursor cursor = new RunCursor(store, index);
        for (int run = 0; run < index.count(); run++) {
            boolean more = cursor.begin(run);
            while (more) {
                visitor.record(cursor.record());
                more = cursor.next();
            }
        }
    }

    private boolean hasEvidence() {
        LogFileHeader known = header;
        if (known == null || !known.isPerProcessor()) {
            return false;
        }
        for (int run = 0; run < index.count(); run++) {
            if (index.has(run, RunIndex.DPCS | RunIndex.ISRS)) {
                return true;
            }
        }
        return false;
    }

    private void walk(RecordVisitor visitor, @Nullable RunIndex runs) throws IOException {
        LittleEndian data = buffers.data();
        int base = buffers.base();
        int end = buffers.end();
        int at = buffers.firstRecord();
        int cpu = buffers.header().processor;
        record.buffer = bufferNumber;
        record.cpu = cpu;
        int firstRun = runs == null ? 0 : runs.count();
        int runFrom = 0;
        long lastTick = Long.MIN_VALUE;
        EtlRecord.Found found = record.parse(data, at, end);
        if (found == EtlRecord.Found.RECORD && record.tickEstimated) {
            estimateFirstTick(data, at, end);
        }
        while (found == EtlRecord.Found.RECORD) {
            record.number = account.records();
            if (header == null) {
                takeHeader();
            }
            account.record(record);
            boolean first = at == buffers.firstRecord();
            boolean back = !first && record.tick < lastTick;
            if (back) {
                account.backwards();
            }
            if (runs != null) {
                if (first || (back && runs.count() - firstRun < MOST_RUNS_A_BUFFER)) {
                    runFrom = at;
                    runs.add(buffers.position() + (at - base), record.tick, record.number, bufferNumber, cpu);
                }
                runs.end(at + record.size() - runFrom);
                if (record.group() == IrqlEvidence.PERFINFO_GROUP) {
                    runs.mark(IrqlEvidence.mark(record));
                }
            }
            lastTick = record.tick;
            visitor.record(record);
            at += record.size() + 7 & ~7;
            found = at < end ? record.parse(data, at, end) : EtlRecord.Found.END;
        }
        account(found, data, at, end);
    }

    // A record without timestamp is as old as the one before it; at the beginning of a buffer, as the first that has
    // one.
    private void estimateFirstTick(LittleEndian data, int from, int end) {
        int at = from;
        long before = record.tick;
        while (at < end && record.parse(data, at, end) == EtlRecord.Found.RECORD && record.tickEstimated) {
            at += record.size() + 7 & ~7;
        }
        long tick = record.tickEstimated ? before : record.tick;
        record.parse(data, from, end);
        record.tick = tick;
        record.tickEstimated = true;
    }

    private void takeHeader() throws TraceFormatException {
        LogFileHeader read = LogFileHeader.read(record);
        if (read == null) {
            throw new TraceFormatException(
                    SourcePosition.offset(name, buffers.position() + record.from() - buffers.base()),
                    "expected a log file header as the first record, found a record of kind " + record.kind() + " and "
                            + record.size() + " bytes");
        }
        header = read;
        clock = new TraceClock(read);
    }

    private void requireHeader() throws TraceFormatException {
        if (header == null) {
            throw new TraceFormatException(
                    SourcePosition.whole(name),
                    "expected a log file header as the first record, found no record at all");
        }
    }

    private void account(EtlRecord.Found found, LittleEndian data, int at, int end) {
        long position = buffers.position() + (at - buffers.base());
        switch (found) {
            case RECORD -> throw new IllegalStateException("the buffer is not over");
            case END -> {
                if (!isPadding(data, at, end)) {
                    account.damage(
                            position, (long) end - at, "expected only padding behind the last record, found data");
                }
            }
            case CUT -> {
                if (!buffers.isPartial()) {
                    account.damage(
                            position,
                            (long) end - at,
                            "expected a record within the " + (end - at)
                                    + " bytes left of the buffer's data, found a longer one");
                }
            }
            case NONSENSE ->
                account.damage(
                        position, (long) end - at, "expected a record, found bytes that begin " + hex(data, at, end));
        }
    }

    private static boolean isPadding(LittleEndian data, int from, int end) {
        for (int at = from; at < end; at++) {
            int b = data.u8(at);
            if (b != 0 && b != 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static String hex(LittleEndian data, int from, int end) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < Math.min(end, from + 8); at++) {
            text.append(Character.forDigit(data.u8(at) >> 4, 16)).append(Character.forDigit(data.u8(at) & 0xF, 16));
        }
        return text.toString();
    }
}

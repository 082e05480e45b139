package org.ndislint.report.etl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a raw log file: each processor's records into buffers of its own, each buffer to the file when it is full. The
 * header buffer, which counts the others, is written again at the end.
 */
public final class LogFileWriter implements Closeable {
    private static final int HEADER_BYTES = 72;
    private static final int PROCESSOR_INDEX = 0x20;
    private static final int FLUSHED = 0x01;
    private static final int HEADER_TYPE = 4;
    private static final int STATE_FLUSHED = 3;
    private static final int SYSTEM32 = 1;
    private static final int SYSTEM64 = 2;
    private static final int TIME_ZONE_BYTES = 172;
    private static final long TIMER_RESOLUTION = 156_250;
    private static final long FILETIME_HERTZ = 10_000_000;

    private final SessionFacts facts;
    private final SeekableByteChannel out;
    private final long origin;
    private final Map<Integer, Buffer> buffers = new TreeMap<>();
    private long buffersWritten;
    private long lastTick;
    private boolean closed;

    /** Begins a file at the channel's position; {@link #close} ends it and leaves the channel open. */
    public LogFileWriter(SessionFacts facts, SeekableByteChannel out) throws IOException {
        this.facts = facts;
        this.out = out;
        this.origin = out.position();
        this.lastTick = facts.firstTick();
        writeHeader();
    }

    /** The largest record that fits into a buffer. */
    public int mostRecordBytes() {
        return Math.min(facts.bufferBytes() - HEADER_BYTES, 0xFFFF);
    }

    /**
     * Adds a record, header and all, to a processor's buffer.
     *
     * @param tick its time, for the buffer's and the file's end; the record carries its own
     */
    public void record(int cpu, long tick, byte[] bytes, int from, int length) throws IOException {
        if (length > mostRecordBytes()) {
            throw new IllegalArgumentException(
                    "expected a record of at most " + mostRecordBytes() + " bytes, found " + length);
        }
        Buffer buffer = buffers.computeIfAbsent(cpu, Buffer::new);
        if (buffer.length + length > facts.bufferBytes()) {
            flush(buffer);
        }
        System.arraycopy(bytes, from, buffer.bytes, buffer.length, length);
        buffer.filled = buffer.length + length;
        buffer.length = buffer.filled + 7 & ~7;
        buffer.lastTick = tick;
        lastTick = Math.max(lastTick, tick);
    }

    /** Writes what a processor has gathered, as a session does when its flush timer fires. */
    public void flush(int cpu) throws IOException {
        Buffer buffer = buffers.get(cpu);
        if (buffer != null && buffer.length > HEADER_BYTES) {
            flush(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        for (int cpu : buffers.keySet()) {
            flush(cpu);
        }
        long end = out.position();
        out.position(origin);
        writeHeader();
        out.position(end);
    }

    private void flush(Buffer buffer) throws IOException {
        RecordBytes head = header(buffer.cpu, buffer.filled, buffer.lastTick, buffersWritten, 0);
        System.arraycopy(head.bytes(), 0, buffer.bytes, 0, HEADER_BYTES);
        Arrays.fill(buffer.bytes, buffer.length, buffer.bytes.length, (byte) 0xFF);
        // Between records that are no multiple of eight, what was there before stays, as in real files.
        write(buffer.bytes);
        buffersWritten++;
        buffer.length = HEADER_BYTES;
        buffer.filled = HEADER_BYTES;
    }

    private RecordBytes header(int cpu, int filled, long time, long sequence, int type) {
        RecordBytes head = new RecordBytes();
        boolean indexed = facts.hasProcessorIndex();
        head.u32(facts.bufferBytes())
                .u32(type == HEADER_TYPE ? 0 : filled)
                .u32(filled)
                .u32(0);
        head.u64(time).u64(sequence).u64(0);
        head.u16(indexed ? cpu : (cpu & 0xFF) | 0x0800).u16(1);
        head.u32(STATE_FLUSHED).u32(filled);
        head.u16(indexed ? PROCESSOR_INDEX | FLUSHED : 0).u16(type);
        return head.zeros(HEADER_BYTES - head.length());
    }

    private void writeHeader() throws IOException {
        RecordBytes record = headerRecord();
        int filled = HEADER_BYTES + record.length();
        byte[] buffer = new byte[facts.bufferBytes()];
        Arrays.fill(buffer, (byte) 0xFF);
        System.arraycopy(header(0, filled, 0, 0, HEADER_TYPE).bytes(), 0, buffer, 0, HEADER_BYTES);
        System.arraycopy(record.bytes(), 0, buffer, HEADER_BYTES, record.length());
        write(buffer);
    }

    private RecordBytes headerRecord() {
        boolean wide = facts.pointerBytes() == 8;
        RecordBytes record = new RecordBytes();
        record.u16(2).u8(wide ? SYSTEM64 : SYSTEM32).u8(0xC0).u16(0).u16(0);
        record.u32(0).u32(0).u64(facts.firstTick()).zeros(8);
        record.u32(facts.bufferBytes());
        record.u8(facts.hasProcessorIndex() ? 10 : 6)
                .u8(facts.hasProcessorIndex() ? 0 : 1)
                .u8(1)
                .u8(5);
        record.u32(facts.build()).u32(facts.processors()).u64(endTime());
        record.u32(TIMER_RESOLUTION).u32(0).u32(facts.mode()).u32(buffersWritten + 1);
        record.u32(1).u32(facts.pointerBytes()).u32(facts.eventsLost()).u32(facts.cpuMegahertz());
        record.pointer(0, facts.pointerBytes()).pointer(0, facts.pointerBytes());
        record.zeros(TIME_ZONE_BYTES + 4);
        record.u64(facts.startTime()).u64(facts.frequency()).u64(facts.startTime());
        record.u32(facts.clock()).u32(facts.buffersLost());
        record.wide(facts.name()).wide(facts.fileName());
        if (record.length() > facts.bufferBytes() - HEADER_BYTES) {
            throw new IllegalArgumentException(
                    "expected names that fit into a buffer, found " + record.length() + " bytes");
        }
        return record.setU16(4, record.length());
    }

    // The time of the last record; a file that is being written has none.
    private long endTime() {
        if (!closed) {
            return 0;
        }
        if (facts.clock() == 2) {
            return lastTick;
        }
        long hertz = facts.clock() == 3 ? facts.cpuMegahertz() * 1_000_000 : facts.frequency();
        if (hertz == 0) {
            return facts.startTime();
        }
        long ticks = lastTick - facts.firstTick();
        long seconds = ticks / hertz;
        return facts.startTime() + seconds * FILETIME_HERTZ + (ticks - seconds * hertz) * FILETIME_HERTZ / hertz;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
    }

    /** What one processor has gathered. */
    private final class Buffer {
        final int cpu;
        final byte[] bytes = new byte[facts.bufferBytes()];
        int length = HEADER_BYTES;
        int filled = HEADER_BYTES;
        long lastTick;

        Buffer(int cpu) {
            this.cpu = cpu;
        }
    }
}

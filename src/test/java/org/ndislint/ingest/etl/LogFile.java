package org.ndislint.ingest.etl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.ndislint.report.etl.LogFileWriter;
import org.ndislint.report.etl.SessionFacts;

/** A log file in memory, written for a test. */
public final class LogFile {
    /** 2026-01-01T00:00:00Z. */
    public static final long START = 134_116_992_000_000_000L;

    public static final long FIRST_TICK = 1_000_000;

    private final SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    private final LogFileWriter writer;

    private LogFile(SessionFacts facts) {
        try {
            writer = new LogFileWriter(facts, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Small buffers, ticks of 100 ns from {@link #FIRST_TICK}. */
    public static SessionFacts facts() {
        return SessionFacts.of("test", 2, START).withBuffers(1024).withClock(1, FIRST_TICK, 10_000_000);
    }

    public static LogFile of(SessionFacts facts) {
        return new LogFile(facts);
    }

    public static LogFile small() {
        return new LogFile(facts());
    }

    /** Adds a record; its tick is only told to the writer. */
    public LogFile add(int cpu, byte[] record) {
        try {
            writer.record(cpu, FIRST_TICK, record, 0, record.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Ends a processor's buffer. */
    public LogFile flush(int cpu) {
        try {
            writer.flush(cpu);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public byte[] bytes() {
        try {
            writer.close();
            return Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EtlReader reader() {
        return reader(bytes());
    }

    public static EtlReader reader(byte[] bytes) {
        return new EtlReader("trace.etl", new ByteArrayInputStream(bytes), null);
    }

    /** The ids of all records but the header's, in the order of time. */
    public static List<Integer> idsByTime(EtlReader reader) throws IOException {
        List<Integer> ids = new ArrayList<>();
        reader.readByTime(record -> {
            if (record.hook() != 0) {
                ids.add(record.id());
            }
        });
        return ids;
    }
}

package org.ndislint.ingest.etl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where every byte of a log file went: records by kind, padding, damage. Grows while the file is read. */
public final class TraceAccount {
    /** How many damages are kept with their reasons; the rest are counted. */
    public static final int MOST_DAMAGES = 100;

    private final long[] records = new long[RecordKind.values().length];
    private final List<Damage> damages = new ArrayList<>();
    private long damageCount;
    private long skippedBytes;
    private long buffers;
    private long compressedBuffers;
    private long lossyBuffers;
    private long bytes;
    private long recordCount;
    private long damagedRecords;
    private long unordered;
    private long unusedBytes;
    private int highestCpu = -1;
    private @Nullable String cut;

    void record(EtlRecord record) {
        records[record.kind().ordinal()]++;
        recordCount++;
        if (record.isDamaged()) {
            damagedRecords++;
        }
    }

    void buffer(BufferHeader header) {
        buffers++;
        if (header.isCompressed()) {
            compressedBuffers++;
        }
        if ((header.flags & (BufferHeader.EVENTS_LOST | BufferHeader.BUFFER_LOST)) != 0) {
            lossyBuffers++;
        }
        highestCpu = Math.max(highestCpu, header.processor);
    }

    void damage(long position, long skipped, String reason) {
        damageCount++;
        skippedBytes += skipped;
        if (damages.size() < MOST_DAMAGES) {
            damages.add(new Damage(position, skipped, recordCount - 1, reason));
        }
    }

    void cut(String reason) {
        if (cut == null) {
            cut = reason;
        }
    }

    void bytes(long read) {
        bytes = read;
    }

    void unused(long count) {
        unusedBytes += count;
    }

    void backwards() {
        unordered++;
    }

    /** Records of a kind. */
    public long records(RecordKind kind) {
        return records[kind.ordinal()];
    }

    /** All records, opaque ones included. */
    public long records() {
        return recordCount;
    }

    /** Records whose parts do not fit into them. */
    public long damagedRecords() {
        return damagedRecords;
    }

    public long buffers() {
        return buffers;
    }

    public long compressedBuffers() {
        return compressedBuffers;
    }

    /** Buffers with the flag that says that records were lost about their time. */
    public long lossyBuffers() {
        return lossyBuffers;
    }

    /** Bytes of the file, after decompression of the file as a whole. */
    public long bytes() {
        return bytes;
    }

    /** The highest number of a processor that a buffer belongs to; -1 if there are no buffers. */
    public int highestCpu() {
        return highestCpu;
    }

    /** How often time went backwards inside a buffer. */
    public long stepsBack() {
        return unordered;
    }

    /** Bytes behind the last buffer that were set aside for the file and never used: zeros. */
    public long unusedBytes() {
        return unusedBytes;
    }

    /** Bytes that could not be read, without padding. */
    public long skippedBytes() {
        return skippedBytes;
    }

    /** How many parts could not be read. */
    public long damageCount() {
        return damageCount;
    }

    /** The first {@link #MOST_DAMAGES} of them. */
    public List<Damage> damages() {
        return List.copyOf(damages);
    }

    /** Why the file is only the beginning of one, or null if it is whole. */
    public @Nullable String cut() {
        return cut;
    }
}

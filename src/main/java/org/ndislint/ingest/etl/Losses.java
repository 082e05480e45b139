package org.ndislint.ingest.etl;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.RecordSink;

/** What a log file tells of records that are not in it. Filled before the first record is given out. */
final class Losses {
    private final EtlReader reader;
    private long notices;
    private long sequences;
    private long firstSequence = Long.MAX_VALUE;
    private long lastSequence = -1;

    Losses(EtlReader reader) {
        this.reader = reader;
    }

    void take(EtlRecord record) {
        if (record.kind() == RecordKind.MESSAGE) {
            long sequence = record.sequence();
            if (sequence >= 0) {
                sequences++;
                firstSequence = Math.min(firstSequence, sequence);
                lastSequence = Math.max(lastSequence, sequence);
            }
        } else if (isNotice(record)) {
            notices++;
        }
    }

    /** Whether a record tells a real-time consumer that some were lost. */
    static boolean isNotice(EtlRecord record) {
        return record.guidHigh() == KnownGuids.LOST_EVENT.high() && record.guidLow() == KnownGuids.LOST_EVENT.low();
    }

    /** Messages missing between the first and the last number, where numbers count this session's messages alone. */
    private long gaps() {
        return sequences > 1 && reader.header().hasLocalSequence() ? lastSequence - firstSequence + 1 - sequences : 0;
    }

    /** Tells what was lost at unknown places, and how that is known. */
    void tell(RecordSink sink) {
        LogFileHeader header = reader.header();
        TraceAccount account = reader.account();
        long told = header.eventsLost() + header.buffersLost();
        long gaps = gaps();
        long total = Math.max(Math.max(told, gaps), Math.max(notices, account.lossyBuffers())) + account.damageCount();
        if (total > 0) {
            sink.lostInAll(total);
        }
        say(sink, header.eventsLost(), "event", "the session lost %");
        if (header.buffersLost() > 0) {
            say(
                    sink,
                    header.buffersLost(),
                    "buffer",
                    "the session lost %: each is counted as one lost record, but held more");
        }
        say(sink, gaps, "message", "gaps in the sequence numbers: % missing");
        say(sink, account.lossyBuffers(), "buffer", "% marked as having lost records");
    }

    /** Why buffers may be missing from the end, or null if the file is whole. */
    @Nullable
    String missingEnd() {
        LogFileHeader header = reader.header();
        TraceAccount account = reader.account();
        if (account.cut() != null) {
            return account.cut();
        }
        // A circular file counts those that it has overwritten, too.
        if (account.buffers() < header.buffersWritten() && !header.isCircular()) {
            return "expected " + header.buffersWritten() + " buffers, found " + account.buffers();
        }
        return null;
    }

    /** Whether the session still ran, or broke off, when the file was copied. */
    boolean isUnfinished() {
        return reader.header().endTime() == 0;
    }

    /** How many buffers of a circular file were surely overwritten by later ones. */
    long overwritten() {
        LogFileHeader header = reader.header();
        return header.isCircular()
                ? Math.max(0, header.buffersWritten() - reader.account().buffers())
                : 0;
    }

    /**
     * Whether buffers may have been overwritten by later ones: not if the file has not come near the size at which it
     * begins again.
     */
    boolean mayHaveOverwritten() {
        LogFileHeader header = reader.header();
        TraceAccount account = reader.account();
        long used = account.bytes() - account.unusedBytes();
        long most = header.maximumMebibytes() << 20;
        return header.isCircular() && (overwritten() > 0 || most == 0 || used + header.bufferBytes() >= most);
    }

    private static void say(RecordSink sink, long count, String what, String sentence) {
        if (count > 0) {
            sink.remark(sentence.replace("%", count + " " + what + (count == 1 ? "" : "s")));
        }
    }
}

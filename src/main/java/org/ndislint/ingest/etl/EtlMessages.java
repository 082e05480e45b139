package org.ndislint.ingest.etl;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.etl.event.LoggedManifests;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.RecordSink;
import org.ndislint.model.RecordSink.LineKind;

/** Turns the records of one log file, in the order of time, into messages for recognition. */
final class EtlMessages {
    private static final int MOST_PROCESSORS = 1 << 12;

    private final EtlReader reader;
    private final RecordSink sink;
    private final Losses losses;
    private final ProcessorEnds ends = new ProcessorEnds();
    private final EtlDecoder decoder;
    private final CallEvent lost = new CallEvent();
    /** Their names, each made when its first record is met. */
    private final @Nullable String[] kernelGroups = new @Nullable String[256];

    private boolean begun;
    private boolean marksBeginnings;
    private boolean marksEnds;

    EtlMessages(EtlReader reader, Wordings wordings, StatusNames statuses, RecordSink sink) {
        this.reader = reader;
        this.sink = sink;
        this.losses = new Losses(reader);
        this.decoder = new EtlDecoder(reader, wordings, statuses);
    }

    void run() throws IOException {
        reader.readByTime(this::inspect, this::record);
        finish();
    }

    private void inspect(EtlRecord record) {
        ends.take(record);
        losses.take(record);
        decoder.inspect(record);
    }

    private void begin() throws IOException {
        begun = true;
        losses.tell(sink);
        TraceAccount account = reader.account();
        for (Damage damage : account.damages()) {
            sink.malformed(
                    Math.max(1, damage.afterRecord() + 1),
                    "at byte " + damage.position() + ": " + damage.reason()
                            + (damage.bytes() > 0 ? "; " + damage.bytes() + " bytes passed over" : ""),
                    "");
        }
        String problem = reader.clock().problem();
        if (problem != null) {
            sink.remark(problem + ": records have no times, and come in the order of their ticks");
        }
        markBeginnings();
        markEnds();
    }

    // Of a circular file the buffers that were written first are gone, but not up to one moment: a processor that logs
    // little has old records in a buffer that was written late. So each begins with a gap.
    private void markBeginnings() throws IOException {
        marksBeginnings = losses.mayHaveOverwritten();
        if (!marksBeginnings) {
            return;
        }
        long gone = losses.overwritten();
        sink.remark("a circular log file: "
                + (gone == 0
                        ? "what was oldest may have been overwritten"
                        : gone + (gone == 1 ? " buffer has" : " buffers have") + " been overwritten by later ones"));
        if (!reader.header().isPerProcessor()) {
            sink.gap(lost(1, CallEvent.NO_TIME, CallEvent.NOT_RECORDED));
            return;
        }
        for (int cpu = 0; cpu < processors(); cpu++) {
            sink.gap(lost(1, CallEvent.NO_TIME, cpu));
        }
    }

    private long processors() {
        return Math.min(reader.header().processors(), MOST_PROCESSORS);
    }

    // A buffer that was not written yet, or not copied, leaves a gap behind the last record of its processor.
    private void markEnds() throws IOException {
        marksEnds = losses.isUnfinished() || losses.missingEnd() != null;
        if (!marksEnds) {
            return;
        }
        if (losses.isUnfinished()) {
            sink.remark("the session had not ended when the file was taken: what its buffers still held is missing");
        }
        if (!reader.header().isPerProcessor() || marksBeginnings) {
            return;
        }
        for (int cpu = 0; cpu < processors(); cpu++) {
            if (!ends.has(cpu)) {
                sink.gap(lost(1, CallEvent.NO_TIME, cpu));
            }
        }
    }

    private void record(EtlRecord record) throws IOException {
        if (!begun) {
            begin();
        }
        long line = record.number() + 1;
        if (record.isDamaged()) {
            sink.malformed(
                    line,
                    "expected a record whose parts fit into its " + record.size() + " bytes, found longer ones",
                    "");
        } else if (Losses.isNotice(record)) {
            sink.event(lost(line, decoder.time(record), CallEvent.NOT_RECORDED));
        } else {
            decode(record, line);
        }
        if (marksEnds && ends.isLast(record)) {
            long cpu = reader.header().isPerProcessor() ? record.cpu() : CallEvent.NOT_RECORDED;
            sink.gap(lost(line, decoder.time(record), cpu));
        }
    }

    private void decode(EtlRecord record, long line) throws IOException {
        switch (decoder.decode(record)) {
            case MESSAGE, HEADER -> sink.message(decoder.message());
            case UNKNOWN -> sink.other(LineKind.UNKNOWN_FORMAT, line, decoder.message().text);
            case BANNER -> sink.other(LineKind.NO_MESSAGE, line, "session");
            case NO_MESSAGE -> sink.other(LineKind.NO_MESSAGE, line, kindOf(record));
        }
    }

    /** What a record without a message is about; the same text each time. */
    private String kindOf(EtlRecord record) {
        return switch (record.kind()) {
            case SYSTEM32, SYSTEM64, COMPACT32, COMPACT64, PERF32, PERF64 -> kernelGroup(record.group());
            case OPAQUE -> "unknown";
            case EVENT32, EVENT64 -> LoggedManifests.isPart(record) ? "manifest" : "machine description";
            case MESSAGE, FULL32, FULL64, INSTANCE32, INSTANCE64 -> "machine description";
        };
    }

    private String kernelGroup(int group) {
        String name = kernelGroups[group];
        if (name == null) {
            String known = KernelGroups.name(group);
            name = "kernel " + (known == null ? "group 0x" + Integer.toHexString(group) : known);
            kernelGroups[group] = name;
        }
        return name;
    }

    private CallEvent lost(long line, long time, long cpu) {
        lost.clear();
        lost.kind = EventKind.LOST;
        lost.line = line;
        lost.timeNanos = time;
        lost.cpu = cpu;
        return lost;
    }

    private void finish() {
        TraceAccount account = reader.account();
        String missingEnd = losses.missingEnd();
        if (missingEnd != null) {
            sink.cutOff(account.records(), missingEnd);
        } else if (account.damageCount() > TraceAccount.MOST_DAMAGES) {
            sink.cutOff(
                    account.records(),
                    "expected a sound log file, found " + account.damageCount() + " parts that cannot be read, "
                            + account.skippedBytes() + " bytes in all");
        }
        if (account.unusedBytes() > 0) {
            sink.remark(account.unusedBytes() + " bytes at the end of the file were set aside and never used");
        }
        if (account.records(RecordKind.OPAQUE) > 0) {
            sink.remark(account.records(RecordKind.OPAQUE) + " records are of kinds that are not known");
        }
        if (reader.isPartlySorted()) {
            sink.remark("too many buffers for one order of time: parts of the file follow one another instead");
        }
        decoder.tell(sink::remark);
    }
}

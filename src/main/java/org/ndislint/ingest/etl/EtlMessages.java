package org.ndislint.ingest.etl;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.etl.event.EmbeddedManifests;
import org.ndislint.ingest.etl.event.EventSchema;
import org.ndislint.ingest.etl.event.FieldTaker;
import org.ndislint.ingest.etl.event.PayloadReader;
import org.ndislint.ingest.etl.event.TraceLoggingSchemas;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.ingest.wpp.PrefixFields;
import org.ndislint.ingest.wpp.StatusTexts;
import org.ndislint.ingest.wpp.WppMessage;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Guid;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.MessageRecord.Field;
import org.ndislint.model.RecordSink;
import org.ndislint.model.RecordSink.LineKind;

/** Turns the records of one log file, in the order of time, into messages for recognition. */
final class EtlMessages {
    private static final long NO_THREAD = 0xFFFF_FFFFL;
    private static final int TRACE_LOGGING = 11;
    private static final int MOST_NAMES = 4096;
    private static final int MOST_SAID = 20;

    private final EtlReader reader;
    private final Wordings wordings;
    private final RecordSink sink;
    private final Losses losses;
    private final ProcessorEnds ends = new ProcessorEnds();
    private final UnknownMessages unknown = new UnknownMessages();
    private final EmbeddedManifests manifests = new EmbeddedManifests();
    private final TraceLoggingSchemas schemas = new TraceLoggingSchemas();
    private final WppMessage wpp;
    private final PayloadReader payloads;
    private final PrefixFields prefix = new PrefixFields();
    private final StringBuilder text = new StringBuilder(256);
    private final MessageRecord message = new MessageRecord();
    private final CallEvent lost = new CallEvent();
    private final Map<Guid, String> guidNames = new HashMap<>();
    private final String[] levels = new String[256];
    private final FieldTaker fieldTaker = this::field;
    private long lastKeyword;
    private String lastKeywordText = "0x0";
    private boolean begun;
    private boolean marksEnds;
    private long worded;
    private long misfits;
    private @Nullable String firstMisfit;

    EtlMessages(EtlReader reader, Wordings wordings, StatusNames statuses, RecordSink sink) {
        this.reader = reader;
        this.wordings = wordings;
        this.sink = sink;
        this.losses = new Losses(reader);
        StatusTexts names = new StatusTexts(statuses);
        this.wpp = new WppMessage(names);
        this.payloads = new PayloadReader(names);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Integer.toString(i);
        }
    }

    void run() throws IOException {
        reader.readByTime(this::inspect, this::record);
        finish();
    }

    private void inspect(EtlRecord record) {
        ends.take(record);
        losses.take(record);
        if (EmbeddedManifests.isPart(record)) {
            manifests.take(record);
        }
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
        if (reader.header().isCircular()) {
            sink.remark("a circular log file: what was oldest has been overwritten");
        }
        markEnds();
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
        long processors = Math.min(reader.header().processors(), 1 << 12);
        for (int cpu = 0; cpu < processors; cpu++) {
            if (!ends.has(cpu)) {
                lost(1, CallEvent.NO_TIME, cpu);
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
        } else {
            switch (record.kind()) {
                case MESSAGE -> message(record, line);
                case EVENT32, EVENT64 -> event(record, line);
                case FULL32, FULL64, INSTANCE32, INSTANCE64 -> classic(record, line);
                case SYSTEM32, SYSTEM64, COMPACT32, COMPACT64, PERF32, PERF64 ->
                    sink.other(record.group() == 0 ? LineKind.BANNER : LineKind.NO_MESSAGE, line, "");
                case OPAQUE -> sink.other(LineKind.NO_MESSAGE, line, "");
            }
        }
        if (marksEnds && ends.isLast(record)) {
            lost(line, time(record), record.cpu());
        }
    }

    private void message(EtlRecord record, long line) throws IOException {
        MessageFormat format = wordings.find(record);
        if (format == null) {
            sink.other(LineKind.UNKNOWN_FORMAT, line, unknown.take(record, wordings.knows(record)));
            return;
        }
        worded++;
        head(record, line);
        message.sequence = record.sequence();
        message.module = format.module();
        message.tag = format.tag();
        message.function = format.trailer().function();
        message.level = format.trailer().level();
        message.flags = format.trailer().flags();
        message.component = format.trailer().component();
        message.irqlFloor = reader.irqlFloor(record);
        int from = record.payloadFrom();
        int pointer = record.pointerBytes();
        wpp.read(
                format,
                record.data(),
                from,
                from + record.payloadLength(),
                pointer == 0 ? reader.header().pointerBytes() : pointer);
        prefix.cpu = message.cpu;
        prefix.pid = message.pid;
        prefix.tid = message.tid;
        prefix.sequence = message.sequence;
        prefix.fileTime = reader.clock().fileTime(record.tick());
        text.setLength(0);
        wpp.text(text, prefix);
        message.text = text.toString();
        wpp.arguments(message.arguments);
        String problem = wpp.problem();
        if (problem != null) {
            if (misfits++ == 0) {
                firstMisfit =
                        "message " + format.number() + " of " + format.guid() + " (record " + line + "): " + problem;
            }
        }
        sink.message(message);
    }

    private void event(EtlRecord record, long line) throws IOException {
        if (Losses.isNotice(record)) {
            lost(line, time(record), CallEvent.NOT_RECORDED);
            return;
        }
        head(record, line);
        message.level = levels[record.level()];
        message.flags = keyword(record.keyword());
        message.irqlFloor = reader.irqlFloor(record);
        EventSchema schema = record.channel() == TRACE_LOGGING ? schemas.find(record) : null;
        if (schema == null) {
            schema = manifests.find(record);
        }
        if (schema == null) {
            message.module = guidName(record);
            message.fields.add(new Field("EventID", Integer.toString(record.id())));
            if (record.opcode() != 0) {
                message.fields.add(new Field("Opcode", levels[record.opcode()]));
            }
            if (record.task() != 0) {
                message.fields.add(new Field("Task", Integer.toString(record.task())));
            }
        } else {
            fields(record, schema);
        }
        sink.message(message);
    }

    private void fields(EtlRecord record, EventSchema schema) {
        message.module = schema.provider().isEmpty() ? guidName(record) : schema.provider();
        message.eventName = schema.name().isEmpty() ? null : schema.name();
        int from = record.payloadFrom();
        payloads.read(schema, record.data(), from, from + record.payloadLength(), record.pointerBytes(), fieldTaker);
        if (payloads.problem() != null && misfits++ == 0) {
            firstMisfit = "event " + record.id() + " of " + message.module + " (record " + (record.number() + 1) + "): "
                    + payloads.problem();
        }
        if (!schema.message().isEmpty()) {
            text.setLength(0);
            EventText.write(text, schema.message(), message.fields);
            message.text = text.toString();
        }
    }

    private void field(String name, ArgumentType type, long number, @Nullable String valueName, String shown) {
        message.fields.add(new Field(name, shown));
        int index = message.arguments.count();
        if (type.isNumber()) {
            message.arguments.addNumber(index, name, type, number, valueName);
        } else {
            message.arguments.addText(index, name, type, shown);
        }
    }

    private void classic(EtlRecord record, long line) throws IOException {
        if (record.guidHigh() == KnownGuids.EVENT_TRACE.high() && record.guidLow() == KnownGuids.EVENT_TRACE.low()) {
            sink.other(LineKind.BANNER, line, "");
            return;
        }
        if (EmbeddedManifests.isPart(record) || KnownGuids.isRundown(record)) {
            sink.other(LineKind.NO_MESSAGE, line, "");
            return;
        }
        if (Losses.isNotice(record)) {
            lost(line, time(record), CallEvent.NOT_RECORDED);
            return;
        }
        head(record, line);
        message.module = guidName(record);
        message.level = levels[record.level()];
        message.fields.add(new Field("Opcode", levels[record.opcode()]));
        message.fields.add(new Field("Version", Integer.toString(record.version())));
        sink.message(message);
    }

    private void head(EtlRecord record, long line) {
        message.clear();
        message.line = line;
        message.timeNanos = time(record);
        message.cpu = record.cpu();
        message.pid = record.pid() == NO_THREAD ? CallEvent.NOT_RECORDED : record.pid();
        message.tid = record.tid() == NO_THREAD ? CallEvent.NOT_RECORDED : record.tid();
    }

    private long time(EtlRecord record) {
        long nanos = record.isTickEstimated() ? TraceClock.NONE : reader.clock().nanos(record.tick());
        return nanos == TraceClock.NONE ? CallEvent.NO_TIME : nanos;
    }

    private void lost(long line, long time, long cpu) throws IOException {
        lost.clear();
        lost.kind = EventKind.LOST;
        lost.line = line;
        lost.timeNanos = time;
        lost.cpu = cpu;
        sink.event(lost);
    }

    private String guidName(EtlRecord record) {
        Guid guid = record.guid();
        String name = guidNames.get(guid);
        if (name == null) {
            String known = KnownGuids.name(guid);
            name = known == null ? guid.toString() : known;
            if (guidNames.size() < MOST_NAMES) {
                guidNames.put(guid, name);
            }
        }
        return name;
    }

    private String keyword(long keyword) {
        if (keyword != lastKeyword) {
            lastKeyword = keyword;
            lastKeywordText = "0x" + Long.toHexString(keyword);
        }
        return lastKeywordText;
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
        wordings.problems().stream().limit(MOST_SAID).forEach(sink::remark);
        if (wordings.problems().size() > MOST_SAID) {
            sink.remark((wordings.problems().size() - MOST_SAID) + " further problems with symbols");
        }
        if (misfits > 0) {
            sink.remark(misfits
                    + " messages or events do not fit their wording or schema and are shown as far as they go; first: "
                    + firstMisfit);
        }
        sayUnknown();
    }

    private void sayUnknown() {
        if (unknown.total() == 0) {
            return;
        }
        List<UnknownMessages.Missing> all = unknown.missing();
        long rest = unknown.further();
        for (int i = 0; i < all.size(); i++) {
            UnknownMessages.Missing missing = all.get(i);
            if (i < MOST_SAID) {
                sink.remark(UnknownText.sentence(missing, reader.clock()));
            } else {
                rest += missing.count();
            }
        }
        if (rest > 0) {
            sink.remark("no .tmf for further GUIDs: " + rest + " messages");
        }
        sink.remark(UnknownText.share(unknown.total(), unknown.total() + worded)
                + "; --symbols tells where their .tmf files or the driver's .pdb are");
    }
}

package org.ndislint.ingest.etl;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.etl.event.EmbeddedManifests;
import org.ndislint.ingest.etl.event.EventSchema;
import org.ndislint.ingest.etl.event.FieldTaker;
import org.ndislint.ingest.etl.event.LoggedManifests;
import org.ndislint.ingest.etl.event.PayloadReader;
import org.ndislint.ingest.etl.event.TraceLoggingSchemas;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.ingest.wpp.PrefixFields;
import org.ndislint.ingest.wpp.StatusTexts;
import org.ndislint.ingest.wpp.WppMessage;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Guid;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.MessageRecord.Field;

/** Words the records of one log file: WPP messages through their wordings, events through the schemas they come with. */
public final class EtlDecoder {
    private static final long NO_THREAD = 0xFFFF_FFFFL;
    private static final int TRACE_LOGGING = 11;
    private static final int MOST_NAMES = 4096;
    private static final int MOST_SAID = 20;

    private final EtlReader reader;
    private final Wordings wordings;
    private final UnknownMessages unknown = new UnknownMessages();
    private final EmbeddedManifests manifests = new EmbeddedManifests();
    private final LoggedManifests logged = new LoggedManifests();
    private final TraceLoggingSchemas schemas = new TraceLoggingSchemas();
    private final WppMessage wpp;
    private final PayloadReader payloads;
    private final PrefixFields prefix = new PrefixFields();
    private final StringBuilder text = new StringBuilder(256);
    private final MessageRecord message = new MessageRecord();
    private final Map<Guid, String> guidNames = new HashMap<>();
    private final String[] levels = new String[256];
    private final FieldTaker fieldTaker = this::field;
    private long lastKeyword;
    private String lastKeywordText = "0x0";
    private long worded;
    private long misfits;
    private @Nullable String firstMisfit;

    /** What {@link #decode} made of a record. */
    public enum Outcome {
        /** {@link #message} holds it. */
        MESSAGE,
        /** An event whose payload nobody describes: {@link #message} holds what its header tells. */
        HEADER,
        /** A WPP message without wording: {@link #message} holds its place, and tracefmt's words for such. */
        UNKNOWN,
        /** A record of the session about itself. */
        BANNER,
        /** A record without a message: the kernel's own, a description of the machine, one of an unknown kind. */
        NO_MESSAGE
    }

    public EtlDecoder(EtlReader reader, Wordings wordings, StatusNames statuses) {
        this.reader = reader;
        this.wordings = wordings;
        StatusTexts names = new StatusTexts(statuses);
        this.wpp = new WppMessage(names);
        this.payloads = new PayloadReader(names);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Integer.toString(i);
        }
    }

    /** Takes what a record tells of the meaning of others; all records come here before any is decoded. */
    public void inspect(EtlRecord record) {
        if (EmbeddedManifests.isPart(record)) {
            manifests.take(record);
        } else if (LoggedManifests.isPart(record)) {
            logged.take(record);
        }
    }

    /** What the last record said; overwritten by the next. Its line is the record's number from 1. */
    public MessageRecord message() {
        return message;
    }

    /** Words a record. */
    public Outcome decode(EtlRecord record) throws IOException {
        return switch (record.kind()) {
            case MESSAGE -> wppMessage(record);
            case EVENT32, EVENT64 -> record.isWpp() ? wppMessage(record) : event(record);
            case FULL32, FULL64, INSTANCE32, INSTANCE64 -> classic(record);
            case SYSTEM32, SYSTEM64, COMPACT32, COMPACT64, PERF32, PERF64 ->
                record.group() == 0 ? Outcome.BANNER : Outcome.NO_MESSAGE;
            case OPAQUE -> Outcome.NO_MESSAGE;
        };
    }

    /** The name of a provider or event class, or null if neither the file nor anybody tells it. */
    public @Nullable String providerName(Guid provider) {
        String name = manifests.providerName(provider);
        name = name == null ? logged.providerName(provider) : name;
        return name == null ? KnownGuids.name(provider) : name;
    }

    /** WPP messages whose wording is not known. */
    public UnknownMessages unknown() {
        return unknown;
    }

    /** Says what could not be worded, and why; once, at the end. */
    public void tell(Consumer<String> remarks) {
        List<String> problems = wordings.problems();
        problems.stream().limit(MOST_SAID).forEach(remarks);
        if (problems.size() > MOST_SAID) {
            remarks.accept((problems.size() - MOST_SAID) + " further problems with symbols");
        }
        if (misfits > 0) {
            remarks.accept(misfits
                    + " messages or events do not fit their wording or schema and are shown as far as they go; first: "
                    + firstMisfit);
        }
        if (manifests.leftOut() > 0) {
            remarks.accept("the file carries too much of manifests: " + manifests.leftOut()
                    + " descriptions of events or names are not used");
        }
        logged.tell(remarks);
        sayUnknown(remarks);
    }

    private Outcome wppMessage(EtlRecord record) throws IOException {
        MessageFormat format = wordings.find(record);
        if (format == null) {
            head(record);
            message.text = unknown.take(record, wordings.knows(record));
            return Outcome.UNKNOWN;
        }
        worded++;
        head(record);
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
                firstMisfit = "message " + format.number() + " of " + format.guid() + " (record " + message.line + "): "
                        + problem;
            }
        }
        return Outcome.MESSAGE;
    }

    private Outcome event(EtlRecord record) throws IOException {
        if (LoggedManifests.isPart(record)) {
            return Outcome.NO_MESSAGE;
        }
        head(record);
        message.level = levels[record.level()];
        message.flags = keyword(record.keyword());
        message.irqlFloor = reader.irqlFloor(record);
        EventSchema schema = record.channel() == TRACE_LOGGING ? schemas.find(record) : null;
        if (schema == null) {
            schema = manifests.find(record);
            schema = schema == null ? logged.find(record) : schema;
        }
        if (schema != null) {
            fields(record, schema);
            return Outcome.MESSAGE;
        }
        message.module = guidName(record);
        message.fields.add(new Field("EventID", Integer.toString(record.id())));
        if (record.opcode() != 0) {
            message.fields.add(new Field("Opcode", levels[record.opcode()]));
        }
        if (record.task() != 0) {
            message.fields.add(new Field("Task", Integer.toString(record.task())));
        }
        return Outcome.HEADER;
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

    private Outcome classic(EtlRecord record) {
        if (record.guidHigh() == KnownGuids.EVENT_TRACE.high() && record.guidLow() == KnownGuids.EVENT_TRACE.low()) {
            return Outcome.BANNER;
        }
        if (EmbeddedManifests.isPart(record) || KnownGuids.isRundown(record)) {
            return Outcome.NO_MESSAGE;
        }
        head(record);
        message.module = guidName(record);
        message.level = levels[record.level()];
        message.fields.add(new Field("Opcode", levels[record.opcode()]));
        message.fields.add(new Field("Version", Integer.toString(record.version())));
        return Outcome.HEADER;
    }

    private void head(EtlRecord record) {
        message.clear();
        message.line = record.number() + 1;
        message.timeNanos = time(record);
        message.cpu = reader.header().isPerProcessor() ? record.cpu() : CallEvent.NOT_RECORDED;
        message.pid = record.pid() == NO_THREAD ? CallEvent.NOT_RECORDED : record.pid();
        message.tid = record.tid() == NO_THREAD ? CallEvent.NOT_RECORDED : record.tid();
    }

    /** A record's time in nanoseconds since 1970, or {@link CallEvent#NO_TIME}. */
    public long time(EtlRecord record) {
        long nanos = record.isTickEstimated() ? TraceClock.NONE : reader.clock().nanos(record.tick());
        return nanos == TraceClock.NONE ? CallEvent.NO_TIME : nanos;
    }

    private String guidName(EtlRecord record) {
        Guid guid = record.guid();
        String name = guidNames.get(guid);
        if (name == null) {
            String known = providerName(guid);
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

    private void sayUnknown(Consumer<String> remarks) {
        if (unknown.total() == 0) {
            return;
        }
        List<UnknownMessages.Missing> all = unknown.missing();
        long rest = unknown.further();
        for (int i = 0; i < all.size(); i++) {
            UnknownMessages.Missing missing = all.get(i);
            if (i < MOST_SAID) {
                remarks.accept(UnknownText.sentence(missing, reader.clock()));
            } else {
                rest += missing.count();
            }
        }
        if (rest > 0) {
            remarks.accept("no .tmf for further GUIDs: " + rest + " messages");
        }
        remarks.accept(UnknownText.share(unknown.total(), unknown.total() + worded)
                + "; --symbols tells where their .tmf files or the driver's .pdb are");
    }
}

package org.ndislint.cli.logfile;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.EtlDecoder.Outcome;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.ingest.etl.ExtendedItems;
import org.ndislint.ingest.wpp.FileTimeText;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.Guid;
import org.ndislint.model.MessageArguments;
import org.ndislint.model.MessageRecord;
import org.ndislint.report.JsonText;

/**
 * Records as JSON objects: the columns of {@link TsvListing} under their names, then what the record says, or, where
 * nobody knows that, its payload in hex. A key that a record has no value for is absent.
 */
final class NdjsonListing implements Listing {
    private final EtlReader reader;
    private final Appendable out;
    private final JsonText json = new JsonText();
    private final StringBuilder part = new StringBuilder(64);
    private final FileTimeText times = new FileTimeText();
    private final PayloadDigest digest = new PayloadDigest();
    private final ExtendedItems items = new ExtendedItems();

    NdjsonListing(EtlReader reader, Appendable out) {
        this.reader = reader;
        this.out = out;
    }

    @Override
    public boolean showsMessages() {
        return true;
    }

    @Override
    public void record(EtlRecord record, Outcome outcome, MessageRecord message) throws IOException {
        json.clear();
        json.open()
                .member("index", record.number())
                .member("buffer", record.buffer())
                .member("cpu", record.cpu())
                .member("raw_timestamp", record.tick());
        times.appendIso(part, reader.clock().fileTime(record.tick()));
        part("utc");
        json.member("header_kind", record.kind().name());
        RecordName.appendOrigin(part, record);
        part("guid_or_group");
        if (record.hook() >= 0) {
            RecordName.appendHook(part, record);
            part("id");
        } else {
            number("id", record.id());
        }
        number("version", record.version());
        number("opcode", record.opcode());
        number("level", record.level());
        if (record.kind().isEvent()) {
            event(record);
        }
        number("tid", record.tid());
        number("pid", record.pid());
        json.member("payload_len", record.bodyLength());
        digest.append(part, record);
        part("payload_sha1_8");
        if (record.isDamaged()) {
            json.member("damaged", "its parts do not fit into it");
        }
        switch (outcome) {
            case MESSAGE -> message(message);
            case HEADER -> {
                message(message);
                payload(record);
            }
            case UNKNOWN -> {
                json.member("undecoded", message.text);
                payload(record);
            }
            case BANNER, NO_MESSAGE -> payload(record);
        }
        json.close();
        out.append(json.text()).append('\n');
    }

    // What the header of an event tells beyond the columns of the table.
    private void event(EtlRecord record) {
        number("channel", record.channel());
        number("task", record.task());
        json.member("keyword", "0x" + Long.toHexString(record.keyword()));
        activity("activity_id", record, record.activityAt());
        if (items.find(record, ExtendedItems.RELATED_ACTIVITY) && items.length() >= Guid.BYTES) {
            activity("related_activity_id", record, items.from());
        }
    }

    private void activity(String key, EtlRecord record, int at) {
        if (record.data().i64(at) != 0 || record.data().i64(at + 8) != 0) {
            json.member(key, record.data().guid(at).toString());
        }
    }

    private void payload(EtlRecord record) {
        RecordName.appendPayload(part, record, Integer.MAX_VALUE);
        part("payload");
    }

    private void message(MessageRecord message) {
        if (!message.text.isEmpty()) {
            json.member("message", message.text);
        }
        text("module", message.module);
        text("event", message.eventName);
        text("tag", message.tag);
        text("function", message.function);
        text("level_name", message.level);
        text("flags", message.flags);
        text("component", message.component);
        if (!message.fields.isEmpty()) {
            json.openArray("fields");
            for (MessageRecord.Field field : message.fields) {
                json.open()
                        .member("name", field.name())
                        .member("value", field.value())
                        .close();
            }
            json.closeArray();
        } else if (message.arguments.count() > 0) {
            arguments(message.arguments);
        }
        if (message.irqlFloor >= 0) {
            json.member("irql_at_least", message.irqlFloor);
        }
    }

    private void arguments(MessageArguments arguments) {
        json.openArray("arguments");
        for (int i = 0; i < arguments.count(); i++) {
            json.open().member("index", arguments.index(i));
            if (!arguments.name(i).isEmpty()) {
                json.member("name", arguments.name(i));
            }
            ArgumentType type = arguments.type(i);
            json.member("type", type.name().toLowerCase(Locale.ROOT));
            if (type.isNumber()) {
                boolean signed = type == ArgumentType.INTEGER || type == ArgumentType.DURATION;
                json.member(
                        "value",
                        signed ? Long.toString(arguments.number(i)) : "0x" + Long.toHexString(arguments.number(i)));
                text("name_of_value", arguments.text(i));
            } else {
                text("value", arguments.text(i));
            }
            json.close();
        }
        json.closeArray();
    }

    private void part(String key) {
        if (!part.isEmpty()) {
            json.member(key, part.toString());
            part.setLength(0);
        }
    }

    private void number(String key, long value) {
        if (value >= 0) {
            json.member(key, value);
        }
    }

    private void text(String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }
}

package org.ndislint.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink.LineKind;
import org.ndislint.report.events.EventNames;
import org.ndislint.report.events.EventWriter;
import org.ndislint.report.events.NdjsonEventWriter;

/** Decoded records as {@code ndjson}: {@code record} says what each is, {@code line} where it stands. */
final class NdjsonRecordWriter implements RecordWriter {
    private final Appendable out;
    private final JsonText json = new JsonText();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EventWriter events;

    NdjsonRecordWriter(Appendable out, EventNames names) {
        this.out = out;
        this.events = new NdjsonEventWriter(bytes, names);
    }

    @Override
    public void event(CallEvent event) throws IOException {
        events.event(event);
        events.finish();
        String object = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        begin("event", event.line);
        json.text().append(',').append(object, 1, object.lastIndexOf('}'));
        end();
    }

    @Override
    public void message(MessageRecord message) throws IOException {
        begin("message", message.line);
        if (message.timeNanos != CallEvent.NO_TIME) {
            json.instant("time", message.timeNanos);
            if (message.timeStepNanos != 1) {
                json.member("timeStep", message.timeStepNanos);
            }
        }
        number("cpu", message.cpu);
        number("pid", message.pid);
        number("tid", message.tid);
        number("sequence", message.sequence);
        text("module", message.module);
        text("tag", message.tag);
        text("function", message.function);
        text("level", message.level);
        text("flags", message.flags);
        text("component", message.component);
        text("eventName", message.eventName);
        json.member("text", message.text);
        if (!message.fields.isEmpty()) {
            json.openArray("fields");
            for (MessageRecord.Field field : message.fields) {
                json.open();
                if (!field.name().isEmpty()) {
                    json.member("name", field.name());
                }
                json.member("value", field.value()).close();
            }
            json.closeArray();
        }
        end();
    }

    @Override
    public void malformed(long line, String reason, String text) throws IOException {
        begin("malformed", line);
        json.member("reason", reason).member("text", text);
        end();
    }

    @Override
    public void badField(long line, String reason, String text) throws IOException {
        begin("bad-field", line);
        json.member("reason", reason).member("text", text);
        end();
    }

    @Override
    public void other(LineKind kind, long line, String text) throws IOException {
        begin(RecordWriter.word(kind), line);
        json.member("text", text);
        end();
    }

    @Override
    public void lostInAll(long count) throws IOException {
        begin("lost-in-all", 0);
        json.member("count", count);
        end();
    }

    private void begin(String record, long line) {
        json.open().member("record", record);
        if (line > 0) {
            json.member("line", line);
        }
    }

    private void end() throws IOException {
        json.close();
        out.append(json.text()).append('\n');
        json.clear();
    }

    private void number(String key, long value) {
        if (value != CallEvent.NOT_RECORDED) {
            json.member(key, value);
        }
    }

    private void text(String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }
}

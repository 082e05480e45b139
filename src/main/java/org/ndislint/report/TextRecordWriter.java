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
import org.ndislint.report.events.ShorthandEventWriter;

/** Decoded records for people: a line each, with its number and what it is. */
final class TextRecordWriter implements RecordWriter {
    private static final int LINE_WIDTH = 6;
    private static final int WORD_WIDTH = 15;

    private final Appendable out;
    private final StringBuilder line = new StringBuilder(256);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EventWriter shorthand;

    TextRecordWriter(Appendable out, EventNames names) {
        this.out = out;
        this.shorthand = new ShorthandEventWriter(bytes, names);
    }

    @Override
    public void event(CallEvent event) throws IOException {
        shorthand.event(event);
        shorthand.finish();
        begin("event", event.line);
        line.append(InertText.of(bytes.toString(StandardCharsets.UTF_8).stripTrailing()));
        bytes.reset();
        end();
    }

    @Override
    public void message(MessageRecord message) throws IOException {
        begin("message", message.line);
        if (message.timeNanos != CallEvent.NO_TIME) {
            IsoTime.append(line, message.timeNanos);
            line.append("  ");
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
        text("event", message.eventName);
        line.append("| ").append(InertText.of(message.text));
        for (MessageRecord.Field field : message.fields) {
            line.append("  ").append(InertText.of(field.name())).append('=');
            line.append('"').append(InertText.of(field.value())).append('"');
        }
        end();
    }

    @Override
    public void malformed(long number, String reason, String text) throws IOException {
        fault("malformed", number, reason, text);
    }

    @Override
    public void badField(long number, String reason, String text) throws IOException {
        fault("bad-field", number, reason, text);
    }

    @Override
    public void other(LineKind kind, long number, String text) throws IOException {
        begin(RecordWriter.word(kind), number);
        line.append("| ").append(InertText.of(text));
        end();
    }

    @Override
    public void lostInAll(long count) throws IOException {
        begin("lost-in-all", 0);
        line.append(count);
        end();
    }

    private void fault(String word, long number, String reason, String text) throws IOException {
        begin(word, number);
        line.append(InertText.of(reason)).append(" | ").append(InertText.of(text));
        end();
    }

    private void begin(String word, long number) {
        String text = number > 0 ? Long.toString(number) : "-";
        line.append(" ".repeat(Math.max(0, LINE_WIDTH - text.length())))
                .append(text)
                .append("  ");
        line.append(word).append(" ".repeat(Math.max(1, WORD_WIDTH - word.length())));
    }

    private void end() throws IOException {
        while (line.charAt(line.length() - 1) == ' ') {
            line.setLength(line.length() - 1);
        }
        out.append(line.append('\n'));
        line.setLength(0);
    }

    private void number(String label, long value) {
        if (value != CallEvent.NOT_RECORDED) {
            line.append(label).append('=').append(value).append(' ');
        }
    }

    private void text(String label, @Nullable String value) {
        if (value != null) {
            line.append(label).append('=').append(InertText.of(value)).append(' ');
        }
    }
}

package org.ndislint.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;

/** What a decoder pushed: copies of the messages, and a line of text for each call in order. */
public final class Decoded implements RecordSink {
    public final List<MessageRecord> messages = new ArrayList<>();
    /** For each call but remarks: what, which line, and the text or reason. */
    public final List<String> calls = new ArrayList<>();

    public final List<String> remarks = new ArrayList<>();
    public final List<String> cutOffs = new ArrayList<>();
    /** The lines that some record, other line or malformed line stands for. */
    public final TreeSet<Long> lines = new TreeSet<>();
    /** The sum of what was handed to {@link #lostInAll}. */
    public long lost;

    /** The single message. */
    public MessageRecord only() {
        if (messages.size() != 1) {
            throw new AssertionError("expected one message, found " + messages.size() + ": " + calls);
        }
        return messages.get(0);
    }

    /** The calls that begin with a word. */
    public List<String> calls(String word) {
        return calls.stream().filter(c -> c.startsWith(word)).toList();
    }

    /** The fields of a message as {@code name=value}. */
    public static List<String> fields(MessageRecord message) {
        return message.fields.stream().map(f -> f.name() + "=" + f.value()).toList();
    }

    @Override
    public void event(CallEvent event) {
        lines.add(event.line);
        calls.add("event " + event.line + " " + event.kind);
    }

    @Override
    public void message(MessageRecord message) {
        messages.add(copy(message));
        lines.add(message.line);
        calls.add("message " + message.line + " " + message.text);
    }

    @Override
    public void malformed(long line, String reason, String text) {
        lines.add(line);
        calls.add("malformed " + line + " " + reason);
    }

    @Override
    public void badField(long line, String reason, String text) {
        calls.add("badField " + line + " " + reason);
    }

    @Override
    public void other(LineKind kind, long line, String text) {
        lines.add(line);
        calls.add(kind + " " + line + (text.isEmpty() ? "" : " " + text));
    }

    @Override
    public void lostInAll(long count) {
        lost += count;
    }

    @Override
    public void remark(String text) {
        remarks.add(text);
    }

    @Override
    public void cutOff(long line, String reason) {
        cutOffs.add(line + " " + reason);
    }

    private static MessageRecord copy(MessageRecord m) {
        MessageRecord c = new MessageRecord();
        c.line = m.line;
        c.timeNanos = m.timeNanos;
        c.timeStepNanos = m.timeStepNanos;
        c.cpu = m.cpu;
        c.pid = m.pid;
        c.tid = m.tid;
        c.sequence = m.sequence;
        c.module = m.module;
        c.tag = m.tag;
        c.function = m.function;
        c.level = m.level;
        c.flags = m.flags;
        c.component = m.component;
        c.eventName = m.eventName;
        c.text = m.text;
        c.fields.addAll(m.fields);
        return c;
    }
}

package org.ndislint.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log message that is not yet a call event: a line of tracefmt text, a row of tracerpt CSV, an XML event, a WPP
 * message. A reused holder like {@link CallEvent}. Recognition turns it into call events, or says that it cannot.
 */
public final class MessageRecord {
    public long line;
    /** Nanoseconds since 1970-01-01T00:00:00Z, or {@link CallEvent#NO_TIME}. */
    public long timeNanos = CallEvent.NO_TIME;
    /** Width of one step of the stamps, nanoseconds. */
    public long timeStepNanos = 1;

    public long cpu = CallEvent.NOT_RECORDED;
    public long pid = CallEvent.NOT_RECORDED;
    public long tid = CallEvent.NOT_RECORDED;
    /** The sequence number of the prefix, or {@link CallEvent#NOT_RECORDED}. */
    public long sequence = CallEvent.NOT_RECORDED;
    /** Module or provider name: field %1 of a trace prefix. */
    public @Nullable String module;
    /** Source file and line tag: field %2. */
    public @Nullable String tag;
    /** {@code %!FUNC!}: the function that logged. */
    public @Nullable String function;

    public @Nullable String level;
    public @Nullable String flags;
    public @Nullable String component;
    /** Event name, where the source has named events instead of text (tracerpt, TraceLogging). */
    public @Nullable String eventName;
    /** The text, with the lines that continue it joined by {@code \n}. */
    public String text = "";
    /** Named or positional fields beside the text: names may be empty; values as the source writes them. */
    public final List<Field> fields = new ArrayList<>();
    /** Arguments with their types, where the source records them so: WPP messages, events that carry their schema. */
    public final MessageArguments arguments = new MessageArguments();
    /** The lowest IRQL at which it can have been logged, as other records prove; -1 if nothing does. */
    public int irqlFloor = -1;

    /**
     * One field of a structured message.
     *
     * @param name the source's name, or the empty string where it gives none
     * @param value the text as written
     */
    public record Field(String name, String value) {}

    public void clear() {
        line = 0;
        timeNanos = CallEvent.NO_TIME;
        timeStepNanos = 1;
        cpu = CallEvent.NOT_RECORDED;
        pid = CallEvent.NOT_RECORDED;
        tid = CallEvent.NOT_RECORDED;
        sequence = CallEvent.NOT_RECORDED;
        module = null;
        tag = null;
        function = null;
        level = null;
        flags = null;
        component = null;
        eventName = null;
        text = "";
        fields.clear();
        arguments.clear();
        irqlFloor = -1;
    }
}

package org.ndislint.ingest.tracefmt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.RecordSink.LineKind;

/**
 * The message that is being read: it stays open until it is known that no further line continues it, and is handed on
 * together with the lines that did. Bounded: what goes on past {@value #MOST_LINES} lines or {@value #MOST_CHARS}
 * characters is counted line by line, but not kept.
 */
final class OpenMessage {
    private static final int MOST_LINES = 1000;
    private static final int MOST_CHARS = 1 << 20;

    private record Held(LineKind kind, long line, String text) {}

    final MessageRecord record = new MessageRecord();
    private final RecordSink sink;
    private final TraceLoggingJson json;
    private final List<Held> held = new ArrayList<>();
    private @Nullable StringBuilder longText;
    private int blanks;
    private boolean isOpen;
    private boolean isSpent;

    OpenMessage(RecordSink sink, TraceLoggingJson json) {
        this.sink = sink;
        this.json = json;
    }

    /** Opens a message whose fields the caller has set in {@link #record}. The one before must have been closed. */
    void open() {
        isOpen = true;
    }

    /** Whether a further line would continue a message. */
    boolean takesLines() {
        return isOpen || isSpent;
    }

    /** Adds a line that continues the message, or a blank one that may. */
    void add(LineKind kind, long line, String text) throws IOException {
        if (isSpent) {
            sink.other(kind, line, text);
            return;
        }
        int chars = longText == null ? record.text.length() : longText.length();
        if (held.size() == MOST_LINES || chars + text.length() > MOST_CHARS) {
            sink.remark("the message of line " + record.line + " goes on over more than " + held.size()
                    + " lines: the rest of it was counted but not read");
            close();
            isSpent = true;
            sink.other(kind, line, text);
            return;
        }
        held.add(new Held(kind, line, text));
        if (kind == LineKind.BLANK) {
            blanks++;
            return;
        }
        if (longText == null) {
            longText = new StringBuilder(record.text);
        }
        for (; blanks >= 0; blanks--) {
            longText.append('\n');
        }
        blanks = 0;
        longText.append(text);
    }

    /** Hands the message on, if one is open. */
    void close() throws IOException {
        isSpent = false;
        if (!isOpen) {
            return;
        }
        isOpen = false;
        if (longText != null) {
            record.text = longText.toString();
            longText = null;
        }
        blanks = 0;
        if (TraceLoggingJson.looksLike(record.text)) {
            json.read(record);
        }
        sink.message(record);
        for (Held line : held) {
            sink.other(line.kind, line.line, line.text);
        }
        held.clear();
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.ForwardingSink;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.report.TracefmtWriter;

/** Writes messages as tracefmt prints them, on their way to recognition. */
final class MessageCopy extends ForwardingSink {
    private final List<TracefmtWriter> writers;
    private long written;
    private long events;

    MessageCopy(RecordSink next, List<TracefmtWriter> writers) {
        super(next);
        this.writers = writers;
    }

    /** How many messages were written. */
    long written() {
        return written;
    }

    /** How many records were no messages but call events, which tracefmt has no words for. */
    long events() {
        return events;
    }

    @Override
    public void message(MessageRecord message) throws IOException {
        written++;
        try {
            for (TracefmtWriter writer : writers) {
                writer.message(message);
            }
        } catch (IOException e) {
            throw new OutputException(e);
        }
        super.message(message);
    }

    @Override
    public void other(LineKind kind, long line, String text) throws IOException {
        if (kind == LineKind.UNKNOWN_FORMAT) {
            written++;
            try {
                for (TracefmtWriter writer : writers) {
                    writer.unknown(text);
                }
            } catch (IOException e) {
                throw new OutputException(e);
            }
        }
        super.other(kind, line, text);
    }

    @Override
    public void event(CallEvent event) throws IOException {
        if (event.kind.isCall()) {
            events++;
        }
        super.event(event);
    }
}

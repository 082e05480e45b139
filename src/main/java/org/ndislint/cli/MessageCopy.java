package org.ndislint.cli;

import java.io.IOException;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.report.TracefmtWriter;

/** Writes messages as tracefmt prints them, on their way to recognition. */
final class MessageCopy implements RecordSink {
    private final RecordSink next;
    private final List<TracefmtWriter> writers;
    private long written;
    private long events;

    MessageCopy(RecordSink next, List<TracefmtWriter> writers) {
        this.next = next;
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
        next.message(message);
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
        next.other(kind, line, text);
    }

    @Override
    public void event(CallEvent event) throws IOException {
        if (event.kind.isCall()) {
            events++;
        }
        next.event(event);
    }

    @Override
    public void malformed(long line, String reason, String text) throws IOException {
        next.malformed(line, reason, text);
    }

    @Override
    public void badField(long line, String reason, String text) throws IOException {
        next.badField(line, reason, text);
    }

    @Override
    public void lostInAll(long count) {
        next.lostInAll(count);
    }

    @Override
    public void remark(String text) {
        next.remark(text);
    }

    @Override
    public void cutOff(long line, String reason) {
        next.cutOff(line, reason);
    }
}

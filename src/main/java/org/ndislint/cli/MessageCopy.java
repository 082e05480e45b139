package org.ndislint.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.ForwardingSink;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.report.TracefmtWriter;
import org.ndislint.report.events.CallMessageWriter;
import org.ndislint.report.events.EventNames;

/**
 * Writes messages as tracefmt prints them, on their way to recognition, and records that are call events already as the
 * messages of a driver that logs its calls.
 */
final class MessageCopy extends ForwardingSink {
    private final List<TracefmtWriter> messages = new ArrayList<>();
    private final List<CallMessageWriter> calls = new ArrayList<>();
    private long written;

    MessageCopy(RecordSink next, List<Writer> outputs, EventNames names) {
        super(next);
        for (Writer output : outputs) {
            messages.add(new TracefmtWriter(output));
            calls.add(new CallMessageWriter(output, names));
        }
    }

    /** How many messages were written. */
    long written() {
        return written;
    }

    /** How many call events lost something, or were no calls and are left out. */
    long altered() {
        return calls.get(0).altered();
    }

    @Override
    public void message(MessageRecord message) throws IOException {
        written++;
        try {
            for (TracefmtWriter writer : messages) {
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
                for (TracefmtWriter writer : messages) {
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
            written++;
        }
        write(event);
        super.event(event);
    }

    @Override
    public void gap(CallEvent lost) throws IOException {
        write(lost);
        super.gap(lost);
    }

    private void write(CallEvent event) {
        try {
            for (CallMessageWriter writer : calls) {
                writer.event(event);
            }
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }
}

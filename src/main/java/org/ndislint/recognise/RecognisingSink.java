package org.ndislint.recognise;

import java.io.IOException;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;

/**
 * Stands between a decoder and a sink: recognised messages go on as events, all others, and everything else, as they
 * came.
 */
public final class RecognisingSink implements RecordSink {
    private final Recogniser recogniser;
    private final RecordSink next;
    private final CallEvent event = new CallEvent();

    public RecognisingSink(Recogniser recogniser, RecordSink next) {
        this.recogniser = recogniser;
        this.next = next;
    }

    @Override
    public void event(CallEvent decoded) throws IOException {
        next.event(decoded);
    }

    @Override
    public void message(MessageRecord message) throws IOException {
        if (recogniser.recognise(message, event)) {
            next.event(event);
        } else {
            next.message(message);
        }
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
    public void other(LineKind kind, long line, String text) throws IOException {
        next.other(kind, line, text);
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

package org.ndislint.model;

import java.io.IOException;

/** A sink that hands everything on as it came; what stands between a decoder and a sink changes what it must. */
public abstract class ForwardingSink implements RecordSink {
    private final RecordSink next;

    protected ForwardingSink(RecordSink next) {
        this.next = next;
    }

    /** The sink behind this one. */
    protected final RecordSink next() {
        return next;
    }

    @Override
    public void event(CallEvent event) throws IOException {
        next.event(event);
    }

    @Override
    public void gap(CallEvent lost) throws IOException {
        next.gap(lost);
    }

    @Override
    public void message(MessageRecord message) throws IOException {
        next.message(message);
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

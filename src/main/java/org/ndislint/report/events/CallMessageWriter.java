package org.ndislint.report.events;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.Status;
import org.ndislint.model.Value;
import org.ndislint.report.TracefmtWriter;

/**
 * Call events as the messages of a driver that logs its calls, in lines of tracefmt. Cannot say: {@code lost} and {@code
 * capture} records, several net buffer lists, parts of 100 ns, an unknown time, processor or thread, and
 * the status of a single record, which is not taken for a returned one.
 */
public final class CallMessageWriter implements EventWriter {
    private static final long STEP_NANOS = 100;

    private final Writer out;
    private final TracefmtWriter lines;
    private final EventNames names;
    private final MessageRecord message = new MessageRecord();
    private final StringBuilder text = new StringBuilder();
    private boolean exact;
    private long altered;

    public CallMessageWriter(OutputStream out, EventNames names) {
        this(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15), names);
    }

    /** Writes where other lines are written as well. */
    public CallMessageWriter(Writer out, EventNames names) {
        this.out = out;
        this.lines = new TracefmtWriter(this.out);
        this.names = names;
    }

    @Override
    public void event(CallEvent event) throws IOException {
        if (!event.kind.isCall()) {
            altered++;
            return;
        }
        boolean returned = event.kind == EventKind.CALL && event.status != Status.ABSENT;
        exact = event.extraLength() == 0
                && !returned
                && event.cpu != CallEvent.NOT_RECORDED
                && event.tid != CallEvent.NOT_RECORDED
                && event.timeNanos != CallEvent.NO_TIME
                && event.timeNanos % STEP_NANOS == 0;
        message.clear();
        message.timeNanos = event.timeNanos;
        message.cpu = event.cpu;
        message.pid = event.pid;
        message.tid = event.tid;
        message.module = event.driver == 0 ? "ndis" : names.symbols().text(event.driver);
        message.text = words(event);
        lines.message(message);
        altered += exact ? 0 : 1;
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public long altered() {
        return altered;
    }

    private String words(CallEvent event) {
        text.setLength(0);
        text.append(event.kind == EventKind.ENTER ? "--> " : event.kind == EventKind.EXIT ? "<-- " : "DDI: Calling ");
        text.append(names.function(event));
        long present = event.present();
        while (present != 0) {
            Key key = Key.of(Long.numberOfTrailingZeros(present));
            present &= present - 1;
            if (key != Key.NBL) {
                value(key.json(), names.value(key, event.tag(key), event.bits(key)));
            } else if (event.nblCount() == 1) {
                value(key.json(), names.value(key, event.nblTag(0), event.nblBits(0)));
            } else {
                exact = false;
            }
        }
        for (int i = 0; i < event.argCount(); i++) {
            value(
                    names.symbols().text(event.argName(i)),
                    Value.text(event.argTag(i), event.argBits(i), names.symbols()));
        }
        if (event.status != Status.ABSENT) {
            value("Status", names.status(event.status));
        }
        if (event.irql >= 0) {
            value("irql", Long.toString(event.irql));
        }
        return text.toString();
    }

    private void value(String name, String value) {
        text.append(' ').append(name).append('=').append(value);
    }
}

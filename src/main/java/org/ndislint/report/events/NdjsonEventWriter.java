package org.ndislint.report.events;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Value;

/** One JSON object a line; can say everything. */
public final class NdjsonEventWriter implements EventWriter {
    /** Integers up to here are exact in programs that read JSON numbers as floating point. */
    private static final long EXACT = 1L << 53;

    private final EventNames names;
    private final Utf8Buffer out;

    public NdjsonEventWriter(OutputStream out, EventNames names) {
        this.out = new Utf8Buffer(out);
        this.names = names;
    }

    @Override
    public void event(CallEvent event) throws IOException {
        out.put("{\"event\":\"").put(event.kind.json()).put('"');
        if (event.kind.isCall()) {
            key("fn").quoted(names.function(event));
        }
        if (event.timeNanos != CallEvent.NO_TIME) {
            Instants.iso(event.timeNanos, key("time").put('"')).put('"');
        }
        number("cpu", event.cpu);
        number("pid", event.pid);
        number("tid", event.tid);
        number("irql", event.irql);
        if (event.driver != 0) {
            key("driver").quoted(names.symbols().text(event.driver));
        }
        if (event.status != Status.ABSENT) {
            key("status").quoted(names.status(event.status));
        }
        if (event.kind == EventKind.LOST) {
            number("count", event.lostCount);
        }
        long present = event.present();
        while (present != 0) {
            Key key = Key.of(Long.numberOfTrailingZeros(present));
            present &= present - 1;
            keyed(event, key);
        }
        if (event.argCount() > 0) {
            arguments(event, names, key("args"));
        }
        if (event.capture != null) {
            facts(event.capture);
        }
        if (event.extraLength() > 0) {
            out.put(',').put(event.extraBytes(), 0, event.extraLength());
        }
        out.put('}').put('\n').drain();
    }

    @Override
    public void finish() throws IOException {
        out.finish();
    }

    @Override
    public long altered() {
        return 0;
    }

    /** The further parameters as a JSON object. */
    static void arguments(CallEvent event, EventNames names, Utf8Buffer out) {
        for (int i = 0; i < event.argCount(); i++) {
            out.put(i == 0 ? '{' : ',')
                    .quoted(names.symbols().text(event.argName(i)))
                    .put(':');
            long bits = event.argBits(i);
            if (event.argTag(i) == Value.NUMBER && bits >= 0 && bits <= EXACT) {
                out.put(bits);
            } else {
                out.quoted(Value.text(event.argTag(i), bits, names.symbols()));
            }
        }
        out.put('}');
    }

    private void keyed(CallEvent event, Key key) {
        key(key.json());
        if (key == Key.NBL && event.nblCount() > 1) {
            for (int i = 0; i < event.nblCount(); i++) {
                out.put(i == 0 ? '[' : ',').quoted(names.value(key, event.nblTag(i), event.nblBits(i)));
            }
            out.put(']');
            return;
        }
        String text = names.value(key, event.tag(key), event.bits(key));
        if (EventNames.isInteger(key, event.tag(key))) {
            out.put(text);
        } else {
            out.quoted(text);
        }
    }

    private void facts(CaptureFacts facts) {
        flag("complete", facts.complete());
        flag("fromStart", facts.fromStart());
        if (facts.covers() != null) {
            list("covers", EventNames.sorted(facts.covers()));
        }
        text("names", facts.names());
        if (facts.lost() != null) {
            key("lost").put(facts.lost().longValue());
        }
        text("started", facts.started());
        text("stopped", facts.stopped());
        text("host", facts.host());
        if (facts.drivers() != null) {
            list("drivers", facts.drivers());
        }
    }

    private void list(String key, Collection<String> items) {
        key(key).put('[');
        String separator = "";
        for (String item : items) {
            out.put(separator).quoted(item);
            separator = ",";
        }
        out.put(']');
    }

    private void text(String key, @Nullable String value) {
        if (value != null) {
            key(key).quoted(value);
        }
    }

    private void flag(String key, @Nullable Boolean value) {
        if (value != null) {
            key(key).put(value.toString());
        }
    }

    private void number(String key, long value) {
        if (value >= 0) {
            key(key).put(value);
        }
    }

    private Utf8Buffer key(String key) {
        return out.put(',').put('"').put(key).put('"').put(':');
    }
}

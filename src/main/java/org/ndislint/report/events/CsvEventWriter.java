package org.ndislint.report.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/**
 * RFC 4180 with a heading of all keys and LF line ends. Cannot say: members that the contract does not know, names that
 * are empty, list items with a comma or outer blanks.
 */
public final class CsvEventWriter implements EventWriter {
    private static final CaptureFacts NO_FACTS = CaptureFacts.NOTHING;

    private final EventNames names;
    private final Utf8Buffer out;
    private boolean headed;
    private boolean exact;
    private long altered;

    public CsvEventWriter(OutputStream out, EventNames names) {
        this.out = new Utf8Buffer(out);
        this.names = names;
    }

    @Override
    public void event(CallEvent event) throws IOException {
        if (!headed) {
            heading();
        }
        exact = event.extraLength() == 0;
        out.put(event.kind.json());
        cell(event.kind.isCall() ? names.function(event) : null);
        out.put(',');
        if (event.timeNanos != CallEvent.NO_TIME) {
            Instants.iso(event.timeNanos, out);
        }
        number(event.cpu);
        number(event.pid);
        number(event.tid);
        number(event.irql);
        cell(event.driver == 0 ? null : names.symbols().text(event.driver));
        cell(event.status == Status.ABSENT ? null : names.status(event.status));
        for (int i = 0; i < Key.count(); i++) {
            keyed(event, Key.of(i));
        }
        cell(event.argCount() == 0 ? null : arguments(event));
        facts(event.capture == null ? NO_FACTS : event.capture);
        altered += exact ? 0 : 1;
        out.put('\n').drain();
    }

    @Override
    public void finish() throws IOException {
        if (!headed) {
            heading();
        }
        out.finish();
    }

    @Override
    public long altered() {
        return altered;
    }

    private void heading() {
        headed = true;
        out.put("event,fn,time,cpu,pid,tid,irql,driver,status");
        for (int i = 0; i < Key.count(); i++) {
            out.put(',').put(Key.of(i).json());
        }
        out.put(",args,complete,fromStart,covers,names,lost,started,stopped,host,drivers\n");
    }

    private void keyed(CallEvent event, Key key) {
        if (key == Key.COUNT && event.kind == EventKind.LOST) {
            number(event.lostCount);
        } else if (key == Key.NBL && event.nblCount() > 0) {
            String[] items = new String[event.nblCount()];
            for (int i = 0; i < items.length; i++) {
                items[i] = names.value(key, event.nblTag(i), event.nblBits(i));
            }
            list(List.of(items));
        } else {
            cell(event.has(key) ? names.value(key, event.tag(key), event.bits(key)) : null);
        }
    }

    private String arguments(CallEvent event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Buffer object = new Utf8Buffer(bytes);
        NdjsonEventWriter.arguments(event, names, object);
        object.finish();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void facts(CaptureFacts facts) {
        cell(text(facts.complete()));
        cell(text(facts.fromStart()));
        list(facts.covers() == null ? null : EventNames.sorted(facts.covers()));
        cell(facts.names());
        cell(text(facts.lost()));
        cell(facts.started());
        cell(facts.stopped());
        cell(facts.host());
        list(facts.drivers());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void list(@Nullable Collection<String> items) {
        if (items == null) {
            out.put(',');
            return;
        }
        for (String item : items) {
            exact &= item.indexOf(',') < 0 && item.equals(item.strip());
        }
        cell(String.join(",", items));
    }

    private void number(long value) {
        out.put(',');
        if (value >= 0) {
            out.put(value);
        }
    }

    private void cell(@Nullable String value) {
        out.put(',');
        if (value == null) {
            return;
        }
        exact &= !value.isEmpty();
        boolean quote = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            quote |= c <= ' ' || c == ',' || c == '"' || c == ';';
        }
        if (!quote) {
            out.put(value);
            return;
        }
        out.put('"').put(value.replace("\"", "\"\"")).put('"');
    }
}

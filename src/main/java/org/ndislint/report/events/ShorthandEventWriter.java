package org.ndislint.report.events;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Value;
import org.ndislint.report.InertText;

/**
 * One event a line, for people. Cannot say: members that the contract does not know, functions whose name has a blank or
 * {@code =} in it, parameters with such names or with the name of a key.
 */
public final class ShorthandEventWriter implements EventWriter {
    /** Times before the end of 1970 are seconds from the start of something. */
    private static final long RELATIVE = 365L * 86_400 * 1_000_000_000;

    private static final Set<String> OTHER_KEYS = Set.of(
            "t",
            "ts",
            "event",
            "fn",
            "time",
            "cpu",
            "pid",
            "tid",
            "irql",
            "driver",
            "status",
            "args",
            "complete",
            "fromStart",
            "covers",
            "names",
            "lost",
            "started",
            "stopped",
            "host",
            "drivers");

    private final EventNames names;
    private final Utf8Buffer out;
    private final Set<String> keys = new HashSet<>(OTHER_KEYS);
    private boolean exact;
    private long altered;

    public ShorthandEventWriter(OutputStream out, EventNames names) {
        this.out = new Utf8Buffer(out);
        this.names = names;
        for (int i = 0; i < Key.count(); i++) {
            keys.add(Key.of(i).json());
        }
    }

    @Override
    public void event(CallEvent event) throws IOException {
        exact = event.extraLength() == 0;
        out.put(event.kind.mark());
        if (event.kind.isCall()) {
            out.put(' ').put(bare(names.function(event)));
        }
        time(event.timeNanos);
        number("cpu", event.cpu);
        number("pid", event.pid);
        number("t", event.tid);
        number("irql", event.irql);
        if (event.driver != 0) {
            pair("driver", names.symbols().text(event.driver));
        }
        if (event.status != Status.ABSENT) {
            pair("status", names.status(event.status));
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
        for (int i = 0; i < event.argCount(); i++) {
            String name = names.symbols().text(event.argName(i));
            if (keys.contains(name) || !isBare(name)) {
                exact = false;
            } else {
                pair(name, Value.text(event.argTag(i), event.argBits(i), names.symbols()));
            }
        }
        if (event.capture != null) {
            facts(event.capture);
        }
        altered += exact ? 0 : 1;
        out.put('\n').drain();
    }

    @Override
    public void finish() throws IOException {
        out.finish();
    }

    @Override
    public long altered() {
        return altered;
    }

    private void keyed(CallEvent event, Key key) {
        if (key == Key.NBL) {
            String[] items = new String[event.nblCount()];
            for (int i = 0; i < items.length; i++) {
                items[i] = names.value(key, event.nblTag(i), event.nblBits(i));
            }
            list(key.json(), List.of(items));
        } else {
            pair(key.json(), names.value(key, event.tag(key), event.bits(key)));
        }
    }

    private void facts(CaptureFacts facts) {
        pair("complete", text(facts.complete()));
        pair("fromStart", text(facts.fromStart()));
        if (facts.covers() != null) {
            list("covers", EventNames.sorted(facts.covers()));
        }
        pair("names", facts.names());
        pair("lost", text(facts.lost()));
        pair("started", facts.started());
        pair("stopped", facts.stopped());
        pair("host", facts.host());
        if (facts.drivers() != null) {
            list("drivers", facts.drivers());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void time(long nanos) {
        if (nanos == CallEvent.NO_TIME) {
            return;
        }
        out.put(' ');
        if (nanos < RELATIVE) {
            Instants.seconds(nanos, out.put("ts="));
        } else {
            Instants.iso(nanos, out.put("time="));
        }
    }

    private void number(String key, long value) {
        if (value >= 0) {
            out.put(' ').put(key).put('=').put(value);
        }
    }

    private void pair(String key, @Nullable String value) {
        if (value == null) {
            return;
        }
        out.put(' ').put(key).put('=');
        if (isPlain(value)) {
            out.put(value);
        } else {
            out.quoted(value);
        }
    }

    // Items are split at commas before escapes are resolved: a comma of an item's own is escaped.
    private void list(String key, Collection<String> items) {
        boolean plain = !items.isEmpty();
        for (String item : items) {
            plain &= isPlain(item);
            exact &= !item.isEmpty();
        }
        out.put(' ').put(key).put('=').put(plain ? "" : "\"");
        String separator = "";
        for (String item : items) {
            out.put(separator);
            separator = ",";
            if (plain) {
                out.put(item);
            } else {
                escaped(item);
            }
        }
        out.put(plain ? "" : "\"");
    }

    private void escaped(String item) {
        for (int i = 0; i < item.length(); i = item.offsetByCodePoints(i, 1)) {
            char c = item.charAt(i);
            if (c == '"' || c == '\\' || c == ',' || InertText.isHostile(item.codePointAt(i))) {
                out.escape(c);
                if (Character.isSupplementaryCodePoint(item.codePointAt(i))) {
                    out.escape(item.charAt(i + 1));
                }
            } else {
                out.put(Character.toString(item.codePointAt(i)));
            }
        }
    }

    private String bare(String name) {
        if (isBare(name)) {
            return name;
        }
        exact = false;
        StringBuilder bare = new StringBuilder(name);
        for (int i = 0; i < bare.length(); i++) {
            if (!isBare(bare.substring(i, i + 1))) {
                bare.setCharAt(i, '_');
            }
        }
        return bare.toString();
    }

    private static boolean isBare(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 0x80 && Character.isLetterOrDigit(c);
            if (c == '=' || (!letter && !isPlain(String.valueOf(c)))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == ',' || c == '"' || c == '#' || c == '\\' || c >= 0x7F) {
                return false;
            }
        }
        return !value.isEmpty();
    }
}

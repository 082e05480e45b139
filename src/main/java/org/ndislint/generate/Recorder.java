package org.ndislint.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.generate.Recording.Detail;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** Writes what happens as call events, as far as the {@link Recording} shows it. One record is open at a time. */
final class Recorder {
    private static final long MILLISECOND = 1_000_000;

    private final Recording recording;
    private final Symbols symbols;
    private final EventSink sink;
    private final int[] ids = new int[Fn.values().length];
    private final int[] unknown = new int[Fn.values().length];
    private final int[] spellings = new int[Fn.values().length];
    private final CallEvent event = new CallEvent();
    private long count;

    Recorder(Recording recording, Catalogue catalogue, Symbols symbols, EventSink sink) {
        this.recording = recording;
        this.symbols = symbols;
        this.sink = sink;
        for (Fn fn : Fn.values()) {
            ids[fn.ordinal()] = catalogue.find(fn.text());
            boolean known = ids[fn.ordinal()] >= 0;
            unknown[fn.ordinal()] = known ? 0 : symbols.id(fn.text());
            boolean alias = known && !catalogue.name(ids[fn.ordinal()]).equals(fn.text());
            spellings[fn.ordinal()] = alias ? symbols.id(fn.text()) : 0;
        }
    }

    Recording recording() {
        return recording;
    }

    /** The number of records written; the next one gets this plus one. */
    long count() {
        return count;
    }

    /** Describes the capture, if the recording asks for it. */
    void capture(Set<String> covers, List<String> drivers, boolean complete) {
        if (!recording.capture()) {
            return;
        }
        event.clear();
        event.kind = EventKind.CAPTURE;
        event.line = count + 1;
        event.capture = new CaptureFacts(
                complete ? true : null,
                complete ? null : true,
                covers,
                recording.sourceNames() ? "source" : "import",
                null,
                null,
                null,
                null,
                recording.drivers() ? drivers : null);
        put();
    }

    Recorder enter(Fn fn, SimThread thread, Driver driver, long now) {
        return open(EventKind.ENTER, fn, thread, driver, now);
    }

    Recorder exit(Fn fn, SimThread thread, Driver driver, long now) {
        return open(EventKind.EXIT, fn, thread, driver, now);
    }

    private Recorder open(EventKind kind, Fn fn, SimThread thread, Driver driver, long now) {
        event.clear();
        event.kind = kind;
        event.line = count + 1;
        event.function = ids[fn.ordinal()];
        event.unknownFunction = unknown[fn.ordinal()];
        event.spelling = spellings[fn.ordinal()];
        if (recording.threads()) {
            event.tid = thread.tid;
            event.cpu = thread.cpu;
        }
        if (recording.irql()) {
            event.irql = thread.irql;
        }
        if (recording.drivers()) {
            event.driver = driver.symbol;
        }
        switch (recording.times()) {
            case NONE -> event.timeNanos = CallEvent.NO_TIME;
            case EXACT -> event.timeNanos = now;
            case COARSE -> event.timeNanos = now - Math.floorMod(now, MILLISECOND);
        }
        return this;
    }

    /** The Status argument or the return value. */
    Recorder status(long status) {
        if (recording.statuses()) {
            event.status = status;
        }
        return this;
    }

    /** A level other than the thread's. */
    Recorder irql(int level) {
        if (recording.irql()) {
            event.irql = level;
        }
        return this;
    }

    /** A parameter of the call. */
    Recorder with(Key key, Ref ref) {
        event.set(key, ref.tag(), ref.bits());
        return this;
    }

    /** A parameter that may be absent from the record. */
    Recorder maybe(Key key, @Nullable Ref ref) {
        return ref == null ? this : with(key, ref);
    }

    /** A handle that the call does not carry but its context, or its exit's entry, stands for. */
    Recorder known(Key key, @Nullable Ref ref) {
        return recording.detail() == Detail.RAW ? this : maybe(key, ref);
    }

    /** A context, with the handle behind it where the recording shows that. */
    Recorder context(Key contextKey, @Nullable Ref context, Key handleKey, @Nullable Ref handle) {
        if (recording.detail() != Detail.RAW) {
            maybe(handleKey, handle);
        }
        return recording.detail() == Detail.HANDLES && handle != null ? this : maybe(contextKey, context);
    }

    /** Another documented fact. */
    Recorder fact(Key key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long packed = Value.pack(bytes, 0, bytes.length);
        event.set(
                key,
                packed != 0 ? Value.SHORT_NAME : Value.SYMBOL,
                packed != 0 ? packed : symbols.id(bytes, 0, bytes.length));
        return this;
    }

    /** A chain of net buffer lists. */
    Recorder lists(List<Ref> chain) {
        for (Ref list : chain) {
            event.addNbl(list.tag(), list.bits());
        }
        return this;
    }

    /** Flags by their names; none are a zero. */
    Recorder flags(String names) {
        return names.isEmpty() ? number(Key.FLAGS, 0) : fact(Key.FLAGS, names);
    }

    Recorder number(Key key, long value) {
        event.set(key, Value.NUMBER, value);
        return this;
    }

    /** A note of the recorder; a bare recording has none. */
    Recorder internal() {
        return recording.detail() == Detail.RAW ? this : number(Key.INTERNAL, 1);
    }

    /** Writes the record. */
    void put() {
        count++;
        try {
            sink.event(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

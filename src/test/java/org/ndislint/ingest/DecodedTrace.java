package org.ndislint.ingest;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** Everything a reader pushed, as events and as lines that a test can compare. */
public final class DecodedTrace implements RecordSink {
    public static final Catalogue CATALOGUE = Catalogue.load();
    public static final StatusNames STATUSES = StatusNames.load();

    public final Symbols symbols = new Symbols();
    public final List<CallEvent> events = new ArrayList<>();
    /** All calls but {@link #event} and {@link #other}, such as {@code malformed 3: reason}. */
    public final List<String> problems = new ArrayList<>();

    public final List<String> others = new ArrayList<>();
    public final List<String> remarks = new ArrayList<>();
    /** Every call in order. */
    public final List<String> all = new ArrayList<>();

    public static DecodedTrace of(TraceFormat format, String text) throws IOException {
        return of(format, BytesSource.of(text));
    }

    public static DecodedTrace of(TraceFormat format, byte[] bytes) throws IOException {
        return of(format, new BytesSource(bytes));
    }

    public static DecodedTrace of(TraceFormat format, TraceSource source) throws IOException {
        return of(format, source, ZoneOffset.UTC);
    }

    public static DecodedTrace of(TraceFormat format, TraceSource source, ZoneId zone) throws IOException {
        DecodedTrace trace = new DecodedTrace();
        format.read(source, new ReadContext(trace.symbols, CATALOGUE, STATUSES, zone, null, false), trace);
        return trace;
    }

    /** The only event. */
    public CallEvent event() {
        if (events.size() != 1 || !problems.isEmpty()) {
            throw new AssertionError("expected one event, found " + all);
        }
        return events.get(0);
    }

    /** Each event as text, without its line. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (CallEvent event : events) {
            texts.add(text(event));
        }
        return texts;
    }

    public String text(CallEvent event) {
        StringBuilder text = new StringBuilder(event.kind.json());
        if (event.function >= 0) {
            text.append(' ').append(CATALOGUE.name(event.function));
        }
        if (event.unknownFunction != 0) {
            text.append(" ?").append(symbols.text(event.unknownFunction));
        }
        if (event.spelling != 0) {
            text.append(" as ").append(symbols.text(event.spelling));
        }
        if (event.timeNanos != CallEvent.NO_TIME) {
            text.append(" time=").append(event.timeNanos);
        }
        append(text, "cpu", event.cpu);
        append(text, "pid", event.pid);
        append(text, "tid", event.tid);
        append(text, "irql", event.irql);
        if (event.driver != 0) {
            text.append(" driver=").append(symbols.text(event.driver));
        }
        if (event.status != Status.ABSENT) {
            text.append(" status=").append(status(event.status));
        }
        append(text, "lost", event.kind == EventKind.LOST ? event.lostCount : -1);
        for (int i = 0; i < Key.count(); i++) {
            Key key = Key.of(i);
            if (event.has(key) && key != Key.NBL) {
                text.append(' ').append(key.json()).append('=').append(value(event.tag(key), event.bits(key)));
            }
        }
        for (int i = 0; i < event.nblCount(); i++) {
            text.append(i == 0 ? " nbl=" : ",").append(value(event.nblTag(i), event.nblBits(i)));
        }
        for (int i = 0; i < event.argCount(); i++) {
            text.append(" args.").append(symbols.text(event.argName(i)));
            text.append('=').append(value(event.argTag(i), event.argBits(i)));
        }
        if (event.capture != null) {
            text.append(facts(event.capture));
        }
        if (event.extraLength() > 0) {
            text.append(" extra ")
                    .append(new String(
                            event.extraBytes(), 0, event.extraLength(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private String value(byte tag, long bits) {
        return tag == Value.NUMBER ? "#" + Long.toHexString(bits) : "'" + Value.text(tag, bits, symbols) + "'";
    }

    private String status(long status) {
        if (Status.isUnknownName(status)) {
            return "?" + symbols.text(Status.symbol(status));
        }
        return status == Status.TRUE ? "TRUE" : status == Status.FALSE ? "FALSE" : "#" + Long.toHexString(status);
    }

    private static String facts(CaptureFacts facts) {
        return " complete=" + facts.complete() + " fromStart=" + facts.fromStart() + " covers="
                + (facts.covers() == null ? null : new TreeSet<>(facts.covers())) + " names=" + facts.names()
                + " lost=" + facts.lost() + " started=" + facts.started() + " stopped=" + facts.stopped() + " host="
                + facts.host() + " drivers=" + facts.drivers();
    }

    private static void append(StringBuilder text, String name, long value) {
        if (value >= 0) {
            text.append(' ').append(name).append('=').append(value);
        }
    }

    @Override
    public void event(CallEvent event) {
        CallEvent copy = new CallEvent();
        copy.copyFrom(event);
        events.add(copy);
        all.add(event.line + " " + text(event));
    }

    @Override
    public void message(MessageRecord message) {
        problem("message " + message.line + ": " + message.text);
    }

    @Override
    public void malformed(long line, String reason, String text) {
        problem("malformed " + line + ": " + reason);
    }

    @Override
    public void badField(long line, String reason, String text) {
        problem("bad field " + line + ": " + reason);
    }

    @Override
    public void other(LineKind kind, long line, String text) {
        others.add(line + " " + kind + (text.isEmpty() ? "" : ": " + text));
        all.add("other " + kind + " " + line);
    }

    @Override
    public void lostInAll(long count) {
        problem("lost in all: " + count);
    }

    @Override
    public void remark(String text) {
        remarks.add(text);
        all.add("remark " + text);
    }

    @Override
    public void cutOff(long line, String reason) {
        problem("cut off " + line + ": " + reason);
    }

    private void problem(String problem) {
        problems.add(problem);
        all.add(problem);
    }
}

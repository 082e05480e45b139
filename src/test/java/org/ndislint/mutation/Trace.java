package org.ndislint.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.shorthand.ShorthandFormat;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Program;

/** A trace in shorthand that can be run through many programs. */
final class Trace {
    private final PackSet set;
    private final String text;
    private final List<CallEvent> events;
    private final BitSet records = new BitSet();

    /**
     * Reads a trace.
     *
     * @param symbols of the program of the packs as they are
     * @throws IllegalArgumentException if a line cannot be read
     */
    Trace(PackSet set, Symbols symbols, String text) {
        this.set = set;
        this.text = text;
        this.events = read(symbols);
        for (CallEvent event : events) {
            int call = event.kind.isCall() ? set.program().number(event) : -1;
            if (call >= 0) {
                if (event.kind != EventKind.EXIT) {
                    records.set(call * 2);
                }
                if (event.kind != EventKind.ENTER) {
                    records.set(call * 2 + 1);
                }
            }
        }
    }

    String text() {
        return text;
    }

    /** Its records as numbers of {@link org.ndislint.rules.RuleRecords}. */
    BitSet records() {
        return records;
    }

    int size() {
        return events.size();
    }

    /** The records, for programs whose names have the same numbers; not to be changed. */
    List<CallEvent> events() {
        return events;
    }

    /** The records with the numbers of other symbols. */
    List<CallEvent> read(Symbols symbols) {
        List<CallEvent> out = new ArrayList<>();
        ReadContext context = new ReadContext(symbols, set.catalogue(), set.statuses(), ZoneOffset.UTC, null, false);
        try {
            new ShorthandFormat().read(BytesSource.of(text), context, new Sink(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    Program program() {
        return set.program();
    }

    private record Sink(List<CallEvent> out) implements RecordSink {
        @Override
        public void event(CallEvent event) {
            CallEvent copy = new CallEvent();
            copy.copyFrom(event);
            out.add(copy);
        }

        @Override
        public void message(MessageRecord message) {
            throw new IllegalArgumentException("a message");
        }

        @Override
        public void malformed(long line, String reason, String text) {
            throw new IllegalArgumentException(line + ": " + reason + ": " + text);
        }

        @Override
        public void badField(long line, String reason, String text) {
            throw new IllegalArgumentException(line + ": " + reason + ": " + text);
        }

        @Override
        public void other(LineKind kind, long line, String text) {}

        @Override
        public void lostInAll(long count) {
            throw new IllegalArgumentException("a loss in all");
        }

        @Override
        public void remark(String text) {}

        @Override
        public void cutOff(long line, String reason) {
            throw new IllegalArgumentException(reason);
        }
    }
}

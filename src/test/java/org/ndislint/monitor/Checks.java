package org.ndislint.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.shorthand.ShorthandFormat;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;
import org.ndislint.rules.Severity;
import org.ndislint.timeline.TraceLog;

/** Runs traces in shorthand through the monitor, for tests. */
public final class Checks {
    public static final Catalogue CATALOGUE = Catalogue.load();
    public static final StatusNames STATUSES = StatusNames.load();
    public static final Program PROGRAM = Packs.builtIn(CATALOGUE, STATUSES);

    private Checks() {}

    /** What a run over one trace gave. */
    public record Run(List<Finding> findings, Monitor monitor) {
        public List<Finding> violations() {
            return findings.stream().filter(Finding::conclusive).toList();
        }

        /** {@code RULE@event}, violations of severity error or warning. */
        public List<String> grave() {
            return violations().stream()
                    .filter(Checks::isGrave)
                    .map(f -> f.rule().id() + "@" + f.event())
                    .toList();
        }

        /** {@code RULE@event}, violations of severity error. */
        public List<String> errors() {
            return violations().stream()
                    .filter(f -> f.rule().severity() == Severity.ERROR)
                    .map(f -> f.rule().id() + "@" + f.event())
                    .toList();
        }

        /** {@code RULE@event}, all violations. */
        public List<String> all() {
            return violations().stream()
                    .map(f -> f.rule().id() + "@" + f.event())
                    .toList();
        }

        public List<String> undecided() {
            return findings.stream()
                    .filter(f -> !f.conclusive())
                    .map(f -> f.rule().id() + "@" + f.event() + f.because())
                    .toList();
        }
    }

    public static boolean isGrave(Finding finding) {
        return finding.rule().severity() == Severity.ERROR || finding.rule().severity() == Severity.WARNING;
    }

    public static Run run(String trace) {
        return run(PROGRAM, trace);
    }

    public static Run run(Program program, String trace) {
        Symbols symbols = program.newSymbols();
        List<Finding> findings = new ArrayList<>();
        Monitor monitor = monitor(program, symbols, true, findings);
        feed(trace, symbols, monitor);
        monitor.finish();
        return new Run(findings, monitor);
    }

    /** Runs all rules over events, which stay as they are; keeps violations only. */
    public static Run run(Symbols symbols, List<CallEvent> events) {
        List<Finding> findings = new ArrayList<>();
        Monitor monitor = monitor(PROGRAM, symbols, false, findings);
        CallEvent record = new CallEvent();
        for (int i = 0; i < events.size(); i++) {
            record.copyFrom(events.get(i));
            monitor.accept(record, i + 1L);
        }
        monitor.finish();
        return new Run(findings, monitor);
    }

    private static Monitor monitor(Program program, Symbols symbols, boolean keepInconclusive, List<Finding> findings) {
        return new Monitor(program, symbols, STATUSES, options(program, keepInconclusive), findings::add);
    }

    /** Options of a run of all rules that says nothing of what the capture says itself. */
    public static Monitor.Options options(Program program, boolean keepInconclusive) {
        BitSet on = new BitSet();
        on.set(0, program.rules().size());
        return new Monitor.Options(on, keepInconclusive, false, Set.of());
    }

    /** Events as a trace that can be read again, numbered from 1. */
    public static TraceLog log(Symbols symbols, List<CallEvent> events) {
        TraceLog log = new TraceLog(symbols, CATALOGUE.size());
        long number = 0;
        for (CallEvent event : events) {
            log.add(event, ++number);
        }
        return log;
    }

    private static void feed(String trace, Symbols symbols, Monitor monitor) {
        ReadContext context = new ReadContext(symbols, CATALOGUE, STATUSES, ZoneOffset.UTC, null, false);
        try {
            new ShorthandFormat().read(BytesSource.of(trace), context, new Feeder(monitor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Feeder implements RecordSink {
        private final Monitor monitor;
        private long number;

        Feeder(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void event(CallEvent event) {
            monitor.accept(event, ++number);
        }

        @Override
        public void message(MessageRecord message) {
            throw new AssertionError("a shorthand trace has no messages");
        }

        @Override
        public void malformed(long line, String reason, String text) {
            throw new AssertionError(line + ": " + reason + ": " + text);
        }

        @Override
        public void badField(long line, String reason, String text) {
            throw new AssertionError(line + ": " + reason + ": " + text);
        }

        @Override
        public void other(LineKind kind, long line, String text) {}

        @Override
        public void lostInAll(long count) {
            monitor.lostInAll(count);
        }

        @Override
        public void remark(String text) {}

        @Override
        public void cutOff(long line, String reason) {
            throw new AssertionError(reason);
        }
    }
}

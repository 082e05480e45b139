package org.ndislint.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormats;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.open.ExpansionLimit;
import org.ndislint.ingest.open.SourceOpener;
import org.ndislint.ingest.open.SourceReceiver;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Symbols;
import org.ndislint.model.TraceFormatException;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a check on one thread: decoding without a check, and the check of decoded events; nanoseconds for each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Captures.EVENTS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class StepBench {
    private Catalogue catalogue = Catalogue.load();
    private StatusNames statuses = StatusNames.load();
    private Program program = Packs.builtIn(catalogue, statuses);
    private Symbols symbols = program.newSymbols();
    private Path file = Path.of("");
    private final List<CallEvent> events = new ArrayList<>();

    @Setup
    public void make() throws IOException {
        file = Captures.of("ndjson");
        read(symbols, new Reader() {
            @Override
            public void event(CallEvent event) {
                CallEvent copy = new CallEvent();
                copy.copyFrom(event);
                events.add(copy);
            }
        });
    }

    private void read(Symbols into, Reader reader) throws IOException {
        ReadContext context = new ReadContext(into, catalogue, statuses, ZoneOffset.UTC, null, false);
        SourceReceiver receiver = new SourceReceiver() {
            @Override
            public void source(TraceSource source) throws IOException {
                TraceFormats.detect(source.head()).format().read(source, context, reader);
            }

            @Override
            public void unreadable(String name, TraceFormatException why) {
                throw new IllegalStateException(why);
            }
        };
        new SourceOpener(ExpansionLimit.USUAL, text -> {})
                .open(file.toString(), InputStream.nullInputStream(), receiver);
    }

    /** NDJSON to call events. */
    @Benchmark
    public long decode() throws IOException {
        Reader reader = new Reader();
        read(program.newSymbols(), reader);
        return reader.events;
    }

    /** Objects followed, no rule judged. */
    @Benchmark
    public Object correlate() {
        return step(new BitSet());
    }

    /** All rules that are on by default. */
    @Benchmark
    public Object check() {
        BitSet on = new BitSet();
        for (Program.CompiledRule rule : program.rules()) {
            on.set(rule.index(), rule.info().severity() != org.ndislint.rules.Severity.OFF);
        }
        return step(on);
    }

    private Monitor step(BitSet on) {
        Monitor monitor = new Monitor(
                program, symbols, statuses, new Monitor.Options(on, false, false, Set.of()), finding -> {});
        CallEvent scratch = new CallEvent();
        for (int i = 0; i < events.size(); i++) {
            scratch.copyFrom(events.get(i));
            monitor.accept(scratch, i + 1L);
        }
        monitor.finish();
        return monitor;
    }

    /** Counts events; anything else is a fault of the capture. */
    private static class Reader implements RecordSink {
        private long events;

        @Override
        public void event(CallEvent event) {
            events++;
        }

        @Override
        public void message(MessageRecord message) {
            throw new IllegalStateException(message.text);
        }

        @Override
        public void malformed(long line, String reason, String text) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void badField(long line, String reason, String text) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void other(LineKind kind, long line, String text) {
            throw new IllegalStateException(text);
        }

        @Override
        public void lostInAll(long count) {
            throw new IllegalStateException("nothing was lost");
        }

        @Override
        public void remark(String text) {
            throw new IllegalStateException(text);
        }

        @Override
        public void cutOff(long line, String reason) {
            throw new IllegalStateException(reason);
        }
    }
}

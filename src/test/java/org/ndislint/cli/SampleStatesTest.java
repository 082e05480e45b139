package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.ndjson.NdjsonFormat;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Checks;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;
import org.ndislint.monitor.Relay;

/** Checks of the samples, stopped at every record and brought back. */
class SampleStatesTest {
    static Stream<Path> samples() throws IOException {
        return TimelineCommandTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aCheckThatStopsBeforeAnyRecordGivesTheSame(Path sample) throws IOException {
        Symbols symbols = Checks.PROGRAM.newSymbols();
        List<CallEvent> events = read(ndjson(sample), symbols);
        Relay.Outcome whole = Relay.whole(symbols, events);
        BitSet all = new BitSet();
        for (int stop = 0; stop <= events.size(); stop++) {
            BitSet once = new BitSet();
            once.set(stop);
            all.set(stop);
            assertThat(Relay.stopped(symbols, events, once)).isEqualTo(whole);
        }
        assertThat(Relay.stopped(symbols, events, all)).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theRestOfATraceIsReadWithTheNamesOfTheState(Path sample) throws IOException {
        String text = ndjson(sample);
        Symbols symbols = Checks.PROGRAM.newSymbols();
        Relay.Outcome whole = Relay.whole(symbols, read(text, symbols));
        List<String> lines = text.lines().toList();
        for (int stop = 0; stop <= lines.size(); stop += 7) {
            List<Finding> findings = new ArrayList<>();
            Symbols before = Checks.PROGRAM.newSymbols();
            Monitor first = Relay.fresh(before, findings::add);
            feed(first, read(String.join("\n", lines.subList(0, stop)), before), 0);
            Monitor second = Relay.read(Relay.write(first), findings::add);
            String rest = String.join("\n", lines.subList(stop, lines.size()));
            List<CallEvent> events = read(rest, second.world().symbols());
            for (CallEvent event : events) {
                event.line += stop;
            }
            feed(second, events, stop);
            assertThat(Relay.end(second, findings)).isEqualTo(whole);
        }
    }

    private static void feed(Monitor monitor, List<CallEvent> events, int before) {
        for (int i = 0; i < events.size(); i++) {
            monitor.accept(events.get(i), before + i + 1L);
        }
    }

    private static List<CallEvent> read(String text, Symbols symbols) throws IOException {
        DecodedTrace trace = new DecodedTrace();
        ReadContext context = new ReadContext(symbols, Checks.CATALOGUE, Checks.STATUSES, ZoneOffset.UTC, null, false);
        new NdjsonFormat().read(BytesSource.of(text), context, trace);
        return trace.events;
    }

    /** The call events of a sample, one a line. */
    private static String ndjson(Path sample) {
        List<String> arguments = new ArrayList<>(List.of("convert", "-q", "--format", "ndjson"));
        Path mapping = Path.of(sample.toString().replaceAll("\\.\\w+$", ".yaml"));
        if (Files.exists(mapping)) {
            arguments.addAll(List.of("--mapping", mapping.toString()));
        }
        arguments.add(sample.toString());
        RunResult run = RunResult.ofProgram("", arguments.toArray(new String[0]));
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }
}

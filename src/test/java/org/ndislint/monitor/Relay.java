package org.ndislint.monitor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;

/** Runs traces with a monitor that is written down and brought back on the way, for tests. */
public final class Relay {
    private Relay() {}

    /** Everything that a run gives. */
    public record Outcome(List<Finding> findings, List<Object> sums) {}

    /** A run of all records with one monitor. */
    public static Outcome whole(Symbols symbols, List<CallEvent> events) throws IOException {
        return stopped(symbols, events, new BitSet());
    }

    /**
     * A run in which the monitor is written down and another brought back before some records.
     *
     * @param stops positions of those records; that of the end may be among them
     */
    public static Outcome stopped(Symbols symbols, List<CallEvent> events, BitSet stops) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Monitor monitor = fresh(symbols, findings::add);
        CallEvent record = new CallEvent();
        for (int i = 0; i <= events.size(); i++) {
            if (stops.get(i)) {
                monitor = read(write(monitor), findings::add);
            }
            if (i < events.size()) {
                record.copyFrom(events.get(i));
                monitor.accept(record, i + 1L);
            }
        }
        return end(monitor, findings);
    }

    /** Ends a run. */
    public static Outcome end(Monitor monitor, List<Finding> findings) {
        monitor.finish();
        return new Outcome(
                findings,
                List.of(
                        monitor.verdicts(),
                        monitor.violations(),
                        monitor.inconclusive(),
                        monitor.objects(),
                        monitor.adopted(),
                        monitor.anomalies()));
    }

    public static Monitor fresh(Symbols symbols, FindingSink sink) {
        BitSet on = new BitSet();
        on.set(0, Checks.PROGRAM.rules().size());
        return new Monitor(
                Checks.PROGRAM, symbols, Checks.STATUSES, new Monitor.Options(on, true, false, Set.of()), sink);
    }

    public static byte[] write(Monitor monitor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        monitor.writeTo(new DataOutputStream(out));
        return out.toByteArray();
    }

    public static Monitor read(byte[] state, FindingSink sink) throws IOException {
        return Monitor.readFrom(
                new DataInputStream(new ByteArrayInputStream(state)),
                Checks.PROGRAM,
                Checks.PROGRAM.newSymbols(),
                Checks.STATUSES,
                sink);
    }
}

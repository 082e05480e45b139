package org.ndislint.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Severity;

/** A monitor as the checker of one trace. */
final class MonitorChecker implements Checker {
    private final Monitor monitor;

    MonitorChecker(Monitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void event(long number, CallEvent event) {
        monitor.accept(event, number);
    }

    @Override
    public void unreadable(long line) {
        monitor.malformed();
    }

    @Override
    public void lostInAll(long count) {
        monitor.lostInAll(count);
    }

    @Override
    public CheckOutcome finish(boolean cutOff) {
        if (cutOff) {
            monitor.malformed(); // what the source did not give is missing before the end
        }
        monitor.finish();
        return new CheckOutcome(
                monitor.objects(),
                monitor.adopted(),
                selected(monitor.violations()),
                selected(monitor.inconclusive()),
                monitor.verdicts(),
                monitor.unpaired(),
                List.of());
    }

    /** The counts with those of rules that are off by default under the severity at which they were selected. */
    private static SortedMap<Severity, Long> selected(SortedMap<Severity, Long> counts) {
        SortedMap<Severity, Long> out = new TreeMap<>(counts);
        Long off = out.remove(Severity.OFF);
        if (off != null) {
            out.merge(RuleSelection.SELECTED, off, Long::sum);
        }
        return out;
    }
}

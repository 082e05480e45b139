package org.ndislint.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Severity;

/** A monitor as the checker of one trace. */
final class MonitorChecker extends MonitorFeed implements Checker {
    MonitorChecker(Monitor monitor) {
        super(monitor);
    }

    @Override
    public CheckOutcome finish(boolean cutOff) {
        end(cutOff);
        Monitor monitor = monitor();
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

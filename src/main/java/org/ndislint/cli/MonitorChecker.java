package org.ndislint.cli;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.ndislint.monitor.Monitor;

/** A monitor as the checker of one trace. */
final class MonitorChecker extends MonitorFeed implements Checker {
    MonitorChecker(Monitor monitor) {
        super(monitor);
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        monitor().writeTo(out);
    }

    @Override
    public CheckOutcome finish(boolean cutOff) {
        end(cutOff);
        Monitor monitor = monitor();
        return new CheckOutcome(
                monitor.objects(),
                monitor.adopted(),
                monitor.violations(),
                monitor.inconclusive(),
                monitor.verdicts(),
                monitor.unpaired(),
                List.of());
    }
}

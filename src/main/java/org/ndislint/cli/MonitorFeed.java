package org.ndislint.cli;

import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Monitor;

/** Hands the events of one trace to a monitor. */
abstract class MonitorFeed implements EventSink {
    private final Monitor monitor;

    MonitorFeed(Monitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public final void event(long number, CallEvent event) {
        monitor.accept(event, number);
    }

    @Override
    public final CallEvent trade(long number, CallEvent event) {
        return monitor.trade(event, number);
    }

    @Override
    public final void unreadable(long line) {
        monitor.malformed();
    }

    @Override
    public final void lostInAll(long count) {
        monitor.lostInAll(count);
    }

    final Monitor monitor() {
        return monitor;
    }

    /** The trace is over; if it is cut off, what the source did not give is missing before the end. */
    final void end(boolean cutOff) {
        if (cutOff) {
            monitor.malformed();
        }
        monitor.finish();
    }
}

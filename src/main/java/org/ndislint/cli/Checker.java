package org.ndislint.cli;

/** Checks one trace. Gives its findings while it goes and when it ends. */
interface Checker extends EventSink {
    /**
     * The trace is over.
     *
     * @param cutOff whether the source ended before its own end: records may be missing after the last
     */
    CheckOutcome finish(boolean cutOff);
}

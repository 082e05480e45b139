package org.ndislint.cli;

import java.io.DataOutput;
import java.io.IOException;

/** Checks one trace. Gives its findings while it goes and when it ends. */
interface Checker extends EventSink {
    /**
     * The trace is over.
     *
     * @param cutOff whether the source ended before its own end: records may be missing after the last
     */
    CheckOutcome finish(boolean cutOff);

    /** Writes down where the check stands, between two records. */
    void writeTo(DataOutput out) throws IOException;
}

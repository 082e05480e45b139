package org.ndislint.cli;

import java.io.IOException;
import java.util.List;
import org.ndislint.report.TextStyle;

/** Follows the objects of one trace and tells their lives. */
interface TimelineFollower extends EventSink {
    /**
     * The trace is over; may be called again.
     *
     * @param cutOff whether the source ended before its own end
     */
    void finish(boolean cutOff);

    /**
     * The trace is over: writes the lives of the address families that were asked for. Called once for each output.
     *
     * @param cutOff whether the source ended before its own end
     * @param format {@code text}, {@code jsonl} or {@code svg}
     */
    void write(String trace, boolean cutOff, String format, Appendable out, TextStyle style) throws IOException;

    /** Whether the trace has an address family that was asked for by this handle or name; asked after {@link #write}. */
    boolean hasFound(String name);

    /** Handles and names of address families of the trace that are near to one that it does not have. */
    List<String> near(String name);
}

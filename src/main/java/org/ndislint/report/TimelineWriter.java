package org.ndislint.report;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.World;

/**
 * Writes the timelines of a run, as far as it watches the traces itself. Called in this order: {@link #begin} once; for each
 * trace {@link #observer}, unless it cannot be read, and {@link #end}; then {@link #close}.
 */
public interface TimelineWriter extends Closeable {
    void begin(RunInfo run) throws IOException;

    /** What watches the records of a trace from its first event on. */
    @Nullable
    StepObserver observer(World world, StatusNames statuses);

    /** The trace is over. */
    void end(String trace) throws IOException;
}

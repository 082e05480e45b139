package org.ndislint.report;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.World;

/**
 * Writes the results of a run in one format. Called in this order: {@link #begin} once; then for each trace its
 * problems and findings in order, and its summary; then {@link #close}. Not thread-safe.
 */
public interface ResultWriter extends Closeable {
    void begin(RunInfo run) throws IOException;

    /**
     * What watches the records of a trace while it is checked; null if the results are enough. Asked before the first event,
     * and not for a trace that cannot be opened; what it collects belongs to the results up to the next {@link #summary}.
     */
    default @Nullable StepObserver observer(World world, StatusNames statuses) {
        return null;
    }

    void problem(String trace, InputProblem problem) throws IOException;

    void finding(String trace, Finding finding) throws IOException;

    /**
     * A finding that the baseline accepts: it stands in the place of {@link #finding}. Most formats only count it, with
     * the summary.
     *
     * @param reason why it is accepted, or empty
     */
    default void accepted(String trace, Finding finding, String reason) throws IOException {}

    void summary(TraceSummary summary) throws IOException;
}

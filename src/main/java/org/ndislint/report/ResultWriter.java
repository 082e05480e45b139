package org.ndislint.report;

import java.io.Closeable;
import java.io.IOException;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/**
 * Writes the results of a run in one format. Called in this order: {@link #begin} once; then for each trace its
 * problems and findings in order, and its summary; then {@link #close}. Not thread-safe.
 */
public interface ResultWriter extends Closeable {
    void begin(RunInfo run) throws IOException;

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

package org.ndislint.cli;

import java.io.IOException;
import java.util.List;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/** Writes the verdicts of rules, trace by trace. */
interface RuleVerdictWriter {
    void begin() throws IOException;

    /** What could not be read of a trace; before its verdicts. */
    void problem(String trace, InputProblem problem) throws IOException;

    /** One trace; the verdicts are in the order of the packs. */
    void trace(TraceSummary summary, List<RuleVerdict> verdicts) throws IOException;

    void end() throws IOException;
}

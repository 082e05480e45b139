package org.ndislint.report;

import java.io.IOException;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/** {@code concise}: one line a finding, in the form that editors jump to, and one a trace. */
final class ConciseWriter implements ResultWriter {
    private final Appendable out;

    ConciseWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(RunInfo run) {
        // nothing to say of the run
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        out.append(InertText.of(trace));
        if (problem.line() > 0) {
            out.append(':').append(Long.toString(problem.line()));
        }
        out.append(": input-error: ").append(InertText.of(problem.reason())).append('\n');
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        out.append(InertText.of(trace))
                .append(':')
                .append(Long.toString(finding.line()))
                .append(':')
                .append(Long.toString(finding.event()))
                .append(finding.conclusive() ? ": " : ": inconclusive ")
                .append(finding.rule().severity().id())
                .append(": ")
                .append(finding.rule().id())
                .append(": ")
                .append(OneLine.message(finding))
                .append('\n');
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        out.append(InertText.of(summary.trace()))
                .append(": ")
                .append(OneLine.summary(summary))
                .append('\n');
    }

    @Override
    public void close() {
        // every line is complete when it is written
    }
}

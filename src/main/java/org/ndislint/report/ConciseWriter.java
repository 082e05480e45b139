package org.ndislint.report;

import java.io.IOException;
import java.util.Set;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.rules.Severity;

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
                .append(InertText.of(finding.message()));
        if (!finding.conclusive()) {
            out.append(" (").append(reasons(finding.because())).append(')');
        }
        out.append('\n');
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        out.append(InertText.of(summary.trace()))
                .append(": ")
                .append(summary.outcome().id())
                .append(": ");
        for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING, Severity.INFO}) {
            out.append(Long.toString(summary.violations().getOrDefault(severity, 0L)))
                    .append(' ')
                    .append(severity.id())
                    .append(", ");
        }
        long inconclusive = 0;
        for (long count : summary.inconclusive().values()) {
            inconclusive += count;
        }
        out.append(Long.toString(inconclusive))
                .append(" inconclusive; ")
                .append(Long.toString(summary.records()))
                .append(" records, ")
                .append(Long.toString(summary.events()))
                .append(" events, ")
                .append(Long.toString(summary.unmapped()))
                .append(" unmapped, ")
                .append(Long.toString(summary.malformed()))
                .append(" malformed, ")
                .append(Long.toString(summary.lost()))
                .append(" lost\n");
    }

    @Override
    public void close() {
        // every line is complete when it is written
    }

    private static String reasons(Set<Because> because) {
        StringBuilder text = new StringBuilder();
        for (Because reason : Because.values()) {
            if (because.contains(reason)) {
                text.append(text.isEmpty() ? "" : ", ").append(reason.id());
            }
        }
        return text.toString();
    }
}

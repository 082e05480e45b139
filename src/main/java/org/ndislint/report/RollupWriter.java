package org.ndislint.report;

import java.io.IOException;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.TraceSummary.Outcome;
import org.ndislint.rules.Severity;

/**
 * {@code rollup}: many traces for people. A line for each trace that is not conformant, as it comes; at the end each
 * distinct finding once, with how many traces have it and where it is first seen.
 */
final class RollupWriter implements ResultWriter {
    private static final int INDENT = 4;

    private final Appendable out;
    private final TextStyle style;
    private final Rollup rollup = new Rollup();
    private final StringBuilder text = new StringBuilder(512);
    private long problems;
    private String firstProblem = "";

    RollupWriter(Appendable out, TextStyle style) {
        this.out = out;
        this.style = style;
    }

    @Override
    public void begin(RunInfo run) {
        // the last lines say how many traces were checked
    }

    @Override
    public void problem(String trace, InputProblem problem) {
        rollup.problem();
        if (problems++ == 0) {
            firstProblem = (problem.line() > 0 ? "line " + problem.line() + ": " : "") + problem.reason();
        }
    }

    @Override
    public void finding(String trace, Finding finding) {
        rollup.finding(trace, finding);
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        rollup.summary(summary);
        if (summary.outcome() != Outcome.CONFORMANT) {
            Ink.STRONG.paint(text, style.color(), InertText.of(summary.trace()) + ": ");
            text.append(OneLine.summary(summary)).append('\n');
            if (problems > 0) {
                text.append("  input-error: ").append(InertText.of(firstProblem));
                text.append(problems > 1 ? " (and " + (problems - 1) + " more)" : "")
                        .append('\n');
            }
            flush();
        }
        problems = 0;
    }

    @Override
    public void close() throws IOException {
        int number = 0;
        for (Rollup.Distinct distinct : rollup.distinct()) {
            if (number++ == 0) {
                text.append('\n');
            }
            distinct(distinct);
            flush();
        }
        if (rollup.others() > 0) {
            text.append("... and ").append(rollup.others()).append(" findings that are not told apart\n\n");
        }
        total(number);
        flush();
    }

    private void distinct(Rollup.Distinct distinct) {
        String severity =
                distinct.rule().severity().id() + '[' + distinct.rule().id() + ']';
        if (distinct.isInconclusive()) {
            Ink.DOUBT.paint(text, style.color(), "inconclusive " + severity);
        } else {
            Ink.of(distinct.rule().severity()).paint(text, style.color(), severity);
        }
        text.append(": in ").append(distinct.traces()).append(distinct.traces() == 1 ? " trace, " : " traces, ");
        text.append(distinct.count()).append(distinct.count() == 1 ? " time" : " times");
        text.append("  (").append(distinct.fingerprint()).append(")\n").append(" ".repeat(INDENT));
        Folded.append(text, InertText.of(distinct.message()), INDENT, style.proseWidth());
        text.append('\n').append(" ".repeat(INDENT)).append("first: ");
        text.append(InertText.of(distinct.trace())).append(':').append(distinct.line());
        text.append(": event ").append(distinct.event()).append(", ");
        text.append(InertText.of(distinct.function())).append("\n\n");
    }

    private void total(int distinct) {
        Ink.STRONG.paint(text, style.color(), rollup.traces() + (rollup.traces() == 1 ? " trace: " : " traces: "));
        boolean first = true;
        for (Outcome outcome : Outcome.values()) {
            if (rollup.traces(outcome) > 0) {
                text.append(first ? "" : ", ")
                        .append(rollup.traces(outcome))
                        .append(' ')
                        .append(outcome.id());
                first = false;
            }
        }
        text.append(first ? "none\n" : "\n");
        long all = 0;
        text.append("findings: ");
        for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING, Severity.INFO}) {
            text.append(rollup.violations(severity))
                    .append(' ')
                    .append(severity.id())
                    .append(", ");
            all += rollup.inconclusive(severity);
        }
        text.append(all).append(" inconclusive; ");
        if (rollup.accepted() > 0) {
            text.append(rollup.accepted()).append(" accepted by the baseline; ");
        }
        text.append(distinct)
                .append(" distinct ")
                .append(distinct == 1 ? "one is" : "ones are")
                .append(" listed\n");
        text.append("input: ").append(rollup.records()).append(" records, ").append(rollup.lost());
        text.append(" lost, ").append(rollup.problems()).append(" input errors\n");
    }

    private void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }
}

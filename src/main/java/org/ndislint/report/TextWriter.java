package org.ndislint.report;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/** {@code text}: for people. */
final class TextWriter implements ResultWriter {
    /** Problems of one trace that are printed; a damaged file can hold millions, and the summary counts them. */
    private static final int MOST_PROBLEMS = 20;

    private final Appendable out;
    private final TextStyle style;
    private final StringBuilder text = new StringBuilder(2048);
    private final Map<TraceSummary.Outcome, Integer> outcomes = new EnumMap<>(TraceSummary.Outcome.class);
    private ShownCounts shown = new ShownCounts();
    private long problems;
    private int traces;

    TextWriter(Appendable out, TextStyle style) {
        this.out = out;
        this.style = style;
    }

    @Override
    public void begin(RunInfo run) {
        // the summaries say how many rules were checked
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        if (++problems > MOST_PROBLEMS) {
            return;
        }
        Ink.ERROR.paint(text, style.color(), "input-error");
        Ink.STRONG.paint(text, style.color(), ": " + InertText.of(problem.reason()));
        text.append('\n');
        Ink.FRAME.paint(text, style.color(), "  -->");
        text.append(' ').append(InertText.of(trace));
        if (problem.line() > 0) {
            text.append(':').append(problem.line());
        }
        text.append('\n');
        if (!problem.text().isEmpty()) {
            Ink.FRAME.paint(text, style.color(), "  |");
            text.append("  ").append(InertText.of(problem.text())).append('\n');
        }
        text.append('\n');
        flush();
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        shown.add(finding);
        TextFinding.append(text, trace, finding, style);
        flush();
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        if (problems > MOST_PROBLEMS) {
            text.append("... and ")
                    .append(problems - MOST_PROBLEMS)
                    .append(" more input errors (--format jsonl lists them all)\n\n");
        }
        TextSummary.append(text, summary, shown, style);
        flush();
        outcomes.merge(summary.outcome(), 1, Integer::sum);
        traces++;
        shown = new ShownCounts();
        problems = 0;
    }

    @Override
    public void close() throws IOException {
        if (traces > 1) {
            Ink.STRONG.paint(text, style.color(), traces + " traces: ");
            boolean first = true;
            for (Map.Entry<TraceSummary.Outcome, Integer> outcome : outcomes.entrySet()) {
                text.append(first ? "" : ", ").append(outcome.getValue()).append(' ');
                text.append(outcome.getKey().id());
                first = false;
            }
            text.append('\n');
            flush();
        }
    }

    private void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.Verdict;
import org.ndislint.report.Folded;
import org.ndislint.report.InertText;
import org.ndislint.rules.Program;

/** The verdicts of rules for people: a line a rule, and below it what would have to be captured. */
final class RuleVerdictText implements RuleVerdictWriter {
    private static final int INDENT = 18;
    /** Calls that are named; more are counted. */
    private static final int MOST_CALLS = 6;

    private final Appendable to;
    private final Program program;
    private final int width;

    RuleVerdictText(Appendable to, Program program, int width) {
        this.to = to;
        this.program = program;
        this.width = width;
    }

    @Override
    public void begin() {}

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        to.append(InertText.of(trace))
                .append(problem.line() > 0 ? ":" + problem.line() : "")
                .append(": ")
                .append(InertText.of(problem.reason()))
                .append('\n');
    }

    @Override
    public void trace(TraceSummary summary, List<RuleVerdict> verdicts) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(InertText.of(summary.trace()))
                .append(": ")
                .append(summary.outcome().id());
        text.append('\n');
        if (verdicts.isEmpty()) {
            to.append(text).append("  nothing was checked\n\n");
            return;
        }
        String pack = "";
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (RuleVerdict verdict : verdicts) {
            if (!verdict.rule().pack().equals(pack)) {
                pack = verdict.rule().pack();
                text.append('\n').append(InertText.of(pack)).append('\n');
            }
            rule(text, verdict);
            if (verdict.verdict() != null) {
                counts.merge(verdict.verdict(), 1, Integer::sum);
            }
        }
        text.append('\n').append(verdicts.size()).append(verdicts.size() == 1 ? " rule: " : " rules: ");
        int run = 0;
        for (Verdict verdict : Verdict.values()) {
            int count = counts.getOrDefault(verdict, 0);
            text.append(count).append(' ').append(verdict.id()).append(", ");
            run += count;
        }
        text.append(verdicts.size() - run).append(" off\n\n");
        to.append(text);
    }

    @Override
    public void end() {}

    private void rule(StringBuilder text, RuleVerdict verdict) {
        String word = verdict.word();
        text.append("  ").append(word).append(" ".repeat(INDENT - 2 - word.length()));
        text.append(verdict.rule().id()).append("  ");
        text.append(verdict.rule().severity().id());
        if (verdict.violations() > 0) {
            text.append(", ").append(verdict.violations()).append(verdict.violations() == 1 ? " finding" : " findings");
        }
        text.append('\n');
        Verdict of = verdict.verdict();
        if (of == null) {
            return;
        }
        switch (of) {
            case VIOLATED, HELD -> {}
            case INCONCLUSIVE -> verdict.because().forEach(because -> line(text, doubt(because)));
            case NOT_EXERCISED -> {
                if (verdict.capture().isEmpty()) {
                    line(text, "its calls are in the trace, but none as the rule asks for");
                }
            }
            case NOT_APPLICABLE -> line(text, "needs the calls of " + String.join(" or ", verdict.drivers()));
        }
        if (!verdict.capture().isEmpty()) {
            line(text, "capture " + calls(verdict.capture()));
        }
    }

    private void line(StringBuilder text, String words) {
        text.append(" ".repeat(INDENT));
        Folded.append(text, words, INDENT, width);
        text.append('\n');
    }

    private static String doubt(Because because) {
        return switch (because) {
            case WINDOW -> "window: begin the capture before the object is made";
            case LOST -> "lost: capture without losses";
            case UNCOVERED -> "uncovered: capture the drivers on the other side as well";
            case MISSING_FIELD -> "missing-field: record handles, contexts, statuses and levels";
            case UNORDERED -> "unordered: capture with a finer clock";
            case END -> "end: go on capturing until it is over";
        };
    }

    private String calls(BitSet records) {
        List<String> names = new ArrayList<>();
        for (int record = records.nextSetBit(0); record >= 0 && names.size() < MOST_CALLS; ) {
            names.add(program.callName(record / 2) + (record % 2 == 0 ? " (enter)" : " (exit)"));
            record = records.nextSetBit(record + 1);
        }
        int more = records.cardinality() - names.size();
        return String.join(", ", names) + (more == 0 ? "" : ", or one of " + more + " more");
    }
}

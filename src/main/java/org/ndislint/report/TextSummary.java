package org.ndislint.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.Verdict;
import org.ndislint.rules.Severity;

/** What a run says of one trace, in a few lines: nothing that was not read, not recognised or not checked is left out. */
final class TextSummary {
    private static final int INDENT = 4;

    private final StringBuilder to;
    private final TraceSummary summary;
    private final TextStyle style;

    private TextSummary(StringBuilder to, TraceSummary summary, TextStyle style) {
        this.to = to;
        this.summary = summary;
        this.style = style;
    }

    /**
     * Appends the summary.
     *
     * @param shown how many findings of the trace were printed: certain ones, then inconclusive ones, by severity
     */
    static void append(StringBuilder to, TraceSummary summary, ShownCounts shown, TextStyle style) {
        TextSummary text = new TextSummary(to, summary, style);
        text.verdict();
        text.input();
        if (summary.events() > 0) {
            text.objects();
            text.findings(shown);
            text.rules();
        } else {
            text.line("NOT CHECKED", new StringBuilder("no call event was recognised, so no rule was checked"));
        }
        to.append('\n');
    }

    private void verdict() {
        Ink.STRONG.paint(to, style.color(), InertText.of(summary.trace()) + ": ");
        switch (summary.outcome()) {
            case CONFORMANT -> Ink.GOOD.paint(to, style.color(), "conformant");
            case VIOLATIONS -> Ink.ERROR.paint(to, style.color(), "violations");
            case INCONCLUSIVE -> Ink.DOUBT.paint(to, style.color(), "inconclusive");
            case INCOMPLETE -> Ink.DOUBT.paint(to, style.color(), "incomplete: not all of the input could be checked");
        }
        to.append('\n');
    }

    private void input() {
        StringBuilder line = new StringBuilder();
        String format = summary.format();
        if (format == null) {
            line("read", line.append("nothing"));
            return;
        }
        count(line, summary.records(), "record").append(" (").append(format).append(')');
        line("read", line);
        line = new StringBuilder();
        count(line, summary.events(), "call event").append(", ").append(summary.unmapped());
        line.append(summary.unmapped() == 1 ? " record" : " records").append(" not recognised");
        line("recognised", line);
        line = new StringBuilder();
        line.append(summary.lost())
                .append(" lost, ")
                .append(summary.malformed())
                .append(" malformed");
        if (summary.backwards() > 0) {
            line.append(", time ran backwards ").append(summary.backwards());
            line.append(summary.backwards() == 1 ? " time" : " times");
        }
        if (summary.unpaired() > 0) {
            line.append(", ");
            count(line, summary.unpaired(), "return").append(" without an entry");
        }
        line("missing", line);
    }

    private void objects() {
        StringBuilder line = new StringBuilder();
        summary.objects().forEach((kind, count) -> {
            line.append(line.isEmpty() ? "" : ", ").append(count).append(' ').append(InertText.of(kind));
            long adopted = summary.adopted().getOrDefault(kind, 0L);
            if (adopted > 0) {
                line.append(" (").append(adopted).append(" adopted: first seen in mid-life)");
            }
        });
        line("objects", line.isEmpty() ? line.append("none") : line);
    }

    private void findings(ShownCounts shown) {
        StringBuilder line = new StringBuilder();
        for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING, Severity.INFO}) {
            long count = summary.violations().getOrDefault(severity, 0L);
            count(line.append(line.isEmpty() ? "" : ", "), count, severity);
            long accepted = summary.accepted(severity);
            if (accepted > 0) {
                line.append(" (").append(accepted).append(" accepted by the baseline)");
            }
            hidden(line, count - accepted - shown.violations(severity), severity.id());
        }
        line("found", line);
        line = new StringBuilder();
        long undecided = 0;
        for (Severity severity : Severity.values()) {
            long count = summary.inconclusive().getOrDefault(severity, 0L);
            if (count > 0) {
                count(line.append(line.isEmpty() ? "" : ", "), count, severity);
                undecided += count - shown.inconclusive(severity);
            }
        }
        if (!line.isEmpty()) {
            hidden(line, undecided, "inconclusive");
            line("undecided", line);
        }
    }

    private static void hidden(StringBuilder line, long count, String what) {
        if (count > 0) {
            line.append(" (")
                    .append(count)
                    .append(" not shown: --show ")
                    .append(what)
                    .append(')');
        }
    }

    private void rules() {
        int all = 0;
        for (List<String> ids : summary.verdicts().values()) {
            all += ids.size();
        }
        StringBuilder line = new StringBuilder();
        line.append(all).append(all == 1 ? " rule: " : " rules: ");
        line.append(ids(Verdict.VIOLATED).size()).append(" violated, ");
        line.append(ids(Verdict.HELD).size()).append(" held, ");
        line.append(ids(Verdict.INCONCLUSIVE).size()).append(" inconclusive, ");
        line.append(ids(Verdict.NOT_EXERCISED).size()).append(" not exercised, ");
        line.append(ids(Verdict.NOT_APPLICABLE).size()).append(" not applicable");
        line("checked", line);
        unchecked(Verdict.NOT_EXERCISED, "nothing in the trace touches", all);
        unchecked(Verdict.NOT_APPLICABLE, "the calls they need were not captured for", all);
    }

    private void unchecked(Verdict verdict, String why, int all) {
        List<String> ids = ids(verdict);
        if (ids.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder();
        line.append(why)
                .append(' ')
                .append(ids.size())
                .append(" of ")
                .append(all)
                .append(" rules: ");
        if (style.listUnchecked()) {
            line.append(String.join(", ", ids));
        } else {
            Map<String, Integer> byObject = new TreeMap<>();
            for (String id : ids) {
                int dash = id.indexOf('-');
                byObject.merge(dash > 0 ? id.substring(0, dash) : id, 1, Integer::sum);
            }
            boolean first = true;
            for (Map.Entry<String, Integer> entry : byObject.entrySet()) {
                line.append(first ? "" : ", ").append(entry.getKey()).append("-* ");
                line.append(entry.getValue());
                first = false;
            }
            line.append(" (--show unchecked names them)");
        }
        line("NOT CHECKED", line);
    }

    private List<String> ids(Verdict verdict) {
        return summary.verdicts().getOrDefault(verdict, List.of());
    }

    private static StringBuilder count(StringBuilder line, long count, String noun) {
        return line.append(count).append(' ').append(noun).append(count == 1 ? "" : "s");
    }

    private static void count(StringBuilder line, long count, Severity severity) {
        line.append(count).append(' ').append(severity.id());
        if (count != 1 && severity != Severity.INFO) {
            line.append('s');
        }
    }

    private void line(String label, StringBuilder text) {
        to.append("  ");
        Ink.STRONG.paint(to, style.color(), label + ':');
        to.append(' ');
        int indent = "NOT CHECKED".length() + INDENT;
        to.append(" ".repeat(indent - label.length() - INDENT));
        Folded.append(to, text.toString(), indent, style.proseWidth());
        to.append('\n');
    }
}

package org.ndislint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Irql;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.rules.RuleInfo;

/** One finding as a good compiler would say it: what, where, the proof, expected, found, the rule, what to do. */
final class TextFinding {
    private static final String GUTTER = "  |";
    private static final int MOST_PAGES = 4;
    private static final int LABEL_WIDTH = "expected: ".length();

    private TextFinding() {}

    static void append(StringBuilder to, String trace, Finding finding, TextStyle style) {
        head(to, finding, style);
        where(to, trace, finding, style);
        empty(to, style);
        if (!finding.witness().isEmpty()) {
            new WitnessTable(finding, GUTTER, style).append(to);
            empty(to, style);
        }
        RuleInfo rule = finding.rule();
        Finding.ObjectName object = finding.object();
        if (object != null) {
            note(to, "object", objectText(object), style);
        }
        if (!rule.statement().startsWith(finding.expected())) {
            note(to, "expected", finding.expected(), style);
        }
        note(to, "found", finding.found(), style);
        note(to, "rule", rule.statement(), style);
        List<String> sources = rule.sources();
        for (int i = 0; i < Math.min(sources.size(), MOST_PAGES); i++) {
            note(to, "page", SourcePage.url(sources.get(i)), style);
        }
        if (sources.size() > MOST_PAGES) {
            note(to, "page", sources.size() - MOST_PAGES + " more: ndislint explain " + rule.id(), style);
        }
        String advice = rule.advice();
        if (advice != null) {
            note(to, "help", advice, style);
        }
        note(to, "sure", certainty(finding), style);
        to.append('\n');
    }

    private static void head(StringBuilder to, Finding finding, TextStyle style) {
        RuleInfo rule = finding.rule();
        if (finding.conclusive()) {
            Ink.of(rule.severity()).paint(to, style.color(), rule.severity().id() + '[' + rule.id() + ']');
        } else {
            Ink.DOUBT.paint(to, style.color(), "inconclusive " + rule.severity().id() + '[' + rule.id() + ']');
        }
        Ink.STRONG.paint(to, style.color(), ": " + InertText.of(finding.message()));
        to.append('\n');
    }

    private static void where(StringBuilder to, String trace, Finding finding, TextStyle style) {
        Ink.FRAME.paint(to, style.color(), "  -->");
        to.append(' ').append(InertText.of(trace)).append(':').append(finding.line());
        List<String> facts = new ArrayList<>();
        facts.add("event " + finding.event());
        facts.add(finding.phase().json() + ' ' + InertText.of(finding.function()));
        if (finding.timeNanos() != CallEvent.NO_TIME) {
            StringBuilder time = new StringBuilder(30);
            IsoTime.append(time, finding.timeNanos());
            facts.add(time.toString());
        }
        if (finding.cpu() >= 0) {
            facts.add("CPU " + finding.cpu());
        }
        if (finding.tid() >= 0) {
            facts.add("thread " + finding.tid());
        }
        if (finding.irql() >= 0) {
            facts.add("IRQL " + Irql.text(finding.irql()));
        }
        String driver = finding.driver();
        if (driver != null) {
            facts.add("driver " + InertText.of(driver));
        }
        to.append(": ").append(String.join(", ", facts)).append('\n');
    }

    private static String objectText(Finding.ObjectName object) {
        return object.handle().isEmpty()
                ? object.name() + " (" + object.kind() + ", handle not seen)"
                : object.name() + " (" + object.kind() + ' ' + object.handle() + ')';
    }

    private static String certainty(Finding finding) {
        if (finding.conclusive()) {
            return "yes: whatever the trace does not show, the rule is broken";
        }
        StringBuilder text = new StringBuilder("no: ").append(reasons(finding.because()));
        String decided = finding.rule().inconclusiveWhen();
        if (decided != null) {
            text.append("; ").append(decided);
        }
        return text.toString();
    }

    private static String reasons(Set<Because> because) {
        List<String> reasons = new ArrayList<>();
        for (Because reason : Because.values()) {
            if (because.contains(reason)) {
                reasons.add(
                        switch (reason) {
                            case WINDOW -> "the object was first seen in mid-life";
                            case LOST -> "records were lost";
                            case UNCOVERED -> "the calls of some driver were not recorded";
                            case MISSING_FIELD -> "a record lacks a field";
                            case UNORDERED -> "the clock cannot order records of different threads";
                            case END -> "the trace ends first";
                        });
            }
        }
        return String.join(", ", reasons);
    }

    private static void note(StringBuilder to, String label, String text, TextStyle style) {
        if (text.isEmpty()) {
            return;
        }
        Ink.FRAME.paint(to, style.color(), "  =");
        to.append(' ');
        Ink.STRONG.paint(to, style.color(), label + ':');
        to.append(" ".repeat(LABEL_WIDTH - label.length() - 1));
        Folded.append(to, InertText.of(text), "  =".length() + 1 + LABEL_WIDTH, style.proseWidth());
        to.append('\n');
    }

    private static void empty(StringBuilder to, TextStyle style) {
        Ink.FRAME.paint(to, style.color(), GUTTER);
        to.append('\n');
    }
}

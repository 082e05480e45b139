package org.ndislint.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.Verdict;
import org.ndislint.rules.Severity;

/**
 * {@code junit}: JUnit XML for the test reports of build servers. A trace is a suite, a rule that ran is a test in it,
 * and so is the reading of the trace. A rule with a finding of severity error or warning fails; one that could not be
 * decided or was not checked is skipped, with the reason. Findings of severity info are said in the output of the test.
 */
final class JUnitWriter implements ResultWriter {
    /** Findings of one rule, and input errors, that are written out for one trace; the rest is counted. */
    private static final int MOST = 20;

    private static final String READING = "input";

    private final XmlOut xml;
    private final Map<String, Heard> byRule = new TreeMap<>();
    private final Heard problems = new Heard();
    private boolean begun;

    JUnitWriter(Appendable out) {
        xml = new XmlOut(out);
    }

    @Override
    public void begin(RunInfo run) throws IOException {
        begun = true;
        xml.startDocument();
        xml.start("testsuites");
        xml.attribute("name", "ndislint");
        xml.newLine();
    }

    @Override
    public void problem(String trace, InputProblem problem) {
        String place = problem.line() > 0 ? "line " + problem.line() + ": " : "";
        String text = problem.text().isEmpty() ? "" : "\n  " + InertText.of(problem.text());
        if (problems.takes(true)) {
            String message = place + InertText.of(problem.reason());
            problems.add(true, message, message + text);
        }
    }

    @Override
    public void finding(String trace, Finding finding) {
        Heard heard = byRule.computeIfAbsent(finding.rule().id(), id -> new Heard());
        boolean fails = finding.conclusive() && finding.rule().severity().compareTo(Severity.INFO) < 0;
        if (fails && heard.severity.compareTo(finding.rule().severity()) > 0) {
            heard.severity = finding.rule().severity();
        }
        if (heard.takes(fails)) {
            StringBuilder text = new StringBuilder();
            TextFinding.append(text, trace, finding, TextStyle.PLAIN);
            heard.add(fails, OneLine.message(finding), text.toString().stripTrailing());
        }
    }

    @Override
    public void accepted(String trace, Finding finding, String reason) {
        Heard heard = byRule.computeIfAbsent(finding.rule().id(), id -> new Heard());
        if (heard.takes(false)) {
            String why = reason.isEmpty() ? "" : ": " + InertText.of(reason);
            String message = "accepted by the baseline" + why;
            heard.add(false, message, message + "\n" + OneLine.message(finding));
        }
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        String trace = InertText.of(summary.trace());
        int tests = 1;
        int skipped = 0;
        int failures = 0;
        for (Map.Entry<Verdict, List<String>> entry : summary.verdicts().entrySet()) {
            for (String id : entry.getValue()) {
                tests++;
                switch (result(entry.getKey(), id)) {
                    case FAILED -> failures++;
                    case SKIPPED -> skipped++;
                    case PASSED -> {}
                }
            }
        }
        xml.start("testsuite");
        xml.attribute("name", trace);
        xml.attribute("tests", tests);
        xml.attribute("failures", failures);
        xml.attribute("errors", problems.isEmpty() ? 0 : 1);
        xml.attribute("skipped", skipped);
        xml.attribute("time", "0");
        xml.newLine();
        reading(trace);
        for (Map.Entry<Verdict, List<String>> entry : summary.verdicts().entrySet()) {
            for (String id : entry.getValue()) {
                test(trace, entry.getKey(), id);
            }
        }
        xml.start("system-out");
        xml.text(OneLine.summary(summary));
        xml.end();
        xml.newLine();
        xml.end();
        xml.newLine();
        xml.flush();
        byRule.clear();
        problems.clear();
    }

    @Override
    public void close() throws IOException {
        if (begun) {
            xml.end();
            xml.endDocument();
        }
    }

    /** What becomes of a test. */
    private enum Result {
        PASSED,
        FAILED,
        SKIPPED
    }

    private Result result(Verdict verdict, String id) {
        Heard heard = byRule.get(id);
        return switch (verdict) {
            case VIOLATED -> heard != null && heard.failing > 0 ? Result.FAILED : Result.PASSED;
            case HELD -> Result.PASSED;
            case INCONCLUSIVE, NOT_EXERCISED, NOT_APPLICABLE -> Result.SKIPPED;
        };
    }

    private void reading(String trace) throws IOException {
        testcase(trace, READING);
        if (!problems.isEmpty()) {
            xml.newLine();
            xml.start("error");
            xml.attribute("type", "input-error");
            xml.attribute("message", problems.first());
            xml.text(problems.text());
            xml.end();
            xml.newLine();
        }
        xml.end();
        xml.newLine();
    }

    private void test(String trace, Verdict verdict, String id) throws IOException {
        testcase(trace, id);
        Heard heard = byRule.get(id);
        switch (result(verdict, id)) {
            case FAILED -> {
                if (heard != null) {
                    xml.newLine();
                    xml.start("failure");
                    xml.attribute("type", heard.severity.id());
                    xml.attribute("message", heard.first());
                    xml.text(heard.text());
                    xml.end();
                    xml.newLine();
                }
            }
            case SKIPPED -> {
                xml.newLine();
                xml.empty("skipped");
                xml.attribute("message", skipReason(verdict));
                xml.newLine();
                output(heard);
            }
            case PASSED -> {
                if (verdict == Verdict.VIOLATED) {
                    xml.newLine();
                    if (heard == null) {
                        output("findings of severity info: --show info");
                    } else {
                        output(heard);
                    }
                }
            }
        }
        xml.end();
        xml.newLine();
    }

    private void output(@Nullable Heard heard) throws IOException {
        if (heard != null) {
            output(heard.text());
        }
    }

    private void output(String text) throws IOException {
        xml.start("system-out");
        xml.text(text);
        xml.end();
        xml.newLine();
    }

    private void testcase(String trace, String name) throws IOException {
        xml.start("testcase");
        xml.attribute("classname", trace);
        xml.attribute("name", name);
        xml.attribute("time", "0");
    }

    private static String skipReason(Verdict verdict) {
        return switch (verdict) {
            case INCONCLUSIVE -> "inconclusive: the trace leaves it open";
            case NOT_EXERCISED -> "not exercised: nothing in the trace touches it";
            case NOT_APPLICABLE -> "not applicable: the calls it needs were not captured";
            case VIOLATED, HELD -> verdict.id();
        };
    }

    /** What was said of one rule, or of the input, of the present trace: what fails the test first. */
    private static final class Heard {
        private final List<String> messages = new ArrayList<>();
        private final List<String> details = new ArrayList<>();
        private Severity severity = Severity.OFF;
        private int failing;
        private long more;

        /** Whether there is room for one; if not, it is counted. */
        boolean takes(boolean fails) {
            boolean full = fails ? failing == MOST : messages.size() == MOST;
            more += full ? 1 : 0;
            return !full;
        }

        void add(boolean fails, String message, String detail) {
            if (messages.size() == MOST) {
                messages.remove(MOST - 1);
                details.remove(MOST - 1);
                more++;
            }
            int at = fails ? failing++ : messages.size();
            messages.add(at, message);
            details.add(at, detail);
        }

        boolean isEmpty() {
            return messages.isEmpty();
        }

        String first() {
            return messages.get(0)
                    + (messages.size() + more > 1 ? " (and " + (messages.size() + more - 1) + " more)" : "");
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < details.size(); i++) {
                text.append(i == 0 ? "" : "\n\n").append(details.get(i));
            }
            if (more > 0) {
                text.append("\n\n... and ").append(more).append(" more");
            }
            return text.toString();
        }

        void clear() {
            messages.clear();
            details.clear();
            failing = 0;
            more = 0;
        }
    }
}

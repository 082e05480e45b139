package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.JsonText;
import org.ndislint.rules.Program;

/** The verdicts of rules for programs: one object for a rule and a trace, in lines or in one document. */
final class RuleVerdictJson implements RuleVerdictWriter {
    private final Appendable to;
    private final Program program;
    private final boolean document;
    private final JsonText json = new JsonText();
    private boolean any;

    /**
     * A writer.
     *
     * @param document whether all is one document; else each object is a line
     */
    RuleVerdictJson(Appendable to, Program program, boolean document) {
        this.to = to;
        this.program = program;
        this.document = document;
    }

    @Override
    public void begin() throws IOException {
        to.append(document ? "{\"verdicts\":[" : "");
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        json.open().member("type", "input-error").member("trace", trace);
        if (problem.line() > 0) {
            json.member("line", problem.line());
        }
        json.member("reason", problem.reason()).close();
        put();
    }

    @Override
    public void trace(TraceSummary summary, List<RuleVerdict> verdicts) throws IOException {
        for (RuleVerdict verdict : verdicts) {
            json.open()
                    .member("type", "rule-verdict")
                    .member("trace", summary.trace())
                    .member("rule", verdict.rule().id())
                    .member("pack", verdict.rule().pack())
                    .member("severity", verdict.rule().severity().id())
                    .member("verdict", verdict.word())
                    .member("violations", verdict.violations())
                    .member("inconclusive", verdict.inconclusive());
            if (!verdict.because().isEmpty()) {
                json.member("because", because(verdict));
            }
            if (!verdict.capture().isEmpty()) {
                capture(verdict.capture());
            }
            if (!verdict.drivers().isEmpty()) {
                json.member("drivers", verdict.drivers());
            }
            json.close();
            put();
        }
    }

    @Override
    public void end() throws IOException {
        to.append(document ? "\n]}\n" : "");
    }

    private static List<String> because(RuleVerdict verdict) {
        List<String> words = new ArrayList<>();
        for (Because because : verdict.because()) {
            words.add(because.id());
        }
        return words;
    }

    private void capture(BitSet records) {
        json.openArray("capture");
        for (int record = records.nextSetBit(0); record >= 0; record = records.nextSetBit(record + 1)) {
            json.open()
                    .member("fn", program.callName(record / 2))
                    .member("phase", record % 2 == 0 ? "enter" : "exit")
                    .close();
        }
        json.closeArray();
    }

    private void put() throws IOException {
        to.append(!document ? "" : any ? ",\n" : "\n").append(json.text()).append(document ? "" : "\n");
        any = true;
        json.clear();
    }
}

package org.ndislint.report;

import java.io.IOException;
import java.util.List;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.TraceSummary.Outcome;
import org.ndislint.rules.Severity;

/** {@code rollup-json}: the distinct findings of many traces for programs, as one document. */
final class RollupJsonWriter implements ResultWriter {
    /** The name and number of the format. */
    static final String SCHEMA = "ndislint-rollup/1";

    private static final List<Severity> COUNTED = List.of(Severity.ERROR, Severity.WARNING, Severity.INFO);

    private final Appendable out;
    private final Rollup rollup = new Rollup();
    private final JsonText json = new JsonText();

    RollupJsonWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(RunInfo run) {
        json.open()
                .member("schema", SCHEMA)
                .member("version", run.version())
                .member("rules", run.rules())
                .member("arguments", run.arguments());
    }

    @Override
    public void problem(String trace, InputProblem problem) {
        rollup.problem();
    }

    @Override
    public void finding(String trace, Finding finding) {
        rollup.finding(trace, finding);
    }

    @Override
    public void summary(TraceSummary summary) {
        rollup.summary(summary);
    }

    @Override
    public void close() throws IOException {
        if (json.text().isEmpty()) {
            return;
        }
        json.open("traces").member("all", rollup.traces());
        for (Outcome outcome : Outcome.values()) {
            json.member(outcome.id(), rollup.traces(outcome));
        }
        json.close().open("violations");
        for (Severity severity : COUNTED) {
            json.member(severity.id(), rollup.violations(severity));
        }
        json.close().open("inconclusive");
        for (Severity severity : COUNTED) {
            json.member(severity.id(), rollup.inconclusive(severity));
        }
        json.close()
                .member("records", rollup.records())
                .member("lost", rollup.lost())
                .member("inputErrors", rollup.problems())
                .member("accepted", rollup.accepted())
                .member("others", rollup.others());
        out.append(json.text()).append(",\"findings\":[");
        boolean first = true;
        for (Rollup.Distinct distinct : rollup.distinct()) {
            json.clear();
            distinct(distinct);
            out.append(first ? "\n" : ",\n").append(json.text());
            first = false;
        }
        out.append("]}\n");
    }

    private void distinct(Rollup.Distinct distinct) {
        json.open()
                .member("type", distinct.isInconclusive() ? "inconclusive" : "violation")
                .member("rule", distinct.rule().id())
                .member("severity", distinct.rule().severity().id())
                .member("fingerprint", distinct.fingerprint())
                .member("count", distinct.count())
                .member("traces", distinct.traces())
                .member("message", distinct.message())
                .open("first")
                .member("trace", distinct.trace())
                .member("event", distinct.event())
                .member("line", distinct.line())
                .member("fn", distinct.function())
                .close()
                .close();
    }
}

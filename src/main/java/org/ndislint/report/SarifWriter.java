package org.ndislint.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Finding.WitnessStep;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.SarifNotifications.Kind;
import org.ndislint.rules.Severity;

/**
 * {@code sarif}: one run of SARIF 2.1.0 (OASIS), for code scanning and viewers. Results go out as they come; what is
 * known only at the end stands behind them. Keeps to what GitHub states that it takes: results in a run, steps of a
 * code flow; what is left out is counted in a notification.
 */
final class SarifWriter implements ResultWriter {
    /** More make GitHub refuse the file. */
    static final int MOST_RESULTS = 25_000;
    /** More are accepted and not kept by GitHub. */
    static final int MOST_STEPS = 1_000;

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Appendable out;
    private final JsonText json = new JsonText();
    private final SarifRules rules = new SarifRules();
    private final SarifNotifications notifications = new SarifNotifications();
    /** How often each fingerprint has come up in the present trace. */
    private final Map<String, Integer> occurrences = new HashMap<>();

    private ShownCounts shown = new ShownCounts();
    private String version = "";
    private int results;
    private long leftOut;
    private boolean allReadable = true;
    private boolean begun;

    SarifWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(RunInfo run) throws IOException {
        begun = true;
        version = run.version();
        out.append("{\"$schema\":\"").append(SCHEMA).append("\",\"version\":\"2.1.0\",\"runs\":[{\n\"results\":[");
    }

    @Override
    public void problem(String trace, InputProblem problem) {
        boolean whole = problem.line() == 0;
        allReadable &= !whole;
        String text = SarifPlace.plain(problem.reason());
        if (!problem.text().isEmpty()) {
            text += ": " + SarifPlace.plain(problem.text());
        }
        notifications.add(Kind.INPUT_ERROR, whole ? "error" : "warning", trace, problem.line(), text);
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        result(trace, finding, null);
    }

    @Override
    public void accepted(String trace, Finding finding, String reason) throws IOException {
        result(trace, finding, reason);
    }

    /** One result; suppressed if there is a reason, which may be empty. */
    private void result(String trace, Finding finding, @Nullable String accepted) throws IOException {
        shown.add(finding);
        if (results == MOST_RESULTS) {
            leftOut++;
            return;
        }
        out.append(results == 0 ? "\n" : ",\n");
        results++;
        append(trace, finding, accepted);
        out.append(json.text());
        json.clear();
    }

    @Override
    public void summary(TraceSummary summary) {
        String trace = summary.trace();
        if (summary.events() == 0 && summary.format() != null) {
            notifications.add(
                    Kind.NOT_CHECKED, "warning", trace, 0, "no call event was recognised, so no rule was checked");
        }
        if (summary.lost() > 0) {
            notifications.add(
                    Kind.LOST_RECORDS,
                    "warning",
                    trace,
                    0,
                    summary.lost() + (summary.lost() == 1 ? " record is" : " records are") + " missing");
        }
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long violations = summary.violations().getOrDefault(severity, 0L) - shown.violations(severity);
            notShown(trace, violations, severity.id());
            long undecided = summary.inconclusive().getOrDefault(severity, 0L) - shown.inconclusive(severity);
            notShown(trace, undecided, "inconclusive " + severity.id());
        }
        shown = new ShownCounts();
        occurrences.clear();
    }

    @Override
    public void close() throws IOException {
        if (!begun) {
            return;
        }
        StringBuilder end = new StringBuilder("],\n\"tool\":");
        json.open().open("driver").member("name", "ndislint").member("version", version);
        SarifNotifications.appendKinds(json);
        rules.append(json);
        json.close().close();
        end.append(json.text());
        json.clear();
        end.append(",\n\"invocations\":[{\"executionSuccessful\":")
                .append(allReadable)
                .append(',');
        String more = leftOut == 0
                ? ""
                : leftOut + " more results were left out: code scanning takes " + MOST_RESULTS + " a run";
        notifications.append(end, more);
        end.append("}],\n\"columnKind\":\"utf16CodeUnits\"}]}\n");
        out.append(end);
    }

    private void notShown(String trace, long count, String what) {
        if (count > 0) {
            notifications.add(Kind.NOT_SHOWN, "note", trace, 0, count + " " + what + " not shown");
        }
    }

    private void append(String trace, Finding finding, @Nullable String accepted) {
        json.open().member("ruleId", finding.rule().id()).member("ruleIndex", rules.index(finding.rule()));
        if (finding.conclusive()) {
            json.member("level", SarifRules.level(finding.rule().severity()));
        } else {
            json.member("kind", "open").member("level", "none");
        }
        SarifPlace.message(json, text(finding));
        json.openArray("locations").open();
        SarifPlace.append(json, trace, finding.line());
        logical(finding);
        json.close().closeArray();
        flow(trace, finding);
        int occurrence = occurrences.merge(finding.fingerprint(), 1, Integer::sum);
        json.open("partialFingerprints")
                .member("primaryLocationLineHash", finding.fingerprint() + ':' + occurrence)
                .member("ndislint/v1", finding.fingerprint())
                .close();
        if (accepted != null) {
            json.openArray("suppressions").open().member("kind", "external").member("status", "accepted");
            if (!accepted.isEmpty()) {
                json.member("justification", SarifPlace.plain(accepted));
            }
            json.close().closeArray();
        }
        properties(finding);
        json.close();
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(finding.message());
        if (!finding.expected().isEmpty()) {
            text.append("; expected: ").append(finding.expected());
        }
        if (!finding.found().isEmpty()) {
            text.append("; found: ").append(finding.found());
        }
        if (!finding.conclusive()) {
            text.append(" (inconclusive)");
        }
        return text.toString();
    }

    private void logical(Finding finding) {
        Finding.ObjectName object = finding.object();
        if (object != null) {
            json.openArray("logicalLocations")
                    .open()
                    .member("name", InertText.of(object.name()))
                    .member("kind", "object")
                    .close()
                    .closeArray();
        }
    }

    /** The witness, if there is one: its last steps, as the finding's own is the last. */
    private void flow(String trace, Finding finding) {
        List<WitnessStep> witness = finding.witness();
        if (witness.isEmpty()) {
            return;
        }
        Finding.ObjectName object = finding.object();
        String subject = object == null ? "state" : InertText.of(object.name());
        int first = Math.max(0, witness.size() - MOST_STEPS);
        int dropped = first + finding.witnessDropped();
        json.openArray("codeFlows").open();
        if (dropped > 0) {
            SarifPlace.message(
                    json, dropped + (dropped == 1 ? " earlier record is" : " earlier records are") + " not shown");
        }
        json.openArray("threadFlows").open().openArray("locations");
        for (int i = first; i < witness.size(); i++) {
            WitnessStep step = witness.get(i);
            json.open().open("location");
            SarifPlace.append(json, trace, step.line());
            SarifPlace.message(json, step.text());
            json.close();
            if (!step.state().isEmpty()) {
                json.open("state")
                        .open(subject)
                        .member("text", SarifPlace.plain(step.state()))
                        .close()
                        .close();
            }
            json.member("importance", i == witness.size() - 1 ? "essential" : "important");
            json.member("executionOrder", step.event()).close();
        }
        json.closeArray().close().closeArray().close().closeArray();
    }

    private void properties(Finding finding) {
        json.open("properties").member("event", finding.event());
        if (finding.timeNanos() != CallEvent.NO_TIME) {
            json.instant("time", finding.timeNanos());
        }
        json.member("fn", InertText.of(finding.function()))
                .member("phase", finding.phase().json());
        Finding.ObjectName object = finding.object();
        if (object != null && !object.handle().isEmpty()) {
            json.member("handle", InertText.of(object.handle()));
        }
        if (!finding.conclusive()) {
            json.member("because", OneLine.reasons(finding.because()));
        }
        json.close();
    }
}

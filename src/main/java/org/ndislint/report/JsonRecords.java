package org.ndislint.report;

import java.util.List;
import java.util.Map;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.Verdict;
import org.ndislint.rules.Severity;

/** The objects of the results format, key by key in the documented order; what is not known has no key. */
public final class JsonRecords {
    /** The name and number of the results format. */
    static final String SCHEMA = "ndislint/1";

    private static final List<Severity> COUNTED = List.of(Severity.ERROR, Severity.WARNING, Severity.INFO);

    private JsonRecords() {}

    public static void run(JsonText json, RunInfo run) {
        json.open()
                .member("type", "run")
                .member("schema", SCHEMA)
                .member("version", run.version())
                .member("rules", run.rules())
                .member("arguments", run.arguments())
                .close();
    }

    public static void problem(JsonText json, String trace, InputProblem problem) {
        json.open().member("type", "input-error").member("trace", trace);
        if (problem.line() > 0) {
            json.member("line", problem.line());
        }
        json.member("reason", problem.reason());
        if (!problem.text().isEmpty()) {
            json.member("text", problem.text());
        }
        json.close();
    }

    public static void finding(JsonText json, String trace, Finding finding) {
        json.open()
                .member("type", finding.conclusive() ? "violation" : "inconclusive")
                .member("rule", finding.rule().id())
                .member("severity", finding.rule().severity().id())
                .member("trace", trace)
                .member("event", finding.event())
                .member("line", finding.line());
        if (finding.timeNanos() != CallEvent.NO_TIME) {
            json.instant("time", finding.timeNanos());
        }
        json.member("fn", finding.function()).member("phase", finding.phase().json());
        Finding.ObjectName object = finding.object();
        if (object != null) {
            json.open("object").member("kind", object.kind()).member("name", object.name());
            if (!object.handle().isEmpty()) {
                json.member("handle", object.handle());
            }
            json.close();
        }
        json.member("message", finding.message())
                .member("expected", finding.expected())
                .member("found", finding.found())
                .openArray("witness");
        for (Finding.WitnessStep step : finding.witness()) {
            json.open()
                    .member("event", step.event())
                    .member("line", step.line())
                    .member("text", step.text())
                    .member("state", step.state())
                    .close();
        }
        json.closeArray().member("sources", finding.rule().sources()).member("fingerprint", finding.fingerprint());
        if (!finding.conclusive()) {
            json.member("because", OneLine.reasons(finding.because()));
        }
        json.close();
    }

    public static void summary(JsonText json, TraceSummary summary) {
        json.open().member("type", "summary").member("trace", summary.trace());
        String format = summary.format();
        if (format != null) {
            json.member("format", format);
        }
        json.member("records", summary.records())
                .member("events", summary.events())
                .member("unmapped", summary.unmapped())
                .member("malformed", summary.malformed())
                .member("lost", summary.lost());
        counts(json, "objects", summary.objects());
        counts(json, "adopted", summary.adopted());
        json.member("verdict", summary.outcome().id());
        severities(json, "violations", summary.violations());
        severities(json, "inconclusive", summary.inconclusive());
        Map<Severity, Long> accepted = summary.accepted();
        if (accepted != null) {
            severities(json, "accepted", accepted);
        }
        json.open("rules");
        for (Verdict verdict : Verdict.values()) {
            json.member(verdict.id(), summary.verdicts().getOrDefault(verdict, List.of()));
        }
        json.close().close();
    }

    private static void counts(JsonText json, String key, Map<String, Long> counts) {
        json.open(key);
        counts.forEach(json::member);
        json.close();
    }

    /** All severities that can be on, so that a reader need not ask whether a key is there. */
    private static void severities(JsonText json, String key, Map<Severity, Long> counts) {
        json.open(key);
        for (Severity severity : COUNTED) {
            json.member(severity.id(), counts.getOrDefault(severity, 0L));
        }
        json.close();
    }
}

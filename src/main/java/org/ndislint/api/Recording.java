package org.ndislint.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.ResultFormat;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.report.TextStyle;

/** Takes the results of a run as values, and can give them again to a writer. Not thread-safe until the run has ended. */
final class Recording implements ResultWriter {
    private static final long NANOS = 1_000_000_000L;

    /** One call of a writer. */
    private interface Entry {
        void to(ResultWriter writer) throws IOException;
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<TraceResult> traces = new ArrayList<>();

    private List<Finding> findings = new ArrayList<>();
    private List<Finding> inconclusive = new ArrayList<>();
    private List<Finding> accepted = new ArrayList<>();
    private List<InputProblem> problems = new ArrayList<>();

    @Override
    public void begin(RunInfo run) {
        entries.add(writer -> writer.begin(run));
    }

    @Override
    public void problem(String trace, org.ndislint.monitor.InputProblem problem) {
        entries.add(writer -> writer.problem(trace, problem));
        problems.add(new InputProblem(problem.line(), problem.reason(), problem.text()));
    }

    @Override
    public void finding(String trace, org.ndislint.monitor.Finding finding) {
        entries.add(writer -> writer.finding(trace, finding));
        (finding.conclusive() ? findings : inconclusive).add(of(trace, finding));
    }

    @Override
    public void accepted(String trace, org.ndislint.monitor.Finding finding, String reason) {
        entries.add(writer -> writer.accepted(trace, finding, reason));
        accepted.add(of(trace, finding));
    }

    @Override
    public void summary(TraceSummary summary) {
        entries.add(writer -> writer.summary(summary));
        Map<RuleVerdict, List<String>> rules = new EnumMap<>(RuleVerdict.class);
        summary.verdicts().forEach((verdict, ids) -> rules.put(RuleVerdict.valueOf(verdict.name()), ids));
        traces.add(new TraceResult(
                summary.trace(),
                summary.format(),
                Verdict.valueOf(summary.outcome().name()),
                findings,
                inconclusive,
                accepted,
                problems,
                summary.records(),
                summary.events(),
                summary.unmapped(),
                summary.malformed(),
                summary.lost(),
                counts(summary.violations()),
                counts(summary.inconclusive()),
                rules));
        findings = new ArrayList<>();
        inconclusive = new ArrayList<>();
        accepted = new ArrayList<>();
        problems = new ArrayList<>();
    }

    @Override
    public void close() {
        // what was recorded stays
    }

    List<TraceResult> traces() {
        return List.copyOf(traces);
    }

    /** The report for people. */
    String text() {
        StringBuilder text = new StringBuilder();
        try (ResultWriter writer = ResultFormat.TEXT.open(text, TextStyle.PLAIN)) {
            for (Entry entry : entries) {
                entry.to(writer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string refuses text", e);
        }
        return text.toString();
    }

    private static Finding of(String trace, org.ndislint.monitor.Finding finding) {
        List<WitnessRecord> witness = new ArrayList<>();
        for (org.ndislint.monitor.Finding.WitnessStep step : finding.witness()) {
            witness.add(new WitnessRecord(step.event(), step.line(), step.text(), step.state()));
        }
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        for (Because because : finding.because()) {
            doubts.add(Doubt.valueOf(because.name()));
        }
        org.ndislint.monitor.Finding.ObjectName object = finding.object();
        return new Finding(
                finding.rule().id(),
                Severity.valueOf(finding.rule().severity().name()),
                trace,
                finding.event(),
                finding.line(),
                time(finding.timeNanos()),
                finding.function(),
                Phase.valueOf(finding.phase().name()),
                object == null ? null : new ObservedObject(object.kind(), object.name(), object.handle()),
                finding.message(),
                finding.expected(),
                finding.found(),
                witness,
                doubts,
                finding.rule().sources(),
                finding.fingerprint());
    }

    private static @Nullable Instant time(long nanos) {
        return nanos == CallEvent.NO_TIME
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private static Map<Severity, Long> counts(Map<org.ndislint.rules.Severity, Long> counts) {
        Map<Severity, Long> all = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            all.put(severity, counts.getOrDefault(org.ndislint.rules.Severity.valueOf(severity.name()), 0L));
        }
        return all;
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.ReadContext;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.FindingSink;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.TraceSummary.Outcome;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.baseline.AcceptedFinding;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** The check of one trace, from the file to its summary. Extended where the trace does not come as one file. */
class TraceCheck extends AheadReading implements FindingSink {
    private final CheckOptions options;
    private final RuleEngine engine;
    private final List<RuleInfo> rules;
    private final @Nullable BaselineUse baseline;
    private final ResultWriter results;
    private final SortedMap<Severity, Long> accepted = new TreeMap<>();
    private boolean isAhead = true;

    private @Nullable String format;
    private @Nullable Checker checker;

    TraceCheck(
            String trace,
            Recognition recognition,
            CheckOptions options,
            RuleEngine engine,
            List<RuleInfo> rules,
            @Nullable BaselineUse baseline,
            ResultWriter results,
            Remarks remarks) {
        super(trace, recognition, options.assumed(), remarks);
        this.options = options;
        this.engine = engine;
        this.rules = rules;
        this.baseline = baseline;
        this.results = results;
    }

    /** Has the trace read and checked on one thread, as others are at the same time. */
    TraceCheck onOneThread() {
        isAhead = false;
        return this;
    }

    @Override
    boolean isAhead() {
        return isAhead;
    }

    @Override
    public ExitCode end(TraceReader.End end) throws IOException {
        ExitCode exit = end.exit();
        TracePipeline read = pipeline();
        Checker checked = checker;
        if (read == null || checked == null) {
            results.summary(TraceSummary.ofNothing(trace()));
            return exit;
        }
        tellUnrecognised();
        InputProblem backwards = read.times().problem();
        if (backwards != null) {
            problem(backwards);
        }
        boolean cutOff = end != TraceReader.End.WHOLE || read.isCutOff();
        CheckOutcome outcome = checked.finish(cutOff);
        for (String fault : outcome.faults()) {
            remarks().fault(trace(), new IllegalStateException(fault));
            exit = exit.and(ExitCode.INTERNAL);
        }
        results.summary(summary(read, outcome, cutOff));
        if (cutOff || options.badRecords().isExceeded(read.badRecords(), read.records())) {
            exit = exit.and(ExitCode.UNREADABLE);
        }
        if (!read.anyKnownCall()) {
            exit = exit.and(ExitCode.NOTHING_CHECKED);
        }
        if (isAny(outcome.inconclusive(), options.failOnInconclusive())) {
            exit = exit.and(ExitCode.INCONCLUSIVE);
        }
        if (isAny(notAccepted(outcome.violations()), options.failOn())) {
            exit = exit.and(ExitCode.FINDINGS);
        }
        return exit;
    }

    @Override
    EventSink receiver(String formatName, ReadContext context) {
        format = formatName;
        Checker made = checker(
                engine,
                new CheckRequest(
                        rules,
                        context.symbols(),
                        context.catalogue(),
                        context.statuses(),
                        options.assumed(),
                        options.showInconclusive(),
                        this,
                        results::observer));
        checker = made;
        return made;
    }

    /** Makes what checks the trace. */
    Checker checker(RuleEngine from, CheckRequest request) {
        return from.checker(request);
    }

    /** Findings that the baseline accepts, by severity: changes with the run. */
    final SortedMap<Severity, Long> accepted() {
        return accepted;
    }

    @Override
    public void problem(InputProblem problem) {
        try {
            results.problem(trace(), problem);
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    @Override
    public void finding(Finding finding) {
        try {
            AcceptedFinding known = baseline == null ? null : baseline.accepting(finding);
            if (known == null) {
                results.finding(trace(), finding);
            } else {
                accepted.merge(finding.rule().severity(), 1L, Long::sum);
                results.accepted(trace(), finding, known.reason());
            }
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    private TraceSummary summary(TracePipeline read, CheckOutcome outcome, boolean cutOff) {
        return new TraceSummary(
                trace(),
                format,
                read.records(),
                read.calls(),
                read.unmapped(),
                read.malformed(),
                read.lost(),
                outcome.objects(),
                outcome.adopted(),
                outcome.violations(),
                outcome.inconclusive(),
                outcome.verdicts(),
                verdict(read, outcome, cutOff),
                read.times().backwards(),
                outcome.unpaired(),
                baseline == null ? null : accepted);
    }

    private static Outcome verdict(TracePipeline read, CheckOutcome outcome, boolean cutOff) {
        if (count(outcome.violations(), Severity.ERROR) + count(outcome.violations(), Severity.WARNING) > 0) {
            return Outcome.VIOLATIONS;
        }
        if (cutOff || read.malformed() > 0 || !read.anyKnownCall()) {
            return Outcome.INCOMPLETE;
        }
        return count(outcome.inconclusive(), Severity.ERROR) > 0 ? Outcome.INCONCLUSIVE : Outcome.CONFORMANT;
    }

    /** The counts without what the baseline accepts. */
    private SortedMap<Severity, Long> notAccepted(SortedMap<Severity, Long> violations) {
        SortedMap<Severity, Long> left = new TreeMap<>(violations);
        accepted.forEach((severity, count) -> left.merge(severity, -count, Long::sum));
        return left;
    }

    /** Whether there is any of a severity or above; of null there is none. */
    private static boolean isAny(SortedMap<Severity, Long> counts, @Nullable Severity least) {
        if (least == null) {
            return false;
        }
        for (Severity severity : counts.headMap(least).keySet()) {
            if (count(counts, severity) > 0) {
                return true;
            }
        }
        return count(counts, least) > 0;
    }

    private static long count(SortedMap<Severity, Long> counts, Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }
}

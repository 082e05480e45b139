package org.ndislint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.minimize.Minimizer;
import org.ndislint.minimize.Monitors;
import org.ndislint.minimize.Survey;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;
import org.ndislint.report.EventFormat;
import org.ndislint.report.InertText;
import org.ndislint.report.events.EventNames;
import org.ndislint.report.events.EventWriter;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;
import org.ndislint.timeline.TraceLog;

/** {@code minimize}: a small part of a trace that still proves a finding. */
final class MinimizeCommand implements Command {
    private static final int MOST_HINTS = 3;

    private final EngineLoader engines;

    MinimizeCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        String rule = arguments.value(Option.RULE);
        long event = Numbers.of(arguments, Option.EVENT, 1, Long.MAX_VALUE, 0);
        Remarks remarks = new Remarks(arguments, streams);
        Recorder recorder = Recorder.of(arguments, engines, remarks);
        List<RuleInfo> on = RuleSelection.of(arguments, recorder.engine().rules());
        List<RuleInfo> rules = withAsked(rule, on, recorder.engine().rules());
        // With a rule that is not on by itself, whoever checks again has to ask for it.
        String select = rules.size() > on.size() ? " --select all," + rule : "";
        try (Outputs outputs = Outputs.open(arguments, CommandName.MINIMIZE.syntax(), streams, true)) {
            ExitCode exit = minimize(arguments, rule, event, rules, select, recorder, outputs, remarks, streams);
            if (exit == ExitCode.OK) {
                outputs.commit();
            }
            return exit;
        }
    }

    /** Those that are on, and the one that is asked for. */
    private static List<RuleInfo> withAsked(@Nullable String asked, List<RuleInfo> on, List<RuleInfo> all)
            throws UsageException {
        if (asked == null || on.stream().anyMatch(rule -> rule.id().equals(asked))) {
            return on;
        }
        List<RuleInfo> rules = new ArrayList<>(on);
        for (RuleInfo rule : all) {
            if (rule.id().equals(asked)) {
                rules.add(rule.severity() == Severity.OFF ? rule.withSeverity(Severity.WARNING) : rule);
                return rules;
            }
        }
        List<String> ids = all.stream().map(RuleInfo::id).toList();
        throw new UsageException(
                "--rule: there is no rule '" + asked + "'" + Hints.of(NearestNames.of(asked, ids, MOST_HINTS)));
    }

    private static ExitCode minimize(
            Arguments arguments,
            @Nullable String rule,
            long event,
            List<RuleInfo> rules,
            String select,
            Recorder recorder,
            Outputs outputs,
            Remarks remarks,
            Streams streams)
            throws UsageException, IOException {
        String path = arguments.operands().get(0);
        long inconclusive = 0;
        List<Long> others = List.of();
        for (TraceRecording recording : recorder.read(path, streams)) {
            TraceLog log = recording.log();
            if (log == null) {
                continue;
            }
            Monitors monitors = monitors(recorder, rules, log.symbols());
            Survey survey = Survey.of(log, monitors, recorder.assumed(), rule, event);
            Finding target = survey.target();
            if (target == null) {
                inconclusive += survey.inconclusive();
                others = others.isEmpty() ? survey.others() : others;
                continue;
            }
            Minimizer.Result result =
                    Minimizer.run(recorder.engine().program(), log, monitors, recorder.assumed(), survey);
            if (result == null) {
                remarks.fault(
                        recording.name(), new IllegalStateException("the records do not prove the finding again"));
                return ExitCode.INTERNAL;
            }
            tell(recording.name(), survey, target, result, log, event, remarks);
            return write(
                    head(recording.name(), target, select), target, result, log, rules, recorder, outputs, streams);
        }
        ExitCode read = recorder.exit();
        if (read == ExitCode.OK || read == ExitCode.NOTHING_CHECKED) {
            streams.say(path + ": no violation" + (rule == null ? "" : " of " + rule)
                    + (event > 0 ? " at event " + event : "")
                    + (others.isEmpty() ? "" : "; there are some at " + listed(others))
                    + (inconclusive > 0
                            ? "; inconclusive " + inconclusive + " times, which nothing shorter can prove"
                            : ""));
            return read.and(ExitCode.NOTHING_CHECKED);
        }
        return read;
    }

    private static Monitors monitors(Recorder recorder, List<RuleInfo> rules, Symbols symbols) {
        Monitor.Options all = MonitorOptions.of(recorder.engine().program(), rules, true, CaptureFacts.NOTHING);
        Monitor.Options certain = MonitorOptions.of(recorder.engine().program(), rules, false, CaptureFacts.NOTHING);
        return (findings, withInconclusive) -> new Monitor(
                recorder.engine().program(), symbols, recorder.statuses(), withInconclusive ? all : certain, findings);
    }

    private static void tell(
            String trace,
            Survey survey,
            Finding target,
            Minimizer.Result result,
            TraceLog log,
            long event,
            Remarks remarks) {
        if (event == 0 && survey.count() > 1) {
            remarks.remark(
                    trace,
                    "took the first of " + survey.count() + " violations" + "; --event takes another: "
                            + listed(survey.others()));
        }
        remarks.remark(
                trace,
                result.part().records().size() + " of " + log.size() + " records prove "
                        + target.rule().id() + "; tried " + result.trials() + " parts");
        if (!result.minimal()) {
            remarks.remark(trace, "the search was ended: some records may be needless");
        }
    }

    private static String listed(List<Long> events) {
        return "event " + events.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static ExitCode write(
            String head,
            Finding target,
            Minimizer.Result result,
            TraceLog log,
            List<RuleInfo> rules,
            Recorder recorder,
            Outputs outputs,
            Streams streams)
            throws UsageException, IOException {
        EventNames names = new EventNames(recorder.catalogue(), log.symbols(), recorder.statuses());
        for (Output output : outputs.all()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (output.format().equals(EventFormat.SHORTHAND.id())) {
                bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            }
            EventWriter writer = EventFormat.of(output.format()).open(bytes, names);
            for (CallEvent record : result.part().records()) {
                writer.event(record);
            }
            writer.finish();
            if (!isProved(bytes.toByteArray(), target, rules, recorder, streams)) {
                streams.say("as " + output.format() + " the records do not prove the finding: something in"
                        + " them cannot be written so; try --format ndjson");
                return ExitCode.INTERNAL;
            }
            bytes.writeTo(output.stream());
        }
        return ExitCode.OK;
    }

    /** Comments for whoever reads the bug report. */
    private static String head(String trace, Finding target, String select) {
        return "# " + target.rule().id() + ": " + InertText.of(target.message()) + "\n# From " + InertText.of(trace)
                + ":" + target.line() + ", only the records that prove it. Check again with: ndislint" + select
                + " FILE\n";
    }

    /** Reads what was written as anybody would, and checks it. */
    private static boolean isProved(
            byte[] text, Finding target, List<RuleInfo> rules, Recorder recorder, Streams streams)
            throws UsageException, IOException {
        Streams in = new Streams(new ByteArrayInputStream(text), streams.out(), streams.err(), streams.environment());
        for (TraceRecording again : recorder.readAgain(in)) {
            TraceLog log = again.log();
            if (log != null) {
                Finding found = Survey.of(
                                log,
                                monitors(recorder, rules, log.symbols()),
                                CaptureFacts.NOTHING,
                                target.rule().id(),
                                0)
                        .target();
                return found != null && found.fingerprint().equals(target.fingerprint());
            }
        }
        return false;
    }
}

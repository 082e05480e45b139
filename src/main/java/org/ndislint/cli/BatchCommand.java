package org.ndislint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ndislint.report.ResultWriter;
import org.ndislint.rules.RuleInfo;

/** {@code batch}: {@code check} for many captures at a time. */
final class BatchCommand implements Command {
    private static final String STATE = ".ndislint-batch";
    private static final int MOST_JOBS = 256;

    private final EngineLoader engines;

    BatchCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        int jobs = jobs(arguments, streams.environment());
        Shard shard = Shard.parse(arguments.value(Option.SHARD));
        boolean progress = Progress.isWanted(arguments, streams.environment());
        CheckPlan plan = CheckPlan.of(arguments, engines, streams);
        Remarks remarks = new Remarks(arguments, streams);
        try (Outputs outputs = Outputs.open(arguments, CommandName.BATCH.syntax(), streams, false)) {
            BatchState state = state(arguments, streams.environment());
            List<String> all = Captures.of(arguments.operands(), streams.in(), remarks, excluded(outputs, state));
            List<String> captures = part(all, shard);
            ResultWriter results = plan.results(outputs);
            results.begin(plan.run());
            Map<String, RuleInfo> rules = new HashMap<>();
            plan.engine().rules().forEach(rule -> rules.put(rule.id(), rule));
            plan.rules().forEach(rule -> rules.put(rule.id(), rule));
            Progress bar = Progress.of(streams, progress, captures.size());
            // a part of the captures may be none of them
            ExitCode exit = captures.isEmpty() && !all.isEmpty() ? ExitCode.OK : ExitCode.NOTHING_CHECKED;
            try (CapturesInOrder checked =
                    new CapturesInOrder(captures, jobs, new CaptureCheck(plan, arguments, streams, state))) {
                while (checked.hasNext()) {
                    CaptureResult result = checked.next();
                    bar.clear();
                    result.remarks().forEach(remark -> remark.accept(remarks));
                    result.replay(rules, results);
                    result.results().discard();
                    outputs.flush();
                    exit = exit.beside(result.exit());
                    bar.done(result.exit());
                }
            } finally {
                bar.clear();
            }
            results.close();
            outputs.commit();
            state.clear();
            return exit;
        }
    }

    private static int jobs(Arguments arguments, Environment environment) throws UsageException {
        String text = arguments.value(Option.JOBS);
        if (text == null) {
            return environment.processors();
        }
        int jobs = Shard.count(text);
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new UsageException("-j: expected a number from 1 to " + MOST_JOBS + ", found '" + text + "'");
        }
        return jobs;
    }

    private static BatchState state(Arguments arguments, Environment environment) throws UsageException {
        String folder = arguments.value(Option.STATE);
        if (folder == null && !arguments.has(Option.RESUME)) {
            return BatchState.NONE;
        }
        return BatchState.open(folder == null ? STATE : folder, arguments, environment);
    }

    /** What the run itself writes. */
    private static Set<Path> excluded(Outputs outputs, BatchState state) throws IOException {
        Set<Path> excluded = new HashSet<>();
        for (Output output : outputs.all()) {
            OutputFile file = output.file();
            if (file != null) {
                excluded.add(file.target());
            }
        }
        Path folder = state.folder();
        if (folder != null) {
            excluded.add(folder.toRealPath());
        }
        return excluded;
    }

    private static List<String> part(List<String> captures, Shard shard) {
        List<String> part = new ArrayList<>();
        for (int i = 0; i < captures.size(); i++) {
            if (shard.has(i)) {
                part.add(captures.get(i));
            }
        }
        return part;
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ndislint.report.ResultWriter;

/** {@code batch}: {@code check} for many captures at a time. */
final class BatchCommand implements Command {
    private static final String STATE = ".ndislint-batch";

    private final EngineLoader engines;

    BatchCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        Shard shard = Shard.parse(arguments.value(Option.SHARD));
        CheckPlan plan = CheckPlan.of(arguments, engines, streams);
        Remarks remarks = new Remarks(arguments, streams);
        BatchRun run = new BatchRun(plan, arguments, streams, remarks);
        try (Outputs outputs = Outputs.open(arguments, CommandName.BATCH.syntax(), streams, false)) {
            BatchState state = state(arguments, streams.environment());
            List<String> all =
                    Captures.of(arguments.operands(), streams.in(), remarks, excluded(arguments, outputs, state));
            BaselineTally tally = new BaselineTally(true);
            ResultWriter results = plan.results(outputs, tally);
            results.begin(plan.run());
            List<String> captures = part(all, shard);
            ExitCode exit = run.check(captures, state, results, outputs::flush);
            if (captures.isEmpty() && !all.isEmpty()) {
                exit = ExitCode.OK; // a part of the captures may be none of them
            }
            results.close();
            outputs.commit();
            state.clear();
            // a part of the captures does not tell what is in none of them
            plan.tellBaseline(tally, arguments.has(Option.SHARD), remarks);
            return exit;
        }
    }

    private static BatchState state(Arguments arguments, Environment environment) throws UsageException {
        String folder = arguments.value(Option.STATE);
        if (folder == null && !arguments.has(Option.RESUME)) {
            return BatchState.NONE;
        }
        return BatchState.open(folder == null ? STATE : folder, arguments, environment);
    }

    /** What the run itself writes, and what steers it. */
    private static Set<Path> excluded(Arguments arguments, Outputs outputs, BatchState state) throws IOException {
        Set<Path> excluded = new HashSet<>();
        for (Output output : outputs.all()) {
            OutputFile file = output.file();
            if (file != null) {
                excluded.add(file.target());
            }
        }
        for (Option steering : List.of(Option.BASELINE, Option.RULES, Option.MAPPING)) {
            for (String name : arguments.values(steering)) {
                excluded.add(Path.of(name).toRealPath());
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

package org.ndislint.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.report.ResultWriter;
import org.ndislint.rules.RuleInfo;

/** Checks many captures on several threads and hands their results to one writer, in the order of the captures. */
final class BatchRun {
    private static final int MOST_JOBS = 256;

    private final CheckPlan plan;
    private final Arguments arguments;
    private final Streams streams;
    private final Remarks remarks;
    private final int jobs;
    private final boolean progress;

    /**
     * A run of these arguments.
     *
     * @throws UsageException if they do not say how many threads, or whether to show progress
     */
    BatchRun(CheckPlan plan, Arguments arguments, Streams streams, Remarks remarks) throws UsageException {
        this.plan = plan;
        this.arguments = arguments;
        this.streams = streams;
        this.remarks = remarks;
        this.jobs = jobs(arguments, streams.environment());
        this.progress = Progress.isWanted(arguments, streams.environment());
    }

    /** Called when all results of a capture were written. */
    interface Flush {
        void flush() throws IOException;
    }

    /**
     * Checks the captures.
     *
     * @param results begun already; not closed
     * @return the status of them together
     */
    ExitCode check(List<String> captures, BatchState state, ResultWriter results, Flush flush) throws IOException {
        Map<String, RuleInfo> rules = new HashMap<>();
        plan.engine().rules().forEach(rule -> rules.put(rule.id(), rule));
        plan.rules().forEach(rule -> rules.put(rule.id(), rule));
        Progress bar = Progress.of(streams, progress, captures.size());
        ExitCode exit = ExitCode.NOTHING_CHECKED;
        CaptureCheck check = new CaptureCheck(plan, arguments, streams, state, captures.size() >= jobs);
        try (CapturesInOrder checked = new CapturesInOrder(captures, jobs, check)) {
            while (checked.hasNext()) {
                CaptureResult result = checked.next();
                bar.clear();
                result.remarks().forEach(remark -> remark.accept(remarks));
                result.replay(rules, results);
                result.results().discard();
                flush.flush();
                exit = exit.beside(result.exit());
                bar.done(result.exit());
            }
        } finally {
            bar.clear();
        }
        return exit;
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
}

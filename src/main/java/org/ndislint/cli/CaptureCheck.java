package org.ndislint.cli;

import java.io.IOException;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.spool.SpillBuffer;
import org.ndislint.report.spool.SpoolWriter;

/** Checks captures apart from each other, on any thread; whatever happens to one stays with it. */
final class CaptureCheck {
    private final CheckPlan plan;
    private final BatchState state;
    /** Each thread reads with its own: symbols are read once a thread, and nothing that changes is seen by two. */
    private final ThreadLocal<Bench> benches;

    private final boolean isOneOfMany;

    /**
     * A check for a run.
     *
     * @param isOneOfMany whether all threads have a capture of their own: then one is not read ahead on another thread
     */
    CaptureCheck(CheckPlan plan, Arguments arguments, Streams streams, BatchState state, boolean isOneOfMany) {
        this.isOneOfMany = isOneOfMany;
        this.plan = plan;
        this.state = state;
        this.benches = ThreadLocal.withInitial(() -> {
            KeptRemarks remarks = new KeptRemarks(arguments, streams);
            return new Bench(remarks, plan.reader(streams, remarks));
        });
    }

    /**
     * What stands at a path, checked now or taken over from a run that did not end.
     *
     * @throws IOException only if results cannot be kept
     */
    CaptureResult check(String path) throws IOException {
        String key = state.key(path);
        CaptureResult known = state.find(key);
        if (known != null) {
            return known;
        }
        CaptureResult result = run(path);
        if (result.exit() != ExitCode.INTERNAL) {
            state.keep(key, result);
        }
        return result;
    }

    private CaptureResult run(String path) throws IOException {
        Bench bench = benches.get();
        KeptRemarks remarks = bench.remarks;
        SpillBuffer buffer = new SpillBuffer();
        ExitCode exit;
        try (SpoolWriter results = new SpoolWriter(buffer)) {
            try {
                exit = bench.reader.read(path, name -> {
                    TraceCheck made = plan.check(name, results, remarks);
                    return isOneOfMany ? made.onOneThread() : made;
                });
            } catch (OutputException e) {
                throw e; // results cannot be kept, neither those of others
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                remarks.fault(path, e);
                String reason = e instanceof OutOfMemoryError ? "out of memory" : "a fault of ndislint itself";
                results.problem(path, new InputProblem(0, "could not be checked to its end: " + reason, ""));
                results.summary(TraceSummary.ofNothing(path));
                exit = ExitCode.INTERNAL;
            }
        } catch (IOException | RuntimeException e) {
            buffer.discard();
            throw e;
        }
        return new CaptureResult(exit, buffer, remarks.take());
    }

    /** What one thread works with. */
    private record Bench(KeptRemarks remarks, TraceReader reader) {}
}

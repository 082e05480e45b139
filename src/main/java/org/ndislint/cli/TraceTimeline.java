package org.ndislint.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.ReadContext;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.InputProblem;

/** The timelines of one trace. */
final class TraceTimeline extends AheadReading {
    private final TimelineOptions options;
    private final RuleEngine engine;
    private final Outputs outputs;
    private final ProblemPrinter problems;
    private @Nullable TimelineFollower follower;

    /**
     * What the timelines of a run have in common.
     *
     * @param afs the address families to tell of; empty for all
     * @param search keeps which of them were found
     * @param assumed what the user says of the capture
     * @param limit how many malformed records are tolerated
     * @param appearance of text
     * @param writers those that watch the traces themselves
     */
    record TimelineOptions(
            List<String> afs,
            AfSearch search,
            CaptureFacts assumed,
            BadRecordLimit limit,
            Appearance appearance,
            TimelineWriters writers) {}

    TraceTimeline(
            String trace,
            Recognition recognition,
            TimelineOptions options,
            RuleEngine engine,
            Outputs outputs,
            Remarks remarks,
            Streams streams) {
        super(trace, recognition, options.assumed(), remarks);
        this.options = options;
        this.engine = engine;
        this.outputs = outputs;
        this.problems = new ProblemPrinter(trace, streams);
    }

    @Override
    EventSink receiver(String format, ReadContext context) {
        TimelineFollower made = engine.follower(new TimelineRequest(
                options.afs(),
                context.symbols(),
                context.catalogue(),
                context.statuses(),
                options.assumed(),
                options.writers()::observer));
        follower = made;
        return made;
    }

    @Override
    public ExitCode end(TraceReader.End end) throws IOException {
        problems.end();
        TracePipeline read = pipeline();
        TimelineFollower followed = follower;
        if (read == null || followed == null) {
            options.writers().end(trace());
            return end.exit();
        }
        tellUnrecognised();
        boolean cutOff = end != TraceReader.End.WHOLE || read.isCutOff();
        followed.finish(cutOff);
        for (Output output : outputs.all()) {
            if (!options.writers().has(output)) {
                followed.write(
                        trace(),
                        cutOff,
                        output.format(),
                        output.writer(),
                        options.appearance().style(output.file() != null, false));
            }
        }
        options.writers().end(trace());
        options.search().add(followed);
        ExitCode exit = read.anyKnownCall() ? ExitCode.OK : ExitCode.NOTHING_CHECKED;
        return cutOff || options.limit().isExceeded(read.badRecords(), read.records())
                ? exit.and(ExitCode.UNREADABLE)
                : exit;
    }

    @Override
    public void problem(InputProblem problem) {
        problems.print(problem);
    }
}

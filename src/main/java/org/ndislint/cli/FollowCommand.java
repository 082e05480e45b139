package org.ndislint.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ndislint.report.ResultWriter;

/** {@code follow}: checks a trace while it is written. */
final class FollowCommand implements Command {
    private static final long MOST_SECONDS = TimeUnit.DAYS.toSeconds(365);

    private final EngineLoader engines;
    private final PollClock clock;

    FollowCommand(EngineLoader engines, PollClock clock) {
        this.engines = engines;
        this.clock = clock;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        try {
            ExitCode exit = follow(arguments, streams);
            end(exit, streams);
            return exit;
        } catch (IOException | OutputException e) {
            if (!clock.isStopped()) {
                throw e;
            }
            streams.say(Reasons.of(e));
            end(ExitCode.INTERNAL, streams);
            return ExitCode.INTERNAL;
        } finally {
            clock.leave();
        }
    }

    private void end(ExitCode exit, Streams streams) {
        streams.out().flush();
        streams.err().flush();
        clock.end(exit.code());
    }

    private ExitCode follow(Arguments arguments, Streams streams) throws UsageException, IOException {
        String trace = arguments.operands().get(0);
        String checkpoint = arguments.value(Option.CHECKPOINT);
        if (checkpoint != null && trace.equals("-")) {
            throw new UsageException(
                    Option.CHECKPOINT.option() + ": standard input cannot be read again; expected a file to follow");
        }
        byte[] run = identity(trace, arguments, streams);
        FollowCheckpoint resumed = checkpoint == null ? null : FollowCheckpoint.read(checkpoint, run);
        CheckPlan plan = CheckPlan.of(arguments, engines, streams);
        Remarks remarks = new Remarks(arguments, streams);
        try (Outputs outputs = Outputs.openInPlace(
                arguments, CommandName.FOLLOW.syntax(), streams, resumed == null ? null : resumed.outputs())) {
            BaselineTally tally = new BaselineTally(true);
            ResultWriter results = plan.results(outputs, tally);
            if (resumed == null) {
                results.begin(plan.run());
                outputs.flush();
            } else {
                remarks.remark(trace, "goes on where " + checkpoint + " was written");
            }
            FollowReading reading = new FollowReading(trace, plan, results, outputs, resumed, remarks);
            Checkpoints checkpoints = new Checkpoints(reading, outputs, path(checkpoint), run, clock);
            ExitCode exit;
            try (Followed followed = followed(trace, arguments, streams, checkpoints, remarks)) {
                checkpoints.of(followed);
                TraceReader reader = plan.following(streams, remarks);
                boolean isThere = resume(followed, resumed, reading) || followed.next();
                while (isThere) {
                    boolean isRead = reader.readGrowing(
                            trace,
                            followed.stream(),
                            () -> reading.begins(followed.place().position()),
                            reading);
                    isThere = isRead && followed.next();
                    if (isThere) {
                        reading.goOn(followed.mayHaveLost());
                    }
                }
                exit = reading.finish();
            }
            results.close();
            outputs.commit();
            plan.tellBaseline(tally, resumed != null, remarks);
            return exit;
        }
    }

    private Followed followed(String trace, Arguments arguments, Streams streams, Followed.Idle idle, Remarks remarks)
            throws UsageException {
        long quiet = TimeUnit.SECONDS.toMillis(
                Numbers.of(arguments, Option.IDLE_EXIT, 0, MOST_SECONDS, 1000 * MOST_SECONDS));
        if (trace.equals("-")) {
            return new FollowedPipe(streams.in(), clock, quiet, idle);
        }
        try {
            return new FollowedFile(Path.of(trace), clock, quiet, idle, remarks);
        } catch (InvalidPathException e) {
            throw new UsageException(trace + ": " + Reasons.of(e));
        }
    }

    /** Turns to the file of the checkpoint, if it is still to be found. */
    private static boolean resume(Followed followed, @Nullable FollowCheckpoint resumed, FollowReading reading)
            throws IOException {
        if (resumed == null
                || !(followed instanceof FollowedFile file)
                || !file.resume(resumed.place(), resumed.head())) {
            return false;
        }
        reading.skipWhatWasChecked(resumed);
        return true;
    }

    private static @Nullable Path path(@Nullable String checkpoint) {
        return checkpoint == null ? null : Path.of(checkpoint);
    }

    /** What results depend on; a run with others cannot go on from a checkpoint. */
    private static byte[] identity(String trace, Arguments arguments, Streams streams) throws IOException {
        MessageDigest digest = RunIdentity.sha256();
        digest.update(RunIdentity.of(arguments, streams.environment()));
        List<String> all = new ArrayList<>(arguments.values(Option.OUTPUT));
        all.add(trace);
        for (String text : all) {
            RunIdentity.add(digest, text);
        }
        return digest.digest();
    }
}

package org.ndislint.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.compare.Stories;
import org.ndislint.compare.Telling;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.RuleInfo;
import org.ndislint.timeline.TraceLog;

/** {@code diff}: two captures, or the results of two runs. */
final class DiffCommand implements Command {
    private static final int HEAD = 4096;

    private final EngineLoader engines;

    DiffCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        String before = arguments.operands().get(0);
        String after = arguments.operands().get(1);
        boolean areResults = isResults(before);
        if (areResults != isResults(after)) {
            throw new UsageException("expected two captures or the results of two runs, found one of each");
        }
        try (Outputs outputs = Outputs.open(arguments, CommandName.DIFF.syntax(), streams, true)) {
            ExitCode exit = areResults
                    ? ResultDiff.run(before, after, outputs)
                    : captures(before, after, arguments, outputs, streams);
            outputs.commit();
            return exit;
        }
    }

    /** Whether a file begins as results do: with the object that tells of the run. */
    private static boolean isResults(String path) {
        if (path.equals("-")) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(path)))) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).stripLeading();
            return head.startsWith("{") && head.contains("\"schema\":\"ndislint/");
        } catch (IOException | InvalidPathException e) {
            return false; // what is wrong with it is said by whoever reads it
        }
    }

    private ExitCode captures(String good, String bad, Arguments arguments, Outputs outputs, Streams streams)
            throws UsageException, IOException {
        Remarks remarks = new Remarks(arguments, streams);
        Recorder recorder = Recorder.of(arguments, engines, remarks);
        List<RuleInfo> rules = RuleSelection.of(arguments, recorder.engine().rules());
        Telling first = telling(good, rules, recorder, remarks, streams);
        Telling second = telling(bad, rules, recorder, remarks, streams);
        if (first == null || second == null) {
            return recorder.exit().and(ExitCode.NOTHING_CHECKED);
        }
        CaptureDiff diff = new CaptureDiff(good, bad, first, second, Stories.of(first.stories(), second.stories()));
        for (Output output : outputs.all()) {
            if (output.format().equals("jsonl")) {
                diff.writeJson(output.writer());
            } else {
                diff.writeText(output.writer());
            }
        }
        return recorder.exit().and(diff.isWorse() ? ExitCode.FINDINGS : ExitCode.OK);
    }

    private static @Nullable Telling telling(
            String path, List<RuleInfo> rules, Recorder recorder, Remarks remarks, Streams streams) throws IOException {
        List<TraceRecording> recordings = recorder.read(path, streams);
        TraceLog log = recordings.isEmpty() ? null : recordings.get(0).log();
        if (log == null) {
            return null;
        }
        if (recordings.size() > 1) {
            remarks.remark(path, "there are several captures in it; took the first");
        }
        Monitor.Options options = MonitorOptions.of(recorder.engine().program(), rules, false, recorder.assumed());
        Telling told = Telling.of(log, recorder.engine().program(), recorder.statuses(), options);
        if (told.untold() > 0) {
            remarks.remark(
                    path,
                    "too long to compare as a whole: address families told in part or not at all: " + told.untold());
        }
        return told;
    }
}

package org.ndislint.cli;

import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.ReadContext;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.monitor.InputProblem;
import org.ndislint.timeline.TraceLog;

/** Keeps the records of one trace, for commands that go over them more than once. */
final class TraceRecording extends PipelineReading implements EventSink {
    private final BadRecordLimit limit;
    private final ProblemPrinter problems;
    private final CallEvent mark = new CallEvent();
    private @Nullable TraceLog log;
    private boolean cutOff;

    TraceRecording(
            String trace,
            Recognition recognition,
            CaptureFacts assumed,
            BadRecordLimit limit,
            Remarks remarks,
            Streams streams) {
        super(trace, recognition, assumed, remarks);
        this.limit = limit;
        this.problems = new ProblemPrinter(trace, streams);
    }

    /** What was read, or null if nothing could be. */
    @Nullable
    TraceLog log() {
        return log;
    }

    /** The path as given. */
    String name() {
        return trace();
    }

    /** Whether records may be missing after the last. */
    boolean isCutOff() {
        return cutOff;
    }

    @Override
    EventSink events(String format, ReadContext context) {
        log = new TraceLog(context.symbols(), context.catalogue().size());
        return this;
    }

    @Override
    public ExitCode end(TraceReader.End end) {
        problems.end();
        TracePipeline read = pipeline();
        if (read == null) {
            return end.exit();
        }
        tellUnrecognised();
        cutOff = end != TraceReader.End.WHOLE || read.isCutOff();
        if (cutOff) {
            unreadable(0);
        }
        ExitCode exit = read.anyKnownCall() ? ExitCode.OK : ExitCode.NOTHING_CHECKED;
        return cutOff || limit.isExceeded(read.malformed(), read.records()) ? exit.and(ExitCode.UNREADABLE) : exit;
    }

    @Override
    public void problem(InputProblem problem) {
        problems.print(problem);
    }

    @Override
    public void event(long number, CallEvent event) {
        TraceLog to = log;
        if (to != null) {
            to.add(event, number);
        }
    }

    @Override
    public void unreadable(long line) {
        mark.clear();
        mark.kind = EventKind.LOST;
        mark.lostCount = 1;
        mark.line = line;
        event(0, mark);
    }

    @Override
    public void lostInAll(long count) {
        mark.clear();
        mark.kind = EventKind.CAPTURE;
        mark.capture = new CaptureFacts(null, null, null, null, count, null, null, null, null);
        event(0, mark);
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.RecordSink;
import org.ndislint.monitor.InputProblem;
import org.ndislint.report.EventFormat;
import org.ndislint.report.events.EventNames;
import org.ndislint.report.events.EventWriter;

/** The conversion of one trace. */
final class TraceConversion extends PipelineReading implements EventSink {
    private static final String TRACEFMT = "tracefmt";

    private final Outputs outputs;
    private final BadRecordLimit limit;
    private final ProblemPrinter problems;
    private final List<EventWriter> writers = new ArrayList<>();
    private @Nullable MessageCopy copy;

    TraceConversion(
            String trace,
            Recognition recognition,
            Outputs outputs,
            BadRecordLimit limit,
            Remarks remarks,
            Streams streams) {
        super(trace, recognition, CaptureFacts.NOTHING, remarks);
        this.outputs = outputs;
        this.limit = limit;
        this.problems = new ProblemPrinter(trace, streams);
    }

    @Override
    public void read(TraceFormat format, TraceSource source, ReadContext context) throws IOException {
        List<Writer> copies = new ArrayList<>();
        for (Output output : outputs.all()) {
            if (output.format().equals(TRACEFMT)) {
                copies.add(output.writer());
            }
        }
        RecordSink sink = begin(format.name(), context);
        if (!copies.isEmpty()) {
            MessageCopy made = new MessageCopy(sink, copies, names(context));
            copy = made;
            sink = made;
        }
        format.read(source, context, sink);
    }

    @Override
    EventSink events(String format, ReadContext context) {
        for (Output output : outputs.all()) {
            if (output.format().equals(TRACEFMT)) {
                continue;
            }
            writers.add(EventFormat.of(output.format()).open(output.stream(), names(context)));
        }
        return this;
    }

    private static EventNames names(ReadContext context) {
        return new EventNames(context.catalogue(), context.symbols(), context.statuses());
    }

    @Override
    public ExitCode end(TraceReader.End end) throws IOException {
        problems.end();
        TracePipeline read = pipeline();
        if (read == null) {
            return end.exit();
        }
        int at = 0;
        for (Output output : outputs.all()) {
            if (output.format().equals(TRACEFMT)) {
                continue;
            }
            EventWriter writer = writers.get(at++);
            writer.finish();
            tellAltered(writer.altered(), output.format());
        }
        boolean found = read.calls() > 0;
        MessageCopy copied = copy;
        if (copied != null) {
            tellAltered(copied.altered(), TRACEFMT);
            found = copied.written() > 0;
        }
        if (!writers.isEmpty()) {
            tellUnrecognised();
        }
        tellLeftOut(!writers.isEmpty(), copied != null);
        ExitCode exit = found ? ExitCode.OK : ExitCode.NOTHING_CHECKED;
        return read.isCutOff() || limit.isExceeded(read.badRecords(), read.records())
                ? exit.and(ExitCode.UNREADABLE)
                : exit;
    }

    private void tellAltered(long altered, String format) {
        if (altered > 0) {
            remark("records that lost something, as " + format + " cannot say it: " + altered);
        }
    }

    @Override
    public void problem(InputProblem problem) {
        problems.print(problem);
    }

    @Override
    public void event(long number, CallEvent event) {
        for (EventWriter writer : writers) {
            try {
                writer.event(event);
            } catch (IOException e) {
                throw new OutputException(e);
            }
        }
    }

    /** One record is missing here: the conversion has to say so, too. */
    @Override
    public void unreadable(long line) {
        CallEvent lost = new CallEvent();
        lost.kind = EventKind.LOST;
        lost.lostCount = 1;
        lost.line = line;
        event(0, lost);
    }

    @Override
    public void lostInAll(long count) {
        CallEvent capture = new CallEvent();
        capture.kind = EventKind.CAPTURE;
        capture.capture = new CaptureFacts(null, null, null, null, count, null, null, null, null);
        event(0, capture);
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.ingest.ReadContext;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.monitor.InputProblem;
import org.ndislint.report.EventFormat;
import org.ndislint.report.events.EventNames;
import org.ndislint.report.events.EventWriter;

/** The conversion of one trace. */
final class TraceConversion extends PipelineReading implements EventSink {
    private final Outputs outputs;
    private final BadRecordLimit limit;
    private final ProblemPrinter problems;
    private final List<EventWriter> writers = new ArrayList<>();

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
    EventSink events(String format, ReadContext context) {
        for (Output output : outputs.all()) {
            writers.add(EventFormat.of(output.format())
                    .open(output.stream(), new EventNames(context.catalogue(), context.symbols(), context.statuses())));
        }
        return this;
    }

    @Override
    public ExitCode end(TraceReader.End end) throws IOException {
        problems.end();
        TracePipeline read = pipeline();
        if (read == null) {
            return end.exit();
        }
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i).finish();
            long altered = writers.get(i).altered();
            if (altered > 0) {
                remark("records that lost something, as " + outputs.all().get(i).format() + " cannot say it: "
                        + altered);
            }
        }
        tellUnrecognised();
        ExitCode exit = read.calls() == 0 ? ExitCode.NOTHING_CHECKED : ExitCode.OK;
        return read.isCutOff() || limit.isExceeded(read.malformed(), read.records())
                ? exit.and(ExitCode.UNREADABLE)
                : exit;
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

package org.ndislint.cli;

import java.io.IOException;
import org.ndislint.ingest.ReadContext;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.InputProblem;
import org.ndislint.recognise.Recogniser;

/** The messages of one trace, run through recognition; what was made of them is told at the end. */
class TraceMessages extends PipelineReading implements EventSink {
    private final BadRecordLimit limit;
    private final Telling telling;
    private final ProblemPrinter problems;

    /** Tells what a recogniser made of a trace. */
    interface Telling {
        void tell(String trace, Recogniser recogniser) throws IOException;
    }

    TraceMessages(
            String trace,
            Recognisers recognition,
            BadRecordLimit limit,
            Telling telling,
            Remarks remarks,
            Streams streams) {
        super(trace, recognition, CaptureFacts.NOTHING, remarks);
        this.limit = limit;
        this.telling = telling;
        this.problems = new ProblemPrinter(trace, streams);
    }

    @Override
    final EventSink events(String format, ReadContext context) {
        return this;
    }

    @Override
    public ExitCode end(TraceReader.End end) throws IOException {
        problems.end();
        TracePipeline read = pipeline();
        if (read == null) {
            return end.exit();
        }
        Recogniser recogniser = read.recogniser();
        ExitCode exit = ExitCode.OK;
        if (recogniser == null) {
            remark("there are no messages in it: its records are call events already, or nothing");
            exit = ExitCode.NOTHING_CHECKED;
        } else {
            telling.tell(trace(), recogniser);
        }
        return read.isCutOff() || limit.isExceeded(read.badRecords(), read.records())
                ? exit.and(ExitCode.UNREADABLE)
                : exit;
    }

    @Override
    public void problem(InputProblem problem) {
        problems.print(problem);
    }

    @Override
    public void event(long number, CallEvent event) {
        // counted by the recogniser
    }

    @Override
    public void unreadable(long line) {
        // a problem already
    }

    @Override
    public void lostInAll(long count) {
        // does not concern the wording of what is there
    }
}

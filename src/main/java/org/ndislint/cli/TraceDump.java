package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.ingest.ReadContext;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.monitor.InputProblem;
import org.ndislint.report.RecordFormat;
import org.ndislint.report.RecordWriter;
import org.ndislint.report.events.EventNames;

/** The dump of one trace. */
final class TraceDump implements TraceReader.Reading, RecordSink {
    private final String trace;
    private final Outputs outputs;
    private final BadRecordLimit limit;
    private final Remarks remarks;
    private final ProblemPrinter problems;
    private final List<RecordWriter> writers = new ArrayList<>();
    private long records;
    private long malformed;
    private boolean cutOff;

    TraceDump(String trace, Outputs outputs, BadRecordLimit limit, Remarks remarks, Streams streams) {
        this.trace = trace;
        this.outputs = outputs;
        this.limit = limit;
        this.remarks = remarks;
        this.problems = new ProblemPrinter(trace, streams);
    }

    @Override
    public RecordSink begin(String format, ReadContext context) {
        for (Output output : outputs.all()) {
            writers.add(RecordFormat.of(output.format())
                    .open(output.writer(), new EventNames(context.catalogue(), context.symbols(), context.statuses())));
        }
        return this;
    }

    @Override
    public ExitCode end(TraceReader.End end) {
        problems.end();
        return cutOff || limit.isExceeded(malformed, records) ? ExitCode.UNREADABLE : ExitCode.OK;
    }

    @Override
    public long records() {
        return records;
    }

    @Override
    public void problem(InputProblem problem) {
        problems.print(problem);
    }

    @Override
    public void remark(String text) {
        remarks.remark(trace, text);
    }

    @Override
    public void event(CallEvent event) {
        records++;
        each(writer -> writer.event(event));
    }

    @Override
    public void message(MessageRecord message) {
        records++;
        each(writer -> writer.message(message));
    }

    @Override
    public void malformed(long line, String reason, String text) {
        records++;
        malformed++;
        each(writer -> writer.malformed(line, reason, text));
    }

    @Override
    public void badField(long line, String reason, String text) {
        malformed++;
        each(writer -> writer.badField(line, reason, text));
    }

    @Override
    public void other(LineKind kind, long line, String text) {
        each(writer -> writer.other(kind, line, text));
    }

    @Override
    public void lostInAll(long count) {
        each(writer -> writer.lostInAll(count));
    }

    @Override
    public void cutOff(long line, String reason) {
        cutOff = true;
        problem(new InputProblem(line, reason, ""));
    }

    private void each(Writing writing) {
        try {
            for (RecordWriter writer : writers) {
                writing.to(writer);
            }
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    /** One record on its way to a writer. */
    private interface Writing {
        void to(RecordWriter writer) throws IOException;
    }
}

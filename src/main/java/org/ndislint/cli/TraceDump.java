package org.ndislint.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ndislint.cli.logfile.LogFileDump;
import org.ndislint.cli.logfile.LogFileDump.Request;
import org.ndislint.cli.logfile.LogFileDump.What;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.etl.Damage;
import org.ndislint.ingest.etl.EtlFormat;
import org.ndislint.ingest.etl.TraceAccount;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;
import org.ndislint.monitor.InputProblem;
import org.ndislint.report.RecordFormat;
import org.ndislint.report.RecordWriter;
import org.ndislint.report.events.EventNames;

/** The dump of one trace. */
final class TraceDump implements TraceReader.Reading, RecordSink {
    private final String trace;
    private final Request request;
    private final Outputs outputs;
    private final BadRecordLimit limit;
    private final Remarks remarks;
    private final ProblemPrinter problems;
    private final List<RecordWriter> writers = new ArrayList<>();
    private long records;
    private long malformed;
    private boolean cutOff;

    TraceDump(String trace, Request request, Outputs outputs, BadRecordLimit limit, Remarks remarks, Streams streams) {
        this.trace = trace;
        this.request = request;
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
    public void read(TraceFormat format, TraceSource source, ReadContext context) throws IOException {
        if (format instanceof EtlFormat) {
            dump(new LogFileDump(source, context));
            return;
        }
        if (request.what() != What.RECORDS) {
            throw new TraceFormatException(
                    SourcePosition.whole(trace),
                    "expected a raw log file, of which alone there are summaries, found " + format.name());
        }
        for (Output output : outputs.all()) {
            if (output.format().equals("tsv")) {
                throw new TraceFormatException(
                        SourcePosition.whole(trace),
                        "expected a raw log file, of which alone there are listings as tsv, found " + format.name());
            }
        }
        format.read(source, context, begin(format.name(), context));
    }

    private void dump(LogFileDump dump) throws IOException {
        List<String> forms = new ArrayList<>();
        List<Writer> writers = new ArrayList<>();
        for (Output output : outputs.all()) {
            forms.add(output.format());
            writers.add(output.writer());
        }
        TraceAccount account = dump.account();
        try {
            dump.write(request, forms, writers);
        } catch (UncheckedIOException e) {
            throw new OutputException(Objects.requireNonNull(e.getCause()));
        } finally {
            records = account.records();
        }
        malformed = account.damageCount() + account.damagedRecords();
        for (Damage damage : account.damages()) {
            problem(new InputProblem(
                    Math.max(1, damage.afterRecord() + 1),
                    "at byte " + damage.position() + ": " + damage.reason(),
                    ""));
        }
        String cut = account.cut();
        if (cut != null) {
            cutOff(account.records(), cut);
        }
        dump.tell(this::remark);
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

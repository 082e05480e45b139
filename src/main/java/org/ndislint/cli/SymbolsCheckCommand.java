package org.ndislint.cli;

import java.io.IOException;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.cli.logfile.Coverage;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.etl.EtlFormat;
import org.ndislint.model.RecordSink;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.Symbols;
import org.ndislint.model.TraceFormatException;
import org.ndislint.monitor.InputProblem;

/** {@code symbols check}: which messages of raw log files the symbols at hand can word. */
final class SymbolsCheckCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        ReadOptions reading = ReadOptions.of(arguments);
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader =
                new TraceReader(reading, Catalogue.load(), StatusNames.load(), Symbols::new, streams, remarks);
        ExitCode exit = ExitCode.NOTHING_CHECKED;
        try (Outputs outputs = Outputs.open(arguments, CommandName.SYMBOLS_CHECK.syntax(), streams, true)) {
            for (String path : arguments.operands()) {
                exit = exit.beside(reader.read(
                        path, trace -> new OneTrace(trace, outputs, remarks, new ProblemPrinter(trace, streams))));
            }
            outputs.commit();
        }
        return exit;
    }

    /** The check of one trace. */
    private static final class OneTrace implements TraceReader.Reading {
        private final String trace;
        private final Outputs outputs;
        private final Remarks remarks;
        private final ProblemPrinter problems;
        private long records;
        private ExitCode exit = ExitCode.OK;

        OneTrace(String trace, Outputs outputs, Remarks remarks, ProblemPrinter problems) {
            this.trace = trace;
            this.outputs = outputs;
            this.remarks = remarks;
            this.problems = problems;
        }

        @Override
        public RecordSink begin(String format, ReadContext context) {
            throw new IllegalStateException("a log file is read by its records");
        }

        @Override
        public void read(TraceFormat format, TraceSource source, ReadContext context) throws IOException {
            if (!(format instanceof EtlFormat)) {
                throw new TraceFormatException(
                        SourcePosition.whole(trace), "expected a raw log file, found " + format.name());
            }
            Coverage coverage = new Coverage(source, context);
            records = coverage.account().records();
            exit = coverage.unknown() > 0
                    ? ExitCode.FINDINGS
                    : coverage.messages() == 0 ? ExitCode.NOTHING_CHECKED : ExitCode.OK;
            String cut = coverage.account().cut();
            if (cut != null) {
                problem(new InputProblem(records, cut, ""));
                exit = exit.and(ExitCode.UNREADABLE);
            }
            try {
                for (Output output : outputs.all()) {
                    if (output.format().equals("ndjson")) {
                        coverage.writeObjects(output.writer());
                    } else {
                        coverage.writeText(output.writer());
                    }
                }
            } catch (IOException e) {
                throw new OutputException(e);
            }
        }

        @Override
        public long records() {
            return records;
        }

        @Override
        public ExitCode end(TraceReader.End end) {
            problems.end();
            return exit;
        }

        @Override
        public void problem(InputProblem problem) {
            problems.print(problem);
        }

        @Override
        public void remark(String text) {
            remarks.remark(trace, text);
        }
    }
}

package org.ndislint.cli;

import java.io.IOException;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.cli.logfile.LogFileDump.Request;
import org.ndislint.cli.logfile.LogFileDump.What;
import org.ndislint.model.Symbols;

/** {@code dump}: what the decoder makes of each line or record, before recognition. */
final class DumpCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        ReadOptions reading = ReadOptions.of(arguments);
        Request request = request(arguments);
        BadRecordLimit limit = BadRecordLimit.of(arguments);
        Operands.checkStandardInput(arguments);
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader =
                new TraceReader(reading, Catalogue.load(), StatusNames.load(), Symbols::new, streams, remarks);
        ExitCode exit = ExitCode.NOTHING_CHECKED;
        try (Outputs outputs = Outputs.open(arguments, CommandName.DUMP.syntax(), streams, true)) {
            for (String path : arguments.operands()) {
                exit = exit.beside(
                        reader.read(path, trace -> new TraceDump(trace, request, outputs, limit, remarks, streams)));
            }
            outputs.commit();
        }
        return exit;
    }

    private static Request request(Arguments arguments) throws UsageException {
        String order = arguments.value(Option.ORDER, "file");
        if (!order.equals("file") && !order.equals("time")) {
            throw new UsageException("--order: expected file or time, found '" + order + "'");
        }
        boolean summary = arguments.has(Option.SUMMARY);
        boolean providers = arguments.has(Option.PROVIDERS);
        if (summary && providers) {
            throw new UsageException("--summary: it lists the providers, too; expected only one of it and --providers");
        }
        if ((summary || providers) && "tsv".equals(arguments.value(Option.FORMAT))) {
            throw new UsageException("--format: tsv is for records; expected text or ndjson for a summary");
        }
        What what = summary ? What.SUMMARY : providers ? What.PROVIDERS : What.RECORDS;
        return new Request(what, order.equals("time"));
    }
}

package org.ndislint.cli;

import java.io.IOException;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;

/** {@code dump}: what the decoder makes of each line or record, before recognition. */
final class DumpCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        ReadOptions reading = ReadOptions.of(arguments);
        BadRecordLimit limit = BadRecordLimit.of(arguments);
        Operands.checkStandardInput(arguments);
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader =
                new TraceReader(reading, Catalogue.load(), StatusNames.load(), Symbols::new, streams, remarks);
        ExitCode exit = ExitCode.OK;
        try (Outputs outputs = Outputs.open(arguments, CommandName.DUMP.syntax(), streams, true)) {
            for (String path : arguments.operands()) {
                exit = exit.and(reader.read(path, trace -> new TraceDump(trace, outputs, limit, remarks, streams)));
            }
            outputs.commit();
        }
        return exit;
    }
}

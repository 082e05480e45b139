package org.ndislint.cli;

import java.io.IOException;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;

/** {@code convert}: any input to call events in the contract's own forms. */
final class ConvertCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        ReadOptions reading = ReadOptions.of(arguments);
        BadRecordLimit limit = BadRecordLimit.of(arguments);
        Remarks remarks = new Remarks(arguments, streams);
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        Recognition recognition = Recognition.load(reading, catalogue, statuses);
        TraceReader reader = new TraceReader(reading, catalogue, statuses, Symbols::new, streams, remarks);
        try (Outputs outputs = Outputs.open(arguments, CommandName.CONVERT.syntax(), streams, true)) {
            ExitCode exit = reader.read(
                    arguments.operands().get(0),
                    trace -> new TraceConversion(trace, recognition, outputs, limit, remarks, streams));
            outputs.commit();
            return exit;
        }
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.Writer;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;
import org.ndislint.recognise.mapping.MappingProposal;

/** {@code mapping init}: the beginning of a mapping file for a trace. */
final class MappingInitCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        ReadOptions reading = ReadOptions.of(arguments);
        BadRecordLimit limit = BadRecordLimit.of(arguments);
        Operands.checkStandardInput(arguments);
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        Recognition recognition = Recognition.load(reading, catalogue, statuses);
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader = new TraceReader(reading, catalogue, statuses, Symbols::new, streams, remarks);
        try (Outputs outputs = Outputs.open(arguments, CommandName.MAPPING_INIT.syntax(), streams, true)) {
            Writer out = outputs.all().get(0).writer();
            MappingProposal proposal = new MappingProposal(catalogue, statuses);
            ExitCode exit = ExitCode.NOTHING_CHECKED;
            for (String path : arguments.operands()) {
                exit = exit.beside(reader.read(
                        path, trace -> new TraceProposal(trace, recognition, limit, proposal, remarks, streams)));
            }
            if (!proposal.isEmpty()) {
                proposal.write(out);
            }
            outputs.commit();
            return exit;
        }
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;
import org.ndislint.recognise.Mapping;
import org.ndislint.recognise.Recogniser;
import org.ndislint.recognise.mapping.MappingTrial;
import org.ndislint.report.InertText;

/** {@code mapping test}: a mapping file tried on its samples and on traces. */
final class MappingTestCommand implements Command {
    private static final int MOST_SHAPES = 20;

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        ReadOptions reading = ReadOptions.of(arguments);
        BadRecordLimit limit = BadRecordLimit.of(arguments);
        Operands.checkStandardInput(arguments);
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        List<String> operands = arguments.operands();
        Mapping mapping = Recognition.read("mapping test", operands.get(0), catalogue, statuses);
        Recognition recognition = Recognition.of(mapping, reading);
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader = new TraceReader(reading, catalogue, statuses, Symbols::new, streams, remarks);
        ExitCode exit = operands.size() > 1 ? ExitCode.NOTHING_CHECKED : ExitCode.OK;
        try (Outputs outputs = Outputs.open(arguments, CommandName.MAPPING_TEST.syntax(), streams, true)) {
            Writer out = outputs.all().get(0).writer();
            out.append(InertText.of(operands.get(0))).append(": every sample is as it says\n");
            for (String path : operands.subList(1, operands.size())) {
                exit = exit.beside(reader.read(
                        path,
                        trace -> new TraceMessages(
                                trace,
                                recognition,
                                limit,
                                (name, recogniser) -> tell(name, recogniser, out),
                                remarks,
                                streams)));
            }
            outputs.commit();
        }
        return exit;
    }

    private static void tell(String trace, Recogniser recogniser, Writer out) throws IOException {
        StringBuilder report = new StringBuilder();
        MappingTrial.write(recogniser, MOST_SHAPES, report);
        out.append('\n').append(InertText.of(trace)).append('\n');
        for (String line : report.toString().lines().toList()) {
            out.append("  ").append(InertText.of(line)).append('\n');
        }
    }
}

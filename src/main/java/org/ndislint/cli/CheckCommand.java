package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.report.ResultFormat;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.rules.RuleInfo;

/** {@code check}: traces in, verdicts out. */
final class CheckCommand implements Command {
    private final EngineLoader engines;

    CheckCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        CheckOptions options = CheckOptions.of(arguments);
        ReadOptions reading = ReadOptions.of(arguments);
        Appearance appearance = Appearance.of(arguments, streams.environment());
        Operands.checkStandardInput(arguments);
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        Recognition recognition = Recognition.load(reading, catalogue, statuses);
        RuleEngine engine = engines.load(catalogue, statuses, RuleSources.of(arguments));
        List<RuleInfo> rules = RuleSelection.of(arguments, engine.rules());
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader = new TraceReader(reading, catalogue, statuses, engine::newSymbols, streams, remarks);
        ExitCode exit = ExitCode.NOTHING_CHECKED;
        try (Outputs outputs = Outputs.open(arguments, CommandName.CHECK.syntax(), streams, false)) {
            ResultWriter results = results(outputs, options, appearance);
            results.begin(new RunInfo(Version.text(), rules.size(), ResultArguments.of(arguments.given())));
            for (String trace : arguments.operands()) {
                exit = exit.beside(reader.read(
                        trace, name -> new TraceCheck(name, recognition, options, engine, rules, results, remarks)));
                outputs.flush();
            }
            results.close();
            outputs.commit();
        }
        return exit;
    }

    private static ResultWriter results(Outputs outputs, CheckOptions options, Appearance appearance) {
        List<ResultWriter> writers = new ArrayList<>();
        for (Output output : outputs.all()) {
            writers.add(ResultFormat.of(output.format())
                    .open(output.writer(), appearance.style(output.file() != null, options.listUnchecked())));
        }
        return new ShownResults(writers, options.showInfo(), options.showInconclusive(), options.mostWitnesses());
    }
}

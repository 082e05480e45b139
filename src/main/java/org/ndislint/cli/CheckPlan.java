package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.report.ResultFormat;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.rules.RuleInfo;

/**
 * Everything that the checks of a run have in common, read once. Threads may share it: nothing in it changes.
 *
 * @param rules those that are on, with the severity of this run
 */
record CheckPlan(
        CheckOptions options,
        ReadOptions reading,
        Appearance appearance,
        Catalogue catalogue,
        StatusNames statuses,
        Recognition recognition,
        RuleEngine engine,
        List<RuleInfo> rules,
        RunInfo run) {

    /** Reads what the arguments ask for, and the files that they name to steer the run. */
    static CheckPlan of(Arguments arguments, EngineLoader engines, Streams streams) throws UsageException {
        CheckOptions options = CheckOptions.of(arguments);
        ReadOptions reading = ReadOptions.of(arguments);
        Appearance appearance = Appearance.of(arguments, streams.environment());
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        Recognition recognition = Recognition.load(reading, catalogue, statuses);
        RuleEngine engine = engines.load(catalogue, statuses, RuleSources.of(arguments));
        List<RuleInfo> rules = RuleSelection.of(arguments, engine.rules());
        return new CheckPlan(
                options,
                reading,
                appearance,
                catalogue,
                statuses,
                recognition,
                engine,
                rules,
                new RunInfo(Version.text(), rules.size(), ResultArguments.of(arguments.given())));
    }

    /** What reads traces, one after the other: each thread has its own. */
    TraceReader reader(Streams streams, Remarks remarks) {
        return new TraceReader(reading, catalogue, statuses, engine::newSymbols, streams, remarks);
    }

    /** The check of one trace. */
    TraceCheck check(String trace, ResultWriter results, Remarks remarks) {
        return new TraceCheck(trace, recognition, options, engine, rules, results, remarks);
    }

    /** A writer onto every output of the run, of what is to be shown. */
    ResultWriter results(Outputs outputs) {
        List<ResultWriter> writers = new ArrayList<>();
        for (Output output : outputs.all()) {
            writers.add(ResultFormat.of(output.format())
                    .open(output.writer(), appearance.style(output.file() != null, options.listUnchecked())));
        }
        return new ShownResults(writers, options.showInfo(), options.showInconclusive(), options.mostWitnesses());
    }
}

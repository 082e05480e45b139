package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;
import org.ndislint.report.ResultFormat;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.rules.RuleInfo;

/**
 * Everything that the checks of a run have in common, read once. Threads may share it: nothing in it changes.
 *
 * @param rules those that are on, with the severity of this run
 * @param baseline or null
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
        @Nullable BaselineUse baseline,
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
                BaselineUse.of(arguments, streams.environment()),
                new RunInfo(Version.text(), rules.size(), ResultArguments.of(arguments.given())));
    }

    /** What reads traces, one after the other: each thread has its own. */
    TraceReader reader(Streams streams, Remarks remarks) {
        return new TraceReader(reading, catalogue, statuses, engine::newSymbols, streams, remarks);
    }

    /** What reads a trace that comes in several files, which have their names of drivers and handles in common. */
    TraceReader following(Streams streams, Remarks remarks) {
        Symbols symbols = engine.newSymbols();
        return new TraceReader(reading, catalogue, statuses, () -> symbols, streams, remarks);
    }

    /** The check of one trace. */
    TraceCheck check(String trace, ResultWriter results, Remarks remarks) {
        return new TraceCheck(trace, recognition, options, engine, rules, baseline, results, remarks);
    }

    /** The same, where findings do not fail the run. */
    CheckPlan neverFailing() {
        return new CheckPlan(
                options.neverFailing(),
                reading,
                appearance,
                catalogue,
                statuses,
                recognition,
                engine,
                rules,
                baseline,
                run);
    }

    /** Says which entries of the baseline did not come up, and which count no more, after the run. */
    void tellBaseline(BaselineTally tally, boolean partial, Remarks remarks) {
        BaselineUse use = baseline;
        if (use != null) {
            use.tell(tally, partial, remarks);
        }
    }

    /**
     * A writer onto every output of the run, of what is to be shown.
     *
     * @param tally notes what was shown or accepted
     */
    ResultWriter results(Outputs outputs, BaselineTally tally) {
        List<ResultWriter> writers = new ArrayList<>();
        writers.add(tally);
        for (Output output : outputs.all()) {
            ResultFormat format = ResultFormat.of(output.format());
            writers.add(
                    format.isBinary()
                            ? format.open(output.stream())
                            : format.open(
                                    output.writer(), appearance.style(output.file() != null, options.listUnchecked())));
        }
        return new ShownResults(writers, options.showInfo(), options.showInconclusive(), options.mostWitnesses());
    }
}

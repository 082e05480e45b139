package org.ndislint.cli;

import java.io.IOException;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.rules.RuleInfo;

/** Checks traces to tell the verdict on each rule, and what would have to be captured to get one. */
final class RuleCheck {
    private final WatchedEngine engine;
    private final Catalogue catalogue;
    private final StatusNames statuses;
    private final List<RuleInfo> listed;

    /**
     * A check for one run.
     *
     * @param listed the rules that are told about; others run as they would in {@code check}
     */
    RuleCheck(RuleEngine engine, Catalogue catalogue, StatusNames statuses, List<RuleInfo> listed) {
        this.engine = new WatchedEngine(engine);
        this.catalogue = catalogue;
        this.statuses = statuses;
        this.listed = listed;
    }

    ExitCode run(List<String> traces, Arguments arguments, Streams streams) throws UsageException, IOException {
        CheckOptions options = CheckOptions.of(arguments).withInconclusive();
        ReadOptions reading = ReadOptions.of(arguments);
        Operands.checkStandardInput(arguments);
        Recognition recognition = Recognition.load(reading, catalogue, statuses);
        List<RuleInfo> rules = RuleSelection.of(arguments, engine.rules());
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader = new TraceReader(reading, catalogue, statuses, engine::newSymbols, streams, remarks);
        int width = Appearance.of(arguments, streams.environment()).proseWidth();
        ExitCode exit = ExitCode.NOTHING_CHECKED;
        try (Outputs outputs = Outputs.open(arguments, CommandName.RULES.syntax(), streams, false)) {
            for (Output output : outputs.all()) {
                if (output.format().equals("markdown")) {
                    throw new UsageException("rules: with traces, expected the format text, json or jsonl");
                }
            }
            RuleVerdicts verdicts = new RuleVerdicts(engine, listed, rules, outputs, width);
            for (String trace : traces) {
                exit = exit.beside(reader.read(
                        trace,
                        name -> new TraceCheck(name, recognition, options, engine, rules, null, verdicts, remarks)));
                outputs.flush();
            }
            verdicts.close();
            outputs.commit();
        }
        return exit;
    }
}

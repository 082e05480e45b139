package org.ndislint.cli;

import java.io.IOException;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.cli.TraceTimeline.TimelineOptions;

/** {@code timeline}: the lives of address families. */
final class TimelineCommand implements Command {
    private final EngineLoader engines;

    TimelineCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        ReadOptions reading = ReadOptions.of(arguments);
        AfSearch search = new AfSearch(arguments.values(Option.AF));
        Appearance appearance = Appearance.of(arguments, streams.environment());
        Operands.checkStandardInput(arguments);
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        Recognition recognition = Recognition.load(reading, catalogue, statuses);
        RuleEngine engine = engines.load(catalogue, statuses, RuleSources.of(arguments));
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader = new TraceReader(reading, catalogue, statuses, engine::newSymbols, streams, remarks);
        ExitCode exit = ExitCode.NOTHING_CHECKED;
        try (Outputs outputs = Outputs.open(arguments, CommandName.TIMELINE.syntax(), streams, true)) {
            TimelineWriters writers = TimelineWriters.of(outputs, arguments);
            TimelineOptions options = new TimelineOptions(
                    arguments.values(Option.AF),
                    search,
                    CheckOptions.assumed(arguments),
                    BadRecordLimit.of(arguments),
                    appearance,
                    writers);
            for (String path : arguments.operands()) {
                exit = exit.beside(reader.read(
                        path,
                        trace -> new TraceTimeline(trace, recognition, options, engine, outputs, remarks, streams)));
            }
            writers.close();
            outputs.commit();
        }
        for (String complaint : search.complaints()) {
            streams.say(complaint);
            exit = exit.and(ExitCode.USAGE);
        }
        return exit;
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CaptureFacts;

/** Reads whole traces into memory, for the commands of one run. */
final class Recorder {
    private final ReadOptions reading;
    private final BadRecordLimit limit;
    private final CaptureFacts assumed;
    private final Catalogue catalogue;
    private final StatusNames statuses;
    private final Recognition recognition;
    private final RuleEngine engine;
    private final Remarks remarks;
    private ExitCode exit = ExitCode.OK;

    private Recorder(
            ReadOptions reading,
            BadRecordLimit limit,
            CaptureFacts assumed,
            Catalogue catalogue,
            StatusNames statuses,
            Recognition recognition,
            RuleEngine engine,
            Remarks remarks) {
        this.reading = reading;
        this.limit = limit;
        this.assumed = assumed;
        this.catalogue = catalogue;
        this.statuses = statuses;
        this.recognition = recognition;
        this.engine = engine;
        this.remarks = remarks;
    }

    /** What the arguments ask for, with the rules that they name. */
    static Recorder of(Arguments arguments, EngineLoader engines, Remarks remarks) throws UsageException {
        Operands.checkStandardInput(arguments);
        ReadOptions reading = ReadOptions.of(arguments);
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        return new Recorder(
                reading,
                BadRecordLimit.of(arguments),
                CheckOptions.assumed(arguments),
                catalogue,
                statuses,
                Recognition.load(reading, catalogue, statuses),
                engines.load(catalogue, statuses, RuleSources.of(arguments)),
                remarks);
    }

    /** The traces at a path: one, or those of an archive. Those that cannot be read at all are left out. */
    List<TraceRecording> read(String path, Streams streams) throws IOException {
        List<TraceRecording> all = new ArrayList<>();
        exit = exit.and(reader(reading, remarks, streams).read(path, trace -> {
            TraceRecording made = new TraceRecording(trace, recognition, assumed, limit, remarks, streams);
            all.add(made);
            return made;
        }));
        all.removeIf(recording -> recording.log() == null);
        return all;
    }

    /** What standard input holds, read as anybody would who knows nothing of it, and without remarks. */
    List<TraceRecording> readAgain(Streams streams) throws UsageException, IOException {
        Arguments none = new Arguments();
        none.add(Option.QUIET, "");
        Remarks silence = new Remarks(none, streams);
        ReadOptions usual = ReadOptions.of(none);
        List<TraceRecording> all = new ArrayList<>();
        reader(usual, silence, streams).read("-", trace -> {
            TraceRecording made =
                    new TraceRecording(trace, recognition, CaptureFacts.NOTHING, BadRecordLimit.NONE, silence, streams);
            all.add(made);
            return made;
        });
        return all;
    }

    private TraceReader reader(ReadOptions options, Remarks to, Streams streams) {
        return new TraceReader(options, catalogue, statuses, engine::newSymbols, streams, to);
    }

    /** What the reading means for the exit status. */
    ExitCode exit() {
        return exit;
    }

    CaptureFacts assumed() {
        return assumed;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    StatusNames statuses() {
        return statuses;
    }

    RuleEngine engine() {
        return engine;
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.Detection;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceFormats;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.open.ExpansionLimit;
import org.ndislint.ingest.open.SourceOpener;
import org.ndislint.ingest.open.SourceReceiver;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.ingest.wpp.SymbolPath;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Symbols;
import org.ndislint.model.TraceFormatException;
import org.ndislint.monitor.InputProblem;

/** Reads traces, one after the other; what is wrong with one does not stop the others. */
final class TraceReader {
    private final ReadOptions options;
    private final Catalogue catalogue;
    private final StatusNames statuses;
    private final Supplier<Symbols> symbols;
    private final Streams streams;
    private final Remarks remarks;
    /** Shared by the traces of a run, so that symbols are read once; null if there are none. */
    private final @Nullable MessageFormats wordings;

    /** How the reading of one trace ended. */
    enum End {
        /** At its end. */
        WHOLE,
        /** Some of it could not be read, or all of it. */
        UNREADABLE,
        /** A fault of ours. */
        FAULT;

        /** What it means for the exit status. */
        ExitCode exit() {
            return switch (this) {
                case WHOLE -> ExitCode.OK;
                case UNREADABLE -> ExitCode.UNREADABLE;
                case FAULT -> ExitCode.INTERNAL;
            };
        }
    }

    /** What is done with one trace. */
    interface Reading extends InputNotes {
        /** The trace is open and its format known: what takes its records. Not called if it cannot be read at all. */
        RecordSink begin(String format, ReadContext context);

        /** Reads the open trace to its end. */
        default void read(TraceFormat format, TraceSource source, ReadContext context) throws IOException {
            format.read(source, context, begin(format.name(), context));
        }

        /** How many records were taken so far. */
        long records();

        /** Called last: the exit status that the trace by itself would give. */
        ExitCode end(End end) throws IOException;
    }

    /** Makes what is done with each trace. */
    interface Readings {
        /** For a trace of this name: the path as given, or with the name of an entry of an archive behind it. */
        Reading of(String trace);
    }

    /**
     * A reader for one run.
     *
     * @param symbols makes the symbol table of each trace
     */
    TraceReader(
            ReadOptions options,
            Catalogue catalogue,
            StatusNames statuses,
            Supplier<Symbols> symbols,
            Streams streams,
            Remarks remarks) {
        this.options = options;
        this.catalogue = catalogue;
        this.statuses = statuses;
        this.symbols = symbols;
        this.streams = streams;
        this.remarks = remarks;
        if (options.takesTabForTime()) {
            remarks.remark("--prefix: %t is read as a tab, and there is no time; the time is %4!s!");
        }
        this.wordings = wordings(options, streams.environment());
    }

    private static @Nullable MessageFormats wordings(ReadOptions options, Environment environment) {
        if (options.symbols().isEmpty() && environment.symbolPath().isEmpty()) {
            return null;
        }
        List<Path> paths = new ArrayList<>(options.symbols());
        for (Path path : environment.symbolPath()) {
            if (Files.exists(path)) {
                paths.add(path);
            }
        }
        return new MessageFormats(new SymbolPath(paths));
    }

    /**
     * Reads what stands at a path: one trace, or each of an archive. Returns the exit status that these by themselves
     * would give.
     *
     * @throws IOException only if output cannot be written
     */
    ExitCode read(String path, Readings readings) throws IOException {
        Receiver receiver = new Receiver(readings);
        new SourceOpener(ExpansionLimit.USUAL, remarks::remark).open(path, streams.in(), receiver);
        return receiver.exit;
    }

    /**
     * Reads what a stream gives while it is written, as {@link SourceOpener#openGrowing}.
     *
     * @param looked called when so much has been read that the format is known by it
     * @return whether it was read to its end
     */
    boolean readGrowing(String name, InputStream growing, Runnable looked, Reading reading) throws IOException {
        boolean[] isWhole = {false};
        new SourceOpener(ExpansionLimit.USUAL, remarks::remark).openGrowing(name, growing, new SourceReceiver() {
            @Override
            public void source(TraceSource source) throws IOException {
                looked.run();
                End end = TraceReader.this.read(source, reading);
                isWhole[0] = end == End.WHOLE;
                reading.end(end);
            }

            @Override
            public void unreadable(String source, TraceFormatException why) throws IOException {
                reading.problem(new InputProblem(0, why.reason(), ""));
                reading.end(End.UNREADABLE);
            }
        });
        return isWhole[0];
    }

    private final class Receiver implements SourceReceiver {
        private final Readings readings;
        private ExitCode exit = ExitCode.NOTHING_CHECKED;

        Receiver(Readings readings) {
            this.readings = readings;
        }

        @Override
        public void source(TraceSource source) throws IOException {
            Reading reading = readings.of(source.name());
            End end = TraceReader.this.read(source, reading);
            exit = exit.beside(end.exit().and(reading.end(end)));
        }

        @Override
        public void unreadable(String name, TraceFormatException why) throws IOException {
            Reading reading = readings.of(name);
            reading.problem(new InputProblem(0, why.reason(), ""));
            exit = exit.beside(ExitCode.UNREADABLE.and(reading.end(End.UNREADABLE)));
        }
    }

    private End read(TraceSource source, Reading reading) {
        try {
            TraceFormat format = format(source);
            ReadContext context = new ReadContext(
                    symbols.get(), catalogue, statuses, options.zone(), options.prefix(), options.dayFirst(), wordings);
            reading.read(format, source, context);
            return End.WHOLE;
        } catch (TraceFormatException e) {
            // without a line if nothing at all could be read
            reading.problem(
                    new InputProblem(reading.records() > 0 ? e.position().line() : 0, e.reason(), ""));
            return End.UNREADABLE;
        } catch (IOException e) {
            reading.problem(new InputProblem(0, Reasons.of(e), ""));
            return End.UNREADABLE;
        } catch (OutputException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            remarks.fault(source.name(), e);
            reading.problem(new InputProblem(0, "could not be read further: a fault of ndislint itself", ""));
            return End.FAULT;
        }
    }

    private TraceFormat format(TraceSource source) throws IOException {
        TraceFormat told = options.format();
        if (told != null) {
            remarks.detail(source.name(), "read as " + told.name() + ", as told");
            return told;
        }
        Detection detection = TraceFormats.detect(source.head());
        remarks.detail(source.name(), "read as " + detection.format().name() + ": " + detection.reason());
        return detection.format();
    }
}

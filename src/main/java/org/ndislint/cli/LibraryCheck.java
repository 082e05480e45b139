package org.ndislint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.report.ResultWriter;

/**
 * What {@code check} does, for programs: no command line, no output, no configuration file, and nothing of the
 * environment but the day. The one way into this package from {@code api}. Threads may share it.
 */
public final class LibraryCheck {
    /** The name of the trace that is read from a stream. */
    public static final String STREAM = "-";

    private final CheckPlan plan;

    private LibraryCheck(CheckPlan plan) {
        this.plan = plan;
    }

    /**
     * Reads the rules and whatever else the options name.
     *
     * @param options values by option, spelled as for {@code check}; a flag has one value, which is empty
     * @throws UsageException if one of them is wrong
     */
    public static LibraryCheck of(Map<String, List<String>> options) throws UsageException {
        Syntax syntax = CommandName.CHECK.syntax();
        Arguments arguments = new Arguments();
        for (Map.Entry<String, List<String>> entry : options.entrySet()) {
            Option option = syntax.find(entry.getKey());
            if (option == null) {
                throw new IllegalArgumentException(entry.getKey());
            }
            for (String value : entry.getValue()) {
                arguments.add(option, value);
            }
        }
        return new LibraryCheck(CheckPlan.of(arguments, new Wiring(), streams(InputStream.nullInputStream())));
    }

    /**
     * Checks what stands at a path: one trace, or each of an archive.
     *
     * @param path or {@link #STREAM}
     * @param in read if the path is {@link #STREAM}
     * @param results takes the results, but for inconclusive ones only if the options say so; not closed
     * @param remarks takes what the program says on standard error
     * @return the status with which the program would end
     * @throws IOException if the results cannot be written
     * @throws IllegalStateException if it has a fault of its own
     */
    public ExitCode run(String path, InputStream in, ResultWriter results, Consumer<String> remarks)
            throws IOException {
        Streams streams = streams(in);
        TakenRemarks taken = new TakenRemarks(streams, remarks);
        CheckOptions options = plan.options();
        ResultWriter shown =
                new ShownResults(List.of(results), true, options.showInconclusive(), options.mostWitnesses());
        shown.begin(plan.run());
        ExitCode exit = plan.reader(streams, taken).read(path, name -> plan.check(name, shown, taken));
        Throwable fault = taken.fault;
        if (fault != null) {
            throw new IllegalStateException(path + ": a fault of ndislint itself", fault);
        }
        return exit;
    }

    private static Streams streams(InputStream in) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Streams(in, nowhere, nowhere, Environment.PLAIN);
    }

    /** Remarks for the caller, each once. */
    private static final class TakenRemarks extends Remarks {
        private final Consumer<String> taker;
        private @Nullable Throwable fault;

        TakenRemarks(Streams streams, Consumer<String> taker) {
            super(new Arguments(), streams);
            this.taker = taker;
        }

        @Override
        void say(String text) {
            taker.accept(text);
        }

        @Override
        void fault(String trace, Throwable thrown) {
            fault = fault == null ? thrown : fault;
        }
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run writes: standard output in one format, and any number of files in others. Files come into being when
 * {@link #commit} succeeds; {@link #close} without it removes them.
 */
final class Outputs implements AutoCloseable {
    private final List<Output> all = new ArrayList<>();
    private boolean committed;

    private Outputs() {}

    /**
     * Opens standard output and every file of {@code -o}.
     *
     * @param stopWhenClosed whether the run ends when nobody reads standard output any more and there are no files
     * @throws UsageException if a format is unknown, or a file cannot be written or is an input as well
     */
    static Outputs open(Arguments arguments, Syntax syntax, Streams streams, boolean stopWhenClosed)
            throws UsageException {
        return open(arguments, syntax, streams, stopWhenClosed, (i, name) -> OutputFile.open(Option.OUTPUT, name));
    }

    /**
     * Opens standard output, and every file of {@code -o} to be written as the run goes.
     *
     * @param lengths how much of each file stays, or null for nothing: of an earlier run that this one goes on with
     * @throws UsageException as {@link #open}, or if a file is shorter than what should stay of it
     */
    static Outputs openInPlace(Arguments arguments, Syntax syntax, Streams streams, @Nullable List<Long> lengths)
            throws UsageException {
        return open(
                arguments,
                syntax,
                streams,
                true,
                (i, name) -> OutputFile.openInPlace(name, lengths == null ? 0 : lengths.get(i)));
    }

    /** Opens one of the files of {@code -o}, by its place among them and its name. */
    private interface Opening {
        OutputFile open(int place, String name) throws UsageException;
    }

    private static Outputs open(
            Arguments arguments, Syntax syntax, Streams streams, boolean stopWhenClosed, Opening opening)
            throws UsageException {
        List<String> files = arguments.values(Option.OUTPUT);
        Outputs outputs = new Outputs();
        String format = arguments.value(Option.FORMAT, syntax.formats().get(0));
        checkFormat("--format", format, syntax);
        outputs.all.add(new Output(format, new StandardOutput(streams.out(), stopWhenClosed && files.isEmpty()), null));
        try {
            for (int i = 0; i < files.size(); i++) {
                outputs.addFile(i, files.get(i), arguments, syntax, opening);
            }
            return outputs;
        } catch (UsageException e) {
            outputs.close();
            throw e;
        }
    }

    /** Has all that was written on disk, and tells the lengths of the files of {@code -o}, in their order. */
    List<Long> sync() throws IOException {
        flush();
        List<Long> lengths = new ArrayList<>();
        for (Output output : all) {
            OutputFile file = output.file();
            if (file != null) {
                lengths.add(file.sync());
            }
        }
        return lengths;
    }

    /** Prints text that is no report of a run, such as help. */
    static void print(CharSequence text, Streams streams) throws IOException {
        try (Writer writer = new OutputStreamWriter(new StandardOutput(streams.out(), false), StandardCharsets.UTF_8)) {
            writer.append(text);
        }
    }

    List<Output> all() {
        return all;
    }

    void flush() throws IOException {
        for (Output output : all) {
            output.flush();
        }
    }

    /** Everything was written: puts the files in their places. */
    void commit() throws IOException {
        flush();
        for (Output output : all) {
            OutputFile file = output.file();
            if (file != null) {
                file.commit();
            }
        }
        committed = true;
    }

    @Override
    public void close() {
        if (!committed) {
            for (Output output : all) {
                OutputFile file = output.file();
                if (file != null) {
                    file.abandon();
                }
            }
        }
    }

    private void addFile(int place, String text, Arguments arguments, Syntax syntax, Opening opening)
            throws UsageException {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new UsageException("-o: expected FORMAT=FILE, found '" + text + "'");
        }
        String format = text.substring(0, equals);
        String name = text.substring(equals + 1);
        checkFormat("-o", format, syntax);
        for (String input : arguments.operands()) {
            if (isSame(name, input)) {
                throw new UsageException("-o: " + name + " is an input as well");
            }
        }
        add(Option.OUTPUT, format, name, opening.open(place, name));
    }

    /**
     * Adds a file that is no {@code FORMAT=FILE} of {@code -o}, or goes with one.
     *
     * @param option what asks for it, for messages
     * @throws UsageException if it cannot be written or is written already
     */
    void add(Option option, String format, String name) throws UsageException {
        add(option, format, name, OutputFile.open(option, name));
    }

    private void add(Option option, String format, String name, OutputFile file) throws UsageException {
        for (Output other : all) {
            OutputFile taken = other.file();
            if (taken != null && taken.target().equals(file.target())) {
                file.abandon();
                throw new UsageException(option.option() + ": " + name + " is given twice");
            }
        }
        all.add(new Output(format, file.stream(), file));
    }

    private static void checkFormat(String option, String format, Syntax syntax) throws UsageException {
        if (!syntax.formats().contains(format)) {
            throw new UsageException(
                    option + ": there is no format '" + format + "'; expected " + String.join(", ", syntax.formats()));
        }
    }

    private static boolean isSame(String output, String input) {
        try {
            Path path = Path.of(output);
            return !input.equals("-") && Files.isRegularFile(path) && Files.isSameFile(path, Path.of(input));
        } catch (IOException | InvalidPathException e) {
            return false; // what is wrong with a path is said where it is opened
        }
    }
}

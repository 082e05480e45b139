package org.ndislint.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.ingest.wpp.TmfWriter;
import org.ndislint.model.Guid;

/** {@code symbols extract}: the message files of a program database, as tracepdb writes them. */
final class SymbolsExtractCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        String folder = arguments.value(Option.DIRECTORY, ".");
        SymbolFiles symbols = SymbolFiles.read("symbols extract", arguments.operands());
        symbols.tellProblems(streams);
        if (!symbols.formats().isEmpty()) {
            Path into = folder(folder);
            String origin = arguments.operands().size() == 1
                    ? String.valueOf(Path.of(arguments.operands().get(0)).getFileName())
                    : "";
            int messages = 0;
            for (Map.Entry<Guid, List<MessageFormat>> file : symbols.formats().entrySet()) {
                messages += file.getValue().size();
                write(into.resolve(file.getKey() + ".tmf"), origin, file.getValue());
            }
            int files = symbols.formats().size();
            Outputs.print(
                    files + (files == 1 ? " message file" : " message files") + " with " + messages
                            + (messages == 1 ? " message" : " messages") + " written to " + folder + "\n",
                    streams);
        }
        return symbols.exit();
    }

    private static Path folder(String name) throws UsageException {
        try {
            return Files.createDirectories(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("-d: " + name + " cannot be written to: " + Reasons.of(e));
        }
    }

    private static void write(Path file, String origin, List<MessageFormat> formats) throws UsageException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            TmfWriter.write(out, origin, formats);
        } catch (IOException e) {
            throw new UsageException("-d: " + file + " cannot be written: " + Reasons.of(e));
        }
    }
}

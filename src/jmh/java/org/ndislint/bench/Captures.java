package org.ndislint.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ndislint.cli.Main;

/** Captures for benchmarks: the same legal session in each format, made once and kept for the next run. */
final class Captures {
    static final int EVENTS = 1_000_000;

    private static final String SEED = "7";

    private Captures() {}

    /** The capture in a format of {@code generate}. */
    static Path of(String format) throws IOException {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "ndislint-bench-" + EVENTS + "." + format);
        if (!Files.exists(file)) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            Path made = Files.createTempFile("ndislint-bench", ".tmp");
            try (PrintStream out = new PrintStream(Files.newOutputStream(made), false, StandardCharsets.UTF_8)) {
                run(said, out, "generate", "--seed", SEED, "--events", String.valueOf(EVENTS), "--format", format);
            }
            Files.move(made, file);
        }
        return file;
    }

    /** Runs the program in this process; it must end well. */
    static void run(ByteArrayOutputStream said, PrintStream out, String... arguments) {
        int status = Main.run(
                arguments, InputStream.nullInputStream(), out, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IllegalStateException("status " + status + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }
}

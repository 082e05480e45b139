package org.ndislint.ingest.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real captures that are not part of the project: beside it, or where {@code -Dndislint.shared} says. */
public final class SharedSamples {
    private SharedSamples() {}

    /** The bytes of a sample; skips the test, loudly, if there is none. */
    public static byte[] bytes(String path) throws IOException {
        Path file = Path.of(System.getProperty("ndislint.shared", "../shared"), "samples-real")
                .resolve(path);
        assumeTrue(Files.isReadable(file), () -> "SKIPPED: no sample " + file.toAbsolutePath());
        return Files.readAllBytes(file);
    }
}

package org.ndislint.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference files that lie beside the project, where they do. */
final class Reference {
    private Reference() {}

    /** Reads {@code shared/reference/<name>}; skips the test, aloud, where it is not. */
    static JsonNode read(String name) {
        Path shared = Path.of(System.getProperty("ndislint.shared", "../shared"));
        Path file = shared.resolve("reference").resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file), "SKIPPED: no reference at " + file + "; set -Dndislint.shared to its parent");
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}

package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Output compared with a committed file; {@code -Dgolden.update=true} writes the file instead. */
public final class Golden {
    private Golden() {}

    /**
     * Asserts that {@code actual} is what the file holds.
     *
     * @param file relative to the project's directory
     */
    public static void assertMatches(String file, String actual) throws IOException {
        Path path = Path.of(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, actual);
            return;
        }
        assertThat(path).as("golden file; -Dgolden.update=true writes it").exists();
        String expected = Files.readString(path, StandardCharsets.UTF_8);
        if (!expected.equals(actual)) {
            Path rejected = Path.of("target", "golden", path.getFileName().toString());
            Files.createDirectories(rejected.getParent());
            Files.writeString(rejected, actual);
        }
        assertThat(actual).as(file + "; what came out is in target/golden").isEqualTo(expected);
    }
}

package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published logs hold no NDIS call, so none may be seen in them. */
class RealLogTest {
    private static final Path SHARED = Path.of(System.getProperty("ndislint.shared", "../shared"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs-iddcx-wmitrace-logdump.txt",
                "docs-mb-reset-tracefmt.txt",
                "docs-mobilebroadband-tracefmt.txt",
                "hw3d-FmtFile.txt",
                "findneedle-FmtSum.txt"
            })
    void nothingIsMadeUpFromPublishedLogs(String name) throws IOException {
        Path file = SHARED.resolve("samples-real/text").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "SKIPPED: no real logs at " + file);
        Recognition recognition = new Recognition();
        for (String line : Files.readAllLines(file)) {
            String text = line.substring(line.indexOf(']', line.indexOf(" [") + 1) + 1);
            assertThat(recognition.read(text)).as(text).isEqualTo("-");
            assertThat(recognition.read(line)).as(line).isEqualTo("-");
        }
    }
}

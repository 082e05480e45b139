package org.ndislint.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README and the page about the library show: a test of somebody's driver. */
class DriverTraceTest {
    @Test
    void theDriverKeepsTheRules() throws IOException {
        CheckResult result = NdisLint.check(Path.of("samples/clean-session.ndjson"));
        assertThat(result.findings()).isEmpty();
    }
}

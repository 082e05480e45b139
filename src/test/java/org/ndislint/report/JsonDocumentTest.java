package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.monitor.TraceSummary;

class JsonDocumentTest {
    private static final int MANY = 5_000;

    @Test
    void summariesOfMoreTracesThanAreHeldInMemoryComeInOrder() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = new JsonDocumentWriter(out)) {
            writer.begin(new RunInfo("1", 0, List.of()));
            for (int i = 0; i < MANY; i++) {
                writer.summary(TraceSummary.ofNothing("ä".repeat(200) + "-" + i));
            }
        }
        List<String> lines = out.toString().lines().toList();
        int first = lines.indexOf("\"summaries\":[") + 1;
        assertThat(out.length()).as("more than a buffer holds").isGreaterThan(1 << 20);
        for (int i = 0; i < MANY; i++) {
            String line = lines.get(first + i);
            assertThat(line).contains("-" + i + "\"").endsWith(i < MANY - 1 ? "}," : "}]}");
        }
        assertThat(lines).hasSize(first + MANY);
    }
}

package org.ndislint.ingest.shorthand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.DecodedTrace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every line of every example of the reference rules is an event without faults, of a documented function. */
class RuleExamplesTest {
    private static final Path RULES =
            Path.of(System.getProperty("ndislint.shared", "../shared")).resolve("reference/rules");

    private int lines;

    @Test
    void areRead() throws IOException {
        assumeTrue(Files.isDirectory(RULES), () -> "SKIPPED: no reference rules at " + RULES.toAbsolutePath());
        List<Path> files;
        try (Stream<Path> listed = Files.list(RULES)) {
            files = listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        ObjectMapper json = new ObjectMapper();
        for (Path file : files) {
            for (JsonNode rule : json.readTree(file.toFile())) {
                for (JsonNode example : rule.path("examples").path("conforming")) {
                    read(rule, example);
                }
                for (JsonNode example : rule.path("examples").path("violating")) {
                    read(rule, example.path("events"));
                }
            }
        }
        assertThat(lines).isGreaterThan(5000);
    }

    private void read(JsonNode rule, JsonNode events) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : events) {
            text.append(event.asString()).append('\n');
        }
        DecodedTrace trace = DecodedTrace.of(new ShorthandFormat(), text.toString());
        String id = rule.path("id").asString();
        assertThat(trace.problems).as(id).isEmpty();
        assertThat(trace.events).as(id).hasSize(events.size());
        assertThat(trace.events).as(id).allMatch(event -> !event.kind.isCall() || event.function >= 0);
        lines += events.size();
    }
}

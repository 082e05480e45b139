package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every sample through the real command line and compares what it prints with the committed files;
 * {@code -Dgolden.update=true} writes them instead. What differs is left in {@code target/golden}.
 */
class SamplesTest {
    private static final Path SAMPLES = Path.of("samples");

    /** A row of the table in the samples' page. */
    private record Sample(String file, String mapping, int status) {
        @Override
        public String toString() {
            return file;
        }

        String[] arguments(String format) {
            List<String> arguments = new ArrayList<>(List.of("check", "--quiet", "--format", format));
            if (!mapping.isEmpty()) {
                arguments.add("--mapping");
                arguments.add("samples/" + mapping);
            }
            arguments.add("samples/" + file);
            return arguments.toArray(new String[0]);
        }
    }

    static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLES.resolve("README.md"))) {
            if (line.startsWith("| `")) {
                String[] cells = line.replace("`", "").split("\\|", -1);
                samples.add(new Sample(cells[1].strip(), cells[3].strip(), Integer.parseInt(cells[4].strip())));
            }
        }
        return samples;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theTextIsTheCommittedOne(Sample sample) throws IOException {
        compare(sample, "text", ".txt");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theJsonLinesAreTheCommittedOnes(Sample sample) throws IOException {
        compare(sample, "jsonl", ".jsonl");
    }

    @Test
    void everyFileIsInTheTable() throws IOException {
        List<String> told = samples().stream()
                .flatMap(sample -> Stream.of(sample.file(), sample.mapping()))
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    // a message file belongs to the log file of its name
                    .filter(name -> !name.equals("README.md") && !name.endsWith(".tmf"))
                    .sorted()
                    .toList();
            assertThat(told).isEqualTo(there);
        }
    }

    private static void compare(Sample sample, String format, String ending) throws IOException {
        RunResult run = RunResult.ofProgram("", sample.arguments(format));
        assertThat(run.exit()).as(run.err()).isEqualTo(sample.status());
        String actual = run.out();
        Path committed = SAMPLES.resolve("expected").resolve(sample.file() + ending);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(committed, actual);
            return;
        }
        assertThat(committed).as("-Dgolden.update=true writes it").exists();
        String expected = Files.readString(committed);
        if (!actual.equals(expected)) {
            Path rejected = Path.of("target", "golden", committed.getFileName().toString());
            Files.createDirectories(rejected.getParent());
            Files.writeString(rejected, actual);
        }
        assertThat(actual).as(committed + "; what came out is in target/golden").isEqualTo(expected);
    }
}

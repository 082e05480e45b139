package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.ingest.open.Packing;
import org.ndislint.report.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Damaged traces of every format, packed and not, of wide and narrow characters, end in a result or in a clear error; each has a verdict and nothing is a
 * fault of the tool. With {@code -Dndislint.mutations=100000} a long run; the usual one is short.
 */
class HostileInputTest {
    private static final int MUTATIONS = Integer.getInteger("ndislint.mutations", 200);
    /** So many files are given to one run. */
    private static final int BATCH = 200;

    private static final List<String> GENERATED = List.of("ndjson", "csv", "tracefmt", "etl");
    private static final List<Charset> WIDE = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final JsonMapper JSON = new JsonMapper();
    /** Of each damaged trace so many lines are held against the schema. */
    private static final int LINES = 3;

    @TempDir
    Path folder;

    @Test
    void everyDamagedTraceHasAVerdictOrAClearError() throws IOException {
        List<byte[]> traces = traces();
        TextMutator mutator = new TextMutator(traces);
        for (int from = 0; from < MUTATIONS; from += BATCH) {
            List<String> files = new ArrayList<>();
            for (int seed = from; seed < Math.min(from + BATCH, MUTATIONS); seed++) {
                // The names lead nowhere: what a file is has to be seen in its content.
                Path file = folder.resolve("damaged-" + seed);
                Files.write(file, mutator.mutate(traces.get(seed % traces.size()), seed));
                files.add(file.toString());
            }
            check(files);
            for (String file : files) {
                Files.delete(Path.of(file));
            }
        }
    }

    private void check(List<String> files) throws IOException {
        List<String> command = new ArrayList<>(List.of("check", "--no-config", "--format", "jsonl", "--show", "all"));
        for (String format : List.of("text", "concise", "json", "sarif", "junit", "github", "csv", "rollup", "html")) {
            command.addAll(List.of("-o", format + "=" + folder.resolve("report." + format)));
        }
        command.addAll(files);
        RunResult run = RunResult.ofProgram("", command.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isIn(0, 1, 3, 4);
        assertThat(run.err()).doesNotContain("fault", "Exception");
        Schema schema = Schemas.of("results");
        Map<String, Integer> lines = new TreeMap<>();
        Map<String, Integer> summaries = new TreeMap<>();
        for (String line : run.out().split("\n", -1)) {
            JsonNode result = line.isEmpty() ? JSON.missingNode() : JSON.readTree(line);
            // The last line is about all of them.
            if (result.has("trace")) {
                String trace = result.get("trace").asString();
                if (lines.merge(trace, 1, Integer::sum) <= LINES) {
                    assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
                }
                if (result.get("type").asString().equals("summary")) {
                    // What is inside an archive is named behind it.
                    summaries.merge(trace.replaceFirst("!.*", ""), 1, (known, more) -> known);
                }
            }
        }
        Map<String, Integer> one = new TreeMap<>();
        files.forEach(file -> one.put(file, 1));
        assertThat(summaries).isEqualTo(one);
        RunResult again = RunResult.ofProgram("", command.toArray(String[]::new));
        assertThat(again.out()).as("the same bytes again").isEqualTo(run.out());
    }

    /** Samples and generated sessions of all formats; packed ones among them. */
    private List<byte[]> traces() throws IOException {
        List<byte[]> out = new ArrayList<>();
        try (Stream<Path> samples = Files.list(Path.of("samples"))) {
            for (Path sample : samples.filter(Files::isRegularFile).sorted().toList()) {
                out.add(Files.readAllBytes(sample));
            }
        }
        for (String format : GENERATED) {
            Path file = folder.resolve("generated." + format);
            RunResult run = RunResult.ofProgram(
                    "", "generate", "--seed", "7", "--events", "150", "--format", format, "-o", format + "=" + file);
            assertThat(run.exit()).as(run.err()).isZero();
            out.add(Files.readAllBytes(file));
        }
        List<byte[]> generated = List.copyOf(out.subList(out.size() - GENERATED.size(), out.size()));
        for (Packing packing : Packing.values()) {
            out.add(packing.pack(generated.get(0)));
        }
        for (byte[] bytes : generated.subList(0, GENERATED.indexOf("etl"))) {
            for (Charset wide : WIDE) {
                out.add(('\uFEFF' + new String(bytes, StandardCharsets.UTF_8)).getBytes(wide));
            }
        }
        return out;
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is given beside a trace may be as damaged as a trace: mappings, rule packs, configurations, baselines, wordings,
 * symbols, summaries. Each run ends in a result or in an error that names the file. With {@code -Dndislint.mutations=100000}
 * a long run; the usual one is short.
 */
class HostileCompanionsTest {
    private static final int MUTATIONS = Integer.getInteger("ndislint.mutations", 200);
    private static final String TRACE = "samples/close-never-completed.ndjson";
    /** Stands for the companion in a command. */
    private static final String IT = "@";

    private static final String CONFIGURATION = """
            fail-on = "warning"
            covers = ["client", "mcm"]
            witness = 3

            [severity]
            AF-CLOSE-VCS-FIRST = "error"
            "WLAN-*" = "off"
            qos = "info"
            """;

    private static final String SUMMARY = """
            Files Processed:
            \tacme.etl
            Total Buffers Processed 3
            Total Events  Processed 60
            Total Events  Lost      2
            """;

    /** A file, and a command that takes it. */
    private static final class Companion {
        private final String name;
        private final byte[] bytes;
        private final List<String> command;

        Companion(String name, byte[] bytes, List<String> command) {
            this.name = name;
            this.bytes = bytes;
            this.command = command;
        }
    }

    @TempDir
    Path folder;

    private final List<Companion> companions = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        byte[] mapping = Files.readAllBytes(Path.of("samples/acme-wording.yaml"));
        add("acme.yaml", mapping, "check", "--no-config", "--mapping", IT, "samples/acme-wording.log");
        add("tried.yaml", mapping, "mapping", "test", IT, "samples/acme-wording.log");
        add("pack.yaml", pack(), "check", "--no-config", "--rules", IT, TRACE);
        add("listed.yaml", pack(), "rules", "--no-config", "--format", "json", "--rules", IT);
        add("own.toml", CONFIGURATION.getBytes(StandardCharsets.UTF_8), "check", "--config", IT, TRACE);
        Path known = folder.resolve("known.json");
        run("baseline", "create", known.toString(), "--reason", "the old driver", TRACE);
        byte[] baseline = Files.readAllBytes(known);
        add("baseline.json", baseline, "check", "--no-config", "--baseline", IT, TRACE);
        add("shown.json", baseline, "baseline", "show", IT);
        byte[] wordings = Files.readAllBytes(Path.of("samples/close-never-completed.tmf"));
        add("close.tmf", wordings, "check", "--no-config", "--symbols", IT, "samples/close-never-completed.etl");
        add("listed.tmf", wordings, "symbols", "list", IT);
        Path log = folder.resolve("made.etl");
        Path symbols = folder.resolve("made.pdb");
        run("generate", "--events", "60", "-o", "etl=" + log, "-o", "pdb=" + symbols);
        byte[] pdb = Files.readAllBytes(symbols);
        add("driver.pdb", pdb, "check", "--no-config", "--symbols", IT, log.toString());
        add("listed.pdb", pdb, "symbols", "list", IT);
        Path text = folder.resolve("said.txt");
        run("generate", "--events", "60", "-o", "tracefmt=" + text);
        // It is looked for beside the text.
        add("said.sum", SUMMARY.getBytes(StandardCharsets.UTF_8), "check", "--no-config", text.toString());
    }

    private void add(String name, byte[] bytes, String... command) {
        companions.add(new Companion(name, bytes, List.of(command)));
    }

    private static void run(String... command) {
        RunResult run = RunResult.ofProgram("", command);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    /** The pack that the page on rule packs begins with. */
    private static byte[] pack() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/rule-language.md"));
        Matcher block =
                Pattern.compile("```yaml\n(pack: acme.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void undamagedTheyAreTaken() throws IOException {
        for (Companion companion : companions) {
            RunResult run = run(companion, companion.bytes);
            assertThat(run.exit()).as(companion.name + run.err()).isIn(0, 1);
        }
    }

    @Test
    void everyDamagedOneGivesAResultOrAnErrorThatNamesIt() throws IOException {
        TextMutator mutator = new TextMutator(
                companions.stream().map(companion -> companion.bytes).toList());
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Companion companion = companions.get(seed % companions.size());
            byte[] damaged = mutator.mutate(companion.bytes, seed);
            RunResult run = run(companion, damaged);
            String what = companion.name + " damaged by seed " + seed + ": " + run.err();
            assertThat(run.exit()).as(what).isIn(0, 1, 2, 3, 4);
            assertThat(run.err()).as(what).doesNotContain("a fault of ndislint", "Exception");
            if (run.exit() == 2) {
                assertThat(run.err()).as(what).contains(companion.name);
            }
            RunResult again = run(companion, damaged);
            assertThat(Arrays.asList(again.out(), again.err())).as(what).containsExactly(run.out(), run.err());
        }
    }

    private RunResult run(Companion companion, byte[] bytes) throws IOException {
        Path file = folder.resolve(companion.name);
        Files.write(file, bytes);
        String[] command = companion.command.stream()
                .map(word -> word.equals(IT) ? file.toString() : word)
                .toArray(String[]::new);
        return RunResult.ofProgram("", command);
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line that help gives as an example does something when it is typed, in a folder that has what it names. */
class HelpExamplesTest {
    private static final Path SAMPLES = Path.of("samples");

    @TempDir
    static Path folder;

    @BeforeAll
    static void fill() throws IOException, InterruptedException {
        run("generate -q --events 6000 --defect AF-CLOSE-TWICE -o ndjson=" + file("trace.ndjson"), "");
        sample("clean-session.ndjson", "good.ndjson");
        sample("close-never-completed.ndjson", "bad.ndjson");
        sample("acme-wording.yaml", "my.yaml");
        sample("open-completed-twice.txt", "trace.log");
        sample("sap-left-behind.xml", "trace.xml");
        sample("sap-left-behind.xml", "capture.xml.gz");
        Files.createDirectories(file("night"));
        sample("double-close-in-unbind.trace", "night/one.trace");
        sample("clean-session.ndjson", "night/two.ndjson");
        Files.writeString(file("captures.txt"), file("good.ndjson") + "\n" + file("bad.ndjson") + "\n");
        Files.writeString(file("lab.toml"), "fail-on = \"warning\"\n");
        sample("close-never-completed.tmf", "capture.tmf");
        SymbolsCommandsTest.pdb(folder);
        Files.writeString(
                file("old.jsonl"),
                run("check -q --format jsonl " + file("good.ndjson"), "").out());
        Files.writeString(
                file("new.jsonl"),
                run("check -q --format jsonl " + file("bad.ndjson"), "").out());
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    private static void sample(String name, String as) throws IOException {
        Files.copy(SAMPLES.resolve(name), file(as), StandardCopyOption.REPLACE_EXISTING);
    }

    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Syntax.Example example : Program.EXAMPLES) {
            lines.add(example.command());
        }
        for (CommandName command : CommandName.values()) {
            for (Syntax.Example example : command.syntax().examples()) {
                if (!lines.contains(example.command())) {
                    lines.add(example.command());
                }
            }
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void doesWhatItIsGivenFor(String line) throws IOException, InterruptedException {
        prepare(line);
        String input = line.contains("replay -i") ? "next\nquit\n" : "";
        RunResult result = new RunResult(0, "", "");
        for (String part : line.split(" \\| ", -1)) {
            if (part.startsWith("tail -f ")) {
                input = Files.readString(file(part.substring("tail -f ".length())));
                continue;
            }
            String[] redirected = part.split(" > ", -1);
            String command = redirected[0]
                    + (part.startsWith("ndislint follow ") && !part.contains("--idle-exit") ? " --idle-exit 1" : "");
            result = run(command.substring("ndislint".length()).strip(), input);
            assertThat(Set.of(0, 1)).as(part + "\n" + result.err()).contains(result.exit());
            assertThat(result.out().isEmpty() && result.err().isEmpty() && !part.contains(" -o "))
                    .as("silence")
                    .isFalse();
            input = result.out();
            if (redirected.length > 1) {
                Files.writeString(file(redirected[1]), result.out());
            }
        }
    }

    /** Puts there what the example names, and what an example before it makes. */
    private static void prepare(String line) throws IOException, InterruptedException {
        boolean isOwnWording = line.contains("mapping");
        sample(isOwnWording ? "acme-wording.log" : "open-completed-twice.txt", "driver.log");
        if (line.contains("driver.pdb")) {
            SymbolsCommandsTest.trace(folder);
        } else {
            sample("close-never-completed.etl", "capture.etl");
        }
        if (line.contains("baseline create")) {
            Files.deleteIfExists(file("baseline.json"));
        } else if (line.contains("baseline.json") && !Files.exists(file("baseline.json"))) {
            run("baseline create " + file("baseline.json") + " --reason x " + file("night"), "");
        }
        if (line.endsWith(" tmf")) {
            run("symbols extract " + file("driver.pdb") + " -d " + file("tmf"), "");
        }
        if (line.contains("test driver.yaml")) {
            Files.writeString(
                    file("driver.yaml"),
                    run("mapping init " + file("driver.log"), "").out());
        }
    }

    private static RunResult run(String command, String input) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        for (String word : command.split(" (?=(?:[^']*'[^']*')*[^']*$)", -1)) {
            arguments.addAll(words(word));
        }
        return command.startsWith("follow ")
                ? apart(arguments, input)
                : RunResult.ofProgram(input, arguments.toArray(String[]::new));
    }

    /** In a process of its own: {@code follow} has the end of the process wait for it. */
    private static RunResult apart(List<String> arguments, String input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Main.class.getName()));
        command.addAll(arguments);
        Process process = ChildJava.start(command);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new RunResult(process.waitFor(), out, "");
    }

    /** What a shell in the folder makes of a word. */
    private static List<String> words(String typed) throws IOException {
        String word = typed.replace("'", "");
        if (word.equals("*.log")) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(Path::toString)
                        .filter(name -> name.endsWith(".log"))
                        .sorted()
                        .toList();
            }
        }
        if (word.startsWith("@")) {
            return List.of("@" + file(word.substring(1)));
        }
        int equals = word.indexOf('=');
        String name = word.substring(equals + 1);
        boolean isNew = equals > 0
                || Set.of("planted.json", "night.state", "baseline.json", "tmf").contains(word);
        boolean isFile = !Path.of(name).isAbsolute() && (isNew || Files.exists(file(name)));
        return List.of(isFile && !name.isEmpty() ? word.substring(0, equals + 1) + file(name) : word);
    }
}

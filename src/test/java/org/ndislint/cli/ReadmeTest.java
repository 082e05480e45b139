package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the README shows and promises. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String START = "java -jar target/ndislint.jar ";

    @Test
    void eachShownCommandPrintsWhatIsShown() throws IOException {
        List<String> blocks = blocks("console");
        assertThat(blocks).isNotEmpty();
        for (String block : blocks) {
            int end = block.indexOf('\n');
            String command = block.substring(0, end);
            assertThat(command).contains("$ ").contains(START);
            String[] arguments =
                    command.substring(command.indexOf(START) + START.length()).split(" ", -1);
            String printed = run(arguments);
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(README, readme().replace(block, command + "\n" + printed));
            } else {
                assertThat(block.substring(end + 1)).as(command).isEqualTo(printed);
            }
        }
    }

    @Test
    void theTableOfExitStatusesIsTheHelp() throws IOException {
        TreeMap<Integer, String> shown = new TreeMap<>();
        for (String line : readme().split("\n", -1)) {
            if (line.matches("\\| \\d+ \\|.*")) {
                String[] cells = line.split("\\|", -1);
                shown.put(Integer.parseInt(cells[1].strip()), cells[2].strip().replace("`", ""));
            }
        }
        TreeMap<Integer, String> meant = new TreeMap<>();
        for (ExitCode code : ExitCode.values()) {
            meant.put(code.code(), code.description());
        }
        assertThat(shown).isEqualTo(meant);
        String help = run("--help").replaceAll("\\s+", " ");
        meant.forEach((code, description) -> assertThat(help).contains(" " + code + " " + description));
    }

    @Test
    void theTestCommandIsWhatTheBuildServerRuns() throws IOException {
        List<String> commands = Files.readAllLines(Path.of(".ci", "run")).stream()
                .filter(line -> line.startsWith("mvn "))
                .toList();
        assertThat(commands).hasSize(1);
        assertThat(blocks("sh")).contains(commands.get(0) + "\n");
    }

    @Test
    void theNumberOfRulesIsTheNumberOfRules() throws IOException {
        String listed = run("rules");
        String total =
                listed.substring(listed.stripTrailing().lastIndexOf('\n') + 1).strip();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, readme().replaceAll("\\d+ rules(?=, in packs)", total));
        }
        assertThat(readme()).contains(total);
    }

    @Test
    void everyFileThatIsLinkedIsThere() throws IOException {
        for (String piece : readme().split("\\]\\(", -1)) {
            String target = piece.substring(0, Math.max(0, piece.indexOf(')')));
            if (!target.isEmpty() && !target.contains(":") && !target.contains(" ") && !piece.startsWith("#")) {
                assertThat(Path.of(target)).exists();
            }
        }
    }

    private static String readme() throws IOException {
        return Files.readString(README);
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        String[] pieces = readme().split("```", -1);
        for (int i = 1; i < pieces.length; i += 2) {
            if (pieces[i].startsWith(language + "\n")) {
                blocks.add(pieces[i].substring(language.length() + 1));
            }
        }
        return blocks;
    }

    private static String run(String... arguments) {
        return RunResult.ofProgram("", arguments).out();
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.report.Golden;

/** The pages about the command line are what the program says of itself. */
class CommandLinePageTest {
    private static final String INTRODUCTION = """
            # Command line

            <!-- Written by CommandLinePageTest from the program's own help: change Syntaxes, Option or ExitCode, then run
            the test with -Dgolden.update=true. -->

            Options are spelled the same and mean the same for every command. `-` is standard input. `--format` chooses
            what goes to standard output; `-o FORMAT=FILE`, as often as needed, writes the same in other formats to
            files, which come into being when the run has ended. Reports go to standard output, everything else to
            standard error. Text from traces is made harmless for terminals: control characters and the like are
            spelled out.

            ## Quick starts

            The build leaves a class-data archive beside the jar, `target/ndislint.jsa`. With it a short check takes about half the
            processor time. It fits only the JDK that made it and the jar at its place; with any other it is not used.

            ```
            java -XX:SharedArchiveFile=target/ndislint.jsa -Xlog:disable -jar target/ndislint.jar TRACE
            ```

            """;

    @Test
    void thePageHoldsTheHelpOfEveryCommand() throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("## ndislint\n\n").append(fenced(help("--help")));
        for (CommandName command : CommandName.values()) {
            page.append("\n## ndislint ").append(command.text()).append("\n\n");
            page.append(fenced(help((command.text() + " --help").split(" "))));
        }
        Golden.assertMatches("src/site/markdown/cli.md", page.toString());
    }

    @Test
    void thePageOfStatusesHoldsTheTable() throws IOException {
        Golden.assertMatches(
                "src/site/markdown/exit-status.md",
                "# Exit status\n\n" + table()
                        + "\n70 before 2 before 1 before 3 before 4 before 0: where several hold, the first of them is the"
                        + " status.\nOver several traces the same order decides, save that nothing could be checked only if that holds of every"
                        + " trace; the\n`summary` of a trace without calls says `incomplete`.\n\n`--strict` takes as inconclusive what is of"
                        + " severity `warning` or above, or of that given with `--fail-on`;\n`--fail-on-inconclusive` takes all."
                        + " `--max-bad-records` counts records that cannot be parsed, not fields that cannot be\nused.\n");
    }

    @Test
    void commandsWithoutFindingsListTheStatusesTheyCanEndWith() {
        assertThat(statuses("check")).containsExactly("0", "1", "2", "3", "4", "70");
        assertThat(statuses("dump")).containsExactly("0", "2", "3", "70");
        assertThat(statuses("convert")).containsExactly("0", "2", "3", "4", "70");
        assertThat(statuses("explain")).containsExactly("0", "2", "70");
    }

    private static List<String> statuses(String command) {
        String help = help(command, "--help");
        return help.substring(help.indexOf("Exit status:"), help.indexOf("Examples:"))
                .lines()
                .filter(line -> line.matches("  \\d.*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
    }

    @Test
    void theReadmeHoldsTheTable() throws IOException {
        Path readme = Path.of("README.md");
        assumeTrue(Files.exists(readme), "NOT CHECKED: there is no README.md yet to hold the table of statuses");
        assertThat(readme).content().contains(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| code | meaning |\n|---|---|\n");
        for (ExitCode exit : ExitCode.byNumber()) {
            table.append("| ").append(exit.code()).append(" | ");
            table.append(exit.description()).append(" |\n");
        }
        return table.toString();
    }

    private static String help(String... args) {
        RunResult run = RunResult.of(new ScriptedEngine(), args);
        assertThat(run.exit()).isZero();
        return run.out();
    }

    private static String fenced(String text) {
        return "```text\n" + text + "```\n";
    }
}

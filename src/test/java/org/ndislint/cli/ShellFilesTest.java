package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completions and pages of the manual, tried by the programs that read them where these are at hand. */
class ShellFilesTest {
    private static final Path BASH = Path.of("bash-completion/completions/ndislint");
    private static final Path FISH = Path.of("fish/vendor_completions.d/ndislint.fish");
    private static final Path ZSH = Path.of("zsh/site-functions/_ndislint");
    private static final Path MANUAL = Path.of("man/man1");

    @TempDir
    private static Path folder;

    private static Map<String, String> files;

    @BeforeAll
    static void write() throws IOException {
        ShellFiles.main(new String[] {folder.toString(), "1.2", "2026-01-31T00:00:00Z"});
        files = ShellFiles.all("1.2", "2026-01-31");
    }

    @Test
    void thereIsACompletionForEachShellAndAPageForEachCommand() {
        assertThat(files).hasSize(3 + 1 + CommandName.values().length).containsKeys(name(BASH), name(FISH), name(ZSH));
        for (CommandName command : CommandName.values()) {
            assertThat(files)
                    .containsKey(
                            name(MANUAL.resolve("ndislint-" + command.text().replace(' ', '-') + ".1")));
        }
    }

    /** Whether a shell takes the file for a program of its language. */
    @ParameterizedTest
    @CsvSource({
        "bash, bash-completion/completions/ndislint",
        "zsh, zsh/site-functions/_ndislint",
        "fish, fish/vendor_completions.d/ndislint.fish"
    })
    void theShellTakesItsCompletion(String shell, String file) throws IOException, InterruptedException {
        assume(shell);
        assertThat(printed(shell, "-n", folder.resolve(file).toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndislint ba | batch baseline",
                "ndislint baseline pr | prune",
                "ndislint -v mapping | mapping",
                "ndislint --format jsonl mapping t | test",
                "ndislint check --form | --format",
                "ndislint --fail-on-i | --fail-on-inconclusive",
                "ndislint generate --select |",
                "ndislint check --fail-on w | warning",
                "ndislint check --fail-on = w | warning",
                "ndislint check --format js | json jsonl",
                "ndislint convert --format s | shorthand",
                "ndislint check --select AF-CLOSE-TW | AF-CLOSE-TWICE",
                "ndislint --select AF-CLOSE-TWICE,qo | AF-CLOSE-TWICE,qos",
                "ndislint --severity = AF-CLOSE-TWICE = i | info",
                "ndislint --severity AF-CLOSE-TWIC | AF-CLOSE-TWICE=",
                "ndislint check -o jsonl = samp | samples",
                "ndislint check -o perf | perfetto=",
                "ndislint check samples/clean | samples/clean-session.ndjson",
                "ndislint minimize --rule AF-CLOSE-TW | AF-CLOSE-TWICE",
                "ndislint explain NdisClCloseA | NdisClCloseAddressFamily",
                "ndislint explain NDIS_STATUS_PEN | NDIS_STATUS_PENDING",
                "ndislint rules sap | sap",
                "ndislint check --zone E |",
            })
    void bashOffersWhatTheProgramTakes(String line, String offered) throws IOException, InterruptedException {
        assume("bash");
        String script =
                "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _ndislint; printf '%s\\n' \"${COMPREPLY[@]}\"";
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", script, folder.resolve(BASH).toString()));
        command.addAll(List.of(line.split(" ", -1)));
        List<String> words = new ArrayList<>(
                Arrays.asList(printed(command.toArray(new String[0])).strip().split("\n", -1)));
        words.removeIf(String::isEmpty);
        assertThat(words).containsExactlyInAnyOrder(offered == null ? new String[0] : offered.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndislint ba | batch baseline",
                "ndislint baseline pr | prune",
                "ndislint --fail-on-i | --fail-on-inconclusive",
                "ndislint check --fail-on w | warning",
                "ndislint convert --format s | shorthand",
                "ndislint check --select AF-CLOSE-TW | AF-CLOSE-TWICE",
                "ndislint --select AF-CLOSE-TWICE,qo | AF-CLOSE-TWICE,qos",
                "ndislint --severity AF-CLOSE-TWICE=i | AF-CLOSE-TWICE=info",
                "ndislint check -o perf | perfetto=",
                "ndislint check samples/clean | samples/clean-session.ndjson",
                "ndislint explain NdisClCloseA | NdisClCloseAddressFamily",
            })
    void fishOffersWhatTheProgramTakes(String line, String offered) throws IOException, InterruptedException {
        assume("fish");
        String script = "source " + folder.resolve(FISH) + "; complete -C '" + line + "'";
        List<String> words = printed("fish", "--no-config", "-c", script)
                .lines()
                .map(word -> word.replaceFirst("\t.*", ""))
                .toList();
        assertThat(words).containsExactlyInAnyOrder(offered.split(" ", -1));
    }

    @Test
    void everyWordOfferedForAnOptionIsInItsHelp() {
        for (CommandName command : CommandName.values()) {
            Syntax syntax = command.syntax();
            for (Option option : syntax.options()) {
                if (option.kind() != Option.Kind.FLAG && option != Option.DEFECT && option != Option.OUTPUT) {
                    for (String word : Candidates.of(option, syntax).words()) {
                        assertThat(syntax.help(option)).as(command.text()).contains(word);
                    }
                }
            }
        }
    }

    @Test
    void everyOptionOfEveryCommandIsInEachCompletion() {
        TreeSet<String> spellings = new TreeSet<>();
        for (CommandName command : CommandName.values()) {
            command.syntax().options().forEach(option -> spellings.addAll(Vocabulary.spellings(option)));
        }
        assertThat(spellings).contains("--select", "-o", "-q");
        for (String spelling : spellings) {
            assertThat(text(BASH)).contains(spelling);
            assertThat(text(ZSH)).contains(spelling);
            assertThat(text(FISH))
                    .contains(
                            spelling.startsWith("--") ? "-l " + spelling.substring(2) : "-s " + spelling.substring(1));
        }
    }

    @Test
    void thePageOfACommandHoldsItsHelp() {
        String page = text(MANUAL.resolve("ndislint-check.1"));
        assertThat(page)
                .startsWith(".\\\" Written by the build of ndislint from its own help.\n"
                        + ".TH NDISLINT\\-CHECK 1 \"2026-01-31\" \"ndislint 1.2\"\n")
                .contains(
                        ".SH \"NAME\"\nndislint\\-check \\- check traces against the documented rules (the default)\n")
                .contains("\\fBndislint check\\fR [\\fIOPTIONS\\fR] \\fITRACE\\fR...\n")
                .contains(".TP\n\\fB\\-o\\fR, \\fB\\-\\-output\\fR=\\fIFORMAT=FILE\\fR\n"
                        + "write the same in another format to a file as well\n")
                .contains(".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\nchecked; no finding at or above \\-\\-fail\\-on")
                .contains("\\fBndislint trace.ndjson\\fR\n.fi\n");
    }

    @Test
    void everyPageHasTheUsualSectionsAndNoStrayRequest() {
        files.forEach((file, page) -> {
            if (file.startsWith(name(MANUAL))) {
                assertThat(page.lines().filter(line -> line.startsWith(".SH")))
                        .as(file)
                        .contains(".SH \"NAME\"", ".SH \"SYNOPSIS\"", ".SH \"DESCRIPTION\"", ".SH \"OPTIONS\"")
                        .contains(".SH \"EXIT STATUS\"", ".SH \"EXAMPLES\"", ".SH \"SEE ALSO\"");
                assertThat(page.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                        .as(file)
                        .allMatch(line -> line.matches("\\.(\\\\\".*|TH .*|SH .*|TP|PP|RS 4|RE|nf|fi|br)"));
                assertThat(page.replaceAll("\\\\(f[BIR]|[-e&]|\\((aq|ga|ha|ti|dq))", "")
                                .replaceFirst(".*\n", ""))
                        .as(file)
                        .doesNotContain("\\");
            }
        });
    }

    @Test
    void theFormatterOfManualsHasNothingToComplainOf() throws IOException, InterruptedException {
        assume("groff");
        for (String file : files.keySet()) {
            if (file.startsWith(name(MANUAL))) {
                assertThat(printed(
                                "groff",
                                "-ww",
                                "-man",
                                "-Tascii",
                                "-z",
                                folder.resolve(file).toString()))
                        .as(file)
                        .isEmpty();
            }
        }
    }

    private static String text(Path file) {
        return files.getOrDefault(name(file), "");
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static void assume(String program) {
        boolean found = Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        assumeTrue(found, "NOT CHECKED: there is no " + program + " here to try what is written for it");
    }

    /** What a command says, on either stream. */
    private static String printed(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}

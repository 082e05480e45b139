package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.monitor.Verdict;
import org.ndislint.rules.RuleInfo;

/** Where settings come from, and which of them counts. */
class ConfigurationTest {
    private static final String WARNED = "= NdisClCloseAddressFamily af=A1 driver=bad-warning\n";

    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();

    @Test
    void aFileInTheFolderCounts() throws IOException {
        toml("fail-on = \"warning\"\n");
        assertThat(check().exit()).isEqualTo(1);
    }

    @Test
    void withoutAnyTheDefaultsCount() throws IOException {
        assertThat(check().exit()).isZero();
    }

    @Test
    void yamlSaysTheSame() throws IOException {
        Files.writeString(folder.resolve("ndislint.yaml"), "# ours\nfail-on: warning\nseverity:\n  DRIVER-INFO: off\n");
        assertThat(check().exit()).isEqualTo(1);
        assertThat(on()).containsExactly("DRIVER-ERROR", "DRIVER-WARNING");
    }

    @Test
    void anEmptyFileSetsNothing() throws IOException {
        Files.writeString(folder.resolve("ndislint.yaml"), "# nothing yet\n\n");
        assertThat(check().exit()).isZero();
        Files.delete(folder.resolve("ndislint.yaml"));
        toml("# nothing yet\n");
        assertThat(check().exit()).isZero();
    }

    @Test
    void aFileOfAFolderAboveCounts() throws IOException {
        toml("fail-on = \"warning\"\n");
        Path below = Files.createDirectories(folder.resolve("a/b"));
        assertThat(run(below, Map.of(), "check", "-v", trace()).exit()).isEqualTo(1);
    }

    @Test
    void theNearestFileCountsAlone() throws IOException {
        toml("fail-on = \"warning\"\n");
        Path below = Files.createDirectories(folder.resolve("a"));
        Files.writeString(below.resolve("ndislint.toml"), "witness = \"3\"\n");
        assertThat(run(below, Map.of(), "check", trace()).exit()).isZero();
    }

    @Test
    void twoFilesInOneFolderAreAnError() throws IOException {
        toml("");
        Files.writeString(folder.resolve("ndislint.yaml"), "");
        RunResult run = check();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("ndislint.toml and ndislint.yaml: expected one of them");
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws IOException {
        toml("fail-on = \"warning\"\n");
        assertThat(run(folder, Map.of("NDISLINT_FAIL_ON", "error"), "check", trace())
                        .exit())
                .isZero();
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironment() throws IOException {
        assertThat(run(folder, Map.of("NDISLINT_FAIL_ON", "warning"), "check", "--fail-on", "error", trace())
                        .exit())
                .isZero();
    }

    @Test
    void aVariableNamesAFile() throws IOException {
        Path other = Files.writeString(folder.resolve("lab.toml"), "fail-on = \"warning\"\n");
        assertThat(run(folder, Map.of("NDISLINT_CONFIG", other.toString()), "check", trace())
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void anOptionNamesAFileAndAnotherNone() throws IOException {
        toml("fail-on = \"warning\"\n");
        Path other = Files.writeString(folder.resolve("lab.yaml"), "fail-on: never\n");
        assertThat(check("--config", other.toString()).exit()).isZero();
        assertThat(check("--no-config").exit()).isZero();
        assertThat(check("--no-config", "--config", "x").exit()).isEqualTo(2);
        assertThat(check("--config", "missing.toml").err()).contains("missing.toml cannot be read");
    }

    @Test
    void aFlagSetNearerToFalseIsNotSet() throws IOException {
        toml("strict = true\n");
        assertThat(check().exit()).isEqualTo(1);
        assertThat(run(folder, Map.of("NDISLINT_STRICT", "false"), "check", trace())
                        .exit())
                .isZero();
    }

    @Test
    void strictOnTheCommandLineIsNotSoftenedByAFile() throws IOException {
        toml("fail-on = \"never\"\n");
        assertThat(check("--strict").exit()).isEqualTo(1);
        assertThat(check("--strict", "--fail-on", "error").exit()).isZero();
    }

    @Test
    void severitiesOfRulesReachFindingsAndStatus() throws IOException {
        toml("[severity]\nDRIVER-WARNING = \"error\"\n");
        RunResult run = check("--format", "jsonl");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("\"rule\":\"DRIVER-WARNING\",\"severity\":\"error\"");
    }

    @Test
    void aRuleThatIsOffDoesNotRunUnlessItIsNamed() throws IOException {
        toml("[severity]\n\"DRIVER-*\" = \"off\"\nDRIVER-INFO = \"info\"\nname = \"info\"\n");
        assertThat(on()).containsExactly("DRIVER-INFO", "NAME-OFF");
        assertThat(on("--select", "DRIVER-ERROR")).containsExactly("DRIVER-ERROR");
    }

    @Test
    void severitiesFromSeveralPlacesCountOneByOne() throws IOException {
        toml("[severity]\nDRIVER-ERROR = \"off\"\nDRIVER-INFO = \"off\"\n");
        assertThat(on("--severity", "DRIVER-INFO=warning")).containsExactly("DRIVER-WARNING", "DRIVER-INFO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fail-om = \"error\"|ndislint.toml:1:1: unknown key 'fail-om'; did you mean 'fail-on'?",
                "fail-on = \"eror\"|ndislint.toml:1: fail-on: expected error, warning, info or never, found 'eror'",
                "strict = \"yes\"|ndislint.toml:1: strict: expected true or false, found 'yes'",
                "fail-on = 1.5|ndislint.toml:1:1: expected a text, a whole number, true, false or a list of these",
                "fail-on = [\"error\"]|ndislint.toml:1:1: expected a text, found a list",
                "fail-on = \"error|ndislint.toml:1:17: not TOML",
                "severity = \"off\"|ndislint.toml:1:1: expected a mapping, found a text",
                "severity.DRIVER-EROR = \"off\"|ndislint.toml:1: there is no rule or pack 'DRIVER-EROR'; did you mean DRIVER-ERROR?",
                "severity.DRIVER-ERROR = \"of\"|ndislint.toml:1: expected error, warning, info or off for DRIVER-ERROR, found 'of'",
                "limit.DRIVER-EROR = 3|ndislint.toml:1: there is no rule 'DRIVER-EROR'; did you mean DRIVER-ERROR?",
                "limit.DRIVER-ERROR = 3|ndislint.toml:1: the rule DRIVER-ERROR has no limit",
                "limit.DRIVER-ERROR = -3|ndislint.toml:1: expected a number of whole seconds for DRIVER-ERROR, found '-3'",
                "covers = [\"clients\"]|ndislint.toml:1: covers: expected client, call-manager"
            })
    void whatIsWrongIsNamedWithItsPlace(String line, String error) throws IOException {
        toml(line + "\n");
        RunResult run = check();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("ndislint: " + error);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFileThatIsNotInUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("ndislint.toml"), new byte[] {'#', (byte) 0xff, '\n'});
        assertThat(check().err()).contains("ndislint.toml: not in UTF-8");
    }

    @Test
    void aVariableThatSetsNothingIsAnError() throws IOException {
        RunResult run = run(folder, Map.of("NDISLINT_FAILON", "error"), "check", trace());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no setting for the variable NDISLINT_FAILON; did you mean NDISLINT_FAIL_ON?");
    }

    @Test
    void commandsThatTakeNoSettingsLookForNone() throws IOException {
        toml("nonsense\n");
        assertThat(run(folder, Map.of(), "mapping", "show").exit()).isZero();
    }

    @Test
    void pathsInAFileAreFromItsFolder() throws IOException {
        toml("rules = [\"packs/own.yaml\"]\n");
        Path below = Files.createDirectories(folder.resolve("a"));
        assertThat(run(below, Map.of(), "check", trace()).err())
                .contains("rules: " + Path.of("..", "packs", "own.yaml"));
    }

    @Test
    void aBaselineInAFileIsFromItsFolderAndCounts() throws IOException {
        String broken = "samples/close-never-completed.ndjson";
        String accepted = folder.resolve("accepted.json").toString();
        RunResult.ofProgram("", "baseline", "create", accepted, "--reason", "known", broken);
        toml("baseline = \"accepted.json\"\n");
        String settings = folder.resolve("ndislint.toml").toString();

        assertThat(RunResult.ofProgram("", "check", "--no-config", broken).exit())
                .isEqualTo(1);
        assertThat(RunResult.ofProgram("", "check", "--config", settings, broken)
                        .exit())
                .isZero();
    }

    @Test
    void aSettingOfTheRealProgramMovesALimit() throws IOException {
        String story = """
                > MiniportOidRequest adapter=M1 request=R1 ts=0.0 t=1
                < MiniportOidRequest status=NDIS_STATUS_PENDING t=1
                > NdisMOidRequestComplete adapter=M1 request=R1 status=NDIS_STATUS_SUCCESS ts=15.0 t=2
                """;
        String[] check = {"check", "--no-config", "--format", "jsonl", "-"};
        assertThat(RunResult.ofProgram(story, check).out()).contains("\"rule\":\"OID-M-TIMED\"");
        String[] longer = {"check", "--no-config", "--limit", "OID-M-TIMED=20", "--format", "jsonl", "-"};
        assertThat(RunResult.ofProgram(story, longer).out()).doesNotContain("\"rule\":\"OID-M-TIMED\"");
        String[] shorter = {"check", "--no-config", "--limit", "OID-M-TIMED=5", "--format", "jsonl", "-"};
        assertThat(RunResult.ofProgram(story.replace("15.0", "8.0"), shorter).out())
                .contains("finish an OID request within 5 seconds");
    }

    @Test
    void anotherSeverityChangesWhatIsSaidAndNotWhatIsKnown() {
        String[] usual = {"check", "--format", "jsonl", "samples/close-never-completed.ndjson"};
        String[] softer = {
            "check",
            "--severity",
            "AF-CLOSE-OWES-COMPLETE=warning",
            "--format",
            "jsonl",
            "samples/close-never-completed.ndjson"
        };
        RunResult before = RunResult.ofProgram("", usual);
        RunResult after = RunResult.ofProgram("", softer);
        assertThat(before.exit()).isEqualTo(1);
        assertThat(after.exit()).isZero();
        assertThat(after.out()).contains("\"violations\":{\"error\":0,\"warning\":1");
        String verdicts = before.out().substring(before.out().indexOf("\"rules\":{\"violated\""));
        assertThat(verdicts).contains(Verdict.HELD.id());
        assertThat(after.out()).endsWith(verdicts);
    }

    private List<String> on(String... options) throws IOException {
        int before = engine.requests().size();
        check(options);
        return engine.requests().get(before).rules().stream().map(RuleInfo::id).toList();
    }

    private void toml(String text) throws IOException {
        Files.writeString(folder.resolve("ndislint.toml"), text);
    }

    private RunResult check(String... options) throws IOException {
        String[] args = new String[options.length + 2];
        args[0] = "check";
        System.arraycopy(options, 0, args, 1, options.length);
        args[args.length - 1] = trace();
        return run(folder, Map.of(), args);
    }

    private String trace() throws IOException {
        return Files.writeString(folder.resolve("trace"), WARNED).toString();
    }

    private RunResult run(Path from, Map<String, String> variables, String... args) {
        return RunResult.in(new Environment(false, false, 0, List.of(), from, variables), engine, "", args);
    }
}

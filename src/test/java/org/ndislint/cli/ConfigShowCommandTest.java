package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigShowCommandTest {
    @TempDir
    Path folder;

    @Test
    void everySettingIsToldWithWhereItComesFrom() throws IOException {
        file("fail-on = \"warning\"\n[severity]\nDRIVER-ERROR = \"info\"\n");
        String out =
                run(Map.of("NDISLINT_COVERS", "client, mcm"), "--witness", "3").out();
        assertThat(out.lines().map(line -> line.replaceAll(" +", " ")))
                .startsWith("# settings of ndislint.toml")
                .contains(
                        "fail-on = \"warning\" # ndislint.toml:1",
                        "covers = [\"client\", \"mcm\"] # NDISLINT_COVERS",
                        "witness = \"3\" # --witness",
                        "zone = \"UTC\" # default",
                        "mapping = [] # not set",
                        "DRIVER-ERROR = \"info\" # ndislint.toml:3");
    }

    @Test
    void everyConfigurableOptionIsThere() {
        String out = run(Map.of()).out();
        assertThat(out).startsWith("# no configuration file\n");
        for (String name : ConfigurationLayer.names()) {
            assertThat(out).containsAnyOf("\n" + name + " = ", "\n# " + name + " = ", "\n[" + name + "]\n");
        }
    }

    @Test
    void whatIsPrintedIsAConfigurationFile() throws IOException {
        file("strict = true\nselect = [\"all\"]\n[severity]\n\"DRIVER-*\" = \"off\"\n");
        String out = run(Map.of()).out();
        TomlParseResult toml = Toml.parse(out);
        assertThat(toml.hasErrors()).as(out).isFalse();
        assertThat(toml.getBoolean("strict")).isTrue();
        file(out);
        assertThat(values(run(Map.of()).out())).isEqualTo(values(out));
    }

    @Test
    void whatStrictStandsForIsItsDoing() {
        assertThat(run(Map.of(), "--strict").out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "fail-on = \"warning\" # --strict",
                        "fail-on-inconclusive = true # --strict",
                        "max-bad-records = \"0\" # --strict");
    }

    @Test
    void programsGetTheSame() throws IOException {
        file("fail-on = \"warning\"\n");
        JsonNode json =
                JsonMapper.shared().readTree(run(Map.of(), "--format", "json").out());
        assertThat(json.get("file").stringValue()).isEqualTo("ndislint.toml");
        boolean found = false;
        for (JsonNode setting : json.get("settings")) {
            if (setting.get("name").stringValue().equals("fail-on")) {
                found = true;
                assertThat(setting.get("value").stringValue()).isEqualTo("warning");
                assertThat(setting.get("origins").get(0).stringValue()).isEqualTo("ndislint.toml:1");
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void limitsOfTheRulesAreTold() {
        String out = RunResult.ofProgram("", "config", "show", "--limit", "OID-M-TIMED=20")
                .out();
        assertThat(out.lines().map(line -> line.replaceAll(" +", " ")))
                .contains("OID-M-TIMED = 20 # --limit", "NBL-SEND-TIMED = 30 # default");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        file("zone = \"Nowhere/Land\"\n");
        RunResult run = run(Map.of());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("ndislint.toml:1: zone: expected a zone");
    }

    private static List<String> values(String out) {
        return out.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll(" +# .*", ""))
                .toList();
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("ndislint.toml"), text);
    }

    private RunResult run(Map<String, String> variables, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "config";
        args[1] = "show";
        System.arraycopy(options, 0, args, 2, options.length);
        return RunResult.in(
                new Environment(false, false, 0, List.of(), folder, variables), new ScriptedEngine(), "", args);
    }
}

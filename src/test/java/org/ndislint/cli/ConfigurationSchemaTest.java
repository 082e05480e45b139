package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.report.Schemas;
import org.tomlj.Toml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Editors check a configuration file against its schema; it has to say what the program takes. */
class ConfigurationSchemaTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    Path folder;

    @Test
    void everySettingIsInTheSchemaAndNoOther() throws IOException {
        TreeSet<String> settings = new TreeSet<>(new JsonMapper()
                .readTree(Schemas.text("configuration"))
                .get("properties")
                .propertyNames());

        assertThat(settings).isEqualTo(ConfigurationLayer.names());
    }

    @Test
    void theExamplesOfThePageAreValid() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/configuration.md"));
        Matcher example =
                Pattern.compile("```(toml|yaml)\n(.*?)```", Pattern.DOTALL).matcher(page);
        int examples = 0;
        while (example.find()) {
            String text = example.group(2);
            assertThat(errors(example.group(1).equals("toml") ? Toml.parse(text).toJson() : text))
                    .isEmpty();
            examples++;
        }

        assertThat(examples).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "witness: all",
                "witness: 0",
                "max-bad-records: 5%",
                "max-bad-records: 0",
                "show: [inconclusive]",
                "severity: {'AF-*': off, qos: info}"
            })
    void whatTheProgramTakesIsValid(String file) throws IOException {
        assertThat(errors(file)).isEmpty();
        assertThat(run(file)).isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fail-off: error",
                "fail-on: fatal",
                "strict: maybe",
                "witness: few",
                "max-bad-records: some",
                "covers: [driver]",
                "severity: {AF-CLOSE-TWICE: bad}",
                "limit: {OID-M-TIMED: soon}"
            })
    void whatTheProgramRefusesIsNot(String file) throws IOException {
        assertThat(errors(file)).isNotEmpty();
        assertThat(run(file)).isEqualTo(2);
    }

    /** The status of a check of a clean trace with these settings. */
    private int run(String file) throws IOException {
        Path settings = Files.writeString(folder.resolve("ndislint.yaml"), file);
        return RunResult.ofProgram("", "check", "--config", settings.toString(), "samples/notify-close-reentrant.trace")
                .exit();
    }

    private static List<Error> errors(String file) throws IOException {
        Schema schema = Schemas.of("configuration");
        return schema.validate(YAML.readTree(file));
    }
}

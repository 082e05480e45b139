package org.ndislint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.report.Schemas;
import tools.jackson.dataformat.yaml.YAMLMapper;

class RulePackSchemaTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<Path> packs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/ndislint/rules"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyBuiltInPackIsValid(Path pack) throws IOException {
        assertThat(errors(Files.readString(pack))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: a pack without a name",
                "pack: p\nrule: []",
                "pack: p\nkinds: [{ name: af }]",
                "pack: p\nkinds: [{ name: af, key: [a, b, c] }]",
                "pack: p\nkinds: [{ extends: af, name: af, key: af }]",
                "pack: p\nrules: [{ id: lower-case, form: role, severity: error, actor: a, statement: s, sources: [x] }]",
                "pack: p\nrules: [{ id: A-B, form: rule, severity: error, actor: a, statement: s, sources: [x] }]",
                "pack: p\nrules: [{ id: A-B, form: role, severity: fatal, actor: a, statement: s, sources: [x] }]",
                "pack: p\nrules: [{ id: A-B, form: role, severity: error, actor: a, statement: s, sources: [x], cases: [{ when: a }] }]"
            })
    void whatNoPackMayBeIsRefused(String pack) throws IOException {
        assertThat(errors(pack)).isNotEmpty();
    }

    private static List<Error> errors(String pack) throws IOException {
        Schema schema = Schemas.of("rule-pack");
        return schema.validate(YAML.readTree(pack));
    }
}

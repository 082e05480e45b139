package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackYaml;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;

/** The pack that the page on rule packs begins with does what the page says. */
class RuleLanguagePageTest {
    private static final String RULE = "ACME-CHANNEL-AFTER-CLOSE";

    private static Program program;
    private static RuleInfo rule;

    @BeforeAll
    static void compileThePack() throws IOException, PackException {
        String page = Files.readString(Path.of("src/site/markdown/rule-language.md"));
        Matcher block =
                Pattern.compile("```yaml\n(pack: acme.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        byte[] yaml = block.group(1).getBytes(StandardCharsets.UTF_8);
        program = Packs.with(
                Checks.CATALOGUE, Checks.STATUSES, List.of(PackYaml.read("acme.yaml", new ByteArrayInputStream(yaml))));
        rule = program.rules().stream()
                .map(Program.CompiledRule::info)
                .filter(info -> info.id().equals(RULE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theConformingExampleIsSilent() {
        assertThat(Checks.run(program, rule.conforming().get(0)).all()).isEmpty();
    }

    @Test
    void theViolatingExampleIsFoundWhereItSays() {
        RuleInfo.ViolatingExample example = rule.violating().get(0);
        assertThat(Checks.run(program, example.trace()).all()).containsExactly(RULE + "@" + (example.at() + 1));
    }

    @Test
    void aChannelFirstSeenInMidLifeConvictsNobody() {
        Checks.Run run = Checks.run(program, "> AcmeSend Channel=C1 driver=acme t=1\n");
        assertThat(run.all()).isEmpty();
        assertThat(run.undecided()).containsExactly(RULE + "@1[WINDOW]");
    }

    @Test
    void aChannelOnWhichWasSentWasOpen() {
        String trace = """
                > AcmeSend Channel=C1 driver=acme t=1
                > AcmeCloseChannel Channel=C1 driver=acme t=1
                > AcmeCloseChannel Channel=C1 driver=acme t=2
                """;
        assertThat(Checks.run(program, trace).all()).containsExactly(RULE + "@3");
    }

    @Test
    void objectsOfOwnKindsAreCounted() {
        Checks.Run run = Checks.run(program, rule.conforming().get(0));
        assertThat(run.monitor().objects()).containsEntry("channel", 1L);
    }
}

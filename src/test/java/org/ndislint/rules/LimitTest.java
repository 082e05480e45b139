package org.ndislint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;

/** The limits of rules on deadlines. */
class LimitTest {
    private static final String PACK = """
            pack: acme
            kinds:
              - name: acmeRequest
                key: args.Ticket
                slots: |
                  begun = time at > MiniportOidRequest
                events: |
                  began birth: > MiniportOidRequest
                regions: |
                  region life: here; initial here; adopted all
                    began  here
            rules:
              - id: ACME-SLOW
                form: deadline
                severity: warning
                limit: 5
                actor: miniport
                statement: It takes {limit} seconds.
                advice: Not more than {limit}.
                at: "< MiniportOidRequest"
                when: elapsed begun > limit + 1
                sources: [acme]
            """;

    @Test
    void theLimitOfTheEntryIsThatOfTheRule() throws PackException {
        assertThat(rule(PACK, Map.of()).limit()).isEqualTo(5);
        assertThat(rule(PACK, Map.of()).statement()).isEqualTo("It takes 5 seconds.");
        assertThat(rule(PACK, Map.of()).advice()).isEqualTo("Not more than 5.");
    }

    @Test
    void aLimitOfTheRunTakesItsPlace() throws PackException {
        RuleInfo rule = rule(PACK, Map.of("ACME-SLOW", 7L));
        assertThat(rule.limit()).isEqualTo(7);
        assertThat(rule.statement()).isEqualTo("It takes 7 seconds.");
    }

    @Test
    void aProgramWithOtherLimitsIsAnotherProgram() throws PackException {
        byte[] published = program(PACK, Map.of()).digest();
        assertThat(Arrays.equals(
                        published, program(PACK, Map.of("ACME-SLOW", 5L)).digest()))
                .isTrue();
        assertThat(Arrays.equals(
                        published, program(PACK, Map.of("ACME-SLOW", 7L)).digest()))
                .isFalse();
    }

    @Test
    void aRuleWithoutALimitGetsNone() throws PackException {
        assertThat(program(PACK, Map.of("AF-CLOSE-TWICE", 7L)).rules().stream()
                        .filter(rule -> rule.info().id().equals("AF-CLOSE-TWICE"))
                        .map(rule -> rule.info().limit() == null))
                .containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "12345678901", "\"\""})
    void whatIsNoNumberOfSecondsIsRefused(String limit) {
        assertThatThrownBy(() -> rule(PACK.replace("limit: 5", "limit: " + limit), Map.of()))
                .isInstanceOf(PackException.class)
                .hasMessageContaining("acme.yaml:16:")
                .hasMessageContaining("expected a limit in whole seconds");
    }

    @Test
    void aTestThatSpeaksOfNoLimitIsRefused() {
        assertThatThrownBy(() -> rule(PACK.replace("    limit: 5\n", ""), Map.of()))
                .isInstanceOf(PackException.class)
                .hasMessageContaining("the test speaks of the limit, but the rule has no key 'limit'");
    }

    @Test
    void aLimitThatNoPageGivesIsTheUsersToSet() throws PackException {
        String pack = PACK.replace("limit: 5", "limit: none");
        assertThat(rule(pack, Map.of()).limit()).isEqualTo(RuleInfo.NO_LIMIT_PUBLISHED);
        assertThat(rule(pack, Map.of()).statement()).isEqualTo("It takes so many seconds.");
        assertThat(rule(pack, Map.of()).limitText()).isEqualTo("none published; set one");
        assertThat(rule(pack, Map.of("ACME-SLOW", 7L)).limit()).isEqualTo(7);
    }

    @Test
    void everyBuiltInDeadlineThatIsJudgedHasALimit() {
        assertThat(Packs.builtIn(Catalogue.load(), StatusNames.load()).rules().stream()
                        .map(Program.CompiledRule::info)
                        .filter(rule -> rule.form().equals("deadline")))
                .hasSizeGreaterThan(9)
                .allMatch(rule -> rule.limit() != null);
    }

    private static RuleInfo rule(String pack, Map<String, Long> limits) throws PackException {
        List<Program.CompiledRule> rules = program(pack, limits).rules();
        return rules.get(rules.size() - 1).info();
    }

    /** The built-in packs with one more, which is called {@code acme.yaml}. */
    static Program program(String pack, Map<String, Long> limits) throws PackException {
        PackNode node = PackYaml.read("acme.yaml", new ByteArrayInputStream(pack.getBytes(StandardCharsets.UTF_8)));
        return Packs.with(Catalogue.load(), StatusNames.load(), List.of(node), limits);
    }
}

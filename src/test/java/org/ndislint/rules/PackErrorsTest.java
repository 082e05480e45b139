package org.ndislint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in a pack is named with its file and place, and what was probably meant. */
class PackErrorsTest {
    private static final String PACK = """
            pack: acme
            kinds:
              - name: ticket
                key: args.Ticket
                dead: life in gone
                with: asker
                links: |
                  asker -> vc
                    > NdisCoOidRequest : record
                events: |
                  began birth: > NdisCoOidRequest
                  ended: > NdisCoOidRequestComplete
                regions: |
                  region life: here gone; initial here; adopted all
                    began  here  here
                    ended  gone  !=
            rules:
              - id: ACME-TWICE
                form: lifecycle
                severity: error
                actor: client
                statement: A ticket ends once.
                forbids: ["life | ended | gone"]
                sources: [acme]
            """;

    @Test
    void thePackIsRightWithoutThem() throws PackException {
        assertThat(LimitTest.program(PACK, Map.of()).rules())
                .anyMatch(rule -> rule.info().id().equals("ACME-TWICE"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "with: asker",
                        "with: askr",
                        "acme.yaml:3:5: unknown link 'askr' in with; did you mean 'asker'?"),
                arguments(
                        "dead: life in gone",
                        "dead: life in over",
                        "acme.yaml:3:1: region life has no state 'over'; known are [here, gone]"),
                arguments("dead: life in gone", "dead: began", "acme.yaml:3:1: not a test: 'began'"),
                arguments("asker -> vc", "asker -> vcc", "acme.yaml:8:1: unknown kind 'vcc'; did you mean 'vc'?"),
                arguments(
                        "asker -> vc",
                        "asker vc",
                        "acme.yaml:8:1: expected 'NAME -> KIND' or 'PATTERN : SOURCE', found 'asker vc'"),
                arguments(
                        "ended: > NdisCoOidRequestComplete",
                        "ended: > NdisCoOidRequestComplet",
                        "acme.yaml:12:9: unknown function 'NdisCoOidRequestComplet'; did you mean [NdisCoOidRequestComplete, NdisMCoOidRequestComplete, NdisFOidRequestComplete]?"),
                arguments(
                        "regions: |",
                        "operations: |\n      T: A B\n    regions: |",
                        "acme.yaml:14:1: expected 'ID: HANDLER -> COMPLETER', found 'T: A B'"),
                arguments(
                        "regions: |",
                        "operations: |\n      T: A -> B, pendin\n    regions: |",
                        "acme.yaml:3:5: unknown template 'pendin'; did you mean 'pending'?"),
                arguments(
                        "initial here",
                        "initial there",
                        "acme.yaml:14:1: region life has no state 'there'; did you mean 'here'?"),
                arguments(
                        "began  here  here",
                        "began  here",
                        "acme.yaml:15:3: row 'began' of ticket.life has 1 cells, the region has 2 states"),
                arguments(
                        "began  here  here",
                        "begun  here  here",
                        "acme.yaml:15:3: ticket has no event class 'begun'; did you mean 'began'?"),
                arguments(
                        "gone  !=",
                        "gone  nowhere",
                        "acme.yaml:16:3: region life has no state 'nowhere'; known are [here, gone]"),
                arguments(
                        "ended | gone",
                        "ended | over",
                        "acme.yaml:23:1: region life has no state 'over'; known are [here, gone]"),
                arguments(
                        "severity: error",
                        "severity: fatal",
                        "acme.yaml:20:15: expected error, warning, info or off, found 'fatal'"),
                arguments(
                        "actor: client", "actr: client", "acme.yaml:21:11: unknown key 'actr'; did you mean 'actor'?"),
                arguments("key: args.Ticket", "key: tickt", "acme.yaml:4:10: unknown key 'tickt'"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNamedWithTheirPlace(String right, String wrong, String error) {
        assertThat(PACK).contains(right);
        assertThatThrownBy(() -> LimitTest.program(PACK.replace(right, wrong), Map.of()))
                .isInstanceOf(PackException.class)
                .hasMessage(error);
    }
}

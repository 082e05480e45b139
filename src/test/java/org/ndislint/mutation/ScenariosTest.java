package org.ndislint.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.model.Symbols;

/** After each record of a scenario objects are in the states, and rules broken or in doubt, that are written there. */
class ScenariosTest {
    private static final PackSet SET = PackSet.load();
    private static Symbols symbols = SET.program().newSymbols();

    @BeforeAll
    static void renewSymbols() {
        symbols = SET.program().newSymbols();
    }

    static Stream<String> packs() {
        return SET.packs().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void eachRecordHasTheConsequencesThatAreWritten(String pack) {
        Runner runner = new Runner(SET, SET.program(), symbols);
        List<String> wrong = new ArrayList<>();
        for (Scenario scenario : Scenarios.of(pack)) {
            Trace given = new Trace(SET, symbols, scenario.givenText());
            Outcome before = runner.run(given);
            note(scenario.position() + " given", Scenario.wrongStates(scenario.is(), before), wrong);
            for (Scenario.Then then : scenario.thens()) {
                Trace trace = new Trace(SET, symbols, scenario.text(then));
                String reason = scenario.wrong(then, runner.run(trace), trace.size());
                note(scenario.position() + " then " + then.record, reason, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void note(String where, @org.jspecify.annotations.Nullable String reason, List<String> wrong) {
        if (reason != null) {
            wrong.add(where + ": " + reason);
        }
    }

    @Test
    void aStateThatIsNotSoIsSaid() {
        Runner runner = new Runner(SET, SET.program(), symbols);
        Outcome outcome = runner.run(new Trace(SET, symbols, "> NdisClOpenAddressFamilyEx clientAf=C1 driver=d t=1\n"));
        assertThat(Scenario.wrongStates(List.of("CLIENTAF#1 outcome none"), outcome))
                .isNull();
        assertThat(Scenario.wrongStates(List.of("CLIENTAF#1 outcome ok"), outcome))
                .isEqualTo("'CLIENTAF#1 outcome ok' is not so, but [CLIENTAF#1 outcome none]");
        assertThat(Scenario.wrongStates(List.of("CLIENTAF#1 gone"), outcome)).isNotNull();
    }
}

package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;

/** Every example in the built-in packs behaves as its rule says. */
class RuleExamplesTest {
    /**
     * Violating examples that the trace shown does not decide, by rule and example: the rule speaks only where every
     * completion of what is not shown breaks it.
     */
    private static final List<String> UNDECIDED = List.of(
            // Whether a stand-alone call manager or an MCM serves the AF is not shown, and an MCM's miniport is not
            // called.
            "VC-CREATE-PEERS-CALLED/0",
            // Whether the call was made with a party is not recorded.
            "PARTY-ADD-REQUIRES-MULTIPOINT/2",
            // Which AF the open gave is not shown.
            "OID-TAPI-CAPS-ORDER/0",
            // The version of the miniport is not shown.
            "NBL-RESET-HOLDS-SENDS/0",
            // Whether the lists were only lent is not shown.
            "VC-DEACTIVATE-RECEIVES-BACK/0",
            // No page gives a limit.
            "NBL-FILTER-SEND-TIMED/0",
            "NBL-FILTER-RECEIVE-TIMED/0");

    record Conforming(String rule, int index, String trace) {
        @Override
        public String toString() {
            return rule + "/" + index;
        }
    }

    record Violating(String rule, int index, RuleInfo.ViolatingExample example) {
        @Override
        public String toString() {
            return rule + "/" + index;
        }
    }

    static Stream<Conforming> conforming() {
        List<Conforming> out = new ArrayList<>();
        for (Program.CompiledRule rule : Checks.PROGRAM.rules()) {
            List<String> traces = rule.info().conforming();
            for (int i = 0; i < traces.size(); i++) {
                out.add(new Conforming(rule.info().id(), i, traces.get(i)));
            }
        }
        return out.stream();
    }

    static Stream<Violating> violating() {
        List<Violating> out = new ArrayList<>();
        for (Program.CompiledRule rule : Checks.PROGRAM.rules()) {
            List<RuleInfo.ViolatingExample> examples = rule.info().violating();
            for (int i = 0; i < examples.size(); i++) {
                out.add(new Violating(rule.info().id(), i, examples.get(i)));
            }
        }
        return out.stream();
    }

    @ParameterizedTest
    @MethodSource("conforming")
    void conformingTracesBreakNoRuleOfSeverityError(Conforming example) {
        assertThat(Checks.run(example.trace()).errors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("violating")
    void violatingTracesBreakTheirRuleWhereTheySay(Violating example) {
        String expected = example.rule() + "@" + (example.example().at() + 1);
        List<String> found = Checks.run(example.example().trace()).all();
        if (UNDECIDED.contains(example.toString())) {
            assertThat(found).doesNotContain(expected);
        } else {
            assertThat(found).contains(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("violating")
    void violatingTracesBreakNothingElse(Violating example) {
        List<String> others =
                new ArrayList<>(Checks.run(example.example().trace()).grave());
        others.remove(example.rule() + "@" + (example.example().at() + 1));
        others.removeIf(other -> example.example().also().contains(other.substring(0, other.indexOf('@'))));
        assertThat(others).isEmpty();
    }
}

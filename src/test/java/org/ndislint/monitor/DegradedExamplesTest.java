package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.rules.Program;

/**
 * Whatever is taken away from a conforming example of a pack, nothing grave is found in what is left that is not found in the whole:
 * every window, every gap, every driver's records alone, every key left out.
 */
class DegradedExamplesTest {
    record Example(String rule, List<String> lines) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Example> examples() {
        Set<List<String>> seen = new LinkedHashSet<>();
        List<Example> out = new ArrayList<>();
        for (Program.CompiledRule rule : Checks.PROGRAM.rules()) {
            for (String trace : rule.info().conforming()) {
                List<String> lines = trace.lines().toList();
                if (seen.add(lines)) {
                    out.add(new Example(rule.info().id(), lines));
                }
            }
        }
        return out.stream();
    }

    private static Set<String> grave(List<String> lines) {
        Set<String> rules = new TreeSet<>();
        for (String found : Checks.run(String.join("\n", lines) + "\n").grave()) {
            rules.add(found.substring(0, found.indexOf('@')));
        }
        return rules;
    }

    private static boolean isCall(String line) {
        return !line.startsWith("@") && !line.startsWith("#");
    }

    private static List<String> calls(List<String> lines) {
        return lines.stream().filter(DegradedExamplesTest::isCall).toList();
    }

    private static String without(String line, String key) {
        return line.replaceAll(" " + key + "=(\"[^\"]*\"|\\S+)", "");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void windowsShowNothingNew(Example example) {
        Set<String> whole = grave(example.lines());
        List<String> calls = calls(example.lines());
        for (int from = 0; from < calls.size(); from++) {
            for (int to : new int[] {Math.min(from + 3, calls.size()), calls.size()}) {
                assertThat(whole)
                        .as("records %d to %d of %s", from, to, calls)
                        .containsAll(grave(calls.subList(from, to)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void gapsShowNothingNew(Example example) {
        Set<String> whole = grave(example.lines());
        for (int at = 0; at < example.lines().size(); at++) {
            for (int length = 1; length <= 2 && at + length <= example.lines().size(); length++) {
                for (String mark : List.of("! count=" + length, "!")) {
                    List<String> rest = new ArrayList<>(example.lines());
                    if (!rest.subList(at, at + length).stream().allMatch(DegradedExamplesTest::isCall)) {
                        continue;
                    }
                    rest.subList(at, at + length).clear();
                    rest.add(at, mark);
                    assertThat(whole).as("%s", rest).containsAll(grave(rest));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatOneDriverShowsIsNothingNew(Example example) {
        Set<String> whole = grave(example.lines());
        List<String> owners = owners(example.lines());
        for (String driver : new TreeSet<>(owners)) {
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < owners.size(); i++) {
                if (owners.get(i).equals(driver) && isCall(example.lines().get(i))) {
                    shown.add(example.lines().get(i));
                }
            }
            assertThat(whole).as("%s", shown).containsAll(grave(shown));
        }
    }

    /** The driver of each record; that of a return is its entry's where it names none. */
    private static List<String> owners(List<String> lines) {
        List<String> owners = new ArrayList<>();
        Map<String, String> entered = new HashMap<>();
        for (String line : lines) {
            String call = line.length() < 2 ? line : line.substring(2).split(" ", 2)[0];
            int at = line.indexOf(" driver=");
            String driver = at >= 0 ? line.substring(at + 8).split(" ", 2)[0] : entered.getOrDefault(call, "");
            if (line.startsWith(">")) {
                entered.put(call, driver);
            }
            owners.add(driver);
        }
        return owners;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void leftOutKeysShowNothingNew(Example example) {
        Set<String> whole = grave(example.lines());
        Set<String> keys = new TreeSet<>();
        for (String line : calls(example.lines())) {
            for (String word : line.split(" ", -1)) {
                if (word.indexOf('=') > 0) {
                    keys.add(word.substring(0, word.indexOf('=')));
                }
            }
        }
        for (String key : keys) {
            List<String> everywhere = example.lines().stream()
                    .map(line -> isCall(line) ? without(line, key) : line)
                    .toList();
            assertThat(whole).as("%s", everywhere).containsAll(grave(everywhere));
            for (int at = 0; at < example.lines().size(); at++) {
                String line = example.lines().get(at);
                if (isCall(line) && line.contains(" " + key + "=")) {
                    List<String> once = new ArrayList<>(example.lines());
                    once.set(at, without(line, key));
                    assertThat(whole).as("%s", once).containsAll(grave(once));
                }
            }
        }
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A large trace goes in, a bug report comes out. */
class MinimizeCommandTest {
    private static final Pattern FINGERPRINT = Pattern.compile("\"fingerprint\":\"(\\w+)\"");

    private static String planted(String rule) {
        return RunResult.ofProgram("", "generate", "--seed", "1", "--defect", rule, "--events", "600")
                .out();
    }

    private static List<String> fingerprints(String trace, String rule) {
        return RunResult.ofProgram(trace, "check", "-q", "--format", "jsonl", "--show", "info", "-")
                .out()
                .lines()
                .filter(line -> line.contains("\"type\":\"violation\"") && line.contains('"' + rule + '"'))
                .map(line -> {
                    Matcher matcher = FINGERPRINT.matcher(line);
                    assertThat(matcher.find()).isTrue();
                    return matcher.group(1);
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AF-CLOSE-TWICE", "VC-OWES-DELETE", "VC-DELETE-ONLY-BY-CREATOR", "AF-CLOSE-OWES-COMPLETE"})
    void whatIsPrintedIsConvictedOfTheSame(String rule) {
        String trace = planted(rule);
        RunResult made = RunResult.ofProgram(trace, "minimize", "-", "--rule", rule);
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out().lines().count()).isLessThan(20);
        assertThat(fingerprints(made.out(), rule))
                .containsExactly(fingerprints(trace, rule).get(0));
    }

    @Test
    void asNdjsonItIsConvictedOfTheSame() {
        String trace = planted("AF-CLOSE-TWICE");
        RunResult made = RunResult.ofProgram(trace, "minimize", "-", "--rule", "AF-CLOSE-TWICE", "--format", "ndjson");
        assertThat(made.out()).startsWith("{");
        assertThat(fingerprints(made.out(), "AF-CLOSE-TWICE")).isEqualTo(fingerprints(trace, "AF-CLOSE-TWICE"));
    }

    @Test
    void commentsSayWhatIsProvedAndWhere() {
        RunResult made = RunResult.ofProgram("", "minimize", "samples/double-close-in-unbind.trace");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out())
                .startsWith("# ")
                .contains("\n# From samples/double-close-in-unbind.trace:")
                .contains("Check again with: ndislint FILE\n");
    }

    @Test
    void anotherFindingIsChosenByItsEvent() {
        String twice = "= NdisClCloseAddressFamily status=NDIS_STATUS_SUCCESS af=A1 t=1\n".repeat(2)
                + "= NdisClCloseAddressFamily status=NDIS_STATUS_SUCCESS af=A2 t=1\n".repeat(2);
        RunResult first = RunResult.ofProgram(twice, "minimize", "-");
        assertThat(first.out()).contains("af=A1").doesNotContain("af=A2");
        assertThat(first.err()).contains("took the first of 2 violations; --event takes another: event 4");
        RunResult second = RunResult.ofProgram(twice, "minimize", "--event", "4", "-");
        assertThat(second.out()).contains("af=A2").doesNotContain("af=A1");
    }

    @Test
    void aTraceWithoutTheFindingIsNoSuccess() {
        RunResult made = RunResult.ofProgram(planted("AF-CLOSE-TWICE"), "minimize", "-", "--rule", "SAP-DEREG-TWICE");
        assertThat(made.exit()).isEqualTo(4);
        assertThat(made.out()).isEmpty();
        assertThat(made.err()).contains("-: no violation of SAP-DEREG-TWICE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rule AF-CLOSE-TWIC|there is no rule 'AF-CLOSE-TWIC'; did you mean AF-CLOSE-TWICE",
                "--event x|--event: expected a number from 1, found 'x'"
            })
    void whatIsWrongIsSaid(String options, String words) {
        RunResult made = RunResult.ofProgram("", ("minimize - " + options).split(" "));
        assertThat(made.exit()).isEqualTo(2);
        assertThat(made.err()).contains(words);
    }

    @Test
    void anUnreadableTraceIsSaidSo() {
        RunResult made = RunResult.ofProgram("", "minimize", "no-such-file");
        assertThat(made.exit()).isEqualTo(3);
        assertThat(made.err()).contains("no-such-file");
    }
}

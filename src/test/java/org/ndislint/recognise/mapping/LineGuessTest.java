package org.ndislint.recognise.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineGuessTest {
    private static LineGuess.@Nullable Guess guessed(String... lines) {
        LineGuess guess = new LineGuess();
        for (String line : lines) {
            guess.add(line);
        }
        return guess.guess();
    }

    private static LineGuess.Guess guess(String... lines) {
        return Objects.requireNonNull(guessed(lines));
    }

    /** What the guessed pattern takes of a line, by group. */
    private static Map<String, String> taken(LineGuess.Guess guess, String line) {
        Pattern pattern = Pattern.compile(guess.pattern());
        Matcher matcher = pattern.matcher(line);
        Map<String, String> taken = new TreeMap<>();
        if (matcher.lookingAt()) {
            pattern.namedGroups().forEach((name, group) -> taken.put(name, matcher.group(group)));
        }
        return taken;
    }

    @Test
    void stampsLabelledNumbersLevelsAndOneModuleAreTakenOff() {
        LineGuess.Guess guess = guess(
                "2026-07-14 09:26:53.101 CPU2 tid=6700 INFO  acmecm - one",
                "2026-07-14 09:26:54.001 CPU1 tid=6701 WARN  acmecm - another 5");
        assertThat(taken(guess, "2026-07-15T10:26:54.001 CPU0 tid=17 ERROR acmecm - a third"))
                .containsOnly(
                        Map.entry("time", "2026-07-15T10:26:54.001"),
                        Map.entry("cpu", "0"),
                        Map.entry("tid", "17"),
                        Map.entry("level", "ERROR"),
                        Map.entry("module", "acmecm"),
                        Map.entry("text", "a third"));
        assertThat(guess.unknown()).isEmpty();
    }

    @Test
    void numbersThatAreHexOnSomeLinesAreHexOnAll() {
        LineGuess.Guess guess = guess("09:26:53.101 [T:1a2c] one", "09:26:53.101 [T:1234] two");
        assertThat(taken(guess, "09:26:53.101 [T:77] three")).containsEntry("tidHex", "77");
    }

    @Test
    void numbersThatNothingLabelsAreLeftOutAndSaid() {
        LineGuess.Guess guess = guess("2026-07-14 09:26:53.101 [1] one", "2026-07-14 09:26:53.101 [12] two");
        assertThat(taken(guess, "2026-07-14 09:26:53.101 [3] three")).containsOnlyKeys("time", "text");
        assertThat(guess.unknown()).singleElement().asString().startsWith("a number that nothing labels");
    }

    @Test
    void wordsThatDifferFromLineToLineBelongToTheMessage() {
        LineGuess.Guess guess =
                guess("09:26:53.101 MPPause: Enter", "09:26:53.102 MPHalt: Enter", "09:26:54 MPSend: Exit");
        assertThat(taken(guess, "09:26:53.101 MPPause: Enter")).containsEntry("text", "MPPause: Enter");
    }

    @Test
    void anArrowBelongsToTheMessage() {
        LineGuess.Guess guess = guess("09:26:53.101 --> MPPause", "09:26:53.102 <-- MPPause");
        assertThat(taken(guess, "09:26:53.101 --> MPPause")).containsEntry("text", "--> MPPause");
    }

    @ParameterizedTest
    @CsvSource({"--> MPPause", "%12:33:02.123 gone", "%t=12:33:03.123 af gone", "family 17 is closed", "''"})
    void linesWithoutAStampOrLabelHaveNothingBeforeTheirMessage(String line) {
        assertThat(guessed(line, line)).isNull();
    }

    @Test
    void aDateThatDoesNotTellItsDayIsLeftOut() {
        LineGuess.Guess guess = guess("07/08/2026 09:26:53,101 one", "07/08/2026 09:26:53,102 two");
        assertThat(taken(guess, "07/08/2026 09:26:53,101 one")).containsEntry("time", "09:26:53,101");
        assertThat(guess.unknown()).singleElement().asString().startsWith("the date: ");
    }
}

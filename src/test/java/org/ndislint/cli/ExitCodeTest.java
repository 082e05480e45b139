package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    /** In the order in which they win. */
    private static final List<Integer> PRECEDENCE = List.of(70, 2, 1, 3, 4, 0);

    @Test
    void seventyWinsBeforeTwoBeforeOneBeforeThreeBeforeFourBeforeZero() {
        for (ExitCode one : ExitCode.values()) {
            for (ExitCode other : ExitCode.values()) {
                int winner = PRECEDENCE.stream()
                        .filter(code -> code == one.code() || code == other.code())
                        .findFirst()
                        .orElseThrow();
                assertThat(one.and(other).code()).as("%s and %s", one, other).isEqualTo(winner);
            }
        }
    }

    @Test
    void theCodesAreThoseOfTheContract() {
        assertThat(ExitCode.values()).extracting(ExitCode::code).containsExactlyInAnyOrderElementsOf(PRECEDENCE);
    }
}

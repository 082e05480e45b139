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
        assertThat(ExitCode.values()).extracting(ExitCode::code).hasSameElementsAs(PRECEDENCE);
    }

    @Test
    void overSeveralTracesNothingWasCheckedOnlyIfThatHoldsOfAll() {
        assertThat(ExitCode.NOTHING_CHECKED.beside(ExitCode.NOTHING_CHECKED)).isEqualTo(ExitCode.NOTHING_CHECKED);
        assertThat(ExitCode.NOTHING_CHECKED.beside(ExitCode.OK)).isEqualTo(ExitCode.OK);
        assertThat(ExitCode.OK.beside(ExitCode.NOTHING_CHECKED)).isEqualTo(ExitCode.OK);
        assertThat(ExitCode.NOTHING_CHECKED.beside(ExitCode.UNREADABLE)).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ExitCode.OK.beside(ExitCode.INCONCLUSIVE)).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(ExitCode.UNREADABLE.beside(ExitCode.FINDINGS)).isEqualTo(ExitCode.FINDINGS);
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

class RuleSelectionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|-|DRIVER-ERROR DRIVER-WARNING DRIVER-INFO",
                "all|-|DRIVER-ERROR DRIVER-WARNING DRIVER-INFO",
                "driver|-|DRIVER-ERROR DRIVER-WARNING DRIVER-INFO",
                "DRIVER-*|DRIVER-INFO|DRIVER-ERROR DRIVER-WARNING",
                "*-*R*|-|DRIVER-ERROR DRIVER-WARNING",
                "*OR|-|DRIVER-ERROR",
                "DRIVER-INFO,DRIVER-ERROR|-|DRIVER-ERROR DRIVER-INFO",
                "-|driver|-",
                "NAME-OFF|-|NAME-OFF",
                "name|-|-",
                "NAME-*|-|-"
            })
    void rulesAreOnInTheOrderOfThePacks(String select, String ignore, String on) throws UsageException {
        List<RuleInfo> rules = RuleSelection.of(arguments(select, ignore), ScriptedEngine.RULES);
        assertThat(rules).extracting(RuleInfo::id).containsExactly(on == null ? new String[0] : on.split(" "));
    }

    @Test
    void aRuleThatIsOffAndNamedIsAWarning() throws UsageException {
        List<RuleInfo> rules = RuleSelection.of(arguments("NAME-OFF", null), ScriptedEngine.RULES);
        assertThat(rules).extracting(RuleInfo::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void aMisspeltIdIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> RuleSelection.of(arguments("DRIVER-EROR", null), ScriptedEngine.RULES))
                .isInstanceOf(UsageException.class)
                .hasMessage("--select: there is no rule or pack 'DRIVER-EROR'; did you mean DRIVER-ERROR?");
        assertThatThrownBy(() -> RuleSelection.of(arguments(null, "VC-*"), ScriptedEngine.RULES))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--ignore: there is no rule or pack 'VC-*'");
    }

    private static Arguments arguments(@Nullable String select, @Nullable String ignore) {
        Arguments arguments = new Arguments();
        if (select != null) {
            arguments.add(Option.SELECT, select);
        }
        if (ignore != null) {
            arguments.add(Option.IGNORE, ignore);
        }
        return arguments;
    }
}

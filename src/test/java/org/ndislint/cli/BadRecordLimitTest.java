package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRecordLimitTest {
    @ParameterizedTest
    @CsvSource({
        "5%, 5, 100, false",
        "5%, 6, 100, true",
        "2.5%, 1, 40, false",
        "2.5%, 1, 39, true",
        "0, 0, 10, false",
        "0, 1, 10, true",
        "3, 3, 3, false",
        "3, 4, 1000, true",
        "100%, 10, 10, false",
        "5%, 9223372036854775807, 9223372036854775807, true"
    })
    void theLimitIsANumberOrAShareOfAllRecords(String text, long malformed, long records, boolean exceeded)
            throws UsageException {
        assertThat(limit(text).isExceeded(malformed, records)).isEqualTo(exceeded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-1", "5 %", "101%", "1.5", "1.%", ".5%", "1..2%", "x", "9999999999999999999"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> limit(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("--max-bad-records: expected a number such as 10 or a share such as 2.5%, found '" + text
                        + "'");
    }

    @Test
    void fivePercentIsAllowedUnlessStrict() throws UsageException {
        Arguments arguments = new Arguments();
        assertThat(BadRecordLimit.of(arguments).isExceeded(5, 100)).isFalse();
        assertThat(BadRecordLimit.of(arguments).isExceeded(6, 100)).isTrue();
        arguments.add(Option.STRICT, "");
        assertThat(BadRecordLimit.of(arguments).isExceeded(1, 100)).isTrue();
    }

    private static BadRecordLimit limit(String text) throws UsageException {
        Arguments arguments = new Arguments();
        arguments.add(Option.MAX_BAD_RECORDS, text);
        return BadRecordLimit.of(arguments);
    }
}

package org.ndislint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "one", "one two", "a  b\tc", " first", "last ", "\n x \r\n y", "a\tb"})
    void wordsAreThoseOfTheRegularExpression(String text) {
        assertThat(Words.array(text)).isEqualTo(text.split("\\s+", 0));
        assertThat(Words.of(text)).containsExactly(text.split("\\s+", 0));
    }
}

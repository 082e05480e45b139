package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    closing af (?P<af>\\w+) now ~ 'closing af '
                    ^\\[acme\\] .* done$ ~ '[acme] '
                    colou?r of things ~ 'r of things'
                    ab+c ~ 'ab'
                    a{2,3}bcd ~ 'bcd'
                    one|two ~ ''
                    (one|two) three ~ ' three'
                    (?i)closing ~ ''
                    [abc]+ ~ ''
                    x[]|]yz ~ 'yz'
                    \\Qa.b\\E ~ ''
                    \\x41bc ~ 'bc'
                    """)
    void longestPlainRunOutsideGroupsIsRequired(String pattern, String required) {
        assertThat(RequiredText.of(pattern)).isEqualTo(required);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyMatchContainsIt(long seed) {
        Random random = new Random(seed);
        String[] parts = {
            "a",
            "b",
            "ab",
            "?",
            "*",
            "+",
            "|",
            "(",
            ")",
            "(?:",
            "[ab]",
            "[^a]",
            ".",
            "\\.",
            "\\w",
            "\\d",
            "{2}",
            "^",
            "$",
            "(?P<x>a)",
            "(?i)",
            "\\x61",
            "]",
            "\\|"
        };
        int compiled = 0;
        for (int i = 0; i < 8_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(7); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            Pattern pattern;
            try {
                pattern = Pattern.compile(text.toString());
            } catch (RuntimeException noPattern) {
                continue;
            }
            compiled++;
            String required = RequiredText.of(text.toString());
            for (int n = 0; n < 4; n++) {
                StringBuilder subject = new StringBuilder();
                for (int m = random.nextInt(8); m > 0; m--) {
                    subject.append("ab.|]A1".charAt(random.nextInt(7)));
                }
                if (pattern.matcher(subject).find()) {
                    assertThat(subject.toString()).as(text.toString()).contains(required);
                }
            }
        }
        assertThat(compiled).isGreaterThan(500);
    }
}

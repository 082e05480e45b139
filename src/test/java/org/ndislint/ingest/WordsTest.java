package org.ndislint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static long word(String eight) {
        byte[] bytes = eight.getBytes(StandardCharsets.ISO_8859_1);
        return WordBuffer.copyOf(bytes, 0, bytes.length).word(0);
    }

    private static String random(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void hexDigitsAreExactlyTheTwentyTwoCharacters() {
        for (int c = 0; c < 256; c++) {
            boolean digit = c < 128 && Character.digit(c, 16) >= 0;
            for (int at = 0; at < 8; at++) {
                StringBuilder text = new StringBuilder("0aF9c3E7");
                text.setCharAt(at, (char) c);
                assertThat(Words.hexDigits(word(text.toString())))
                        .as("%d at %d", c, at)
                        .isEqualTo(digit);
            }
        }
    }

    @Test
    void decimalDigitsAreExactlyTen() {
        for (int c = 0; c < 256; c++) {
            for (int at = 0; at < 8; at++) {
                StringBuilder text = new StringBuilder("01239876");
                text.setCharAt(at, (char) c);
                assertThat(Words.digits(word(text.toString())))
                        .as("%d at %d", c, at)
                        .isEqualTo(c >= '0' && c <= '9');
            }
        }
    }

    @Test
    void hexAndDecimalAgreeWithTheLibrary() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            String hex = random(random, "0123456789abcdefABCDEF", 8);
            assertThat(Words.hex(word(hex))).isEqualTo(Long.parseLong(hex, 16));
            String decimal = random(random, "0123456789", 8);
            assertThat(Words.decimal(word(decimal))).isEqualTo(Integer.parseInt(decimal));
        }
    }

    @Test
    void leadingZerosKeepTheFirstDigits() {
        for (int count = 1; count <= 8; count++) {
            long expected = Long.parseLong("89abcdef".substring(0, count), 16);
            assertThat(Words.hex(Words.leadingZeros(word("89abcdef"), count))).isEqualTo(expected);
        }
    }

    @Test
    void theFirstMatchIsExact() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            String text = random(random, "\n\u000b\tab\u008a", 8);
            long hits = Words.equal(word(text), Words.each('\n'));
            int expected = text.indexOf('\n');
            assertThat(hits == 0 ? -1 : Words.first(hits)).isEqualTo(expected);
        }
    }
}

package org.ndislint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    private static Lines lines(String text, int piece, int most) {
        return new Lines(new BytesSource(text.getBytes(StandardCharsets.UTF_8), piece).stream(), "test", false, most);
    }

    private static List<String> read(Lines lines) {
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            read.add(lines.number() + (lines.overlong() ? "!" : lines.terminated() ? ":" : "?") + text(lines));
        }
        return read;
    }

    private static String text(Lines lines) {
        return new String(lines.text().bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8);
    }

    @Test
    void linesEndWithLfOrCrLfAndTheLastNeedsNone() {
        assertThat(read(lines("a\r\n\nbc\n\rd\r\r\ne", 100, 100)))
                .containsExactly("1:a", "2:", "3:bc", "4:\rd\r", "5?e");
    }

    @Test
    void nothingHasNoLines() {
        assertThat(read(lines("", 1, 10))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1000, 65_536, 1 << 20})
    void theSizeOfThePiecesReadDoesNotMatter(int piece) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("x".repeat(random.nextInt(random.nextInt(40) == 0 ? 30_000 : 30)))
                    .append('\n');
        }
        List<String> expected = new ArrayList<>();
        String[] split = text.toString().split("\n", -1);
        for (int i = 0; i < split.length - 1; i++) {
            boolean tooLong = split[i].length() > 20_000;
            expected.add((i + 1) + (tooLong ? "!" + split[i].substring(0, 512) : ":" + split[i]));
        }
        assertThat(read(lines(text.toString(), piece, 20_000))).isEqualTo(expected);
    }

    @Test
    void ofALineBeyondTheLimitOnlyTheBeginningIsKept() {
        String text = "ab\n" + "y".repeat(1_000_000) + "\ncd\n" + "z".repeat(11);
        assertThat(read(lines(text, 4096, 10))).containsExactly("1:ab", "2!yyyyyyyyyy", "3:cd", "4!zzzzzzzzzz");
    }

    @Test
    void aLineThatNeverEndsTakesNoMemory() {
        InputStream endless = new InputStream() {
            private long left = 300L << 20;

            @Override
            public int read() {
                throw new AssertionError("read in bulk");
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int count = (int) Math.min(left, length);
                left -= count;
                java.util.Arrays.fill(bytes, from, from + count, (byte) 'x');
                return count == 0 ? -1 : count;
            }
        };
        Lines lines = new Lines(endless, "test", true);
        assertThat(lines.next()).isTrue();
        assertThat(lines.overlong()).isTrue();
        assertThat(lines.text().capacity()).isLessThanOrEqualTo(Lines.MOST_BYTES + (1 << 20));
        assertThat(lines.next()).isFalse();
    }

    @Test
    void aRecordCanBeExtendedOverLinesAndTakenBack() {
        Lines lines = lines("a\r\nb\nc\nd", 1, 100);
        lines.next();
        assertThat(lines.extend(100)).isTrue();
        assertThat(lines.extend(100)).isTrue();
        assertThat(text(lines)).isEqualTo("a\r\nb\nc");
        lines.retract();
        assertThat(text(lines)).isEqualTo("a");
        assertThat(read(lines)).containsExactly("2:b", "3:c", "4?d");
    }

    @Test
    void anExtendedRecordKeepsItsFirstNumberAndTheNextGoesOn() {
        Lines lines = lines("a\nb\nc\n", 1, 100);
        lines.next();
        lines.extend(100);
        assertThat(lines.number()).isEqualTo(1);
        assertThat(read(lines)).containsExactly("3:c");
    }

    @Test
    void aRecordIsNotExtendedBeyondTheEndOrTheLimit() {
        Lines lines = lines("a\nbcdef", 3, 100);
        lines.next();
        assertThat(lines.extend(6)).isFalse();
        assertThat(lines.extend(7)).isTrue();
        assertThat(lines.terminated()).isFalse();
        assertThat(lines.extend(100)).isFalse();
    }

    @Test
    void aFaultOfTheStreamEndsTheLinesAfterAllThatCameBefore() {
        InputStream broken = new InputStream() {
            private final InputStream first = new ByteArrayInputStream("a\nb\nc".getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                int b = first.read();
                if (b < 0) {
                    throw new IOException("disk gone");
                }
                return b;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                bytes[from] = (byte) read();
                return 1;
            }
        };
        Lines lines = new Lines(broken, "test", true);
        assertThat(read(lines)).containsExactly("1:a", "2:b", "3?c");
        assertThat(Objects.requireNonNull(lines.damage())).hasMessage("test:3: expected more bytes, found disk gone");
    }
}

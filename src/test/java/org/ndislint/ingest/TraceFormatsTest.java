package org.ndislint.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.model.TraceFormatException;

class TraceFormatsTest {
    private static Head head(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Head(name, bytes, bytes.length);
    }

    private static String detect(String name, String text) throws TraceFormatException {
        Detection detection = TraceFormats.detect(head(name, text));
        return detection.format().name() + ": " + detection.reason();
    }

    static Stream<Arguments> beginnings() {
        String shorthand = "shorthand: the first event begins with ";
        String csv = "csv: the first line is a heading with event and fn";
        return Stream.of(
                Arguments.of("{\"event\":\"lost\"}", "ndjson: the first line begins with {"),
                Arguments.of(" \t\r\n{", "ndjson: the first line begins with {"),
                Arguments.of("> F", shorthand + "> and a blank"),
                Arguments.of("\n\n# a\n  # b\n\t< F", shorthand + "< and a blank"),
                Arguments.of("=\tF", shorthand + "= and a blank"),
                Arguments.of("! count=1", shorthand + "! and a blank"),
                Arguments.of("@\r\n", shorthand + "@ and a blank"),
                Arguments.of("@", shorthand + "@ and a blank"),
                Arguments.of("event,fn\n", csv),
                Arguments.of("af; fn ;x;event \r\ncall", csv),
                Arguments.of("\n\"fn\"\t\"event\"", csv),
                Arguments.of("sep=;\nevent;fn\n", csv));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void theFirstLinesDecide(String text, String expected) throws TraceFormatException {
        assertThat(detect("x.etl", text)).isEqualTo(expected);
    }

    @Test
    void theNameDecidesOnlyWhereTheContentDoesNot() throws TraceFormatException {
        assertThat(detect("x.trace", "# nothing yet\n"))
                .isEqualTo("shorthand: nothing but comments, and the name ends in .trace");
        assertThat(detect("x.trace", "{}")).startsWith("ndjson");
    }

    @Test
    void aRawLogIsRecognisedByItsFirstBufferAndRefusedIfItsHeaderIsNone() throws TraceFormatException {
        byte[] bytes = new byte[200];
        bytes[1] = 0x20;
        bytes[0x36] = 4;
        bytes[0x48 + 2] = 2;
        bytes[0x48 + 3] = (byte) 0xC0;
        Head head = new Head("x.txt", bytes, bytes.length);
        Detection detection = TraceFormats.detect(head);
        assertThat(detection.format().name()).isEqualTo("etl");
        assertThatThrownBy(() -> DecodedTrace.of(detection.format(), bytes))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageStartingWith("test: expected a log file header as the first record, found no record at all");
        for (int at : new int[] {0, 1, 0x36, 0x4A, 0x4B, 0x4E, 0x4F}) {
            byte[] other = bytes.clone();
            other[at] ^= 0x40;
            if (at > 1) {
                assertThatThrownBy(() -> TraceFormats.detect(new Head("x", other, other.length)))
                        .as("byte %d", at)
                        .isInstanceOf(TraceFormatException.class);
            }
        }
    }

    @Test
    void binaryDataIsNoTrace() {
        byte[] bytes = new byte[100];
        bytes[0] = 1;
        bytes[1] = (byte) 0xFF;
        assertThatThrownBy(() -> TraceFormats.detect(new Head("x", bytes, bytes.length)))
                .hasMessage("x: expected a trace, found binary data that begins 01 ff 00 00 00 00 00 00");
    }

    @Test
    void someZerosDoNotMakeTextBinary() throws TraceFormatException {
        assertThat(detect("x", "{\"event\":\"lost\"}\n" + "\0".repeat(5000))).startsWith("ndjson");
        assertThat(detect("x", "> F\n" + "\0".repeat(5000))).startsWith("shorthand");
    }

    @Test
    void everyFormatHasANameOfItsOwn() {
        assertThat(TraceFormats.ALL.stream().map(TraceFormat::name)).doesNotHaveDuplicates();
    }
}

package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ndislint.monitor.InputProblem;

class WritersTest {
    private static final String GOLDEN = "src/test/resources/org/ndislint/report/";

    /** The page has a golden file of its data; Perfetto's form is bytes, which a test of its own decodes. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HTML", "PERFETTO"})
    void aRunIsWrittenAsTheGoldenFileHasIt(ResultFormat format) throws IOException {
        Golden.assertMatches(GOLDEN + "run." + format.id(), SampleResults.written(format, TextStyle.PLAIN));
    }

    @Test
    void colourMarksWhatMatters() throws IOException {
        Golden.assertMatches(
                GOLDEN + "run-colour.text", SampleResults.written(ResultFormat.TEXT, new TextStyle(true, 0, true)));
    }

    @Test
    void aNarrowTerminalGetsStatesBelowTheirRecords() throws IOException {
        assertThat(SampleResults.written(ResultFormat.TEXT, new TextStyle(false, 80, false)))
                .contains("""
                          |   event  line  record, and below it the state
                          |       1     2  > NdisClOpenAddressFamilyEx clientAf=C1 t=420
                          |                    opening
                        """.indent(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "CONCISE", "SARIF", "JUNIT", "GITHUB", "CSV", "ROLLUP"})
    void hostileTextIsMadeInertInTextOutputs(ResultFormat format) throws IOException {
        String written = SampleResults.hostile(format);
        assertThat(written).doesNotContain("\u001b", "\u202e", "\u0007", "\u2028", "\ud800");
        assertThat(written.replace("\\\\", "\\")).contains("\\u{1b}[31mred\\u{202e}\\u{07}\\u{2028} \\u{d800}\\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSONL", "ROLLUP_JSON"})
    void hostileTextIsEscapedInJson(ResultFormat format) throws IOException {
        String written = SampleResults.hostile(format);
        assertThat(written).doesNotContain("\u001b", "\u202e", "\u0007", "\u2028", "\ud800");
        assertThat(written).contains("\\u001b[31mred\\u202e\\u0007\\u2028 \\ufffd\\n");
    }

    @Test
    void aFloodOfInputErrorsIsCutInTextAndCounted() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.TEXT.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            for (int line = 1; line <= 1000; line++) {
                writer.problem("x", new InputProblem(line, "expected a call", ""));
            }
            writer.summary(SampleResults.SUMMARY);
        }
        assertThat(out.toString().lines().filter(line -> line.startsWith("input-error")))
                .hasSize(20);
        assertThat(out).contains("... and 980 more input errors");
    }

    @Test
    void everyFormatIsFoundByItsId() {
        for (ResultFormat format : ResultFormat.values()) {
            assertThat(ResultFormat.of(format.id())).isSameAs(format);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ResultFormat.of("word"));
    }
}

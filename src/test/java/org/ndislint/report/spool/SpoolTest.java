package org.ndislint.report.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ndislint.monitor.InputProblem;
import org.ndislint.report.ResultFormat;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.SampleResults;
import org.ndislint.report.TextStyle;
import org.ndislint.rules.RuleInfo;

class SpoolTest {
    private static final Map<String, RuleInfo> RULES = Map.of(
            SampleResults.CLOSE_TWICE.id(), SampleResults.CLOSE_TWICE,
            SampleResults.CLOSE_SAPS.id(), SampleResults.CLOSE_SAPS,
            SampleResults.FLAG.id(), SampleResults.FLAG);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PERFETTO")
    void whatIsReadBackIsWrittenTheSameInEveryFormat(ResultFormat format) throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = format.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            new SpoolReader(new ByteArrayInputStream(sample()), RULES).replay(writer);
        }
        assertThat(out).hasToString(SampleResults.written(format, TextStyle.PLAIN));
    }

    @Test
    void textComesBackAsItWas() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (SpoolWriter writer = new SpoolWriter(kept)) {
            writer.problem("\u00fc", new InputProblem(1, SampleResults.HOSTILE, "\ud83d\ude00\uffff\u0000"));
        }
        StringBuilder out = new StringBuilder();
        StringBuilder direct = new StringBuilder();
        try (ResultWriter writer = ResultFormat.TEXT.open(out, TextStyle.PLAIN);
                ResultWriter other = ResultFormat.TEXT.open(direct, TextStyle.PLAIN)) {
            new SpoolReader(new ByteArrayInputStream(kept.toByteArray()), RULES).replay(writer);
            other.problem("\u00fc", new InputProblem(1, SampleResults.HOSTILE, "\ud83d\ude00\uffff\u0000"));
        }
        assertThat(out).hasToString(direct.toString());
    }

    @Test
    void whatIsCutOffIsNotTakenForTheEnd() throws IOException {
        byte[] whole = sample();
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            StringBuilder out = new StringBuilder();
            try (ResultWriter writer = ResultFormat.JSONL.open(out, TextStyle.PLAIN)) {
                assertThatThrownBy(() -> new SpoolReader(new ByteArrayInputStream(cut), RULES).replay(writer))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static byte[] sample() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (SpoolWriter writer = new SpoolWriter(kept)) {
            SampleResults.writeTo(writer);
        }
        return kept.toByteArray();
    }
}

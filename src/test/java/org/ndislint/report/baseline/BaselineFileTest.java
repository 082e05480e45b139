package org.ndislint.report.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.report.SampleResults;
import org.ndislint.report.Schemas;

class BaselineFileTest {
    private static final AcceptedFinding KNOWN = new AcceptedFinding(
            "AF-CLOSE-TWICE",
            "5f3a9c0012de44b7",
            "NdisClCloseAddressFamily",
            "ticket \"12\"\n",
            LocalDate.of(2027, 1, 31));
    private static final AcceptedFinding OTHER = new AcceptedFinding("AF-A", "ff", "F", "", null);

    @Test
    void whatIsWrittenIsReadBack() throws BaselineException {
        Baseline baseline = Baseline.of(List.of(KNOWN, OTHER));
        assertThat(read(BaselineFile.write(baseline)).entries()).containsExactly(OTHER, KNOWN);
    }

    @Test
    void anEntryIsALineInOrderOfRules() {
        assertThat(BaselineFile.write(Baseline.of(List.of(KNOWN, OTHER)))).isEqualTo("""
                {"schema":"ndislint-baseline/1","findings":[
                {"rule":"AF-A","fingerprint":"ff","fn":"F"},
                {"rule":"AF-CLOSE-TWICE","fingerprint":"5f3a9c0012de44b7","fn":"NdisClCloseAddressFamily",\
                "reason":"ticket \\"12\\"\\n","expires":"2027-01-31"}
                ]}
                """);
    }

    @Test
    void whatIsWrittenIsValidByTheSchema() throws IOException {
        Schema schema = Schemas.of("baseline");
        assertThat(schema.validate(BaselineFile.write(Baseline.of(List.of(KNOWN, OTHER))), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(BaselineFile.write(Baseline.EMPTY), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"schema\":\"ndislint-baseline/1\",\"findings\":[{}]}", InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|/: expected an object",
                "{}|/schema: expected a string",
                "{\"schema\":\"x\"}|/schema: expected ndislint-baseline/1, found x",
                "{\"schema\":\"ndislint-baseline/1\"}|/findings: expected an array",
                "{\"schema\":\"ndislint-baseline/1\",\"findings\":[{\"rule\":\"A\"}]}|/findings/0/fingerprint: expected a string",
                "{\"schema\":\"ndislint-baseline/1\",\"findings\":[{\"rule\":\"A\",\"fingerprint\":\"xy\"}]}|/findings/0/fingerprint: expected hex digits, found 'xy'",
                "{\"schema\":\"ndislint-baseline/1\",\"findings\":[{\"rule\":\"A\",\"fingerprint\":\"1\",\"until\":\"x\"}]}|/findings/0/until: there is no such member",
                "{\"schema\":\"ndislint-baseline/1\",\"findings\":[{\"rule\":\"A\",\"fingerprint\":\"1\",\"expires\":\"soon\"}]}|/findings/0/expires: expected a day such as 2027-01-31, found 'soon'",
                "{\"schema\":\"ndislint-baseline/1\",\"findings\":[{\"rule\":\"A\",\"fingerprint\":\"1\"},{\"rule\":\"A\",\"fingerprint\":\"1\"}]}|/findings: expected each finding once, found 1 again",
                "{\"schema\":\"a\",\"schema\":\"b\"}|expected JSON: Duplicate",
                "{\"schema\"|1:10: expected JSON:"
            })
    void whatIsNoBaselineIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEntryHoldsThroughItsLastDay() {
        assertThat(KNOWN.isExpired(LocalDate.of(2027, 1, 31))).isFalse();
        assertThat(KNOWN.isExpired(LocalDate.of(2027, 2, 1))).isTrue();
        assertThat(OTHER.isExpired(LocalDate.of(9999, 1, 1))).isFalse();
    }

    @Test
    void onlyTheSameRuleAndShapeIsAccepted() {
        Baseline baseline = Baseline.of(List.of(KNOWN));
        LocalDate today = LocalDate.of(2026, 1, 1);
        assertThat(baseline.accepting(SampleResults.VIOLATION, today)).isEqualTo(KNOWN);
        assertThat(baseline.accepting(SampleResults.VIOLATION, LocalDate.of(2028, 1, 1)))
                .isNull();
        assertThat(baseline.accepting(SampleResults.CALL_ONLY, today)).isNull();
        assertThat(baseline.accepting(SampleResults.VIOLATION.withRule(SampleResults.FLAG), today))
                .isNull();
    }

    @Test
    void whatIsInconclusiveIsNeverAccepted() {
        AcceptedFinding entry =
                new AcceptedFinding(SampleResults.CLOSE_SAPS.id(), SampleResults.UNDECIDED.fingerprint(), "", "", null);
        assertThat(Baseline.of(List.of(entry)).entry(SampleResults.UNDECIDED)).isNull();
    }

    private static Baseline read(String text) throws BaselineException {
        return BaselineFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}

package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/** GitHub annotations, CSV, and the addresses of traces. */
class FlatFormatsTest {
    @Test
    void anAnnotationNamesFileLineAndRule() throws IOException {
        assertThat(SampleResults.written(ResultFormat.GITHUB, TextStyle.PLAIN))
                .contains("::error file=ab.ndjson,line=12,title=AF-CLOSE-TWICE::"
                        + "AF#1 was closed by the client at event 6 and is closed again\n");
    }

    @Test
    void anAnnotationCannotBeBrokenOutOf() throws IOException {
        String written = annotated("a,b:c%\n::stop-commands::x", "50%\n::error::y");
        assertThat(written)
                .isEqualTo("::error file=a%2Cb%3Ac%25\\n%3A%3Astop-commands%3A%3Ax,title=input-error::"
                        + "50%25\\n::error::y\n");
    }

    @Test
    void aTraceWithTheNameOfACommandDoesNotCommand() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.GITHUB.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            writer.summary(TraceSummary.ofNothing("##[error]x"));
        }
        assertThat(out.toString()).startsWith("ndislint: ## [error]x: incomplete");
    }

    @Test
    void moreAnnotationsThanGitHubShowsAreCounted() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.GITHUB.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            for (int i = 0; i < 11; i++) {
                writer.finding("a", SampleResults.VIOLATION);
            }
        }
        assertThat(out.toString().lines().filter(line -> line.startsWith("::error ")))
                .hasSize(11);
        assertThat(out.toString())
                .endsWith("ndislint: 11 annotations of level error, of which GitHub shows 10 a step\n");
    }

    @Test
    void aTableHasARowForEachFindingErrorAndTrace() throws IOException {
        List<CSVRecord> rows = table(SampleResults.written(ResultFormat.CSV, TextStyle.PLAIN));
        assertThat(rows)
                .extracting(row -> row.get("type"))
                .containsExactly(
                        "violation", "input-error", "violation", "inconclusive", "summary", "input-error", "summary");
        CSVRecord finding = rows.get(2);
        assertThat(finding.get("rule")).isEqualTo("AF-CLOSE-TWICE");
        assertThat(finding.get("line")).isEqualTo("12");
        assertThat(finding.get("time")).isEqualTo("2026-01-02T03:04:05.000000006Z");
        assertThat(finding.get("fingerprint")).isEqualTo("5f3a9c0012de44b7");
        assertThat(rows.get(3).get("because")).isEqualTo("window lost");
    }

    @Test
    void noCellIsTakenForAFormula() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.CSV.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            writer.problem("-", new InputProblem(1, "@SUM(1)", "=HYPERLINK(\"x\",\"y\")"));
        }
        CSVRecord row = table(out.toString()).get(0);
        assertThat(row.get("trace")).isEqualTo("-");
        assertThat(row.get("message")).isEqualTo("'@SUM(1)");
        assertThat(row.get("found")).isEqualTo("'=HYPERLINK(\"x\",\"y\")");
    }

    @ParameterizedTest
    @CsvSource({
        "ab.ndjson, ab.ndjson",
        "dir/a b.log, dir/a%20b.log",
        "/var/x#1.etl, file:///var/x%231.etl",
        "C:\\traces\\x.etl, file:///C:/traces/x.etl",
        "traces\\x.etl, traces/x.etl",
        "\\\\host\\share\\x.etl, file://host/share/x.etl",
        "a:b, a%3Ab",
        "dir/back\\slash, dir/back%5Cslash",
        "ü.log, %C3%BC.log"
    })
    void aPathBecomesAnAddress(String path, String uri) {
        assertThat(ArtifactUri.of(path)).isEqualTo(uri);
    }

    private static String annotated(String trace, String reason) throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.GITHUB.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            writer.problem(trace, new InputProblem(0, reason, ""));
        }
        return out.toString();
    }

    private static List<CSVRecord> table(String csv) throws IOException {
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            return parser.getRecords();
        }
    }
}

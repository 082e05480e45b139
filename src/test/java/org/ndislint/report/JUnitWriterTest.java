package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.rules.Severity;
import org.xml.sax.SAXException;

/** Read back by the parser of Maven's own test reports. */
class JUnitWriterTest {
    @Test
    void aTraceIsASuiteAndARuleATest() throws Exception {
        List<ReportTestSuite> suites = sample();
        assertThat(suites).extracting(ReportTestSuite::getFullClassName).containsExactly("ab.ndjson", "a dir");
        ReportTestSuite suite = suites.get(0);
        assertThat(suite.getNumberOfTests())
                .isEqualTo(7)
                .isEqualTo(suite.getTestCases().size());
        assertThat(suite.getNumberOfFailures()).isEqualTo(1);
        assertThat(suite.getNumberOfErrors()).isEqualTo(1);
        assertThat(suite.getNumberOfSkipped()).isEqualTo(5);
    }

    @Test
    void aBrokenRuleFailsWithItsFindings() throws Exception {
        ReportTestCase test = test("AF-CLOSE-TWICE");
        assertThat(test.hasFailure()).isTrue();
        assertThat(test.getFailureType()).isEqualTo("error");
        assertThat(test.getFailureMessage()).isEqualTo("AF#1 was closed by the client at event 6 and is closed again");
        assertThat(test.getFailureDetail()).contains("ab.ndjson:12: event 9", "NdisClOpenAddressFamilyEx");
    }

    @Test
    void whatWasNotDecidedOrNotCheckedIsSkipped() throws Exception {
        assertThat(test("AF-CLOSE-SAPS-FIRST").hasSkipped()).isTrue();
        assertThat(test("SAP-REG-DUPLICATE").hasSkipped()).isTrue();
        assertThat(test("BIND-COMPLETE-TWICE").hasSkipped()).isTrue();
        assertThat(test("BIND-COMPLETE-TWICE").hasFailure()).isFalse();
    }

    @Test
    void badInputIsAnErrorOfItsOwn() throws Exception {
        ReportTestCase reading = test("input");
        assertThat(reading.hasError()).isTrue();
        assertThat(reading.getFailureMessage()).isEqualTo("line 7: expected a JSON object, found the end of the line");
        assertThat(sample().get(1).getTestCases().get(0).getFailureMessage()).isEqualTo("it is a directory");
    }

    @Test
    void findingsOfSeverityInfoDoNotFailATest() throws Exception {
        List<ReportTestSuite> suites = parsed(
                written(SampleResults.VIOLATION.withRule(SampleResults.CLOSE_TWICE.withSeverity(Severity.INFO))));
        assertThat(suites.get(0).getNumberOfFailures()).isZero();
    }

    @Test
    void manyFindingsOfOneRuleAreCutAndCounted() throws Exception {
        Finding[] many = new Finding[500];
        Arrays.fill(many, SampleResults.VIOLATION);
        ReportTestCase test = parsed(written(many)).get(0).getTestCases().stream()
                .filter(ReportTestCase::hasFailure)
                .findFirst()
                .orElseThrow();
        assertThat(test.getFailureMessage()).endsWith("(and 499 more)");
        assertThat(test.getFailureDetail()).contains("... and 480 more");
    }

    @Test
    void hostileTextLeavesTheFileReadable() throws Exception {
        List<ReportTestSuite> suites = parsed(SampleResults.hostile(ResultFormat.JUNIT));
        assertThat(suites).hasSize(1);
        assertThat(suites.get(0).getNumberOfFailures()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "\u0001", "\u000b", "\u001f", "\ufffe", "\uffff", "\ud800", "\udc00", "\udc00\ud800"})
    void whatXmlCannotHoldIsReplaced(String illegal) {
        assertThat(XmlOut.legal("a" + illegal + "b")).isEqualTo("a" + "\ufffd".repeat(illegal.length()) + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t\r\n", "plain", "\u0085\u00e9\ud7ff\ue000\ufffd", "\ud83d\ude00"})
    void whatXmlCanHoldStays(String legal) {
        assertThat(XmlOut.legal(legal)).isSameAs(legal);
    }

    @Test
    void charactersBeyondTheFirstPlaneSurvive() throws Exception {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.JUNIT.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            writer.problem("x", new InputProblem(1, "found \ud83d\ude00 <&\">\uffff", ""));
            writer.summary(SampleResults.NOTHING_READ);
        }
        assertThat(parsed(out.toString()).get(0).getTestCases().get(0).getFailureMessage())
                .isEqualTo("line 1: found \ud83d\ude00 <&\">\ufffd");
    }

    private static ReportTestCase test(String name) throws Exception {
        List<ReportTestCase> found = new ArrayList<>();
        for (ReportTestCase test : sample().get(0).getTestCases()) {
            if (test.getName().equals(name)) {
                found.add(test);
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<ReportTestSuite> sample() throws Exception {
        return parsed(SampleResults.written(ResultFormat.JUNIT, TextStyle.PLAIN));
    }

    private static String written(Finding... findings) throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.JUNIT.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            for (Finding finding : findings) {
                writer.finding("a", finding);
            }
            writer.summary(SampleResults.SUMMARY);
        }
        return out.toString();
    }

    private static List<ReportTestSuite> parsed(String xml)
            throws ParserConfigurationException, SAXException, IOException {
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }
}

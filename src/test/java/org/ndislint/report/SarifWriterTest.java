package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Finding.WitnessStep;
import org.ndislint.monitor.InputProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifWriterTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aRunIsValidByTheSchemaOfTheStandard() throws IOException {
        assertThat(errors(SampleResults.written(ResultFormat.SARIF, TextStyle.PLAIN)))
                .isEmpty();
    }

    @Test
    void aRunOverHostileTextIsValidAsWell() throws IOException {
        assertThat(errors(SampleResults.hostile(ResultFormat.SARIF))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoSarif() throws IOException {
        assertThat(errors("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[]}]}"))
                .isNotEmpty();
    }

    @Test
    void aRunWithoutTracesIsValid() throws IOException {
        assertThat(errors(written())).isEmpty();
    }

    @Test
    void theWitnessIsACodeFlowWhoseLastStepIsTheFindings() throws IOException {
        JsonNode steps = sample().at("/results/1/codeFlows/0/threadFlows/0/locations");
        assertThat(steps).hasSize(3);
        assertThat(steps.at("/2/location/physicalLocation/region/startLine").asLong())
                .isEqualTo(12);
        assertThat(steps.at("/2/executionOrder").asLong()).isEqualTo(9);
        assertThat(steps.at("/0/state/AF#1/text").asString()).isEqualTo("opening");
        assertThat(steps.at("/0/location/message/text").asString())
                .isEqualTo("> NdisClOpenAddressFamilyEx clientAf=C1 t=420");
    }

    @Test
    void eachRuleThatAResultNamesIsDescribedWithHelp() throws IOException {
        JsonNode run = sample();
        for (JsonNode result : run.get("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt());
            assertThat(rule.get("id").asString()).isEqualTo(result.get("ruleId").asString());
            assertThat(rule.at("/help/text").asString())
                    .contains("ndislint explain " + rule.get("id").asString());
        }
        assertThat(run.at("/tool/driver/rules/1/helpUri").asString())
                .isEqualTo("https://learn.microsoft.com/windows-hardware/drivers/ddi/ndis/"
                        + "nf-ndis-ndisclcloseaddressfamily#remarks");
        assertThat(run.at("/tool/driver/rules/1/help/markdown").asString())
                .contains("Clear the handle where the close begins")
                .contains("[network/closing-an-address-family](https://learn.microsoft.com/");
    }

    @Test
    void whatIsInconclusiveIsOpenAndHasNoLevel() throws IOException {
        JsonNode open = sample().at("/results/2");
        assertThat(open.get("kind").asString()).isEqualTo("open");
        assertThat(open.get("level").asString()).isEqualTo("none");
        assertThat(open.at("/properties/because/0").asString()).isEqualTo("window");
    }

    @Test
    void lossAndBadInputAreNotificationsOfTheTool() throws IOException {
        JsonNode invocation = sample().at("/invocations/0");
        List<String> ids = new ArrayList<>();
        invocation
                .get("toolExecutionNotifications")
                .forEach(note -> ids.add(note.at("/descriptor/id").asString()
                        + ' '
                        + note.get("level").asString()));
        assertThat(ids)
                .containsExactly(
                        "input-error warning",
                        "lost-records warning",
                        "not-shown note",
                        "not-shown note",
                        "input-error error");
        assertThat(invocation.get("executionSuccessful").asBoolean())
                .as("one input could not be read")
                .isFalse();
    }

    @Test
    void fingerprintsTellOccurrencesOfATraceApartAndNotTraces() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.SARIF.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            writer.finding("a", SampleResults.VIOLATION);
            writer.finding("a", SampleResults.VIOLATION);
            writer.summary(SampleResults.SUMMARY);
            writer.finding("b", SampleResults.VIOLATION);
            writer.summary(SampleResults.SUMMARY);
        }
        List<String> hashes = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (JsonNode result : run(out.toString()).get("results")) {
            hashes.add(result.at("/partialFingerprints/primaryLocationLineHash").asString());
            own.add(result.get("partialFingerprints").get("ndislint/v1").asString());
        }
        assertThat(hashes).containsExactly("5f3a9c0012de44b7:1", "5f3a9c0012de44b7:2", "5f3a9c0012de44b7:1");
        assertThat(own).containsOnly("5f3a9c0012de44b7");
    }

    @Test
    void noMoreResultsThanGitHubTakesAndTheRestIsCounted() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.SARIF.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            for (int i = 0; i < SarifWriter.MOST_RESULTS + 7; i++) {
                writer.finding("a", SampleResults.CALL_ONLY);
            }
            writer.summary(SampleResults.SUMMARY);
        }
        JsonNode run = run(out.toString());
        assertThat(run.get("results")).hasSize(25_000);
        assertThat(out).contains("7 more results were left out: code scanning takes 25000 a run");
    }

    @Test
    void aLongWitnessKeepsItsLastStepsAndSaysHowManyAreMissing() throws IOException {
        Finding f = SampleResults.VIOLATION;
        List<WitnessStep> steps =
                new ArrayList<>(Collections.nCopies(1500, f.witness().get(0)));
        steps.add(f.witness().get(2));
        JsonNode flow = run(written(f.withWitness(steps, 4))).at("/results/0/codeFlows/0");
        JsonNode locations = flow.at("/threadFlows/0/locations");
        assertThat(locations).hasSize(SarifWriter.MOST_STEPS);
        assertThat(locations.get(999).get("executionOrder").asLong()).isEqualTo(9);
        assertThat(flow.at("/message/text").asString()).isEqualTo("505 earlier records are not shown");
    }

    @Test
    void aFloodOfInputErrorsIsCutAndCounted() throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.SARIF.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            for (int line = 1; line <= 1500; line++) {
                writer.problem("x", new InputProblem(line, "expected a call", ""));
            }
        }
        assertThat(run(out.toString()).at("/invocations/0/toolExecutionNotifications"))
                .hasSize(1001);
        assertThat(out).contains("500 more notifications of input-error were left out");
    }

    @Test
    void textFromATraceIsNoLink() throws IOException {
        Finding f = SampleResults.VIOLATION;
        String sarif = written(f.withWitness(List.of(new WitnessStep(9, 12, "x [here](https://bad.example)", "")), 0));
        assertThat(sarif).contains("x [here] (https://bad.example)");
    }

    private static JsonNode sample() throws IOException {
        return run(SampleResults.written(ResultFormat.SARIF, TextStyle.PLAIN));
    }

    private static JsonNode run(String sarif) {
        return JSON.readTree(sarif).at("/runs/0");
    }

    private static String written(Finding... findings) throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = ResultFormat.SARIF.open(out, TextStyle.PLAIN)) {
            writer.begin(SampleResults.RUN);
            for (Finding finding : findings) {
                writer.finding("a", finding);
            }
        }
        return out.toString();
    }

    /** The schema comes with a library; nothing is asked of a network. */
    private static List<Error> errors(String sarif) throws IOException {
        try (InputStream schema = SarifWriterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            assertThat(schema).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(sarif, InputFormat.JSON);
        }
    }
}

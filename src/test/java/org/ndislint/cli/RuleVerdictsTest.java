package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.report.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code rules TRACE}: the verdict on each rule, and what would have to be captured. */
class RuleVerdictsTest {
    private static final String SAMPLE = "samples/close-never-completed.ndjson";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void everyRuleHasTheVerdictThatCheckGivesIt() {
        Map<String, String> checked = new HashMap<>();
        RunResult check = RunResult.ofProgram("", "check", "--format", "jsonl", SAMPLE);
        JsonNode summary = JSON.readTree(check.out().lines().reduce((a, b) -> b).orElseThrow());
        summary.get("rules")
                .properties()
                .forEach(verdict ->
                        verdict.getValue().forEach(rule -> checked.put(rule.stringValue(), verdict.getKey())));
        RunResult run = RunResult.ofProgram("", "rules", "--format", "jsonl", SAMPLE);
        assertThat(run.exit()).isEqualTo(check.exit());
        long rules = RunResult.ofProgram("", "rules", "--format", "jsonl")
                .out()
                .lines()
                .count();
        assertThat(run.out().lines()).hasSize((int) rules).allSatisfy(line -> {
            JsonNode verdict = JSON.readTree(line);
            assertThat(verdict.get("verdict").stringValue())
                    .isEqualTo(checked.getOrDefault(verdict.get("rule").stringValue(), "off"));
        });
    }

    @Test
    void everyLineIsValid() throws IOException {
        Schema schema = Schemas.of("rule-verdicts");
        RunResult run = RunResult.ofProgram("", "rules", "--format", "jsonl", SAMPLE, "no/such.trace");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines())
                .hasSizeGreaterThan(300)
                .allSatisfy(line ->
                        assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
        assertThat(run.out()).contains("{\"type\":\"input-error\",\"trace\":\"no/such.trace\"");
        assertThat(schema.validate("{\"type\":\"rule-verdict\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theDocumentHoldsTheSameObjects() {
        String lines = RunResult.ofProgram("", "rules", "--format", "jsonl", "af", SAMPLE)
                .out();
        JsonNode document = JSON.readTree(RunResult.ofProgram("", "rules", "--format", "json", "af", SAMPLE)
                .out());
        StringBuilder same = new StringBuilder();
        document.get("verdicts").forEach(verdict -> same.append(verdict).append('\n'));
        assertThat(same.toString()).isEqualTo(lines);
    }

    @Test
    void anUntouchedRuleNamesTheCallsThatTheTraceLacks() throws IOException {
        String out = text("= NdisAllocateTimerObject timer=T1\n", "TIMER-SET-AT-HALT", "TIMER-USE-AFTER-FREE");
        assertThat(out)
                .contains("not-applicable  TIMER-SET-AT-HALT  error\n")
                .contains("capture MiniportHaltEx (exit)");
        assertThat(text("> MiniportHaltEx adapter=M1 t=1\n= NdisFreeSpinLock lock=L1 t=1\n", "LOCK-RELEASE-KIND"))
                .contains("not-exercised   LOCK-RELEASE-KIND  error\n")
                .contains("capture NdisDprReleaseSpinLock (enter), NdisReleaseSpinLock (enter)");
    }

    @Test
    void aRuleInDoubtSaysWhyAndWhatWouldDecide() throws IOException {
        assertThat(text("> NdisClCloseAddressFamily af=A1 irql=0 driver=client t=1\n", "AF-CLOSE-SAPS-FIRST"))
                .contains("inconclusive    AF-CLOSE-SAPS-FIRST  error\n")
                .contains("window: begin the capture before the object is made\n")
                .contains("NdisClOpenAddressFamilyEx (exit)");
    }

    @Test
    void aDebtThatTheEndLeavesOpenNamesWhatWouldSettleIt() throws IOException {
        String story = """
                @ fromStart=true covers=mcm,client
                > ProtocolCmOpenAf af=A1 adapterContext=X1 irql=0 driver=m t=1
                < ProtocolCmOpenAf status=NDIS_STATUS_PENDING af=A1 driver=m t=1
                """;
        assertThat(text(story, "AF-OPEN-OWES-COMPLETE"))
                .contains("inconclusive    AF-OPEN-OWES-COMPLETE")
                .contains("end: go on capturing until it is over")
                .contains("capture NdisCmOpenAddressFamilyComplete (enter), NdisMCmOpenAddressFamilyComplete");
    }

    @Test
    void aRuleThatCannotApplyNamesTheDriversItNeeds() {
        assertThat(RunResult.ofProgram("", "rules", "FILTER-PAUSE-STATUS", SAMPLE)
                        .out())
                .contains("not-applicable  FILTER-PAUSE-STATUS  error\n")
                .contains("needs the calls of filter\n");
    }

    @Test
    void aRuleThatDoesNotRunIsOff() {
        assertThat(RunResult.ofProgram("", "rules", "--ignore", "AF-CLOSE-TWICE", "AF-CLOSE-TWICE", SAMPLE)
                        .out())
                .contains("  off             AF-CLOSE-TWICE  error\n");
    }

    @Test
    void aTraceThatCannotBeReadCheckedNothing() {
        RunResult run = RunResult.ofProgram("", "rules", "no/such.trace");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("nothing was checked").doesNotContain("AF-CLOSE-TWICE");
    }

    @Test
    void anOperandThatIsNeitherRuleNorPathIsATypo() {
        RunResult run = RunResult.ofProgram("", "rules", "AF-CLOSE-TWIC");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there is no rule or pack 'AF-CLOSE-TWIC'; did you mean AF-CLOSE-TWICE?");
    }

    @Test
    void markdownPrintsThePagesOfTheReference() throws IOException {
        assertThat(RunResult.ofProgram("", "rules", "--format", "markdown", "af")
                        .out())
                .isEqualTo(Files.readString(Path.of("src/site/markdown/rules/af.md")));
        String all = RunResult.ofProgram("", "rules", "--format", "markdown").out();
        try (var pages = Files.list(Path.of("src/site/markdown/rules"))) {
            for (Path page : pages.toList()) {
                assertThat(all).contains(Files.readString(page));
            }
        }
    }

    @Test
    void markdownHasNoVerdicts() {
        RunResult run = RunResult.ofProgram("", "rules", "--format", "markdown", SAMPLE);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("expected the format text, json or jsonl");
    }

    private String text(String trace, String... rules) throws IOException {
        Path file = Files.writeString(folder.resolve("story.trace"), trace);
        List<String> args = new ArrayList<>(List.of("rules"));
        args.addAll(Arrays.asList(rules));
        args.add(file.toString());
        return RunResult.ofProgram("", args.toArray(new String[0])).out();
    }
}

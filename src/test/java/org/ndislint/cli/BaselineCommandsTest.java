package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.report.Schemas;

class BaselineCommandsTest {
    private static final String ERROR = "= NdisClCloseAddressFamily af=A1 driver=bad-error\n";
    private static final String WARNING = "= NdisClCloseAddressFamily af=A1 driver=bad-warning\n";

    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();
    private Path file;
    private String error;
    private String warning;

    @BeforeEach
    void makeTraces() throws IOException {
        file = folder.resolve("baseline.json");
        error = Files.writeString(folder.resolve("e.trace"), ERROR + ERROR).toString();
        warning = Files.writeString(folder.resolve("w.trace"), WARNING).toString();
    }

    @Test
    void whatWasAcceptedFailsNoRunAndIsCounted() throws IOException {
        RunResult created = create(error);
        assertThat(created.exit()).isZero();
        assertThat(created.out())
                .isEqualTo("+ DRIVER-ERROR  ab12  NdisClCloseAddressFamily\n" + file
                        + ": 1 entry, 1 new, 0 taken out; 2 findings\n");
        assertThat(run("check", "--format", "jsonl", error).exit()).isEqualTo(1);
        RunResult checked = run("check", "--format", "jsonl", "--baseline", file.toString(), error);
        assertThat(checked.exit()).isZero();
        assertThat(checked.err()).isEmpty();
        assertThat(checked.out())
                .doesNotContain("\"type\":\"violation\"")
                .contains("\"verdict\":\"violations\",\"violations\":{\"error\":2,")
                .contains("\"accepted\":{\"error\":2,\"warning\":0,\"info\":0}");
    }

    @Test
    void resultsWithABaselineAreValidByTheSchema() throws IOException {
        create(error);
        Schema schema = Schemas.of("results");
        run("check", "--format", "jsonl", "--baseline", file.toString(), error, warning)
                .out()
                .lines()
                .forEach(line ->
                        assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
    }

    @Test
    void whatIsNewStillFails() throws IOException {
        create(warning);
        RunResult checked = run("check", "--format", "concise", "--baseline", file.toString(), error, warning);
        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.out()).contains("error: DRIVER-ERROR").doesNotContain("warning: DRIVER-WARNING");
        assertThat(checked.out()).contains("1 accepted by the baseline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "concise", "rollup", "csv", "github", "junit"})
    void eachFormatTellsOfWhatIsAccepted(String format) {
        create(error);
        assertThat(run("check", "--format", format, "--baseline", file.toString(), error)
                        .out())
                .contains("accepted by the baseline");
    }

    @Test
    void inSarifWhatIsAcceptedIsASuppressedResult() {
        create(error, "--reason", "ticket 12");
        assertThat(run("check", "--format", "sarif", "--baseline", file.toString(), error)
                        .out())
                .contains(
                        "\"suppressions\":[{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"ticket 12\"}]")
                .doesNotContain("\"not-shown\"},\"level\"");
    }

    @Test
    void inJUnitWhatIsAcceptedDoesNotFailItsTest() {
        create(error);
        assertThat(run("check", "--format", "junit", "--baseline", file.toString(), error)
                        .out())
                .doesNotContain("<failure");
    }

    @Test
    void batchTakesABaselineAsWell() {
        create(error);
        RunResult batch = run("batch", "-j", "2", "--baseline", file.toString(), folder.toString());
        assertThat(batch.exit()).isZero();
        assertThat(batch.out())
                .contains("2 accepted by the baseline")
                .contains("2 traces")
                .doesNotContain("error[DRIVER-ERROR]");
    }

    @Test
    void whatDoesNotComeUpIsSaid() {
        create(error);
        assertThat(run("check", "--baseline", file.toString(), warning).err())
                .contains("1 entry did not come up: DRIVER-ERROR ab12");
        assertThat(run("batch", "--baseline", file.toString(), warning).err()).contains("1 entry did not come up");
        assertThat(run("batch", "--shard", "1/2", "--baseline", file.toString(), warning)
                        .err())
                .as("a part does not tell")
                .isEmpty();
    }

    @Test
    void anEntryThatHasExpiredAcceptsNothing() {
        create(error, "--expires", "2020-01-31");
        RunResult checked = run("check", "--baseline", file.toString(), error);
        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.err())
                .contains("1 entry has expired and accepts nothing")
                .doesNotContain("did not come up");
        assertThat(run("baseline", "show", file.toString()).out()).contains("EXPIRED 2020-01-31", "1 entry, 1 expired");
    }

    @Test
    void updateAddsAndKeeps() throws IOException {
        create(error, "--reason", "ticket 12");
        RunResult updated = run("baseline", "update", file.toString(), "--reason", "new", warning);
        assertThat(updated.exit()).isZero();
        assertThat(updated.out())
                .contains("+ DRIVER-WARNING  ab12")
                .contains("2 entries, 1 new, 0 taken out, 1 did not come up (ndislint baseline prune");
        assertThat(file).content().contains("\"reason\":\"ticket 12\"").contains("\"reason\":\"new\"");
    }

    @Test
    void updateMovesTheEndOfWhatIsFoundAgain() {
        create(error, "--expires", "2020-01-31");
        run("baseline", "update", file.toString(), "--expires", "9999-12-31", error);
        assertThat(run("check", "--baseline", file.toString(), error).exit()).isZero();
    }

    @Test
    void pruneTakesOutWhatDoesNotComeUp() {
        create(error);
        run("baseline", "update", file.toString(), warning);
        RunResult pruned = run("baseline", "prune", file.toString(), warning);
        assertThat(pruned.out()).contains("- DRIVER-ERROR  ab12", "1 entry, 0 new, 1 taken out");
        assertThat(file).content().doesNotContain("DRIVER-ERROR").contains("DRIVER-WARNING");
    }

    @Test
    void pruneLeavesTheFileIfNotEverythingCouldBeRead() throws IOException {
        create(error);
        String before = Files.readString(file);
        RunResult pruned = run(
                "baseline",
                "prune",
                file.toString(),
                warning,
                folder.resolve("none").toString());
        assertThat(pruned.exit()).isEqualTo(3);
        assertThat(pruned.err()).contains("is left as it was");
        assertThat(file).hasContent(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void createDoesNotOverwrite() {
        create(error);
        RunResult again = create(warning);
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("is there already; ndislint baseline update adds to it");
        assertThat(file).content().doesNotContain("DRIVER-WARNING");
    }

    @Test
    void aWrongBaselineEndsTheRunBeforeAnythingIsChecked() throws IOException {
        Files.writeString(file, "{\"schema\":\"other\"}");
        RunResult checked = run("check", "--baseline", file.toString(), error);
        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.err())
                .isEqualTo("ndislint: --baseline: " + file + ": /schema: expected ndislint-baseline/1, found other"
                        + System.lineSeparator());
        assertThat(engine.seen()).isEmpty();
        assertThat(run("check", "--baseline", folder.resolve("none").toString(), error)
                        .err())
                .contains("cannot be read: no such file");
    }

    @Test
    void theFileIsTheSameWhateverTheOrderOfTraces() throws IOException {
        create(error, warning);
        Path other = folder.resolve("other.json");
        run("baseline", "create", other.toString(), warning, error);
        assertThat(other).hasSameTextualContentAs(file);
    }

    private RunResult create(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "baseline";
        all[1] = "create";
        all[2] = file.toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return run(all);
    }

    private RunResult run(String... args) {
        return RunResult.of(engine, args);
    }
}

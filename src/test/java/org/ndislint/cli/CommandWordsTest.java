package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"mapping --help", "mapping -h", "mapping -q --help"})
    void theFirstWordOfACommandIsHelpedWithAllThatBeginSo(String line) {
        RunResult run = RunResult.of(new ScriptedEngine(), line.split(" ", -1));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("ndislint mapping init", "ndislint mapping test", "ndislint mapping show");
    }

    @Test
    void theFirstWordAloneIsNoCommand() {
        RunResult run = RunResult.of(new ScriptedEngine(), "symbols", "lst");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("symbols: expected extract, list or check, found 'lst'");
    }

    @Test
    void aCommandThatTakesOneTraceSaysSoInItsHelp() {
        assertThat(RunResult.of(new ScriptedEngine(), "convert", "--help").out())
                .contains(" TRACE\n")
                .doesNotContain("TRACE...");
        assertThat(RunResult.of(new ScriptedEngine(), "dump", "--help").out()).contains("TRACE...");
    }

    @Test
    void returnsWithoutAnEntryAreCounted() throws IOException {
        Path trace = Files.writeString(
                folder.resolve("exits.trace"),
                "< NdisClCloseAddressFamily status=NDIS_STATUS_PENDING af=A1 t=1\n".repeat(2));
        assertThat(RunResult.ofProgram("", "check", trace.toString()).out())
                .contains("0 lost, 0 malformed, 2 returns without an entry");
    }
}

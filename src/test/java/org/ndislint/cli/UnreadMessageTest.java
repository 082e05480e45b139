package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that is there but cannot be worded may have told of any call. */
class UnreadMessageTest {
    @TempDir
    Path folder;

    @Test
    void whereAWordingIsMissingNobodyIsAccusedOfWhatItMayHaveSaid() throws IOException {
        String words = Files.readString(Path.of("samples", "close-never-completed.tmf"));
        StringBuilder kept = new StringBuilder();
        boolean skips = false;
        for (String line : words.split("\n", -1)) {
            skips = line.contains("<-- NdisClOpenAddressFamilyEx")
                    || (skips && (line.startsWith("{") || line.startsWith("}") || line.contains("Arg")));
            if (!skips) {
                kept.append(line).append('\n');
            }
        }
        assertThat(kept.length()).isLessThan(words.length());
        Path symbols = Files.writeString(folder.resolve("partial.tmf"), kept.toString());
        Path trace = Files.copy(Path.of("samples", "close-never-completed.etl"), folder.resolve("c.etl"));
        RunResult run = RunResult.ofProgram(
                "", "check", "--format", "concise", "--symbols", symbols.toString(), trace.toString());
        assertThat(run.out()).contains("1 unmapped").doesNotContain("AF-USE-BEFORE-OPEN");
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
    private static final String EVENT = "= NdisClCloseAddressFamily af=A1 driver=bad-error\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aReportThatCannotBeWrittenIsAFault() throws IOException {
        assertThat(run("No space left on device", "check", trace(1))).isEqualTo(70);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("ndislint: standard output cannot be written: No space left on device"
                        + System.lineSeparator());
    }

    @Test
    void aReaderThatWentAwayDoesNotChangeTheVerdict() throws IOException {
        assertThat(run("Broken pipe", "check", trace(1))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aReaderThatWentAwayDoesNotSpoilTheFiles() throws IOException {
        Path file = folder.resolve("out.jsonl");
        assertThat(run("Broken pipe", "check", "-o", "jsonl=" + file, trace(1))).isEqualTo(1);
        assertThat(file).content().contains("\"type\":\"summary\"");
    }

    @Test
    void aConversionEndsQuietlyWhenNobodyReadsIt() throws IOException {
        assertThat(run("The pipe is being closed", "convert", trace(5000))).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        RunResult run = RunResult.of(new ScriptedEngine(), "check", "-o", "jsonl=/dev/full", trace(1));
        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.err()).isEqualTo("ndislint: /dev/full cannot be written: No space left on device\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void standardOutputIsNoFile() throws IOException {
        RunResult run = RunResult.of(new ScriptedEngine(), "check", "-o", "jsonl=/dev/stdout", trace(1));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("ndislint: -o: /dev/stdout is standard output; --format chooses what goes there\n");
    }

    private int run(String failure, String... args) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        };
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                ProcessOutput.of(broken),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Environment.PLAIN);
        return new Program(new ScriptedEngine().loader(), streams).run(args).code();
    }

    private String trace(int events) throws IOException {
        return Files.writeString(folder.resolve("trace"), EVENT.repeat(events)).toString();
    }

    @Test
    void theProgramRunsOnAnyStreams() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Main.run(
                new String[] {"--version"},
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("ndislint ");
    }
}

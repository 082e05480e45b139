package org.ndislint.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole commands within one warm process, the packs loaded each time: nanoseconds for each event of the capture. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Captures.EVENTS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class CommandBench {
    @Param({"ndjson", "csv", "tracefmt", "etl"})
    public String format = "ndjson";

    private String file = "";
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Setup
    public void make() throws IOException {
        Path path = Captures.of(format);
        Captures.of("tmf");
        file = path.toString();
    }

    /** All rules that are on, results as text. */
    @Benchmark
    public void check() {
        Captures.run(new ByteArrayOutputStream(), nowhere, "check", "-q", "--symbols", symbols(), file);
    }

    /** Decoding, recognition and writing, without any rule. */
    @Benchmark
    public void convert() {
        Captures.run(
                new ByteArrayOutputStream(), nowhere, "convert", "-q", "--format", "ndjson", "--symbols", symbols(), file);
    }

    private String symbols() {
        return file.substring(0, file.lastIndexOf('.')) + ".tmf";
    }
}

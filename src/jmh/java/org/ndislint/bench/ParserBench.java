package org.ndislint.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The floor: what it costs libraries to walk the same files on one thread and do nothing; nanoseconds for each event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Captures.EVENTS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ParserBench {
    private Path json = Path.of("");
    private Path csv = Path.of("");

    @Setup
    public void make() throws IOException {
        json = Captures.of("ndjson");
        csv = Captures.of("csv");
    }

    /** The tokens of the NDJSON file. */
    @Benchmark
    public long jackson() throws IOException {
        long objects = 0;
        try (InputStream in = Files.newInputStream(json);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                objects += token == JsonToken.START_OBJECT ? 1 : 0;
            }
        }
        return objects;
    }

    /** The tokens of the NDJSON file and their values, as whoever uses them has to read them. */
    @Benchmark
    public long jacksonValues() throws IOException {
        long seen = 0;
        try (InputStream in = Files.newInputStream(json);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    seen += parser.getString().length();
                } else if (token == JsonToken.VALUE_NUMBER_INT) {
                    seen += parser.getLongValue();
                }
            }
        }
        return seen;
    }

    /** The records of the CSV file. */
    @Benchmark
    public long commonsCsv() throws IOException {
        long fields = 0;
        try (InputStreamReader in = new InputStreamReader(Files.newInputStream(csv), StandardCharsets.UTF_8);
                var parser = CSVFormat.RFC4180.parse(in)) {
            for (CSVRecord record : parser) {
                fields += record.size();
            }
        }
        return fields;
    }
}

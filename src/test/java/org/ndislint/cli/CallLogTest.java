package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.TraceFormats;
import org.ndislint.model.CallEvent;
import org.ndislint.report.Golden;
import org.ndislint.report.events.CallLogWriter;
import org.ndislint.report.events.EventNames;

/** Call events written as a raw log file are read back as they were. */
class CallLogTest {
    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();

    @ParameterizedTest
    @ValueSource(strings = {"samples/clean-session.ndjson", "samples/close-never-completed.ndjson"})
    void aSampleSurvivesTheWayThroughALogFile(String sample) throws IOException {
        String events = RunResult.of(engine, "convert", "-q", sample).out();
        Path trace = write(events);
        RunResult back = RunResult.of(engine, "convert", "-q", trace.toString());
        assertThat(calls(back.out())).isEqualTo(calls(events));
        assertThat(back.exit()).isZero();
    }

    @Test
    void theRawSampleIsWhatIsWrittenOfItsStory() throws IOException {
        Path trace = write(RunResult.of(engine, "convert", "-q", "samples/close-never-completed.ndjson")
                .out());
        Path sample = Path.of("samples/close-never-completed.etl");
        Golden.assertMatches("samples/close-never-completed.tmf", Files.readString(trace.resolveSibling("calls.tmf")));
        if (Boolean.getBoolean("golden.update")) {
            Files.copy(trace, sample, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(sample).hasSameBinaryContentAs(trace);
    }

    @Test
    void everyKindOfValueSurvives() throws IOException {
        String events = """
                {"event":"enter","fn":"NdisClCloseAddressFamily","time":"2026-01-01T00:00:00.000000100Z","cpu":1,"pid":4,"tid":77,"irql":2,"driver":"client","af":"0xffffc804af2e3710"}
                {"event":"exit","fn":"NdisClCloseAddressFamily","time":"2026-01-01T00:00:00.000000200Z","cpu":1,"pid":4,"tid":77,"driver":"client","status":"NDIS_STATUS_PENDING","af":"A1"}
                {"event":"exit","fn":"MiniportCheckForHangEx","time":"2026-01-01T00:00:00.000000300Z","cpu":0,"pid":4,"tid":78,"driver":"mcm","status":"TRUE","adapter":"NULL"}
                """;
        assertThat(calls(RunResult.of(engine, "convert", "-q", write(events).toString())
                        .out()))
                .isEqualTo(calls(events));
    }

    private Path write(String events) throws IOException {
        Path trace = folder.resolve("calls.etl");
        StringBuilder wordings = new StringBuilder();
        BytesSource source = BytesSource.of(events);
        DecodedTrace decoded =
                DecodedTrace.of(TraceFormats.detect(source.head()).format(), source);
        EventNames names = new EventNames(DecodedTrace.CATALOGUE, decoded.symbols, DecodedTrace.STATUSES);
        try (SeekableByteChannel out =
                Files.newByteChannel(trace, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            CallLogWriter writer = new CallLogWriter(out, wordings, names, "calls", 4);
            for (CallEvent event : decoded.events) {
                writer.event(event);
            }
            writer.finish();
        }
        Files.writeString(folder.resolve("calls.tmf"), wordings);
        return trace;
    }

    private static String calls(String events) {
        return events.lines().filter(line -> line.contains("\"fn\"")).reduce("", (all, line) -> all + line + "\n");
    }
}

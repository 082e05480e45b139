package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Records;
import org.ndislint.report.etl.RecordBytes;

/** A raw log file through the program, with symbols from wherever they may be. */
class RawLogFileTest {
    private static final String TMF = Records.MESSAGES + """
             client // SRC=Close.c MJ= MN=
            #typev Close_c7 10 "%0--> %!FUNC! af=%10!p!" //   LEVEL=INFO FLAGS=CO FUNC=NdisClCloseAddressFamily
            {
            NdisAfHandle, ItemPtr -- 10
            }
            """;

    private static final String EVENT = """
            {"event":"enter","fn":"NdisClCloseAddressFamily","time":"2026-01-01T00:00:00.000000500Z","cpu":3,"pid":4,"tid":77,"driver":"client","af":"0xffffc804af2e3710"}
            """;

    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();
    private Path symbols = Path.of("");
    private String trace = "";

    @BeforeEach
    void writeTrace() throws IOException {
        byte[] arguments = new RecordBytes().u64(0xFFFFC804AF2E3710L).toArray();
        byte[] message = Records.message(LogFile.FIRST_TICK + 5, 77, 4, Records.MESSAGES, 10, arguments);
        Path file = folder.resolve("capture.etl");
        Files.write(file, LogFile.small().add(3, message).bytes());
        trace = file.toString();
        symbols = Files.createDirectory(folder.resolve("symbols"));
    }

    @Test
    void aFolderOfMessageFilesWordsIt() throws IOException {
        Files.writeString(symbols.resolve(Records.MESSAGES + ".tmf"), TMF);
        RunResult run = RunResult.of(engine, "convert", "--symbols", symbols.toString(), trace);
        assertThat(run.out()).isEqualTo(EVENT);
        assertThat(run.exit()).isZero();
    }

    @Test
    void whatIsNoCallIsLeftOutOfCallEventsWithItsNumber() throws IOException {
        Files.writeString(symbols.resolve(Records.MESSAGES + ".tmf"), TMF + """
                #typev Close_c8 11 "%0idle" //   LEVEL=INFO
                {
                }
                """);
        mixed();
        RunResult run = RunResult.of(engine, "convert", "--symbols", symbols.toString(), trace);
        assertThat(run.out().lines()).hasSize(2).contains(EVENT.strip(), "{\"event\":\"lost\",\"count\":1}");
        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .contains(
                        "left out of the call events: kernel perfinfo records (2), WPP messages without a wording (1),"
                                + " messages of client (1), session records (1); ndislint dump --format ndjson " + trace
                                + " lists every record");
        assertThat(RunResult.of(engine, "dump", "-q", "--format", "ndjson", trace)
                        .out()
                        .lines())
                .hasSize(6);
    }

    @Test
    void whatIsNoMessageIsLeftOutOfTextWithItsNumber() throws IOException {
        Files.writeString(symbols.resolve(Records.MESSAGES + ".tmf"), TMF);
        mixed();
        RunResult run = RunResult.of(engine, "convert", "--format", "tracefmt", "--symbols", symbols.toString(), trace);
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err())
                .contains("left out of the messages: kernel perfinfo records (2), session records (1); ndislint dump"
                        + " --format ndjson " + trace + " lists every record");
    }

    @Test
    void whereNoCallIsRecognisedDumpIsNamed() throws IOException {
        RunResult run = RunResult.of(engine, "convert", trace);
        assertThat(run.err()).endsWith("ndislint dump --format ndjson " + trace + " lists every record\n");
        assertThat(run.exit()).isEqualTo(4);
    }

    private void mixed() throws IOException {
        byte[] arguments = new RecordBytes().u64(0xFFFFC804AF2E3710L).toArray();
        byte[] dpc = Records.perf(
                0x0F44,
                LogFile.FIRST_TICK + 9,
                new RecordBytes().u64(LogFile.FIRST_TICK + 8).u64(0).toArray());
        LogFile file = LogFile.small()
                .add(3, Records.message(LogFile.FIRST_TICK + 5, 77, 4, Records.MESSAGES, 10, arguments))
                .add(3, Records.message(LogFile.FIRST_TICK + 6, 77, 11))
                .add(3, Records.message(LogFile.FIRST_TICK + 7, 77, 99))
                .add(3, dpc)
                .add(3, dpc);
        Files.write(Path.of(trace), file.bytes());
    }

    @Test
    void equalTicksOnTwoProcessorsAreInNoOrder() throws IOException {
        assertThat(useDuringClose(1)).contains("\"type\":\"violation\",\"rule\":\"AF-USE-AFTER-CLOSE\"");
        assertThat(useDuringClose(0))
                .doesNotContain("\"type\":\"violation\"")
                .containsPattern("\"rule\":\"AF-USE-AFTER-CLOSE\".*\"because\":\\[\"unordered\"\\]");
    }

    // One thread closes an address family, another one, which has used it before, registers a SAP on it so many ticks
    // later.
    private String useDuringClose(int ticks) throws IOException {
        Files.writeString(symbols.resolve(Records.MESSAGES + ".tmf"), """
                %s client // SRC=Close.c MJ= MN=
                #typev Close_c7 10 "%%0--> NdisClCloseAddressFamily" //   LEVEL=INFO
                {
                NdisAfHandle, ItemPtr -- 10
                }
                #typev Close_c8 11 "%%0--> NdisClRegisterSap" //   LEVEL=INFO
                {
                NdisAfHandle, ItemPtr -- 10
                }
                #typev Close_c9 12 "%%0<-- NdisClCloseAddressFamily status=%%10!s!" //   LEVEL=INFO
                {
                Status, ItemNDIS_STATUS -- 10
                }
                #typev Close_c10 13 "%%0<-- NdisClRegisterSap status=%%10!s!" //   LEVEL=INFO
                {
                Status, ItemNDIS_STATUS -- 10
                }
                """.formatted(Records.MESSAGES));
        byte[] af = new RecordBytes().u64(0xFFFFC804AF2E3710L).toArray();
        long tick = LogFile.FIRST_TICK + 100;
        byte[] failure = new RecordBytes().u32(0xC0000001L).toArray();
        byte[] file = LogFile.small()
                .add(1, Records.message(tick - 50, 8, 4, Records.MESSAGES, 11, af))
                .add(1, Records.message(tick - 40, 8, 4, Records.MESSAGES, 13, failure))
                .add(0, Records.message(tick, 7, 4, Records.MESSAGES, 10, af))
                .add(1, Records.message(tick + ticks, 8, 4, Records.MESSAGES, 11, af))
                .add(0, Records.message(tick + 50, 7, 4, Records.MESSAGES, 12, new byte[4]))
                .bytes();
        Files.write(Path.of(trace), file);
        return RunResult.ofProgram(
                        "", "--format", "jsonl", "--show", "inconclusive", "--symbols", symbols.toString(), trace)
                .out();
    }

    @Test
    void recordsAreThoseOfTheFile() throws IOException {
        Files.writeString(symbols.resolve(Records.MESSAGES + ".tmf"), TMF);
        RunResult run = RunResult.of(engine, "--format", "jsonl", "--symbols", symbols.toString(), trace);
        assertThat(run.out()).contains("\"records\":2,\"events\":1,");
        assertThat(RunResult.of(engine, "dump", "--summary", trace).out()).contains("in all      2\n");
    }

    @Test
    void marksOfTheToolAreNoRecords() throws IOException {
        Files.writeString(symbols.resolve(Records.MESSAGES + ".tmf"), TMF);
        byte[] bytes = Files.readAllBytes(Path.of(trace));
        int endTime = 72 + 32 + 0x10;
        Arrays.fill(bytes, endTime, endTime + 8, (byte) 0);
        Files.write(Path.of(trace), bytes);
        RunResult run = RunResult.of(engine, "--format", "jsonl", "--symbols", symbols.toString(), trace);
        assertThat(run.out()).contains("\"records\":2,\"events\":1,").contains("\"lost\":3,");
    }

    @Test
    void aKernelLogTellsWhatItHoldsAndWhatToCapture() throws IOException {
        Path file = folder.resolve("kernel.etl");
        Files.write(
                file,
                LogFile.small()
                        .add(0, Records.perf(0x0524, LogFile.FIRST_TICK + 5, new byte[24]))
                        .add(0, Records.perf(0x0524, LogFile.FIRST_TICK + 6, new byte[24]))
                        .bytes());
        RunResult run = RunResult.of(engine, file.toString());
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains("no NDIS call was recognised in it; it holds kernel thread records (2), session records (1);"
                        + " capture NDIS itself (logman create trace ndis ")
                .contains("or the WPP provider of the driver");
    }

    @Test
    void whereWordingsAreMissingNoOtherCaptureIsAskedFor() {
        assertThat(RunResult.of(engine, trace).err())
                .contains("it holds WPP messages without a wording (1), session records (1)\n")
                .doesNotContain("capture NDIS itself");
    }

    @Test
    void oneOfSeveralSymbolsIsEnough() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path zip = symbols.resolve("driver.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("tmf/" + Records.MESSAGES + ".tmf"));
            out.write(TMF.getBytes(StandardCharsets.US_ASCII));
        }
        RunResult run =
                RunResult.of(engine, "convert", "--symbols", other.toString(), "--symbols", zip.toString(), trace);
        assertThat(run.out()).isEqualTo(EVENT);
    }

    @Test
    void theSearchPathOfTheEnvironmentIsLookedThroughToo() throws IOException {
        Files.writeString(symbols.resolve("all.tmf"), TMF);
        Environment environment =
                new Environment(false, false, 0, List.of(folder.resolve("missing"), symbols.resolve("all.tmf")));
        RunResult run = RunResult.in(environment, engine, "", "convert", trace);
        assertThat(run.out()).isEqualTo(EVENT);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withoutSymbolsNothingIsRecognisedAndTheMissingFileIsNamed() {
        RunResult run = RunResult.of(engine, "check", trace);
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains(
                        "no " + Records.MESSAGES + ".tmf: 1 message at 2026-01-01T00:00:00.0000005Z",
                        "1 of 1 WPP messages (100%) could not be read; --symbols tells where");
    }

    @Test
    void symbolsThatAreNotThereAreAnErrorOfUse() {
        RunResult run = RunResult.of(engine, "check", "--symbols", "no/such/folder", trace);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("ndislint: --symbols: there is no file or folder no/such/folder\n");
    }

    @Test
    void aSearchPathIsSplitAsOnThisSystemAndAsOnWindows() {
        assertThat(Environment.symbolPath("a:b; c;;", ':')).containsExactly(Path.of("a"), Path.of("b"), Path.of("c"));
        assertThat(Environment.symbolPath("", ':')).isEmpty();
        assertThat(Environment.symbolPath(null, ':')).isEmpty();
    }

    @Test
    void aDumpListsItsRecordsAndTellsWhatHasNoWording() {
        RunResult run = RunResult.of(engine, "dump", "--format", "tsv", trace);
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(3);
        RunResult text = RunResult.of(engine, "dump", "--order", "time", trace);
        assertThat(text.out()).contains("MESSAGE    Unknown( 10): GUID=" + Records.MESSAGES);
        assertThat(text.err()).contains("no " + Records.MESSAGES + ".tmf: 1 message");
    }

    @Test
    void aDumpOfAFileCutOffEndsWithItsStatus() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(trace));
        Path cut = Files.write(folder.resolve("cut.etl"), Arrays.copyOf(bytes, bytes.length - 10));
        RunResult run = RunResult.of(engine, "dump", "--summary", cut.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("cut off     expected a buffer of 1024 bytes");
    }

    @Test
    void summariesAndTablesAreForRawLogFilesOnly() throws IOException {
        Path log = Files.writeString(folder.resolve("driver.trace"), "= NdisClCloseAddressFamily af=A1\n");
        assertThat(RunResult.of(engine, "dump", "--summary", log.toString()))
                .isEqualTo(new RunResult(
                        3,
                        "",
                        "ndislint: " + log
                                + ": expected a raw log file, of which alone there are summaries, found shorthand\n"));
        assertThat(RunResult.of(engine, "dump", "--format", "tsv", log.toString())
                        .err())
                .contains("of which alone there are listings as tsv, found shorthand");
        assertThat(RunResult.of(engine, "dump", "--order", "cpu", trace).err())
                .isEqualTo("ndislint: --order: expected file or time, found 'cpu'\n");
        assertThat(RunResult.of(engine, "dump", "--summary", "--providers", trace)
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void aConversionToTracefmtIsTextThatSaysTheSame() throws IOException {
        Files.writeString(symbols.resolve(Records.MESSAGES + ".tmf"), TMF);
        RunResult run = RunResult.of(engine, "convert", "--format", "tracefmt", "--symbols", symbols.toString(), trace);
        assertThat(run)
                .isEqualTo(new RunResult(
                        0,
                        "[3]0004.004D::01/01/2026-00:00:00.0000005 [client]--> NdisClCloseAddressFamily af=FFFFC804AF2E3710\n",
                        ""));
        assertThat(RunResult.withInput(engine, run.out(), "convert", "-q", "-").out())
                .isEqualTo(EVENT);
    }

    @Test
    void aConversionToTracefmtNeedsNoWording() {
        RunResult run = RunResult.of(engine, "convert", "-q", "--format", "tracefmt", trace);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("Unknown( 10): GUID=" + Records.MESSAGES + " (No Format Information found).\n");
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Records;
import org.ndislint.ingest.wpp.pdb.DriverPdb;
import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;

class SymbolsCommandsTest {
    private static final Guid STRANGER = new Guid(0xAAAA0000_0000_0000L, 1);

    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();

    @Test
    void theMessageFilesOfAProgramDatabaseReadTheTrace() throws IOException {
        Path tmf = folder.resolve("out/tmf");
        RunResult run = RunResult.of(engine, "symbols", "extract", pdb(), "-d", tmf.toString());
        assertThat(run).isEqualTo(new RunResult(0, "1 message file with 2 messages written to " + tmf + "\n", ""));
        assertThat(tmf.resolve(Records.MESSAGES + ".tmf")).hasContent("""
                // PDB:  driver.pdb
                11223344-5566-7788-99aa-bbccddeeff00 client // SRC=Close.c MJ= MN=
                #typev Close_c7 10 "%0--> %!FUNC! af=%10!p! mode=%11!s!" //   LEVEL=INFO FLAGS=CO FUNC=NdisClCloseAddressFamily
                {
                NdisAfHandle, ItemPtr -- 10
                Mode, ItemEnum(CLOSE_MODE) -- 11
                }
                #typev Close_c9 11 "%0<-- %!FUNC!" //   LEVEL=INFO FLAGS=CO FUNC=NdisClCloseAddressFamily
                {
                }
                #enumv CLOSE_MODE
                {
                Soft,0x0
                Hard,0x1
                }
                """);
        RunResult fromTmf = RunResult.of(engine, "convert", "--symbols", tmf.toString(), trace());
        RunResult fromPdb = RunResult.of(engine, "convert", "--symbols", pdb(), trace());
        assertThat(fromTmf.out()).isEqualTo(fromPdb.out()).contains("\"fn\":\"NdisClCloseAddressFamily\"");
    }

    @Test
    void aListTellsProvidersAndSourceFiles() throws IOException {
        assertThat(RunResult.of(engine, "symbols", "list", pdb()).out()).isEqualTo("""
                provider 37dcd579-e844-4c80-9c8b-a10850b6fac6  DriverTraceGuid
                  0x1  INIT
                  0x2  SEND
                11223344-5566-7788-99aa-bbccddeeff00  2 messages  client  Close.c
                """);
        assertThat(RunResult.of(engine, "symbols", "list", "--format", "ndjson", pdb())
                        .out()
                        .lines()
                        .skip(2))
                .containsExactly(
                        "{\"record\":\"message\",\"guid\":\"11223344-5566-7788-99aa-bbccddeeff00\",\"number\":11,"
                                + "\"module\":\"client\",\"source\":\"Close.c\",\"tag\":\"Close_c9\","
                                + "\"function\":\"NdisClCloseAddressFamily\",\"level\":\"INFO\",\"flags\":\"CO\","
                                + "\"format\":\"%0<-- %!FUNC!\",\"arguments\":[]}");
    }

    @Test
    void whatIsCoveredAndWhatIsNotIsTold() throws IOException {
        RunResult run = RunResult.of(engine, "symbols", "check", "--symbols", pdb(), trace());
        assertThat(run).isEqualTo(new RunResult(1, folder.resolve("capture.etl") + """

                  11223344-5566-7788-99aa-bbccddeeff00  covered: 1 message  client
                  aaaa0000-0000-0000-0000-000000000001  not covered: 1 message
                  1 of 2 WPP messages (50%) could not be read
                """, ""));
        assertThat(RunResult.of(engine, "symbols", "check", "--format", "ndjson", trace())
                        .out()
                        .lines()
                        .toList())
                .hasSize(2)
                .allMatch(line -> line.endsWith("\"messages\":1,\"undecoded\":1}"));
    }

    @Test
    void whatIsNoSymbolsIsToldWithTheStatus() throws IOException {
        Path text = Files.writeString(folder.resolve("driver.pdb.txt"), "x");
        RunResult nothing = RunResult.of(
                engine,
                "symbols",
                "list",
                Files.createDirectory(folder.resolve("empty")).toString());
        assertThat(nothing)
                .isEqualTo(new RunResult(
                        3,
                        "",
                        "ndislint: expected message files (.tmf) or program databases (.pdb) in "
                                + folder.resolve("empty") + ", found none\n"));
        Path broken = Files.writeString(folder.resolve("broken.pdb"), "no such thing");
        RunResult run = RunResult.of(engine, "symbols", "extract", "-q", broken.toString(), "-d", folder.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("broken.pdb: expected");
        assertThat(RunResult.of(engine, "symbols", "list", "missing.pdb"))
                .isEqualTo(new RunResult(2, "", "ndislint: symbols list: there is no file or folder missing.pdb\n"));
        assertThat(RunResult.of(engine, "symbols", "check", text.toString()).exit())
                .isEqualTo(3);
        assertThat(RunResult.of(engine, "symbols", "show").err())
                .isEqualTo(
                        "ndislint: symbols: expected extract, list or check, found 'show'; ndislint --help tells more\n");
    }

    private String pdb() throws IOException {
        return pdb(folder);
    }

    private String trace() throws IOException {
        return trace(folder);
    }

    /** A program database with the two messages of the trace's driver. */
    static String pdb(Path folder) throws IOException {
        Path file = folder.resolve("driver.pdb");
        Files.write(
                file,
                new DriverPdb()
                        .annotate(
                                "TMF:",
                                Records.MESSAGES + " client // SRC=Close.c MJ= MN=",
                                "#typev Close_c7 10 \"%0--> %!FUNC! af=%10!p! mode=%11!s!\" //   LEVEL=INFO FLAGS=CO"
                                        + " FUNC=NdisClCloseAddressFamily",
                                "{",
                                "NdisAfHandle, ItemPtr -- 10",
                                "Mode, ItemEnum(CLOSE_MODE) -- 11",
                                "}")
                        .annotate(
                                "TMF:",
                                Records.MESSAGES + " client // SRC=Close.c MJ= MN=",
                                "#typev Close_c9 11 \"%0<-- %!FUNC!\" //   LEVEL=INFO FLAGS=CO FUNC=NdisClCloseAddressFamily",
                                "{",
                                "}")
                        .annotate("TMC:", "37dcd579-e844-4c80-9c8b-a10850b6fac6", "DriverTraceGuid", "INIT", "SEND")
                        .enumeration("CLOSE_MODE", new DriverPdb.ValueOf("Soft", 0), new DriverPdb.ValueOf("Hard", 1))
                        .bytes());
        return file.toString();
    }

    static String trace(Path folder) throws IOException {
        byte[] arguments = new RecordBytes().u64(0xFFFFC804AF2E3710L).u32(1).toArray();
        Path file = folder.resolve("capture.etl");
        Files.write(
                file,
                LogFile.small()
                        .add(0, Records.message(LogFile.FIRST_TICK + 5, 77, 4, Records.MESSAGES, 10, arguments))
                        .add(0, Records.message(LogFile.FIRST_TICK + 9, 77, 4, STRANGER, 10, new byte[0]))
                        .bytes());
        return file.toString();
    }
}

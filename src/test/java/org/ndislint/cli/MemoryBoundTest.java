package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Manifests;
import org.ndislint.ingest.etl.Manifests.Property;
import org.ndislint.ingest.etl.Mutator;
import org.ndislint.ingest.etl.RealFiles;
import org.ndislint.ingest.etl.Records;
import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;

/**
 * Log files that were made to cost memory do not: each would take more than the heap here if what it asks for were kept. The
 * heap of this Java is larger, so another one reads them.
 */
final class MemoryBoundTest {
    private static final Guid PROVIDER = new Guid(0x1234, 0x5678);
    private static final int TRACE_LOGGING_SCHEMA = 11;
    private static final int LARGE = 1 << 17;
    private static final int MUTANTS = 39;

    @TempDir
    Path folder;

    @Test
    void filesThatAskForMuchAreReadInAHeapOf256Mebibytes() throws Exception {
        List<String> files = new ArrayList<>();
        files.add(write("names", sharedNames()));
        files.add(write("schemas", manySchemas()));
        files.add(write("elements", longNamesOfElements()));
        files.add(write("template", messageOfManyFields()));
        files.add(write("processors", processorsWithDpcs()));
        files.add(write("crowd", overlappingBuffers()));
        files.add(write("packed", packedRuns()));
        assertThat(exitOf("-Xmx256m", "dump", files, "--order", "time", "--format", "ndjson"))
                .isZero();
    }

    @Test
    void messagesOfManySourcesAreCheckedInAHeapOf128Mebibytes() throws Exception {
        assertThat(exitOf("-Xmx128m", "check", List.of(write("strangers", strangers()))))
                .isEqualTo(4);
    }

    @Test
    void damagedRealFilesAreCheckedInAHeapOf256Mebibytes() throws Exception {
        List<String> files = new ArrayList<>();
        List<String> names = RealFiles.names();
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] bytes = RealFiles.bytes(names.get(seed % names.size()));
            files.add(Files.write(folder.resolve("m" + seed + ".etl"), Mutator.mutate(bytes, seed))
                    .toString());
        }
        assertThat(exitOf("-Xmx256m", "check", files, "--fail-on", "never")).isIn(3, 4);
    }

    private static int exitOf(String heap, String command, List<String> files, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(heap, Main.class.getName(), command));
        arguments.addAll(List.of(options));
        arguments.addAll(files);
        Process process = ChildJava.start(arguments);
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor();
    }

    private String write(String name, LogFile file) throws IOException {
        return write(name, file.bytes());
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name + ".etl"), bytes).toString();
    }

    private static LogFile large() {
        return LogFile.of(LogFile.facts().withBuffers(LARGE));
    }

    private static byte[] event(int channel, byte[] items, byte[] payload) {
        return Records.event(0x13, PROVIDER, 7, channel, LogFile.FIRST_TICK, items, payload);
    }

    // Two thousand fields of one name, which stands in the record once: 30 MiB for each of its records.
    private static LogFile sharedNames() {
        LogFile file = large();
        String name = "n".repeat(7500);
        for (int id = 0; id < 16; id++) {
            List<Property> fields = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                fields.add(Property.of(name, 8).named(name));
            }
            file.add(0, Manifests.event(PROVIDER, id, 0, "", 2000, fields));
        }
        return file;
    }

    // Thirty thousand fields without a name in each schema.
    private static LogFile manySchemas() {
        LogFile file = large();
        for (int i = 0; i < 150; i++) {
            RecordBytes schema = new RecordBytes().u16(60_000).u8(0).narrow("Event" + i);
            while (schema.length() < 60_000) {
                schema.u8(0).u8(4);
            }
            file.add(0, event(TRACE_LOGGING_SCHEMA, Records.item(11, true, schema.toArray()), new byte[0]));
        }
        return file;
    }

    // Each of the elements repeats the name of the structure.
    private static LogFile longNamesOfElements() {
        byte[] schema = new RecordBytes()
                .u16(30_020)
                .u8(0)
                .narrow("Event")
                .narrow("n".repeat(30_000))
                .u8(24 | 0x40 | 0x80)
                .u8(1)
                .narrow("b")
                .u8(4)
                .toArray();
        byte[] payload = new RecordBytes().u16(20_000).zeros(20_000).toArray();
        return large().add(0, event(TRACE_LOGGING_SCHEMA, Records.item(11, true, schema), payload));
    }

    private static LogFile messageOfManyFields() {
        byte[] info = Manifests.event(PROVIDER, 7, 0, "%1".repeat(7000), 1, List.of(Property.of("v", 2)));
        byte[] text = "x".repeat(60_000).getBytes(StandardCharsets.US_ASCII);
        return large().add(0, info)
                .add(0, event(0, new byte[0], new RecordBytes().put(text).u8(0).toArray()));
    }

    // Evidence of IRQLs needs a reader for each processor.
    private static LogFile processorsWithDpcs() {
        LogFile file = LogFile.small();
        long tick = LogFile.FIRST_TICK;
        for (int cpu = 0; cpu < 6000; cpu++) {
            byte[] start = new RecordBytes().u64(tick).u64(0).toArray();
            file.add(cpu, Records.event(0x13, PROVIDER, 1, 0, tick + 1, new byte[0], new byte[0]));
            file.add(cpu, Records.perf(0x0F44, tick + 2, start));
            tick += 3;
        }
        return file;
    }

    private static LogFile overlappingBuffers() {
        LogFile file = LogFile.small();
        for (int cpu = 0; cpu < 2500; cpu++) {
            file.add(cpu, Records.message(LogFile.FIRST_TICK + cpu, 1, 10));
            file.add(cpu, Records.message(LogFile.FIRST_TICK + 10_000 + cpu, 1, 10));
        }
        return file;
    }

    // Buffers that unpack to 16 MiB each, out of sixteen bytes.
    private static byte[] packedRuns() {
        LogFile file = LogFile.small();
        for (int i = 0; i < 8; i++) {
            file.add(0, Records.message(LogFile.FIRST_TICK, 1, 10)).flush(0);
        }
        byte[] bytes = file.bytes();
        for (int at = 1024; at < bytes.length; at += 1024) {
            put(bytes, at + 0x30, 16 << 20);
            bytes[at + 0x34] |= 0x40;
            // A literal, then a match of one byte back that goes on to the end.
            put(bytes, at + 72, 0x4000_0000);
            bytes[at + 76] = 0x55;
            put(bytes, at + 77, 0xFF0F_0007);
            put(bytes, at + 81, 0x0000_0000);
            put(bytes, at + 83, (16 << 20) - 72 - 1 - 3);
        }
        return bytes;
    }

    private static LogFile strangers() {
        LogFile file = LogFile.of(LogFile.facts().withBuffers(LARGE));
        RecordBytes record = new RecordBytes();
        for (int i = 0; i < 1_000_000; i++) {
            record.clear().u16(24).u16(0x9000).u16(i % 250).u16(2).guid(new Guid(1, i / 250));
            file.add(0, record.toArray());
        }
        for (int i = 0; i < 300_000; i++) {
            record.clear().u16(24).u16(0x9000).u16(10).u16(2).guid(new Guid(2, i));
            file.add(0, record.toArray());
        }
        return file;
    }

    private static void put(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}

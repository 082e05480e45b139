package org.ndislint.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Manifests;
import org.ndislint.ingest.etl.Manifests.Property;
import org.ndislint.ingest.etl.Records;
import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;

/** Log files that ask for much memory, each in a way of its own, and one that asks in all ways. */
final class CostlyFiles {
    private static final Guid PROVIDER = new Guid(0x1234, 0x5678);
    private static final int TRACE_LOGGING_SCHEMA = 11;
    private static final int LARGE = 1 << 17;
    private static final int SMALL = 1024;

    private CostlyFiles() {}

    private static LogFile large() {
        return LogFile.of(LogFile.facts().withBuffers(LARGE));
    }

    private static byte[] event(int channel, byte[] items, byte[] payload) {
        return Records.event(0x13, PROVIDER, 7, channel, LogFile.FIRST_TICK, items, payload);
    }

    // Two thousand fields of one name, which stands in the record once: 30 MiB for each of its records.
    static LogFile sharedNames() {
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
    static LogFile manySchemas() {
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
    static LogFile longNamesOfElements() {
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

    static LogFile messageOfManyFields() {
        byte[] info = Manifests.event(PROVIDER, 7, 0, "%1".repeat(7000), 1, List.of(Property.of("v", 2)));
        byte[] text = "x".repeat(60_000).getBytes(StandardCharsets.US_ASCII);
        return large().add(0, info)
                .add(0, event(0, new byte[0], new RecordBytes().put(text).u8(0).toArray()));
    }

    // Evidence of IRQLs needs a reader for each processor.
    static LogFile processorsWithDpcs() {
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

    static LogFile overlappingBuffers() {
        LogFile file = LogFile.small();
        for (int cpu = 0; cpu < 2500; cpu++) {
            file.add(cpu, Records.message(LogFile.FIRST_TICK + cpu, 1, 10));
            file.add(cpu, Records.message(LogFile.FIRST_TICK + 10_000 + cpu, 1, 10));
        }
        return file;
    }

    // Buffers that unpack to 16 MiB each, out of sixteen bytes.
    static byte[] packedRuns() {
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

    static LogFile strangers() {
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

    /**
     * Every bound of the reader at once: parts of manifests, whole manifests, schemas, one event of very many characters,
     * strangers, processors with DPCs, buffers of the same time, unpacked data, a buffer of 16 MiB, and so many runs that
     * they are merged in parts.
     */
    static byte[] allAtOnce() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(sharedNames().bytes());
        all.write(tail(manySchemas().bytes(), LARGE));
        all.write(tail(longNamesOfElements().bytes(), LARGE));
        all.write(tail(manifestsOfManyEvents().bytes(), LARGE));
        all.write(tail(eventsOfManyFields().bytes(), LARGE));
        all.write(tail(unknownMessages().bytes(), SMALL));
        all.write(tail(packedRuns(), SMALL));
        all.write(tail(overlappingBuffers().bytes(), SMALL));
        all.write(tail(processorsWithDpcs().bytes(), SMALL));
        byte[] wide = Arrays.copyOf(
                tail(
                        LogFile.small()
                                .add(0, Records.message(LogFile.FIRST_TICK, 1, 10))
                                .bytes(),
                        SMALL),
                16 << 20);
        put(wide, 0, 16 << 20);
        all.write(wide);
        byte[] runs = tail(timeThatGoesBackwards().bytes(), SMALL);
        for (int i = 0; i < 3; i++) {
            all.write(runs);
        }
        return all.toByteArray();
    }

    // Thirty thousand elements each, in parts that fill large buffers.
    private static LogFile manifestsOfManyEvents() {
        LogFile file = large();
        for (int process = 0; process < 8; process++) {
            StringBuilder xml = new StringBuilder("<provider name=\"Provider" + process + "\">");
            for (int i = 0; i < 29_000; i++) {
                xml.append("<event value=\"")
                        .append(i)
                        .append("\" symbol=\"")
                        .append("s".repeat(30))
                        .append("\"/>");
            }
            byte[] bytes = xml.append("</provider>").toString().getBytes(StandardCharsets.US_ASCII);
            int total = (bytes.length + 59_999) / 60_000;
            for (int i = 0; i < total; i++) {
                byte[] part = Arrays.copyOfRange(bytes, i * 60_000, Math.min(bytes.length, (i + 1) * 60_000));
                byte[] payload = new RecordBytes()
                        .u32(0x5B00_0101)
                        .u16(total)
                        .u16(i)
                        .put(part)
                        .toArray();
                byte[] record =
                        Records.event(0x13, new Guid(3, process), 0xFFFE, 0, LogFile.FIRST_TICK, new byte[0], payload);
                file.add(0, record);
            }
        }
        return file;
    }

    // What makes schemas of the parts of manifests.
    private static LogFile eventsOfManyFields() {
        LogFile file = large();
        for (int id = 0; id < 16; id++) {
            file.add(0, Records.event(0x13, PROVIDER, id, 0, LogFile.FIRST_TICK, new byte[0], new byte[16_000]));
        }
        return file;
    }

    private static LogFile unknownMessages() {
        LogFile file = LogFile.small();
        for (int i = 0; i < 40_000; i++) {
            file.add(0, Records.message(LogFile.FIRST_TICK, 1, 4, new Guid(2, i / 2), i % 2, new byte[0]));
        }
        return file;
    }

    // As many runs as are sorted at once, in three times this: each record is one.
    private static LogFile timeThatGoesBackwards() {
        LogFile file = LogFile.small();
        long tick = LogFile.FIRST_TICK + 9_000_000;
        RecordBytes record = new RecordBytes();
        for (int i = 0; i < 180_000; i++) {
            record.clear().u16(16).u16(0x9000).u16(10).u16(8).u64(tick--);
            file.add(0, record.toArray());
        }
        return file;
    }

    private static byte[] tail(byte[] file, int bufferBytes) {
        return Arrays.copyOfRange(file, bufferBytes, file.length);
    }
}

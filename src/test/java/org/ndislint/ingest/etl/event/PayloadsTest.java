package org.ndislint.ingest.etl.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.ExtendedItems;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Manifests;
import org.ndislint.ingest.etl.Manifests.Property;
import org.ndislint.ingest.etl.Records;
import org.ndislint.ingest.wpp.StatusTexts;
import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;

/** Payloads read along the schemas that a file carries: parts of manifests, and the schemas of TraceLogging events. */
final class PayloadsTest {
    private static final Guid PROVIDER = new Guid(0x1234, 0x5678);
    private static final int EVENT64 = 0x13;
    private static final int EVENT32 = 0x12;
    private static final int TRACE_LOGGING = 11;

    @Test
    void aManifestsEventHasProviderNameMessageAndFields() throws IOException {
        byte[] info = Manifests.event(
                PROVIDER,
                7,
                0,
                "%1 opened by %2%n",
                2,
                List.of(Property.of("Port", FieldType.UINT32), Property.of("By", FieldType.WIDE_STRING)));
        assertThat(read(event(7, new RecordBytes().u32(9).wide("ndiswan").toArray()), info))
                .containsExactly("Maker", "Task/Open", "%1 opened by %2%n", "Port=9 UNSIGNED", "By=ndiswan TEXT");
    }

    @Test
    void theDescriptionMayComeAfterTheEvent() throws IOException {
        byte[] info = Manifests.event(PROVIDER, 7, 0, "", 1, List.of(Property.of("Port", FieldType.UINT32)));
        LogFile file = LogFile.of(LogFile.facts().withBuffers(8192))
                .add(0, event(7, new RecordBytes().u32(9).toArray()))
                .add(0, info);
        assertThat(read(file)).contains("Port=9 UNSIGNED");
    }

    @Test
    void anotherVersionOfTheEventIsNotTakenForIt() throws IOException {
        byte[] info = Manifests.event(PROVIDER, 7, 1, "", 1, List.of(Property.of("Port", FieldType.UINT32)));
        assertThat(read(event(7, new RecordBytes().u32(9).toArray()), info)).isEmpty();
    }

    @Test
    void valuesHaveTheNamesOfTheirTable() throws IOException {
        byte[] info = Manifests.event(
                PROVIDER,
                7,
                0,
                "",
                3,
                List.of(
                        Property.of("Direction", FieldType.UINT16).named("Directions"),
                        Property.of("Strange", FieldType.UINT16).named("Directions"),
                        Property.of("Flags", FieldType.UINT32).named("Bits")));
        byte[] payload = new RecordBytes().u16(2).u16(77).u32(5).toArray();
        LogFile file = LogFile.of(LogFile.facts().withBuffers(8192))
                .add(0, info)
                .add(0, event(7, payload))
                .add(0, Manifests.names(PROVIDER, "Directions", 1, 1, "Rx", 2, "Tx "))
                .add(0, Manifests.names(PROVIDER, "Bits", 2, 1, "Up", 2, "Slow", 4, "Full"));
        assertThat(read(file)).contains("Direction=Tx NAMED", "Strange=77 NAMED", "Flags=Up|Full FLAGS");
    }

    @Test
    void lengthsAndCountsStandInOtherFields() throws IOException {
        byte[] info = Manifests.event(
                PROVIDER,
                7,
                0,
                "",
                4,
                List.of(
                        Property.of("Size", FieldType.UINT16),
                        Property.of("Fragment", FieldType.BINARY).asLongAs(0),
                        Property.of("Count", FieldType.UINT8),
                        Property.of("Ids", FieldType.UINT32).asManyAs(2)));
        byte[] payload = new RecordBytes()
                .u16(3)
                .u8(0xDE)
                .u8(0xAD)
                .u8(1)
                .u8(2)
                .u32(10)
                .u32(11)
                .toArray();
        assertThat(read(event(7, payload), info)).contains("Fragment=dead01 BYTES", "Ids=[10,11] OTHER");
    }

    @Test
    void aMemberOfAStructureMayTellTheLengthOfItsNeighbour() throws IOException {
        byte[] info = Manifests.event(
                PROVIDER,
                7,
                0,
                "",
                2,
                List.of(
                        Property.structure("Part", 2, 2),
                        Property.of("After", FieldType.UINT8),
                        Property.of("Size", FieldType.UINT8),
                        Property.of("Data", FieldType.BINARY).asLongAs(2)));
        byte[] payload = new RecordBytes().u8(2).u8(0xAB).u8(0xCD).u8(7).toArray();
        assertThat(read(event(7, payload), info))
                .contains("Part.Size=2 UNSIGNED", "Part.Data=abcd BYTES", "After=7 UNSIGNED");
    }

    @Test
    void aPayloadThatEndsTooSoonIsShownAsFarAsItGoes() throws IOException {
        byte[] info = Manifests.event(
                PROVIDER,
                7,
                0,
                "",
                2,
                List.of(Property.of("Port", FieldType.UINT32), Property.of("Handle", FieldType.POINTER)));
        assertThat(read(event(7, new RecordBytes().u32(9).u32(1).toArray()), info))
                .endsWith("Port=9 UNSIGNED", "problem: expected 8 bytes for field Handle, found 4");
    }

    @Test
    void pointersAreAsWideAsThoseOfTheProcessThatLogged() throws IOException {
        byte[] info = Manifests.event(PROVIDER, 7, 0, "", 1, List.of(Property.of("Handle", FieldType.POINTER)));
        byte[] narrow = Records.event(
                EVENT32,
                PROVIDER,
                7,
                0,
                LogFile.FIRST_TICK,
                new byte[0],
                new RecordBytes().u32(0x8A2E3710L).toArray());
        assertThat(read(narrow, info)).endsWith("Handle=0x8a2e3710 POINTER");
    }

    @Test
    void descriptionsThatDoNotHoldTogetherArePassedOver() throws IOException {
        byte[] info = Manifests.event(PROVIDER, 7, 0, "", 1, List.of(Property.of("Port", FieldType.UINT32)));
        int count = 48 + 0x64;
        assertThat(read(event(7, new byte[4]), Manifests.with(info, count, 1000)))
                .isEmpty();
        int nameOffset = 48 + 0x70 + 4;
        assertThat(read(event(7, new byte[4]), Manifests.with(info, nameOffset, 0x7FFF_FFFF)))
                .endsWith("=0 UNSIGNED");
    }

    static Stream<Arguments> manifestTypes() {
        return Stream.of(
                type(FieldType.INT8, 0, bytes().u8(0xFF), "-1 INTEGER"),
                type(FieldType.UINT8, 0, bytes().u8(0xFF), "255 UNSIGNED"),
                type(FieldType.INT16, 0, bytes().u16(0xFFFE), "-2 INTEGER"),
                type(FieldType.INT32, 0, bytes().u32(-3), "-3 INTEGER"),
                type(FieldType.INT64, 0, bytes().u64(-4), "-4 INTEGER"),
                type(FieldType.UINT64, 0, bytes().u64(-1), "18446744073709551615 UNSIGNED"),
                type(FieldType.FLOAT, 0, bytes().u32(Float.floatToIntBits(1.5f)), "1.5 FRACTION"),
                type(FieldType.DOUBLE, 0, bytes().u64(Double.doubleToLongBits(-2.5)), "-2.5 FRACTION"),
                type(FieldType.BOOLEAN, 0, bytes().u32(1), "true NAMED"),
                type(FieldType.GUID, 0, bytes().guid(PROVIDER), "00000000-0000-1234-0000-000000005678 GUID"),
                type(FieldType.FILE_TIME, 0, bytes().u64(LogFile.START), "2026-01-01T00:00:00.0000000Z TIME"),
                type(
                        FieldType.SYSTEM_TIME,
                        0,
                        bytes().u16(2026)
                                .u16(7)
                                .u16(5)
                                .u16(31)
                                .u16(3)
                                .u16(16)
                                .u16(11)
                                .u16(45),
                        "2026-07-31T03:16:11.045 OTHER"),
                type(
                        FieldType.SID,
                        0,
                        bytes().u8(1).u8(2).zeros(5).u8(5).u32(32).u32(544),
                        "S-1-5-32-544 OTHER"),
                type(FieldType.HEX32, 0, bytes().u32(0xABCD), "0xabcd UNSIGNED"),
                type(FieldType.HEX64, 0, bytes().u64(-1), "0xffffffffffffffff UNSIGNED"),
                type(FieldType.UINT32, 18, bytes().u32(0xABCD), "0xabcd UNSIGNED"),
                type(
                        FieldType.UINT32,
                        FieldType.OUT_NTSTATUS,
                        bytes().u32(0xC0000022L),
                        "0xc0000022(STATUS_ACCESS_DENIED) STATUS"),
                type(
                        FieldType.UINT32,
                        FieldType.OUT_WIN32_ERROR,
                        bytes().u32(5),
                        "0x00000005(ERROR_ACCESS_DENIED) ERROR"),
                type(FieldType.INT32, FieldType.OUT_HRESULT, bytes().u32(0x80004005L), "0x80004005(E_FAIL) ERROR"),
                type(FieldType.UINT16, FieldType.OUT_PORT, bytes().u8(0x1F).u8(0x90), "8080 UNSIGNED"),
                type(
                        FieldType.UINT32,
                        FieldType.OUT_IPV4,
                        bytes().u8(192).u8(168).u8(0).u8(1),
                        "192.168.0.1 OTHER"),
                type(FieldType.UINT8, FieldType.OUT_BOOLEAN, bytes().u8(1), "true NAMED"),
                type(
                        FieldType.BINARY,
                        FieldType.OUT_IPV6,
                        bytes().u8(0xFE).u8(0x80).zeros(13).u8(1),
                        "fe80::1 OTHER"),
                type(FieldType.COUNTED_WIDE_STRING, 0, bytes().u16(4).u16('a').u16('b'), "ab TEXT"),
                type(FieldType.COUNTED_STRING, 0, bytes().u16(2).u8('a').u8('b'), "ab TEXT"),
                type(FieldType.STRING, 0, bytes().narrow("text"), "text TEXT"),
                type(
                        FieldType.STRING,
                        FieldType.OUT_UTF8,
                        bytes().text("größer", StandardCharsets.UTF_8).u8(0),
                        "größer TEXT"),
                type(300, 0, bytes().u16(4).u16('a').u16('b'), "ab TEXT"),
                type(308, 0, bytes().u64(0xABC), "0xabc POINTER"));
    }

    @ParameterizedTest
    @MethodSource("manifestTypes")
    void valuesOfManifestsReadAsTheirTypesSay(int in, int out, byte[] payload, String expected) throws IOException {
        byte[] info = Manifests.event(PROVIDER, 7, 0, "", 1, List.of(Property.of("v", in, out)));
        assertThat(read(event(7, payload), info)).endsWith("v=" + expected);
    }

    static Stream<Arguments> traceLoggingTypes() {
        return Stream.of(
                type(FieldType.UINT32, 14, bytes().u32(0xC0000022L), "0xc0000022(STATUS_ACCESS_DENIED) STATUS"),
                type(FieldType.UINT32, 13, bytes().u32(5), "0x00000005(ERROR_ACCESS_DENIED) ERROR"),
                type(FieldType.INT32, 15, bytes().u32(0x80004005L), "0x80004005(E_FAIL) ERROR"),
                type(FieldType.UINT8, 4, bytes().u8(0xAB), "0xab UNSIGNED"),
                type(FieldType.UINT8, 3, bytes().u8(1), "true NAMED"),
                type(FieldType.UINT16, 7, bytes().u8(0x1F).u8(0x90), "8080 UNSIGNED"),
                type(FieldType.UINT32, 8, bytes().u8(10).u8(0).u8(0).u8(1), "10.0.0.1 OTHER"),
                type(FieldType.BINARY, 9, bytes().u16(16).zeros(15).u8(1), "::1 OTHER"),
                type(
                        FieldType.BINARY,
                        10,
                        bytes().u16(16)
                                .u16(2)
                                .u8(0)
                                .u8(80)
                                .u8(10)
                                .u8(0)
                                .u8(0)
                                .u8(1)
                                .zeros(8),
                        "10.0.0.1:80 OTHER"),
                type(
                        FieldType.BINARY,
                        10,
                        bytes().u16(28)
                                .u16(23)
                                .u8(0)
                                .u8(80)
                                .u32(0)
                                .u8(0xFE)
                                .u8(0x80)
                                .zeros(13)
                                .u8(2)
                                .u32(0),
                        "[fe80::2]:80 OTHER"),
                type(FieldType.BINARY, 10, bytes().u16(3).u8(1).u8(2).u8(3), "010203 BYTES"),
                type(FieldType.UINT16 | 0x40, 2, bytes().u16(2).u16('o').u16('k'), "ok TEXT"),
                type(FieldType.UINT16 | 0x40, 0, bytes().u16(2).u16(1).u16(2), "[1,2] OTHER"),
                type(
                        FieldType.STRING,
                        35,
                        bytes().text("größer", StandardCharsets.UTF_8).u8(0),
                        "größer TEXT"),
                type(
                        FieldType.STRING,
                        12,
                        bytes().text("größer", StandardCharsets.UTF_8).u8(0),
                        "größer TEXT"));
    }

    @ParameterizedTest
    @MethodSource("traceLoggingTypes")
    void valuesOfTraceLoggingReadAsTheirTypesSay(int in, int out, byte[] payload, String expected) throws IOException {
        byte[] schema = new RecordBytes()
                .u16(0)
                .u8(0)
                .narrow("Event")
                .narrow("v")
                .u8(in | 0x80)
                .u8(out)
                .toArray();
        assertThat(read(traceLogging(schema, payload))).endsWith("v=" + expected);
    }

    @Test
    void structuresAndFixedArraysOfTraceLoggingAreWalked() throws IOException {
        byte[] schema = new RecordBytes()
                .u16(0)
                .u8(0x80)
                .u8(0)
                .narrow("Event")
                .narrow("list")
                .u8(FieldType.STRUCTURE | 0x40 | 0x80)
                .u8(2)
                .narrow("id")
                .u8(FieldType.UINT8)
                .narrow("pair")
                .u8(FieldType.UINT16 | 0x20)
                .u16(2)
                .toArray();
        byte[] payload =
                new RecordBytes().u16(2).u8(1).u16(2).u16(3).u8(4).u16(5).u16(6).toArray();
        assertThat(read(traceLogging(schema, payload)))
                .endsWith(
                        "list[0].id=1 UNSIGNED",
                        "list[0].pair=[2,3] OTHER",
                        "list[1].id=4 UNSIGNED",
                        "list[1].pair=[5,6] OTHER");
    }

    @Test
    void namesThatEachElementRepeatDoNotGrowWithoutBound() throws IOException {
        byte[] schema = new RecordBytes()
                .u16(0)
                .u8(0)
                .narrow("Event")
                .narrow("n".repeat(30_000))
                .u8(FieldType.STRUCTURE | 0x40 | 0x80)
                .u8(1)
                .narrow("b")
                .u8(FieldType.UINT8)
                .toArray();
        byte[] payload = new RecordBytes().u16(20_000).zeros(20_000).toArray();
        List<String> seen = read(traceLogging(schema, payload));
        assertThat(seen).hasSizeLessThan(50);
        assertThat(seen.get(seen.size() - 1)).isEqualTo("problem: expected at most 1048576 characters, found more");
    }

    private static Arguments type(int in, int out, RecordBytes payload, String expected) {
        return Arguments.of(in, out, payload.toArray(), expected);
    }

    private static RecordBytes bytes() {
        return new RecordBytes();
    }

    private static byte[] event(int id, byte[] payload) {
        return Records.event(EVENT64, PROVIDER, id, 0, LogFile.FIRST_TICK, new byte[0], payload);
    }

    private static LogFile traceLogging(byte[] schema, byte[] payload) {
        byte[] sized = schema.clone();
        sized[0] = (byte) schema.length;
        sized[1] = (byte) (schema.length >>> 8);
        byte[] item = Records.item(ExtendedItems.TRACE_LOGGING_SCHEMA, true, sized);
        return LogFile.of(LogFile.facts().withBuffers(1 << 17))
                .add(0, Records.event(EVENT64, PROVIDER, 0, TRACE_LOGGING, LogFile.FIRST_TICK, item, payload));
    }

    private static List<String> read(byte[] event, byte[] info) throws IOException {
        return read(LogFile.of(LogFile.facts().withBuffers(8192)).add(0, info).add(0, event));
    }

    // What the schema says, then the fields, then what does not fit; nothing where there is no schema.
    private static List<String> read(LogFile file) throws IOException {
        List<String> seen = new ArrayList<>();
        EmbeddedManifests manifests = new EmbeddedManifests();
        TraceLoggingSchemas schemas = new TraceLoggingSchemas();
        PayloadReader payloads = new PayloadReader(new StatusTexts(DecodedTrace.STATUSES));
        EtlReader reader = file.reader();
        reader.readByTime(
                record -> {
                    if (EmbeddedManifests.isPart(record)) {
                        manifests.take(record);
                    }
                },
                record -> {
                    EventSchema own = record.channel() == TRACE_LOGGING ? schemas.find(record) : null;
                    EventSchema schema = own == null ? manifests.find(record) : own;
                    if (schema == null) {
                        return;
                    }
                    Stream.of(schema.provider(), schema.name(), schema.message())
                            .filter(text -> !text.isEmpty())
                            .forEach(seen::add);
                    int from = record.payloadFrom();
                    payloads.read(
                            schema,
                            record.data(),
                            from,
                            from + record.payloadLength(),
                            record.pointerBytes(),
                            (name, type, number, valueName, text) -> seen.add(name + "=" + text + " " + type));
                    if (payloads.problem() != null) {
                        seen.add("problem: " + payloads.problem());
                    }
                });
        return seen;
    }
}

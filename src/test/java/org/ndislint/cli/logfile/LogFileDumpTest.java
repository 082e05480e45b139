package org.ndislint.cli.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.cli.logfile.LogFileDump.Request;
import org.ndislint.cli.logfile.LogFileDump.What;
import org.ndislint.ingest.etl.ExtendedItems;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Records;
import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LogFileDumpTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Guid PROVIDER = new Guid(0x1234, 0x5678);
    private static final Guid STRANGER = new Guid(0xAAAA0000_0000_0000L, 1);
    private static final String TMF = Records.MESSAGES + """
             driver // SRC=Close.c MJ= MN=
            #typev Close_c7 10 "%0--> %!FUNC! af=%10!p! irql=%11!s! n=%12!d!" //   LEVEL=INFO FLAGS=CO FUNC=MpClose
            {
            Af->NdisAfHandle, ItemPtr -- 10
            Irql, ItemListByte(Low,APC,DPC) -- 11
            Count, ItemLong -- 12
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theObjectsHoldTheColumnsAndWhatARecordSays() throws IOException {
        byte[] arguments =
                new RecordBytes().u64(0xFFFFC804AF2E3710L).u8(2).u32(-3).toArray();
        byte[] message = Records.message(LogFile.FIRST_TICK + 5, 77, 4, Records.MESSAGES, 10, arguments);
        List<String> lines = Dumped.records(LogFile.small().add(3, message).bytes(), "ndjson", symbols())
                .lines();
        JsonNode record = JSON.readTree(lines.get(1));
        assertThat(record.propertyNames())
                .containsExactly(
                        "index",
                        "buffer",
                        "cpu",
                        "raw_timestamp",
                        "utc",
                        "header_kind",
                        "guid_or_group",
                        "id",
                        "tid",
                        "pid",
                        "payload_len",
                        "payload_sha1_8",
                        "message",
                        "module",
                        "tag",
                        "function",
                        "level_name",
                        "flags",
                        "arguments");
        assertThat(record.get("message").asString())
                .isEqualTo("--> MpClose af=FFFFC804AF2E3710 irql=0x00000002(DPC) n=-3");
        assertThat(record.get("arguments").toString())
                .isEqualTo(
                        "[{\"index\":10,\"name\":\"Af->NdisAfHandle\",\"type\":\"pointer\",\"value\":\"0xffffc804af2e3710\"},"
                                + "{\"index\":11,\"name\":\"Irql\",\"type\":\"named\",\"value\":\"0x2\",\"name_of_value\":\"DPC\"},"
                                + "{\"index\":12,\"name\":\"Count\",\"type\":\"integer\",\"value\":\"-3\"}]");
    }

    @Test
    void anEventThatNobodyDescribesComesWithItsHeaderAndItsBytes() throws IOException {
        byte[] items = Records.item(
                ExtendedItems.RELATED_ACTIVITY,
                true,
                new RecordBytes().guid(STRANGER).toArray());
        byte[] event = Records.event(0x13, PROVIDER, 5001, 9, LogFile.FIRST_TICK, items, new byte[] {1, (byte) 0xAB});
        System.arraycopy(new RecordBytes().guid(PROVIDER).toArray(), 0, event, 0x40, 16);
        event[0x2E] = 3;
        String line = Dumped.records(LogFile.small().add(0, event).bytes(), "ndjson", null)
                .lines()
                .get(1);
        assertThat(line)
                .contains("\"id\":5001,\"version\":0,\"opcode\":0,\"level\":4,\"channel\":9,\"task\":3,"
                        + "\"keyword\":\"0x8000000000000000\",\"activity_id\":\"" + PROVIDER
                        + "\",\"related_activity_id\":\"" + STRANGER + "\",\"tid\":7")
                .endsWith("\"payload\":\"01ab\"}");
    }

    @Test
    void aMessageWithoutWordingIsMarkedAndCounted() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK, 1, 4, STRANGER, 76, new byte[0]))
                .bytes();
        Dumped dumped = Dumped.records(bytes, "ndjson", null);
        JsonNode record = JSON.readTree(dumped.lines().get(1));
        assertThat(record.get("message")).isNull();
        assertThat(record.get("undecoded").asString()).startsWith("Unknown( 76): GUID=" + STRANGER);
        assertThat(dumped.remarks().get(0)).startsWith("no " + STRANGER + ".tmf: 1 message");
    }

    @Test
    void theTextIsALineARecord() throws IOException {
        byte[] bytes = LogFile.small()
                .add(1, Records.event(0x13, PROVIDER, 5001, 0, LogFile.FIRST_TICK + 20, new byte[0], new byte[] {1}))
                .add(0, Records.perf(0x0F44, LogFile.FIRST_TICK + 10, new byte[16]))
                .bytes();
        assertThat(Dumped.records(bytes, "text", null).lines().subList(1, 3))
                .containsExactly(
                        "      2  2026-01-01T00:00:00.0000010Z  [0]             PERF64     group 0x0f hook 0x0f44 (perfinfo), 16 bytes",
                        "      3  2026-01-01T00:00:00.0000020Z  [1]0004.0007    EVENT64    [" + PROVIDER
                                + "] EventID=5001 payload=01");
    }

    @Test
    void theOrderIsThatOfTheFileUnlessTimeIsAskedFor() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK + 20, 1, 20))
                .flush(0)
                .add(1, Records.message(LogFile.FIRST_TICK + 10, 1, 10))
                .bytes();
        assertThat(ids(bytes, false)).containsExactly(20, 10);
        assertThat(ids(bytes, true)).containsExactly(10, 20);
    }

    @Test
    void theSummaryNamesWhatItCountsAndWhatHasNoWording() throws IOException {
        byte[] bytes = LogFile.of(LogFile.facts().withLoss(3, 1))
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 10))
                .add(0, Records.message(LogFile.FIRST_TICK + 20, 1, 99))
                .add(1, Records.message(LogFile.FIRST_TICK + 30, 1, 4, STRANGER, 10, new byte[0]))
                .add(1, Records.perf(0x0F44, LogFile.FIRST_TICK + 40, new byte[16]))
                .bytes();
        String text = Dumped.of(bytes, new Request(What.SUMMARY, false), "text", symbols())
                .text();
        assertThat(text)
                .contains(
                        "  session     test, written as test.etl\n",
                        "  clock       performance counter, 10000000 Hz\n",
                        "  events      2026-01-01T00:00:00.0000010Z to 2026-01-01T00:00:00.0000040Z (0.0 s)\n",
                        "  processors  0:3 1:2\n",
                        "  lost        3 events, 1 buffer\n",
                        "  in all      5\n",
                        "           3  MESSAGE\n",
                        "  messages    2 of 3 WPP messages (67%) could not be read\n",
                        "           1  not all of " + Records.MESSAGES + ".tmf\n",
                        "           1  no " + STRANGER + ".tmf\n",
                        "           2  wpp     " + Records.MESSAGES + "  driver\n",
                        "           1  kernel  group 0x0f  perfinfo\n");
    }

    @Test
    void theSummaryShowsTheFirstOfVeryManyProcessors() throws IOException {
        LogFile file = LogFile.small();
        for (int cpu = 1; cpu <= 70; cpu++) {
            file.add(cpu, Records.message(LogFile.FIRST_TICK + cpu, 1, 10));
        }
        String text = Dumped.of(file.bytes(), new Request(What.SUMMARY, false), "text", symbols())
                .text();
        assertThat(text).contains("  processors  0:1 1:1 2:1 ", " 62:1 63:1 and 7 more\n");
        text = Dumped.of(
                        LogFile.small()
                                .add(0, Records.message(LogFile.FIRST_TICK, 1, 10))
                                .bytes(),
                        new Request(What.SUMMARY, false),
                        "text",
                        symbols())
                .text();
        assertThat(text).contains("  messages    the one WPP message has a wording\n");
    }

    @Test
    void eventsAreNamedByTheManifestThatTheirProviderLogged() throws IOException {
        String xml = "<provider name=\"Prov\"><event value=\"7\" symbol=\"Opened\" template=\"t\"/>"
                + "<template tid=\"t\"><data name=\"vc\" inType=\"win:Pointer\"/></template></provider>";
        byte[] part = new RecordBytes()
                .u32(0x5B00_0101)
                .u16(1)
                .u16(0)
                .text(xml, StandardCharsets.UTF_8)
                .toArray();
        byte[] bytes = LogFile.small()
                .add(
                        0,
                        Records.event(
                                0x13,
                                PROVIDER,
                                7,
                                0,
                                LogFile.FIRST_TICK,
                                new byte[0],
                                new RecordBytes().u64(0x1234).toArray()))
                .add(0, Records.event(0x13, PROVIDER, 0xFFFE, 0, LogFile.FIRST_TICK, new byte[0], part))
                .bytes();
        List<String> lines = Dumped.records(bytes, "text", null).lines();
        assertThat(lines.get(1)).endsWith("EVENT64    [Prov] Opened vc=0x1234");
        JsonNode record =
                JSON.readTree(Dumped.records(bytes, "ndjson", null).lines().get(1));
        assertThat(record.get("event").asString()).isEqualTo("Opened");
        assertThat(record.get("fields").toString()).isEqualTo("[{\"name\":\"vc\",\"value\":\"0x1234\"}]");
        assertThat(Dumped.of(bytes, new Request(What.PROVIDERS, false), "text", null)
                        .text())
                .contains("           2  events  " + PROVIDER + "  Prov\n");
    }

    @Test
    void theSummaryForProgramsSaysTheSame() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 99))
                .bytes();
        JsonNode summary = JSON.readTree(Dumped.of(bytes, new Request(What.SUMMARY, false), "ndjson", null)
                .text());
        assertThat(summary.get("kinds").toString()).isEqualTo("{\"SYSTEM64\":1,\"MESSAGE\":1}");
        assertThat(summary.get("undecoded").asLong()).isEqualTo(1);
        assertThat(summary.get("providers").get(0).toString())
                .isEqualTo("{\"kind\":\"wpp\",\"guid_or_group\":\"" + Records.MESSAGES
                        + "\",\"records\":1,\"first\":\"2026-01-01T00:00:00.0000010Z\","
                        + "\"last\":\"2026-01-01T00:00:00.0000010Z\",\"undecoded\":1}");
    }

    @Test
    void providersAreListedAlone() throws IOException {
        byte[] bytes = LogFile.small()
                .add(1, Records.event(0x13, PROVIDER, 5001, 0, LogFile.FIRST_TICK + 20, new byte[0], new byte[] {1}))
                .bytes();
        assertThat(Dumped.of(bytes, new Request(What.PROVIDERS, false), "text", null)
                        .lines())
                .containsExactly(
                        "test",
                        "  providers",
                        "           1  events  " + PROVIDER,
                        "           1  kernel  group 0x00  header");
    }

    @Test
    void damageIsInTheSummary() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 99))
                .bytes();
        Arrays.fill(bytes, 1024 + 72, 1024 + 76, (byte) 0x55);
        Dumped dumped = Dumped.of(bytes, new Request(What.SUMMARY, false), "text", null);
        assertThat(dumped.text()).contains("damage      1 part that cannot be read, ");
    }

    private List<Integer> ids(byte[] bytes, boolean byTime) throws IOException {
        return Dumped.of(bytes, new Request(What.RECORDS, byTime), "tsv", null).lines().stream()
                .skip(2)
                .map(line -> Integer.valueOf(line.split("\t", -1)[7]))
                .toList();
    }

    private Path symbols() throws IOException {
        return Files.writeString(folder.resolve(Records.MESSAGES + ".tmf"), TMF);
    }
}

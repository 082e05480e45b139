package org.ndislint.cli.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.cli.logfile.LogFileDump.Request;
import org.ndislint.cli.logfile.LogFileDump.What;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.RealFiles;
import org.ndislint.ingest.etl.RecordKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RealFilesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({
        "compressed/SelfDescribingSingleEvent.etl, compressed/SelfDescribingSingleEvent.events.tsv",
        "kernel/lxcore_kernel.etl, kernel/lxcore_kernel.events.tsv",
        "lost-events/AMSITrace.etl, lost-events/AMSITrace.events.tsv",
        "multicpu-win7/HTTP_Server.etl, multicpu-win7/HTTP_Server.events.tsv",
        "ndis/demikernel-PktMon.etl, ndis/demikernel-PktMon.events.tsv",
        "x86-classic/image_data_32_v2.etl, x86-classic/image_data_32_v2.events.tsv",
        "kernel/ShutdownPerfDiagLogger.etl.gz, kernel/ShutdownPerfDiagLogger.first1000.events.tsv"
    })
    void listsEveryRecordAsIndependentReadersDo(String file, String listing) throws IOException {
        List<String> expected = Files.readAllLines(RealFiles.folder().resolve(listing));
        List<String> found = dump(file).lines().limit(expected.size()).toList();
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "compressed/SelfDescribingSingleEvent.etl, 23",
        "kernel/lxcore_kernel.etl, 4",
        "lost-events/AMSITrace.etl, 21",
        "multicpu-win7/HTTP_Server.etl, 2042",
        "ndis/demikernel-PktMon.etl, 467",
        "x86-classic/image_data_32_v2.etl, 27",
        "kernel/ShutdownPerfDiagLogger.etl.gz, 17078",
        "text/hw3d-trace.etl, 3",
        "wpp/wppemitter-sample.etl, 49",
        "wpp/wppstr-sample.etl, 8",
        "wpp/wpptypes-sample.etl, 9",
        "wpp/wppenum2-sample.etl, 5",
        "wpp/wppndis-sample.etl, 5"
    })
    void findsAsManyRecordsAsIndependentReadersAndNoDamage(String file, long records) throws IOException {
        EtlReader reader = RealFiles.reader(RealFiles.bytes(file));
        reader.readByPlace(record -> {});
        assertThat(reader.account().records()).isEqualTo(records);
        assertThat(reader.account().damages()).isEmpty();
        assertThat(reader.account().damagedRecords()).isZero();
        assertThat(reader.account().records(RecordKind.OPAQUE)).isZero();
        assertThat(reader.account().cut()).isNull();
    }

    @Test
    void countsTheKindsOfTheKernelTrace() throws IOException {
        EtlReader reader = RealFiles.reader(RealFiles.bytes("kernel/ShutdownPerfDiagLogger.etl.gz"));
        reader.readByPlace(record -> {});
        assertThat(reader.account().records(RecordKind.SYSTEM64)).isEqualTo(8433);
        assertThat(reader.account().records(RecordKind.PERF64)).isEqualTo(8645);
        assertThat(reader.account().buffers()).isEqualTo(49);
    }

    @Test
    void readsTheLossFromTheHeader() throws IOException {
        EtlReader reader = RealFiles.reader(RealFiles.bytes("lost-events/AMSITrace.etl"));
        reader.readByPlace(record -> {});
        assertThat(reader.header().eventsLost()).isEqualTo(3);
    }

    @Test
    void theMessagesOfAWppTraceAreWordedInTheListing() throws IOException {
        Path folder = RealFiles.folder();
        List<String> expected = new ArrayList<>();
        for (String row : Files.readAllLines(folder.resolve("wpp/expected-messages.tsv"))) {
            if (row.startsWith("wppemitter-sample.etl\t")) {
                expected.add(row.split("\t", -1)[11]);
            }
        }
        Dumped dumped =
                Dumped.records(RealFiles.bytes("wpp/wppemitter-sample.etl"), "ndjson", folder.resolve("wpp/tmf"));
        List<String> found = new ArrayList<>();
        for (String line : dumped.lines()) {
            JsonNode message = JSON.readTree(line).get("message");
            if (message != null) {
                found.add(message.asString());
            }
        }
        assertThat(found).hasSize(45).containsExactlyElementsOf(expected);
        assertThat(dumped.remarks()).isEmpty();
    }

    @Test
    void everyEventOfAPacketCaptureIsReadThroughTheManifestInTheFile() throws IOException {
        List<String> messages = new ArrayList<>();
        for (String line : Dumped.records(RealFiles.bytes("ndis/demikernel-PktMon.etl"), "ndjson", null)
                .lines()) {
            JsonNode record = JSON.readTree(line);
            if (record.get("header_kind").asString().equals("EVENT64")) {
                assertThat(record.has("payload")).as(line).isFalse();
                messages.add(record.get("message").asString());
            }
        }
        assertThat(messages)
                .hasSize(403)
                .contains(
                        "Component 10, Type Filter, Name npcap.sys, Npcap Packet Driver (NPCAP)",
                        "Component 69, Type 11, Name tcpip.sys, TCP/IPv6 - L3/L4",
                        "Property: Component 59, NdisMedium = Ethernet",
                        "PktGroupId 1071667, PktNumber 1, Appearance 2, Direction Tx, Type Ethernet, Component 59,"
                                + " Edge 1, Filter 1, OriginalSize 98, LoggedSize 98");
    }

    @Test
    void theBytesOfEventsThatNobodyDescribesAreListed() throws IOException {
        for (String line : Dumped.records(RealFiles.bytes("multicpu-win7/HTTP_Server.etl"), "ndjson", null)
                .lines()) {
            JsonNode record = JSON.readTree(line);
            String payload = record.has("payload") ? record.get("payload").asString() : "";
            int related = record.has("related_activity_id") ? 8 + 16 : 0;
            assertThat(payload.length())
                    .as(line)
                    .isEqualTo(2 * (record.get("payload_len").asInt() - related));
        }
    }

    @Test
    void theSummaryTellsTheZoneOfTheMachine() throws IOException {
        Request request = new Request(What.SUMMARY, false);
        assertThat(Dumped.of(RealFiles.bytes("multicpu-win7/HTTP_Server.etl"), request, "text", null)
                        .text())
                .contains("  local time  UTC-08:00, or UTC-07:00 in summer\n");
    }

    @ParameterizedTest
    @CsvSource({
        "multicpu-win7/HTTP_Server.etl, 2011-01-23T22:06:37.4768585Z, 2011-01-23T22:07:56.7378319Z, 2042, 0",
        "ndis/demikernel-PktMon.etl, 2024-06-10T20:18:27.9225833Z, 2024-06-10T20:18:54.5807026Z, 467, 0",
        "lost-events/AMSITrace.etl, 2020-02-17T12:48:30.4203138Z, 2020-02-17T12:49:50.4024329Z, 21, 3"
    })
    void theSummaryTellsTimesRecordsAndLosses(String file, String first, String last, long records, long lost)
            throws IOException {
        Request request = new Request(What.SUMMARY, false);
        JsonNode summary = JSON.readTree(
                Dumped.of(RealFiles.bytes(file), request, "ndjson", null).text());
        assertThat(summary.get("records").asLong()).isEqualTo(records);
        assertThat(summary.get("events_lost").asLong()).isEqualTo(lost);
        assertThat(summary.get("first").asString()).isEqualTo(first);
        assertThat(summary.get("last").asString()).isEqualTo(last);
    }

    private static String dump(String file) throws IOException {
        return Dumped.records(RealFiles.bytes(file), "tsv", null).text();
    }
}

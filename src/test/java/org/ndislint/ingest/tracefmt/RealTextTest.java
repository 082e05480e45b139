package org.ndislint.ingest.tracefmt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.ingest.text.SharedSamples;
import org.ndislint.model.MessageRecord;

/** Every line of the real logs, with its prefix. */
class RealTextTest {
    private static Decoded decode(String name) throws IOException {
        return Decoding.with(new TracefmtFormat()).named(name).read(SharedSamples.bytes("text/" + name));
    }

    private static void assertPrefix(
            MessageRecord m, long line, long cpu, long pid, long tid, String time, String module) {
        assertThat(m.line).isEqualTo(line);
        assertThat(m.cpu).isEqualTo(cpu);
        assertThat(m.pid).isEqualTo(pid);
        assertThat(m.tid).isEqualTo(tid);
        assertThat(Instant.ofEpochSecond(0, m.timeNanos)).isEqualTo(Instant.parse(time));
        assertThat(m.timeStepNanos).isEqualTo(1_000_000);
        assertThat(m.module).isEqualTo(module);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs-iddcx-wmitrace-logdump.txt",
                "docs-mobilebroadband-tracefmt.txt",
                "docs-mb-reset-tracefmt.txt",
                "hw3d-FmtFile.txt"
            })
    void everyLineIsAccountedForAndNoneIsMalformed(String name) throws IOException {
        long lines =
                new String(SharedSamples.bytes("text/" + name), UTF_8).lines().count();
        Decoded d = decode(name);
        assertThat(d.lines)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, lines).boxed().toList());
        assertThat(d.calls).hasSize((int) lines);
        assertThat(d.calls("malformed")).isEmpty();
        assertThat(d.calls("badField")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs-iddcx-wmitrace-logdump.txt",
                "docs-mobilebroadband-tracefmt.txt",
                "docs-mb-reset-tracefmt.txt",
                "hw3d-FmtFile.txt"
            })
    void isRecognisedByContent(String name) throws IOException {
        String text = new String(SharedSamples.bytes("text/" + name), UTF_8);
        assertThat(new TracefmtFormat().probe(Decoding.head(text)).confidence()).isEqualTo(90);
    }

    @Test
    void debuggerDumpHasBannersAndAnUnknownLineBetweenItsMessages() throws IOException {
        Decoded d = decode("docs-iddcx-wmitrace-logdump.txt");
        assertThat(d.calls("BANNER"))
                .containsExactly(
                        "BANNER 1 (WmiTrace) LogDump for Logger Id 0x13",
                        "BANNER 2 Found Buffers: 5 Messages: 537, sorting entries",
                        "BANNER 48 Total of 537 Messages from 5 Buffers");
        assertThat(d.calls("UNKNOWN_FORMAT"))
                .containsExactly(
                        "UNKNOWN_FORMAT 19 Unknown( 76): GUID=ac5ec775-ccdb-3c2c-6150-28b4eacacbc4 (No Format Information found).");
        assertThat(d.remarks).contains("no ac5ec775-ccdb-3c2c-6150-28b4eacacbc4.tmf: 1 message without text");
        assertThat(d.messages).hasSize(44);
    }

    @Test
    void debuggerDumpKeepsTheSecondPartAndDecoratedNamesInTheText() throws IOException {
        Decoded d = decode("docs-iddcx-wmitrace-logdump.txt");
        assertPrefix(d.messages.get(0), 3, 1, 0xEF8, 0xCF0, "2020-04-24T09:43:36.894Z", "cx");
        assertThat(d.messages.get(0).text).isEqualTo("[IddCx]DriverEntry: Enter");
        assertThat(d.messages.get(1).text).isEqualTo("[IddCx]?IddCxLibraryInitialize@@YAJXZ: Enter");
        MessageRecord last = d.messages.get(43);
        assertPrefix(last, 47, 0, 0xEF8, 0x1588, "2020-04-24T09:43:55.341Z", "cx");
        assertThat(last.text).startsWith("[IddCx] Throwing error (Status 0xc000000d(STATUS_INVALID_PARAMETER))");
    }

    @Test
    void isoDatesWithABlankAreRead() throws IOException {
        Decoded d = decode("docs-mobilebroadband-tracefmt.txt");
        assertThat(d.messages).hasSize(47);
        assertPrefix(
                d.messages.get(0), 1, 0, 0x2CC, 0xCD0, "2012-01-04T09:22:26.567Z", "Microsoft-Windows-WWAN-SVC-EVENTS");
        assertThat(d.messages.get(0).text)
                .startsWith("Account Management: Account updater started")
                .endsWith("767cd0b861. ");
        assertPrefix(
                d.messages.get(46),
                47,
                0,
                0xF24,
                0xC70,
                "2012-01-04T10:09:49.692Z",
                "Microsoft-Windows-Mobile-Broadband-Experience-Parser-Task");
    }

    @Test
    void manifestEventsHaveTheirProviderAsModule() throws IOException {
        Decoded d = decode("docs-mb-reset-tracefmt.txt");
        assertThat(d.messages).hasSize(6);
        assertPrefix(
                d.messages.get(1),
                2,
                0,
                0xE98,
                0x34E4,
                "2019-11-27T05:37:55.622Z",
                "Microsoft-Windows-WWAN-SVC-EVENTS");
        assertThat(d.messages.get(1).text)
                .isEqualTo(
                        "WWAN Service event: [Info] _sendReq: ASYNC OID (pTx->handle: 00000000000000B0 Code: 1) sent");
    }

    @Test
    void traceLoggingEventsHaveNameAndFields() throws IOException {
        Decoded d = decode("hw3d-FmtFile.txt");
        assertThat(d.messages).hasSize(2);
        MessageRecord m = d.messages.get(1);
        assertPrefix(m, 2, 1, 0x474C, 0x160C, "2024-01-13T23:32:30.780Z", "Atum-Hw3d");
        assertThat(m.eventName).isEqualTo("WinMain");
        assertThat(m.level).isEqualTo("4");
        assertThat(Decoded.fields(m)).containsExactly("lpCmdLine=", "nCmdShow=10", "meta.channel=11");
        assertThat(m.text).startsWith("{\"lpCmdLine\":\"\"").endsWith("\"level\":4}}");
    }

    @Test
    void summaryIsAFormatOfItsOwn() throws IOException {
        byte[] bytes = SharedSamples.bytes("text/findneedle-FmtSum.txt");
        assertThat(new SummaryFormat()
                        .probe(Decoding.head(new String(bytes, UTF_8)))
                        .confidence())
                .isEqualTo(95);
        assertThat(new TracefmtFormat()
                        .probe(Decoding.head(new String(bytes, UTF_8)))
                        .confidence())
                .isZero();
        Decoded d = Decoding.with(new SummaryFormat()).read(bytes);
        assertThat(d.lines)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 13).boxed().toList());
        assertThat(d.calls("SUMMARY")).hasSize(12);
        assertThat(d.calls("BLANK")).containsExactly("BLANK 11");
        assertThat(d.lost).isEqualTo(1);
        assertThat(d.remarks)
                .containsExactly(
                        "summary: 1 of 267823 events were lost",
                        "summary: 184696 of 267823 messages had no format",
                        "summary: 2 messages could not be formatted");
    }
}

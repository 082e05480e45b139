package org.ndislint.ingest.tracerpt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.model.TraceFormatException;

/** Cut and scrambled files give records or a TraceFormatException, nothing else. */
class HostileTracerptTest {
    private static final byte[] CSV = (TracerptCsvTest.HEADING
                    + TracerptCsvTest.header("133127435730482451", 3, 0, "10000000", "133127435730482451")
                    + TracerptCsvTest.row("p", "31", "0", "0x4", "0x8", "2", "133127435730482452", "\"one\ntwo\", 5")
                    + "\n"
                    + TracerptCsvTest.row("p", "31", "0", "0x4", "0x8", "2", "133127435730482452", "\"y\""))
            .getBytes(UTF_8);

    private static final byte[] COPY = new String(CSV, UTF_8)
            .replace("Event Name", "Index,Event Name")
            .replace("  p", "7,  p")
            .getBytes(UTF_8);

    private static final byte[] XML = """
            <?xml version="1.0"?>
            <!-- c -->
            <Events>
            <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="a"/>
            <TimeCreated SystemTime="2023-03-29T12:33:05.621016900-07:00"/><Execution ProcessID="1"/></System>
            <EventData><Data Name="x">&#1;&amp;<![CDATA[<a>]]></Data></EventData></Event>
            <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="b"/></System>
            <DebugData><Message>m</Message></DebugData></Event>
            </Events>
            """.getBytes(UTF_8);

    private static void tolerate(TraceFormat format, byte[] bytes, Decoded into) throws IOException {
        try {
            Decoding.with(format).readInto(bytes, into);
        } catch (TraceFormatException e) {
            assertThat(e.getMessage()).startsWith("log.txt:");
        }
    }

    private static void assertLinesAccounted(byte[] bytes, Decoded d) {
        long lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        lines += bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
        assertThat(d.lines)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, lines).boxed().toList());
    }

    @Test
    void csvCutAtEveryByteIsAccountedForLineByLine() throws IOException {
        for (byte[] whole : new byte[][] {CSV, COPY}) {
            for (int length = 1; length <= whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                Decoded d = new Decoded();
                tolerate(new TracerptCsvFormat(), cut, d);
                assertLinesAccounted(cut, d);
            }
        }
    }

    @Test
    void xmlCutAtEveryByteNeverLosesAWholeEvent() throws IOException {
        int firstEnd = new String(XML, UTF_8).indexOf("</Event>") + "</Event>".length();
        for (int length = 0; length < XML.length - 1; length++) {
            Decoded d = new Decoded();
            tolerate(new TracerptXmlFormat(), Arrays.copyOf(XML, length), d);
            assertThat(d.messages).hasSizeGreaterThanOrEqualTo(length >= firstEnd ? 1 : 0);
            if (length >= firstEnd && length < XML.length - "</Events>\n".length()) {
                assertThat(d.cutOffs).hasSize(1);
            }
        }
    }

    @Test
    void xmlThatFailsAtEveryByteNeverLosesAWholeEvent() throws IOException {
        int firstEnd = new String(XML, UTF_8).indexOf("</Event>") + "</Event>".length();
        for (int length = 0; length < XML.length; length++) {
            Decoded d = new Decoded();
            Decoding.with(new TracerptXmlFormat()).failingAt(length).readInto(XML, d);
            assertThat(d.messages).hasSizeGreaterThanOrEqualTo(length >= firstEnd ? 1 : 0);
            assertThat(d.cutOffs).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void scrambledCsvIsAccountedForLineByLine(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = scrambled(round % 2 == 0 ? CSV : COPY, random);
            Decoded d = new Decoded();
            tolerate(new TracerptCsvFormat(), bytes, d);
            assertLinesAccounted(bytes, d);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void scrambledXmlGivesRecordsOrAFormatException(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Decoded d = new Decoded();
            tolerate(new TracerptXmlFormat(), scrambled(XML, random), d);
            assertThat(d.messages).hasSizeLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void noiseGivesRecordsOrAFormatException(long seed) throws IOException {
        byte[] noise = new byte[20_000];
        new Random(seed).nextBytes(noise);
        Decoded d = new Decoded();
        tolerate(new TracerptXmlFormat(), noise, d);
        tolerate(new TracerptCsvFormat(), noise, d);
        assertThat(d.messages).isEmpty();
    }

    private static byte[] scrambled(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(12);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
        }
        return bytes;
    }
}

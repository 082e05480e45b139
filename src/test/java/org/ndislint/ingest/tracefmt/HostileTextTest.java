package org.ndislint.ingest.tracefmt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;

/** Cut and scrambled logs: every line stays accounted for, and nothing else is thrown. */
class HostileTextTest {
    private static final byte[] LOG = """
            (WmiTrace) LogDump for Logger Id 0x13
            [1]0EF8.0CF0::04/24/2020-09:43:36.894 [cx][IddCx]DriverEntry: Enter
            [1] 0C34.275C::08/28/17-13:24:28.960 00004ea4 [provider]two
            lines

            Unknown( 76): GUID=ac5ec775-ccdb-3c2c-6150-28b4eacacbc4 (No Format Information found).
            [1]5FEC.0E48::2024-01-13 23:31:07.097 [P]{"a":1,"meta":{"event":"E"}}
            Total Events  Lost      7
            Total of 537 Messages from 5 Buffers
            """.getBytes(UTF_8);

    private static void assertAccounted(byte[] bytes, Decoded d) {
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
    void cutAtEveryByteTheLinesAreAccountedFor() throws IOException {
        for (int length = 0; length <= LOG.length; length++) {
            byte[] cut = Arrays.copyOf(LOG, length);
            assertAccounted(cut, Decoding.with(new TracefmtFormat()).read(cut));
        }
    }

    @Test
    void failingAtEveryByteTheLinesAreAccountedFor() throws IOException {
        for (int length = 0; length <= LOG.length; length++) {
            Decoded d = Decoding.with(new TracefmtFormat()).failingAt(length).read(LOG);
            assertAccounted(Arrays.copyOf(LOG, length), d);
            assertThat(d.cutOffs).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void scrambledBytesAreAccountedFor(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = LOG.clone();
            int changes = 1 + random.nextInt(20);
            for (int i = 0; i < changes; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertAccounted(bytes, Decoding.with(new TracefmtFormat()).read(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void noiseIsAccountedFor(long seed) throws IOException {
        byte[] noise = new byte[20_000];
        new Random(seed).nextBytes(noise);
        assertAccounted(noise, Decoding.with(new TracefmtFormat()).read(noise));
        assertAccounted(noise, Decoding.with(new PlainTextFormat()).read(noise));
        assertAccounted(noise, Decoding.with(new SummaryFormat()).read(noise));
    }
}

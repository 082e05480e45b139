package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XpressTest {
    private final Xpress xpress = new Xpress();

    @Test
    void literalsComeAsTheyAre() {
        String alphabet = "abcdefghijklmnopqrstuvwxyz";
        String packed = "3f000000" + HexFormat.of().formatHex(alphabet.getBytes(StandardCharsets.US_ASCII));
        assertThat(text(unpack(packed, 26))).isEqualTo(alphabet);
        assertThat(xpress.problem()).isNull();
    }

    @Test
    void aMatchMayOverlapWhatItWritesAndBeLong() {
        assertThat(text(unpack("ffffff1f61626317000fff2601", 300))).isEqualTo("abc".repeat(100));
        assertThat(xpress.problem()).isNull();
    }

    @Test
    void twoMatchesShareAByteForTheirLengths() {
        // Flags: a, b, c, then two matches of three bytes back; lengths 7 + 1 + 3 and 7 + 2 + 3 in the halves of 0x21.
        String packed = "00000018" + "616263" + "1700" + "21" + "1700";
        assertThat(text(unpack(packed, 26))).isEqualTo("abc".repeat(9).substring(0, 26));
        assertThat(xpress.problem()).isNull();
    }

    @Test
    void aLengthMayTakeFourBytes() {
        String packed = "00000040" + "61" + "0700" + "0f" + "ff" + "0000" + "00010100";
        assertThat(text(unpack(packed, 65_796))).isEqualTo("a".repeat(65_796));
        assertThat(xpress.problem()).isNull();
    }

    @Test
    void aMatchBeforeTheBeginningIsToldAndEndsIt() {
        byte[] out = unpack("00000040" + "61" + "0800", 20);
        assertThat(text(out)).isEqualTo("a");
        assertThat(xpress.problem())
                .isEqualTo("expected a match of bytes already unpacked, found one 2 bytes back after 1");
    }

    @Test
    void inputThatEndsTooSoonGivesWhatItHas() {
        assertThat(text(unpack("3f000000" + "616263", 26))).isEqualTo("abc");
        assertThat(xpress.problem()).isEqualTo("expected 26 bytes out of compressed data, found 3");
    }

    @Test
    void moreThanWasAnnouncedIsTold() {
        assertThat(unpack("ffffff1f61626317000fff2601", 100)).hasSize(100);
        assertThat(xpress.problem()).isEqualTo("expected 100 bytes out of compressed data, found more");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWasPackedIsUnpacked(int seed) {
        byte[] plain = redundant(new Random(seed), 5_000 * seed);
        byte[] packed = pack(plain);
        byte[] out = new byte[plain.length];
        assertThat(xpress.decode(packed, 0, packed.length, out, 0, out.length)).isEqualTo(out.length);
        assertThat(xpress.problem()).isNull();
        assertThat(out).isEqualTo(plain);
        assertThat(packed.length).isLessThan(plain.length);
    }

    @Test
    void damagedInputNeverPassesItsBounds() {
        byte[] plain = redundant(new Random(99), 3_000);
        byte[] packed = pack(plain);
        for (int seed = 0; seed < 3_000; seed++) {
            byte[] damaged = Mutator.mutate(packed, seed);
            byte[] out = new byte[plain.length + 20];
            Arrays.fill(out, (byte) 0x5A);
            int end = xpress.decode(damaged, 0, damaged.length, out, 10, out.length - 10);
            assertThat(end).isBetween(10, out.length - 10);
            assertThat(Arrays.copyOf(out, 10)).containsOnly(0x5A);
            assertThat(Arrays.copyOfRange(out, end, out.length)).containsOnly(0x5A);
        }
    }

    private byte[] unpack(String hex, int size) {
        byte[] packed = HexFormat.of().parseHex(hex);
        byte[] out = new byte[size];
        return Arrays.copyOf(out, xpress.decode(packed, 0, packed.length, out, 0, size));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] redundant(Random random, int size) {
        byte[] bytes = new byte[size];
        int at = 0;
        while (at < size) {
            int length = Math.min(size - at, 1 + (random.nextInt(20) == 0 ? random.nextInt(900) : random.nextInt(30)));
            int back = at == 0 ? 0 : 1 + random.nextInt(Math.min(at, 8192));
            for (int i = 0; i < length; i++, at++) {
                bytes[at] = back == 0 || random.nextInt(200) == 0 ? (byte) random.nextInt(256) : bytes[at - back];
            }
        }
        return bytes;
    }

    /** A plain packer: looks for the longest match among the last places of each three bytes. */
    private static byte[] pack(byte[] in) {
        int[] last = new int[1 << 16];
        Arrays.fill(last, -1);
        byte[] result = new byte[in.length * 2 + 64];
        int flagsAt = 0;
        int written = 4;
        int flags = 0;
        int count = 0;
        int halfAt = -1;
        int at = 0;
        while (at < in.length) {
            if (count == 32) {
                put(result, flagsAt, flags, 4);
                flagsAt = written;
                written += 4;
                flags = 0;
                count = 0;
            }
            int length = 0;
            int from = -1;
            if (at + 3 <= in.length) {
                int hash = ((in[at] & 0xFF) << 8) ^ ((in[at + 1] & 0xFF) << 4) ^ (in[at + 2] & 0xFF);
                from = last[hash];
                last[hash] = at;
                if (from >= 0 && at - from <= 8192) {
                    while (at + length < in.length && in[from + length] == in[at + length]) {
                        length++;
                    }
                }
            }
            flags <<= 1;
            count++;
            if (length < 3) {
                result[written++] = in[at++];
                continue;
            }
            flags |= 1;
            int rest = length - 3;
            put(result, written, (at - from - 1) << 3 | Math.min(rest, 7), 2);
            written += 2;
            if (rest >= 7) {
                int nibble = Math.min(rest - 7, 15);
                if (halfAt >= 0) {
                    result[halfAt] |= (byte) (nibble << 4);
                    halfAt = -1;
                } else {
                    halfAt = written;
                    result[written++] = (byte) nibble;
                }
                if (nibble == 15) {
                    int more = Math.min(rest - 22, 255);
                    result[written++] = (byte) more;
                    if (more == 255) {
                        put(result, written, rest, 2);
                        written += 2;
                    }
                }
            }
            at += length;
        }
        put(result, flagsAt, flags << (32 - count), 4);
        return Arrays.copyOf(result, written);
    }

    private static void put(byte[] bytes, int at, int value, int size) {
        for (int i = 0; i < size; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}

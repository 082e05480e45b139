package org.ndislint.cli.logfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Mutator;
import org.ndislint.ingest.etl.RealFiles;
import org.ndislint.ingest.etl.Records;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.ingest.wpp.SymbolPath;
import org.ndislint.ingest.wpp.TmfReader;
import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;

/**
 * Damaged log files end in a result or in a clear error, and no record is lost without a word. With
 * {@code -Dndislint.mutations=100000} a long run; the usual one is short.
 */
final class HostileLogFilesTest {
    private static final int MUTATIONS = Integer.getInteger("ndislint.mutations", 400);
    private static final Guid PROVIDER = new Guid(0x1234, 0x5678);
    private static final List<String> TMF = List.of(
            Records.MESSAGES + " driver // SRC=Close.c MJ= MN=",
            "#typev Close_c7 10 \"%0--> %!FUNC! %10!s! %11!s! %12!p! %13!s! %14!s!\" //   LEVEL=INFO FLAGS=CO FUNC=MpClose",
            "{",
            "a, ItemString -- 10",
            "b, ItemPWString -- 11",
            "c, ItemPtr -- 12",
            "d, ItemSid -- 13",
            "e, ItemHexDump -- 14",
            "}");

    private final MessageFormats wordings;

    HostileLogFilesTest() {
        wordings = new MessageFormats((guid, into) -> {});
        TmfReader.read(String.join("\n", TMF).getBytes(StandardCharsets.US_ASCII), wordings::add, problem -> {
            throw new AssertionError(problem);
        });
    }

    @Test
    void aFileMayBeCutAnywhere() throws IOException {
        byte[] bytes = allKinds();
        for (int length = 0; length < bytes.length; length++) {
            DamagedLogFile.read(Arrays.copyOf(bytes, length), wordings, "cut at " + length);
        }
    }

    @Test
    void anyByteMayBeWrong() throws IOException {
        byte[] bytes = allKinds();
        for (int at = 0; at < bytes.length; at++) {
            // In the padding behind the data one way of being wrong is like another.
            int[] ways = at % 1024 < 400 ? new int[] {0, bytes[at] ^ 0x40} : new int[] {bytes[at] ^ 0x40};
            for (int wrong : ways) {
                byte[] damaged = bytes.clone();
                damaged[at] = (byte) wrong;
                DamagedLogFile.read(damaged, wordings, "byte " + at + " set to " + (wrong & 0xFF));
            }
        }
    }

    @Test
    void damageOfAllSortsIsSurvived() throws IOException {
        byte[] bytes = allKinds();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            DamagedLogFile.read(Mutator.mutate(bytes, seed), wordings, "seed " + seed);
        }
    }

    @Test
    void realFilesMayBeDamagedToo() throws IOException {
        MessageFormats real =
                new MessageFormats(new SymbolPath(List.of(RealFiles.folder().resolve("wpp/tmf"))));
        List<byte[]> files = new ArrayList<>();
        for (String name : RealFiles.names()) {
            byte[] bytes = RealFiles.bytes(name);
            files.add(bytes.length > 1 << 20 ? Arrays.copyOf(bytes, 1 << 18) : bytes);
        }
        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] bytes = files.get(seed % files.size());
            DamagedLogFile.read(Mutator.mutate(bytes, seed), real, "seed " + seed);
        }
    }

    @Test
    void compressedRealFilesMayBeCutAnywhere() throws IOException {
        byte[] bytes = RealFiles.bytes("compressed/SelfDescribingSingleEvent.etl");
        for (int length = 0; length < bytes.length; length += 7) {
            DamagedLogFile.read(Arrays.copyOf(bytes, length), wordings, "cut at " + length);
        }
    }

    // Records of every kind on two processors, in seven buffers.
    private static byte[] allKinds() {
        byte[] schema = new RecordBytes()
                .u16(40)
                .u8(0)
                .narrow("Entry")
                .narrow("Func")
                .u8(1)
                .narrow("list")
                .u8(0x48)
                .narrow("s")
                .u8(0x88)
                .u8(14)
                .toArray();
        byte[] items = new RecordBytes()
                .put(Records.item(11, false, schema))
                .put(Records.item(
                        12, true, new RecordBytes().u16(8).narrow("Prov").toArray()))
                .toArray();
        byte[] payload =
                new RecordBytes().wide("IoStop").u16(2).u32(1).u32(2).u32(0x103).toArray();
        byte[] arguments = new RecordBytes()
                .narrow("text")
                .u16(4)
                .u16('a')
                .u16('b')
                .u64(0x1234)
                .u8(1)
                .u8(1)
                .zeros(6)
                .u32(18)
                .u16(3)
                .u8(1)
                .u8(2)
                .u8(3)
                .toArray();
        long tick = LogFile.FIRST_TICK;
        LogFile file = LogFile.small();
        for (int i = 0; i < 2; i++) {
            file.add(0, Records.message(tick += 10, 7, 4, Records.MESSAGES, 10, arguments))
                    .add(1, Records.messageWith(0x00AB, i, 0, tick += 10, arguments))
                    .add(0, Records.event(0x13, PROVIDER, i, 11, tick += 10, items, payload))
                    .add(1, Records.event(0x12, PROVIDER, i, 0, tick, new byte[0], payload))
                    .add(0, Records.classic(0x14, PROVIDER, i, tick += 10, payload))
                    .add(1, Records.instance(0x15, PROVIDER, i, tick += 10, payload))
                    .add(
                            0,
                            Records.perf(
                                    0x0F44,
                                    tick += 10,
                                    new RecordBytes().u64(tick - 25).u64(0).toArray()))
                    .add(1, Records.kernel(4, 0x0524, tick += 10, 7, 4, payload))
                    .add(0, Records.kernel(2, 0x0524, tick += 10, 7, 4, payload));
        }
        return file.bytes();
    }
}

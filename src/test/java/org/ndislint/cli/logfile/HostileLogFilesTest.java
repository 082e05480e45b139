package org.ndislint.cli.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.cli.logfile.LogFileDump.Request;
import org.ndislint.cli.logfile.LogFileDump.What;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.etl.EtlFormat;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Mutator;
import org.ndislint.ingest.etl.RealFiles;
import org.ndislint.ingest.etl.Records;
import org.ndislint.ingest.etl.TraceAccount;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.ingest.wpp.SymbolPath;
import org.ndislint.ingest.wpp.TmfReader;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Guid;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.TraceFormatException;
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
            read(Arrays.copyOf(bytes, length), wordings, "cut at " + length);
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
                read(damaged, wordings, "byte " + at + " set to " + (wrong & 0xFF));
            }
        }
    }

    @Test
    void damageOfAllSortsIsSurvived() throws IOException {
        byte[] bytes = allKinds();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            read(Mutator.mutate(bytes, seed), wordings, "seed " + seed);
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
            read(Mutator.mutate(bytes, seed), real, "seed " + seed);
        }
    }

    @Test
    void compressedRealFilesMayBeCutAnywhere() throws IOException {
        byte[] bytes = RealFiles.bytes("compressed/SelfDescribingSingleEvent.etl");
        for (int length = 0; length < bytes.length; length += 7) {
            read(Arrays.copyOf(bytes, length), wordings, "cut at " + length);
        }
    }

    private static void read(byte[] bytes, MessageFormats wordings, String what) throws IOException {
        try {
            Counts counts = new Counts();
            new EtlFormat().read(new BytesSource(bytes), context(wordings), counts);
            EtlReader again = LogFile.reader(bytes);
            again.readByPlace(record -> {});
            TraceAccount account = again.account();
            assertThat(account.bytes()).as(what).isEqualTo(bytes.length);
            long told = account.records() + Math.min(account.damageCount(), TraceAccount.MOST_DAMAGES);
            assertThat(counts.records + counts.lost).as(what).isBetween(told, told + counts.lost);
            LogFileDump dump = new LogFileDump(new BytesSource(bytes), context(wordings));
            StringBuilder out = new StringBuilder();
            dump.write(new Request(What.RECORDS, false), List.of("ndjson"), List.of(out));
            assertThat(out.chars().filter(c -> c == '\n').count()).as(what).isEqualTo(account.records());
        } catch (TraceFormatException expected) {
            assertThat(expected.reason()).as(what).startsWith("expected a log file header as the first record, found ");
        } catch (RuntimeException | Error fault) {
            throw new AssertionError(what, fault);
        }
    }

    private static ReadContext context(MessageFormats wordings) {
        return new ReadContext(
                new DecodedTrace().symbols,
                DecodedTrace.CATALOGUE,
                DecodedTrace.STATUSES,
                ZoneOffset.UTC,
                null,
                false,
                wordings);
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

    /** Counts what comes. */
    private static final class Counts implements RecordSink {
        long records;
        long lost;

        @Override
        public void event(CallEvent event) {
            lost++;
        }

        @Override
        public void message(MessageRecord message) {
            records++;
        }

        @Override
        public void malformed(long line, String reason, String text) {
            records++;
            assertThat(reason).isNotEmpty();
        }

        @Override
        public void badField(long line, String reason, String text) {
            throw new AssertionError(reason);
        }

        @Override
        public void other(LineKind kind, long line, String text) {
            records++;
        }

        @Override
        public void lostInAll(long count) {
            assertThat(count).isPositive();
        }

        @Override
        public void remark(String text) {
            assertThat(text).isNotEmpty();
        }

        @Override
        public void cutOff(long line, String reason) {
            assertThat(reason).isNotEmpty();
        }
    }
}

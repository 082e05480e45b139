package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.report.etl.RecordBytes;
import org.ndislint.report.etl.SessionFacts;

/** Files as other versions of Windows, other tools and other sessions write them, made byte by byte. */
final class FileVariantsTest {
    private static final int BUFFER = 1024;
    private static final int HEADER_RECORD = 72 + 32;
    private static final int OS_MAJOR = HEADER_RECORD + 4;
    private static final int BUFFERS_WRITTEN = HEADER_RECORD + 0x24;

    @Test
    void beforeVistaTheBuffersCountLostEventsWhereFlagsStandNow() throws IOException {
        byte[] bytes = LogFile.of(old())
                .add(1, Records.message(10, 1, 10))
                .flush(1)
                .add(1, Records.message(20, 1, 11))
                .bytes();
        bytes[OS_MAJOR] = 5;
        bytes[OS_MAJOR + 1] = 1;
        for (int at = 0; at < bytes.length; at += BUFFER) {
            put(bytes, at + 0x2C, 0x1FF, 4);
            put(bytes, at + 0x34, 0x0009_0061, 4);
        }
        put(bytes, 0x34, 0, 4);
        assertThat(EtlFormat.isLogFile(bytes, bytes.length)).isTrue();
        EtlReader reader = LogFile.reader(bytes);
        assertThat(LogFile.idsByTime(reader)).containsExactly(10, 11);
        assertThat(reader.account().compressedBuffers()).isZero();
        assertThat(reader.account().damages()).isEmpty();
        assertThat(reader.header().osMajor()).isEqualTo(5);
    }

    @Test
    void upToWindows7TheUpperByteOfTheProcessorIsAnAlignment() throws IOException {
        byte[] bytes = LogFile.of(old()).add(3, Records.message(10, 1, 10)).bytes();
        assertThat(new LittleEndian(bytes).u16(BUFFER + 0x28)).isEqualTo(0x0803);
        assertThat(cpus(bytes)).containsExactly(0, 3);
    }

    @Test
    void processorsBeyond64And256AreTold() throws IOException {
        byte[] bytes = LogFile.small()
                .add(64, Records.message(10, 1, 10))
                .add(257, Records.message(20, 1, 11))
                .add(2047, Records.message(30, 1, 12))
                .bytes();
        assertThat(cpus(bytes)).containsExactly(0, 64, 257, 2047);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 7, 9})
    void buffersOfEveryTypeAreRead(int type) throws IOException {
        byte[] bytes = LogFile.small().add(0, Records.message(10, 1, 10)).bytes();
        put(bytes, BUFFER + 0x36, type, 2);
        EtlReader reader = LogFile.reader(bytes);
        assertThat(LogFile.idsByTime(reader)).containsExactly(10);
        assertThat(reader.account().damages()).isEmpty();
    }

    @Test
    void flagsThatAreNotKnownYetDoNotHideABuffer() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(10, 1, 10))
                .flush(0)
                .add(0, Records.message(20, 1, 11))
                .bytes();
        put(bytes, BUFFER + 0x34, 0x0121, 2);
        put(bytes, 2 * BUFFER + 0x34, 0x8021, 2);
        EtlReader reader = LogFile.reader(bytes);
        assertThat(LogFile.idsByTime(reader)).containsExactly(10, 11);
        assertThat(reader.account().damages()).isEmpty();
    }

    @Test
    void theSavedOffsetIsNotTheEnd() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(10, 1, 10))
                .add(0, Records.message(20, 1, 11))
                .bytes();
        put(bytes, BUFFER + 4, 72, 4);
        put(bytes, BUFFER + 8, 1 << 20, 4);
        assertThat(LogFile.idsByTime(LogFile.reader(bytes))).containsExactly(10, 11);
    }

    @Test
    void zerosAndOnesWhereARecordShouldBeginEndABuffer() throws IOException {
        for (int filler : new int[] {0, 0xFF}) {
            byte[] bytes = LogFile.small().add(0, Records.message(10, 1, 10)).bytes();
            int end = BUFFER + new LittleEndian(bytes).i32(BUFFER + 0x30);
            Arrays.fill(bytes, end, 2 * BUFFER, (byte) filler);
            put(bytes, BUFFER + 0x30, BUFFER, 4);
            EtlReader reader = LogFile.reader(bytes);
            assertThat(LogFile.idsByTime(reader)).containsExactly(10);
            assertThat(reader.account().damages()).isEmpty();
        }
    }

    @Test
    void anEmptyBufferIsNothingToComplainAbout() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(10, 1, 10))
                .flush(0)
                .add(0, Records.message(20, 1, 11))
                .bytes();
        put(bytes, BUFFER + 0x30, 72, 4);
        EtlReader reader = LogFile.reader(bytes);
        assertThat(LogFile.idsByTime(reader)).containsExactly(11);
        assertThat(reader.account().damages()).isEmpty();
        assertThat(reader.account().buffers()).isEqualTo(3);
    }

    @Test
    void aRecordMayFillABufferOf64Kibibytes() throws IOException {
        byte[] large = Records.message(10, 1, 4, Records.MESSAGES, 10, new byte[65_535 - 40 - 80]);
        EtlReader reader = LogFile.of(LogFile.facts().withBuffers(1 << 16))
                .add(0, large)
                .add(0, Records.message(20, 1, 11))
                .reader();
        assertThat(LogFile.idsByTime(reader)).containsExactly(10, 11);
        assertThat(reader.account().damages()).isEmpty();
    }

    @Test
    void aRecordOfTheLargestSizeFitsIntoLargerBuffers() throws IOException {
        EtlReader reader = LogFile.of(LogFile.facts().withBuffers(1 << 20))
                .add(0, Records.message(10, 1, 4, Records.MESSAGES, 10, new byte[65_535 - 40]))
                .add(0, Records.message(20, 1, 11))
                .reader();
        assertThat(LogFile.idsByTime(reader)).containsExactly(10, 11);
    }

    @Test
    void theBuffersOfACompressedFileDifferInSizeAndStandWhereTheyStand() throws IOException {
        byte[] first = LogFile.small().add(0, Records.message(500, 1, 12)).bytes();
        byte[] second = LogFile.small()
                .add(5, Records.message(100, 1, 10))
                .add(5, Records.message(200, 1, 11))
                .bytes();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] header = Arrays.copyOf(first, BUFFER);
        // The relogger tells 16 MiB, whatever the size of the buffers.
        put(header, HEADER_RECORD, 16 << 20, 4);
        put(header, HEADER_RECORD + 0x20, 0x0401_0001, 4);
        put(header, BUFFERS_WRITTEN, 3, 4);
        file.writeBytes(header);
        file.writeBytes(packed(Arrays.copyOfRange(first, BUFFER, 2 * BUFFER)));
        file.writeBytes(packed(Arrays.copyOfRange(second, BUFFER, 2 * BUFFER)));
        EtlReader reader = LogFile.reader(file.toByteArray());
        assertThat(LogFile.idsByTime(reader)).containsExactly(10, 11, 12);
        assertThat(reader.account().compressedBuffers()).isEqualTo(2);
        assertThat(reader.account().damages()).isEmpty();
        assertThat(reader.header().isRelogged() && reader.header().isCompressed())
                .isTrue();
    }

    @Test
    void headersOfOtherFilesInAMergedOneChangeNothing() throws IOException {
        byte[] strange = LogFile.of(LogFile.facts().withClock(2, 99, 3)).bytes();
        LittleEndian view = new LittleEndian(strange);
        byte[] record = Arrays.copyOfRange(strange, 72, 72 + view.u16(72 + 4));
        EtlReader reader = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 10))
                .add(1, record)
                .reader();
        List<Long> times = new ArrayList<>();
        reader.readByPlace(seen -> times.add(reader.clock().fileTime(seen.tick())));
        assertThat(times.subList(0, 2)).containsExactly(LogFile.START, LogFile.START + 10);
        assertThat(reader.header().clock()).isEqualTo(LogFileHeader.QPC);
    }

    @Test
    void aHeaderWhosePointerSizeContradictsItsKindIsReadSoThatAClockComesOut() throws IOException {
        byte[] bytes = LogFile.of(old()).add(0, Records.message(10, 1, 10)).bytes();
        assertThat(bytes[72 + 2]).isEqualTo((byte) 1);
        bytes[72 + 2] = 2;
        EtlReader reader = LogFile.reader(bytes);
        reader.readByPlace(record -> {});
        assertThat(reader.header().frequency()).isEqualTo(1_818_300);
        assertThat(reader.header().sessionName()).isEqualTo("old");
    }

    @Test
    void theTimeZoneOfTheMachineIsTold() throws IOException {
        byte[] bytes = LogFile.small().bytes();
        int zone = HEADER_RECORD + 0x48;
        put(bytes, zone, 480, 4);
        put(bytes, zone + 168, -60, 4);
        EtlReader reader = LogFile.reader(bytes);
        reader.readByPlace(record -> {});
        assertThat(reader.header().biasMinutes()).isEqualTo(480);
        assertThat(reader.header().summerBiasMinutes()).isEqualTo(420);
    }

    @Test
    void anEventMarkedAsATraceMessageIsOne() throws IOException {
        byte[] event = Records.event(0x13, Records.MESSAGES, 10, 0, 50, new byte[0], new byte[4]);
        put(event, 4, 8, 2);
        List<Boolean> seen = new ArrayList<>();
        LogFile.small().add(0, event).reader().readByPlace(record -> seen.add(record.isWpp()));
        assertThat(seen).containsExactly(false, true);
    }

    @Test
    void kernelRecordsMayHaveCountersBeforeTheirPayload() throws IOException {
        byte[] record = Records.perf(0x0F44, 200, new byte[40]);
        put(record, 0, 0x8302, 2);
        List<Integer> counters = new ArrayList<>();
        LogFile.small().add(0, record).reader().readByPlace(seen -> counters.add(seen.counterBytes()));
        assertThat(counters).containsExactly(0, 32);
    }

    @Test
    void stackWalksAndOtherKernelRecordsAreListedByTheirHook() throws IOException {
        byte[] stack = Records.perf(
                0x1820,
                300,
                new RecordBytes()
                        .u64(250)
                        .u32(4)
                        .u32(8)
                        .u64(0xFFFFF80012345678L)
                        .toArray());
        EtlReader reader = LogFile.small().add(0, stack).reader();
        assertThat(LogFile.idsByTime(reader)).containsExactly(0x1820);
    }

    private static SessionFacts old() {
        return new SessionFacts("old", "old.etl", BUFFER, 2, 4, 2600, LogFile.START, 1, 1, 1_818_300, 2000, 1, 0, 0);
    }

    private static List<Integer> cpus(byte[] bytes) throws IOException {
        List<Integer> cpus = new ArrayList<>();
        LogFile.reader(bytes).readByPlace(record -> cpus.add(record.cpu()));
        return cpus;
    }

    // A buffer with its data packed, as literals only: that is plain LZ77, too.
    private static byte[] packed(byte[] buffer) {
        int filled = new LittleEndian(buffer).i32(0x30);
        RecordBytes packed = new RecordBytes().put(Arrays.copyOf(buffer, 72));
        for (int at = 72; at < filled; at += 32) {
            packed.u32(0).put(buffer, at, Math.min(32, filled - at));
        }
        byte[] bytes = packed.toArray();
        put(bytes, 0, bytes.length, 4);
        put(bytes, 0x34, 0x61, 2);
        return bytes;
    }

    private static void put(byte[] bytes, int at, long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}

package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeOrderTest {
    private record Seen(long tick, long number) {}

    @Test
    void recordsOfTwoProcessorsInterleaveByTick() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.message(10, 1, 10))
                .add(0, Records.message(30, 1, 11))
                .add(1, Records.message(20, 2, 12))
                .add(1, Records.message(40, 2, 13));
        assertThat(LogFile.idsByTime(file.reader())).containsExactly(10, 12, 11, 13);
    }

    @Test
    void equalTicksStandInTheOrderOfTheFile() throws IOException {
        LogFile file = LogFile.small()
                .add(1, Records.message(10, 2, 20))
                .flush(1)
                .add(0, Records.message(10, 1, 10))
                .add(0, Records.message(10, 1, 11))
                .add(1, Records.message(10, 2, 21));
        assertThat(LogFile.idsByTime(file.reader())).containsExactly(20, 10, 11, 21);
    }

    @Test
    void aBufferThatIsOlderThanTheOneBeforeItComesFirst() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.message(500, 1, 12))
                .flush(0)
                .add(0, Records.message(100, 1, 10))
                .add(0, Records.message(200, 1, 11));
        assertThat(LogFile.idsByTime(file.reader())).containsExactly(10, 11, 12);
    }

    @Test
    void timeThatGoesBackInsideABufferIsSortedToo() throws IOException {
        EtlReader reader = LogFile.small()
                .add(0, Records.message(30, 1, 12))
                .add(0, Records.message(10, 1, 10))
                .add(0, Records.message(40, 1, 13))
                .add(0, Records.message(20, 1, 11))
                .reader();
        assertThat(LogFile.idsByTime(reader)).containsExactly(10, 11, 12, 13);
        assertThat(reader.account().stepsBack()).isEqualTo(2);
    }

    @Test
    void aRecordWithoutTimestampStaysBehindTheOneBeforeIt() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.message(30, 1, 11))
                .add(0, Records.messageWith(0x00A2, 0, 0, 0, new byte[0]))
                .add(0, Records.message(50, 1, 13))
                .add(1, Records.message(40, 1, 12));
        List<String> seen = new ArrayList<>();
        file.reader()
                .readByTime(record ->
                        seen.add(record.id() + (record.isTickEstimated() ? " about " : " at ") + record.tick()));
        assertThat(seen.subList(0, 4)).containsExactly("11 at 30", "10 about 30", "12 at 40", "13 at 50");
    }

    @Test
    void aRecordWithoutTimestampAtTheBeginningOfABufferIsAsOldAsTheNext() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.messageWith(0x00A2, 0, 0, 0, new byte[0]))
                .add(0, Records.message(50, 1, 13));
        List<Long> ticks = new ArrayList<>();
        file.reader().readByTime(record -> ticks.add(record.tick()));
        assertThat(ticks).contains(50L, 50L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theMergeEqualsASortOfTheWholeFile(long seed) throws IOException {
        assertThat(byTime(LogFile.reader(randomFile(seed)))).isEqualTo(sorted(randomFile(seed)));
    }

    @Test
    void aPlainFileIsMergedAsAStreamIs(@TempDir Path folder) throws IOException {
        byte[] bytes = randomFile(7);
        Path path = Files.write(folder.resolve("trace.etl"), bytes);
        EtlReader reader = new EtlReader("trace.etl", new ByteArrayInputStream(bytes), path);
        assertThat(byTime(reader)).isEqualTo(sorted(bytes));
    }

    @Test
    void realFilesComeInOrderAndWhole() throws IOException {
        for (String name : RealFiles.names()) {
            byte[] bytes = RealFiles.bytes(name);
            assertThat(byTime(RealFiles.reader(bytes))).as(name).isEqualTo(sorted(bytes));
        }
    }

    // Buffers of four processors that overlap as those of a real session do, with many equal ticks.
    private static byte[] randomFile(long seed) {
        Random random = new Random(seed);
        LogFile file = LogFile.of(LogFile.facts().withBuffers(2048));
        long tick = LogFile.FIRST_TICK;
        for (int i = 0; i < 2000; i++) {
            tick += random.nextInt(3);
            int cpu = random.nextInt(4);
            file.add(cpu, Records.message(tick, cpu, 4, Records.MESSAGES, 10, new byte[random.nextInt(50)]));
        }
        return file.bytes();
    }

    private static List<Seen> byTime(EtlReader reader) throws IOException {
        List<Seen> seen = new ArrayList<>();
        reader.readByTime(record -> seen.add(new Seen(record.tick(), record.number())));
        return seen;
    }

    private static List<Seen> sorted(byte[] bytes) throws IOException {
        List<Seen> seen = new ArrayList<>();
        LogFile.reader(bytes).readByPlace(record -> seen.add(new Seen(record.tick(), record.number())));
        seen.sort(Comparator.comparingLong(Seen::tick));
        return seen;
    }
}

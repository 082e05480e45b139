package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.report.etl.SessionFacts;

final class TraceClockTest {
    private static final long EPOCH = 116_444_736_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 3_579_545, 1_818_300, 10_000_000, 24_000_000, 3_000_000_000L, 9_300_000_000_000L})
    void timesAreExactWhateverTheFrequency(long hertz) throws IOException {
        Random random = new Random(hertz);
        TraceClock clock = clock(LogFile.facts().withClock(1, 12_345, hertz));
        for (int i = 0; i < 1000; i++) {
            long tick = 12_345 + (random.nextLong() >> 24);
            BigInteger exact = BigInteger.valueOf(LogFile.START - EPOCH)
                    .multiply(BigInteger.valueOf(100))
                    .add(floor(BigInteger.valueOf(tick - 12_345).multiply(BigInteger.TEN.pow(9)), hertz));
            long expected = exact.bitLength() < 64 ? exact.longValue() : TraceClock.NONE;
            assertThat(clock.nanos(tick)).isEqualTo(expected);
        }
    }

    @Test
    void ticksOfTheSystemClockAreFileTimes() throws IOException {
        TraceClock clock = clock(LogFile.facts().withClock(2, 5, 10_000_000));
        assertThat(clock.nanos(LogFile.START + 1)).isEqualTo((LogFile.START + 1 - EPOCH) * 100);
    }

    @Test
    void cyclesAreCountedByTheSpeedOfTheProcessor() throws IOException {
        TraceClock clock = clock(LogFile.facts().withClock(3, 1000, 0));
        assertThat(clock.fileTime(1000 + 3_000_000_000L)).isEqualTo(LogFile.START + 10_000_000);
    }

    @Test
    void aClockWithoutFrequencyGivesNoTimes() throws IOException {
        TraceClock clock = clock(LogFile.facts().withClock(1, 1000, 0));
        assertThat(clock.nanos(2000)).isEqualTo(TraceClock.NONE);
        assertThat(clock.problem())
                .isEqualTo("expected the frequency of the session's clock in the log file header, found 0");
    }

    @Test
    void ticksFarOutOfRangeGiveNoTime() throws IOException {
        TraceClock clock = clock(LogFile.facts());
        assertThat(clock.nanos(Long.MIN_VALUE)).isEqualTo(TraceClock.NONE);
        assertThat(clock.nanos(Long.MAX_VALUE)).isEqualTo(TraceClock.NONE);
    }

    private static TraceClock clock(SessionFacts facts) throws IOException {
        EtlReader reader = LogFile.of(facts).reader();
        reader.readByPlace(record -> {});
        return reader.clock();
    }

    private static BigInteger floor(BigInteger dividend, long divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(BigInteger.valueOf(divisor));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}

package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsoTimeTest {
    private static final DateTimeFormatter EXPECTED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Test
    void theEdgesOfTheRangeAreWritten() {
        assertThat(text(0)).isEqualTo("1970-01-01T00:00:00.000000000Z");
        assertThat(text(-1)).isEqualTo("1969-12-31T23:59:59.999999999Z");
        assertThat(text(Long.MAX_VALUE)).isEqualTo("2262-04-11T23:47:16.854775807Z");
        assertThat(text(Long.MIN_VALUE + 1)).isEqualTo("1677-09-21T00:12:43.145224193Z");
    }

    @Test
    void anyInstantIsWrittenAsTheJdkWritesIt() {
        Random random = new Random(20260102);
        for (int i = 0; i < 5000; i++) {
            long nanos = random.nextLong();
            Instant instant =
                    Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
            assertThat(text(nanos)).isEqualTo(EXPECTED.format(instant));
        }
    }

    private static String text(long nanos) {
        StringBuilder to = new StringBuilder();
        IsoTime.append(to, nanos);
        return to.toString();
    }
}

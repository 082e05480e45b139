package org.ndislint.ingest.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.WordBuffer;

class TimeReaderTest {
    private static final Random RANDOM = new Random(4);

    private static TimeReader.Outcome read(TimeReader reader, String text) {
        byte[] bytes = ("x" + text + "9999999999").getBytes(StandardCharsets.UTF_8);
        return reader.read(WordBuffer.copyOf(bytes, 0, bytes.length), 1, text.length());
    }

    private static String fraction(int nanos, int digits) {
        return digits == 0
                ? ""
                : "." + String.format(Locale.ROOT, "%09d", nanos).substring(0, digits);
    }

    @Test
    void agreesWithTheLibraryOnRandomInstantsAndOffsets() {
        TimeReader reader = new TimeReader(ZoneOffset.UTC);
        for (int i = 0; i < 5_000; i++) {
            Instant instant = Instant.ofEpochSecond(RANDOM.nextLong(9_223_372_000L), RANDOM.nextInt(1_000_000_000));
            int digits = RANDOM.nextInt(10);
            long scale = (long) Math.pow(10, 9 - digits);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (RANDOM.nextInt(1000) - 500));
            String text = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)
                            .format(instant.atOffset(offset))
                    + fraction(instant.getNano(), digits)
                    + offset.getId();
            assertThat(read(reader, text)).as(text).isEqualTo(TimeReader.Outcome.READ);
            assertThat(reader.nanos)
                    .as(text)
                    .isEqualTo(instant.getEpochSecond() * 1_000_000_000L + instant.getNano() / scale * scale);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"})
    void withoutAZoneTheConfiguredOneHolds(String zone) {
        TimeReader reader = new TimeReader(ZoneId.of(zone));
        for (int i = 0; i < 1000; i++) {
            var local = Instant.ofEpochSecond(100_000 + RANDOM.nextInt(2_000_000_000))
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDateTime();
            assertThat(read(reader, DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local.withSecond(7))))
                    .isEqualTo(TimeReader.Outcome.READ_WITHOUT_ZONE);
            assertThat(reader.nanos / 1_000_000_000)
                    .isEqualTo(local.withSecond(7).atZone(ZoneId.of(zone)).toEpochSecond());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-01",
                "2026-01-01T",
                "2026-01-01T00:00:0",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-32T00:00:00Z",
                "2025-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026/01/01T00:00:00Z",
                "2026-01-01x00:00:00Z",
                "2026-01-01T00:00:00+1",
                "2026-01-01T00:00:00+24:00",
                "2026-01-01T00:00:00+01:60",
                "2026-01-01T00:00:00ZZ",
                "2026-01-01T00:00:00 Z",
                "2026-01-01T0a:00:00Z",
                "2026-01-01T00:00.5Z",
                "20260101T000000Z",
                "yesterday at noon"
            })
    void whatIsNoStampIsRefused(String text) {
        assertThat(read(new TimeReader(ZoneOffset.UTC), text)).isEqualTo(TimeReader.Outcome.NOT_A_TIME);
    }

    @Test
    void theFirstAndTheLastInstantAreInRange() {
        TimeReader reader = new TimeReader(ZoneOffset.UTC);
        assertThat(read(reader, "1970-01-01T00:00:00Z")).isEqualTo(TimeReader.Outcome.READ);
        assertThat(read(reader, "1970-01-01T00:00:00+00:01")).isEqualTo(TimeReader.Outcome.OUT_OF_RANGE);
        assertThat(read(reader, "2262-04-11T23:47:15.999999999Z")).isEqualTo(TimeReader.Outcome.READ);
        assertThat(read(reader, "2262-04-11T23:47:16Z")).isEqualTo(TimeReader.Outcome.OUT_OF_RANGE);
        assertThat(read(reader, "9999-12-31T23:59:59Z")).isEqualTo(TimeReader.Outcome.OUT_OF_RANGE);
        assertThat(read(reader, "0000-01-01T00:00:00Z")).isEqualTo(TimeReader.Outcome.OUT_OF_RANGE);
    }
}

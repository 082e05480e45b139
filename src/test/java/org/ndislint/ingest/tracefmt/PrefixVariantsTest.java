package org.ndislint.ingest.tracefmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;

/** What real logs do to the default prefix. */
class PrefixVariantsTest {
    private static Decoded decode(String text) throws IOException {
        return Decoding.with(new TracefmtFormat()).read(text);
    }

    private static Instant time(MessageRecord m) {
        return Instant.ofEpochSecond(0, m.timeNanos);
    }

    @Test
    void theDefaultPrefixGivesAllItsFields() throws IOException {
        MessageRecord m = decode("[0]0888.0D60::10/23/2003-12:27:40.173 [tracedrv]Hello, 1 Hi\r\n")
                .only();
        assertThat(m.cpu).isZero();
        assertThat(m.pid).isEqualTo(0x888);
        assertThat(m.tid).isEqualTo(0xD60);
        assertThat(time(m)).isEqualTo(Instant.parse("2003-10-23T12:27:40.173Z"));
        assertThat(m.module).isEqualTo("tracedrv");
        assertThat(m.text).isEqualTo("Hello, 1 Hi");
        assertThat(m.sequence).isEqualTo(CallEvent.NOT_RECORDED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] 0C34.275C::08/28/17-13:24:28.960 [p]x|2017-08-28T13:24:28.960Z|1000000",
                "[0]02CC.0CD0::2012-01-04 09:22:26.567 [p]x|2012-01-04T09:22:26.567Z|1000000",
                "[0]02CC.0CD0::2012-01-04T09:22:26.5671234Z [p]x|2012-01-04T09:22:26.5671234Z|100",
                "[0]02CC.0CD0::2012-01-04T09:22:26.567+07:59 [p]x|2012-01-04T01:23:26.567Z|1000000",
                "[0]02CC.0CD0::10/23/2003-12:27:40.1234567 [p]x|2003-10-23T12:27:40.1234567Z|100",
                "[0]02CC.0CD0::10/23/2003-12:27:40.123456789 [p]x|2003-10-23T12:27:40.123456789Z|1",
                "[0]02CC.0CD0::10/23/2003-12:27:40 [p]x|2003-10-23T12:27:40Z|1000000000",
                "[15]00012CCC.00000CD0::02/29/2024-23:59:59.999 [p]x|2024-02-29T23:59:59.999Z|1000000",
            })
    void stampsOfAllFormsAreRead(String line, String time, long step) throws IOException {
        MessageRecord m = decode(line).only();
        assertThat(time(m)).isEqualTo(Instant.parse(time));
        assertThat(m.timeStepNanos).isEqualTo(step);
        assertThat(m.module).isEqualTo("p");
        assertThat(m.text).isEqualTo("x");
    }

    @Test
    void longProcessAndThreadIdsAreRead() throws IOException {
        MessageRecord m =
                decode("[127]FFFFFFFF.00012CD0::10/23/2003-12:27:40.173 [p]x").only();
        assertThat(m.cpu).isEqualTo(127);
        assertThat(m.pid).isEqualTo(0xFFFFFFFFL);
        assertThat(m.tid).isEqualTo(0x12CD0);
    }

    @ParameterizedTest
    @CsvSource({"00/00/0000-00:00:00.000", "01/01/1601-00:00:00.000", "00/00/00-00:00:00.000"})
    void stampsOfZerosAreNoTime(String stamp) throws IOException {
        Decoded d = decode("[0]0004.0008::" + stamp + " [p]x");
        assertThat(d.only().timeNanos).isEqualTo(CallEvent.NO_TIME);
        assertThat(d.calls("badField")).isEmpty();
    }

    @Test
    void sequenceNumbersStandBeforeTheModule() throws IOException {
        MessageRecord m = decode("[0]0888.0D60::07/25/2003-13:55:39.998 00004ea4 [tracedrv]Hello")
                .only();
        assertThat(m.sequence).isEqualTo(0x4ea4);
        assertThat(m.module).isEqualTo("tracedrv");
        assertThat(m.text).isEqualTo("Hello");
    }

    @Test
    void aBlankAfterTheModuleBelongsToTheText() throws IOException {
        assertThat(decode("[0]0888.0D60::07/25/2003-13:55:39.998 [kernel] [Func]text")
                        .only()
                        .text)
                .isEqualTo(" [Func]text");
    }

    @Test
    void aDateThatCannotBeIsABadFieldAndTheRestStands() throws IOException {
        Decoded d = decode("[0]0888.0D60::02/30/2003-13:55:39.998 [p]x");
        assertThat(d.calls)
                .containsExactly(
                        "badField 1 expected a date of 1970 to 2261 as month, day, year, found 2, 30, 2003",
                        "message 1 x");
        assertThat(d.only().timeNanos).isEqualTo(CallEvent.NO_TIME);
        assertThat(d.only().tid).isEqualTo(0xD60);
    }

    @Test
    void theZoneOfTheOptionIsUsedAndSaidOnce() throws IOException {
        Decoded d = Decoding.with(new TracefmtFormat())
                .zone("America/Los_Angeles")
                .read("[0]0888.0D60::07/25/2003-13:55:39.998 [p]x\n[0]0888.0D60::12/25/2003-13:55:39.998 [p]y\n");
        assertThat(time(d.messages.get(0))).isEqualTo(Instant.parse("2003-07-25T20:55:39.998Z"));
        assertThat(time(d.messages.get(1))).isEqualTo(Instant.parse("2003-12-25T21:55:39.998Z"));
        assertThat(d.remarks).containsExactly("the stamps carry no zone: read as America/Los_Angeles");
    }

    @Test
    void theHourThatSummerTimeRepeatsDoesNotRunBackwards() throws IOException {
        Decoded d = Decoding.with(new TracefmtFormat()).zone("Europe/Berlin").read("""
                        [0]0888.0D60::10/29/2023-02:59:00.000 [p]first pass
                        [0]0888.0D60::10/29/2023-02:01:00.000 [p]second pass
                        [0]0888.0D60::10/29/2023-03:00:00.000 [p]after
                        """);
        assertThat(d.messages.stream().map(PrefixVariantsTest::time))
                .containsExactly(
                        Instant.parse("2023-10-29T00:59:00Z"),
                        Instant.parse("2023-10-29T01:01:00Z"),
                        Instant.parse("2023-10-29T02:00:00Z"));
    }

    @Test
    void daysFirstIsAnOption() throws IOException {
        MessageRecord m = Decoding.with(new TracefmtFormat())
                .dayFirst()
                .read("[0]0888.0D60::03/04/2026-13:55:39.998 [p]x")
                .only();
        assertThat(time(m)).isEqualTo(Instant.parse("2026-04-03T13:55:39.998Z"));
    }

    @Test
    void aDayAboveTwelveInTheMonthsPlaceProvesDaysFirst() throws IOException {
        Decoded d = decode("""
                [0]0888.0D60::03/04/2026-13:55:39.998 [p]x
                [0]0888.0D60::13/04/2026-13:55:39.998 [p]y
                """);
        assertThat(time(d.messages.get(0))).isEqualTo(Instant.parse("2026-04-03T13:55:39.998Z"));
        assertThat(d.remarks).contains("dates are read with the day first: their first number goes above 12");
    }

    @Test
    void datesThatRunBackwardsMonthFirstButNotDayFirstAreSaid() throws IOException {
        Decoded d = decode("""
                [0]0888.0D60::11/03/2026-13:55:39.998 [p]x
                [0]0888.0D60::12/03/2026-13:55:39.998 [p]y
                [0]0888.0D60::01/04/2026-13:55:39.998 [p]z
                """);
        assertThat(d.remarks)
                .contains("dates read with the month first run backwards at line 3; with the day first they do not");
    }

    @Test
    void datesInOrderSayNothingOfTheOtherOrder() throws IOException {
        Decoded d = decode("""
                [0]0888.0D60::01/11/2026-13:55:39.998 [p]x
                [0]0888.0D60::02/10/2026-13:55:39.998 [p]y
                """);
        assertThat(d.remarks).containsExactly("the stamps carry no zone: read as Z");
    }
}

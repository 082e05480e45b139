package org.ndislint.ingest.tracerpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.TraceFormatException;

/** What tracerpt itself writes: today's columns and those of Windows XP. */
class TracerptCsvTest {
    static final String HEADING =
            "                Event Name,       Type,   Event ID,    Version,    Channel,      Level,     Opcode,"
                    + "       Task,            Keyword,        PID,        TID, Processor Number,"
                    + "          Instance ID,   Parent Instance ID,                         Activity ID,"
                    + "                  Related Activity ID,           Clock-Time, Kernel(ms),   User(ms), User Data\n";

    private static final String ZERO = "{00000000-0000-0000-0000-000000000000}";

    static String row(
            String name, String type, String id, String pid, String tid, String cpu, String clock, String data) {
        return String.join(
                        ",",
                        "  " + name,
                        "  " + type,
                        "  " + id,
                        " 0",
                        " 0",
                        " 4",
                        " 0",
                        " 0",
                        " 0x0000000000000800",
                        " " + pid,
                        " " + tid,
                        " " + cpu,
                        "  ",
                        "  ",
                        " " + ZERO,
                        "  ",
                        " " + clock,
                        " 0",
                        " 0",
                        " " + data)
                + "\n";
    }

    static String header(String clock, int eventsLost, int buffersLost, String frequency, String start) {
        return row(
                "EventTrace",
                "Header",
                "0",
                "0x0000244C",
                "0x0000722C",
                "0",
                clock,
                "65536, 83951878, 19041, 16, 133127435830482451, 156250, 0, 65537, 30, 1, 8, " + eventsLost
                        + ", 2592, 0x0, 0x0, 133127400000000000, " + frequency + ", " + start + ", 1, " + buffersLost
                        + ", \"session, one\", \"C:\\x.etl\"");
    }

    private static Decoded decode(String text) throws IOException {
        return Decoding.with(new TracerptCsvFormat()).read(text);
    }

    private static Instant time(MessageRecord m) {
        return Instant.ofEpochSecond(0, m.timeNanos);
    }

    @Test
    void aRowGivesAllThatARecordHasAPlaceFor() throws IOException {
        MessageRecord m = decode(HEADING
                        + row(
                                "tdrv",
                                "Start",
                                "17",
                                "0x0000244C",
                                "0x0000722C",
                                "3",
                                "133127435730482451",
                                "\"hello, \"you\"\""))
                .only();
        assertThat(m.line).isEqualTo(2);
        assertThat(m.module).isEqualTo("tdrv");
        assertThat(m.eventName).isEqualTo("Start");
        assertThat(m.level).isEqualTo("4");
        assertThat(m.flags).isEqualTo("0x0000000000000800");
        assertThat(m.pid).isEqualTo(0x244C);
        assertThat(m.tid).isEqualTo(0x722C);
        assertThat(m.cpu).isEqualTo(3);
        assertThat(time(m)).isEqualTo(Instant.parse("2022-11-12T16:19:33.0482451Z"));
        assertThat(m.timeStepNanos).isEqualTo(100);
        assertThat(m.text).isEqualTo("hello, \"you\"");
        assertThat(Decoded.fields(m)).containsExactly("Event ID=17", "=hello, \"you\"");
    }

    @Test
    void severalDataColumnsAreFieldsWithoutNamesAndTheTextIsAsWritten() throws IOException {
        MessageRecord m = decode(HEADING
                        + row(
                                "p",
                                "31",
                                "0",
                                "0x4",
                                "0x8",
                                "0",
                                "133127435730482451",
                                "5, \"two, and a half\", 0x7, \"\""))
                .only();
        assertThat(Decoded.fields(m)).containsExactly("=5", "=two, and a half", "=0x7", "=");
        assertThat(m.text).isEqualTo("5, \"two, and a half\", 0x7, \"\"");
        assertThat(m.eventName).isNull();
    }

    @Test
    void theHeaderRowTellsTheLossAndIsNoMessage() throws IOException {
        Decoded d = decode(HEADING + header("133127435730482451", 3, 0, "10000000", "133127435730482451"));
        assertThat(d.lost).isEqualTo(3);
        assertThat(d.messages).isEmpty();
        assertThat(d.calls("BANNER")).hasSize(2);
    }

    @Test
    void lostBuffersCountAsOneRecordEachAndAreSaid() throws IOException {
        Decoded d = decode(HEADING + header("133127435730482451", 3, 2, "10000000", "133127435730482451"));
        assertThat(d.lost).isEqualTo(5);
        assertThat(d.remarks).contains("the session lost 2 buffers: each is counted as one lost record, but held more");
    }

    @Test
    void rawTicksAreTranslatedByTheHeaderRow() throws IOException {
        Decoded d = decode(HEADING
                + header("1000", 0, 0, "3000000", "133127435730000000")
                + row("p", "31", "0", "0x4", "0x8", "0", "3001001", "\"x\""));
        assertThat(time(d.only())).isEqualTo(Instant.parse("2022-11-12T16:19:34.000000333Z"));
        assertThat(d.only().timeStepNanos).isEqualTo(333);
    }

    @Test
    void rawTicksWithoutTheirFrequencyAreNoTime() throws IOException {
        Decoded d = decode(HEADING + row("p", "31", "0", "0x4", "0x8", "0", "3001001", "\"x\""));
        assertThat(d.only().timeNanos).isEqualTo(CallEvent.NO_TIME);
        assertThat(d.remarks)
                .containsExactly(
                        "Clock-Time holds raw ticks and no row tells their frequency and start: records have no time");
    }

    @Test
    void titleAndBlankLinesMayComeFirst() throws IOException {
        Decoded d = decode("Windows Event Trace Report\n\n" + HEADING
                + row("p", "31", "0", "0x4", "0x8", "0", "133127435730482451", "\"x\"") + "\n");
        assertThat(d.calls.get(0)).isEqualTo("BANNER 1 Windows Event Trace Report");
        assertThat(d.calls).hasSize(5);
        assertThat(d.calls.subList(3, 5)).containsExactly("message 4 x", "BLANK 5");
    }

    @Test
    void allOnesIsNoProcessAndNoThread() throws IOException {
        MessageRecord m = decode(
                        HEADING + row("p", "31", "0", "0xFFFFFFFF", "0xFFFFFFFF", "0", "133127435730482451", "\"x\""))
                .only();
        assertThat(m.pid).isEqualTo(CallEvent.NOT_RECORDED);
        assertThat(m.tid).isEqualTo(CallEvent.NOT_RECORDED);
    }

    @Test
    void aValueMayGoOverLines() throws IOException {
        Decoded d = decode(HEADING
                + row("p", "31", "0", "0x4", "0x8", "0", "133127435730482451", "\"one\ntwo\"")
                + row("p", "31", "0", "0x4", "0x8", "0", "133127435730482452", "\"x\""));
        assertThat(d.calls.subList(1, 4)).containsExactly("message 2 one\ntwo", "CONTINUATION 3 two\"", "message 4 x");
    }

    @Test
    void aQuoteThatNeverClosesCostsItsRowOnly() throws IOException {
        Decoded d = decode(HEADING
                + row("p", "31", "0", "0x4", "0x8", "0", "133127435730482451", "\"one")
                + row("p", "31", "0", "0x4", "0x8", "0", "133127435730482452", "\"x\""));
        assertThat(d.calls.subList(1, 3))
                .containsExactly(
                        "malformed 2 expected a quote at the end of a value, found the next row at line 3",
                        "message 3 x");
    }

    @Test
    void aRowWithTooFewCellsIsMalformed() throws IOException {
        Decoded d = decode(HEADING + " p, 31, 0\n");
        assertThat(d.calls("malformed")).containsExactly("malformed 2 expected at least 19 cells, found 3");
    }

    @Test
    void aCellThatIsNoNumberIsABadField() throws IOException {
        Decoded d = decode(HEADING + row("p", "31", "0", "0xZZ", "0x8", "-1", "yesterday", "\"x\""));
        assertThat(d.calls.subList(1, 5))
                .containsExactly(
                        "badField 2 expected a clock time, found yesterday",
                        "badField 2 expected a process id, found 0xZZ",
                        "badField 2 expected a processor number, found -1",
                        "message 2 x");
        assertThat(d.only().tid).isEqualTo(8);
    }

    @Test
    void messagesWithoutFormatAreCounted() throws IOException {
        Decoded d = decode(HEADING
                + row(
                        "{ac5ec775-ccdb-3c2c-6150-28b4eacacbc4}",
                        "10",
                        "0",
                        "0x4",
                        "0x8",
                        "0",
                        "133127435730482451",
                        "\"Unknown( 10): GUID=ac5ec775-ccdb-3c2c-6150-28b4eacacbc4 (No Format Information found).\""));
        assertThat(d.calls("UNKNOWN_FORMAT")).hasSize(1);
        assertThat(d.remarks).contains("no ac5ec775-ccdb-3c2c-6150-28b4eacacbc4.tmf: 1 message without text");
    }

    @Test
    void aNoticeOfLossIsALossAtItsPlace() throws IOException {
        Decoded d = decode(HEADING + row("RT_LostEvent", "32", "0", "0x4", "0x8", "0", "133127435730482451", ""));
        assertThat(d.calls("event")).containsExactly("event 2 LOST");
    }

    @Test
    void theOldLayoutHasInstanceIdsAtTheEnd() throws IOException {
        Decoded d = decode("""
                Event Name,       Type,    TID,           Clock-Time,   Kernel(ms),   User(ms), User Data
                EventTrace,     Header, 0x0C80,   127165692400000000,            0,          0, 65536, 83951878, 2600, 1, 127165692500000000, 156250, 0, 65537, 30, 1, 4, 2, 2592, 0x0, 0x0, 127165692300000000, 3579545, 127165692400000000, 1, 0, "s", "f", 0, 0
                  tracedrv,         10, 0x0D60,   127165692601730000,           10,         20, "IOCTL = 1", 5, 0, 0
                """);
        assertThat(d.lost).isEqualTo(2);
        MessageRecord m = d.only();
        assertThat(m.tid).isEqualTo(0xD60);
        assertThat(m.pid).isEqualTo(CallEvent.NOT_RECORDED);
        assertThat(m.cpu).isEqualTo(CallEvent.NOT_RECORDED);
        assertThat(m.text).isEqualTo("\"IOCTL = 1\", 5");
        assertThat(Decoded.fields(m)).containsExactly("=IOCTL = 1", "=5");
        assertThat(time(m)).isEqualTo(Instant.parse("2003-12-22T12:21:00.173Z"));
    }

    @Test
    void aFileWithoutHeadingIsKnownByItsFirstRow() throws IOException {
        String text = header("133127435730482451", 1, 0, "10000000", "133127435730482451")
                + row("p", "31", "0", "0x4", "0x8", "2", "133127435730482452", "\"x\"");
        assertThat(new TracerptCsvFormat().probe(Decoding.head(text)).confidence())
                .isEqualTo(80);
        Decoded d = decode(text);
        assertThat(d.lost).isEqualTo(1);
        assertThat(d.only().cpu).isEqualTo(2);
    }

    @Test
    void theHeadingIsRecognised() {
        assertThat(new TracerptCsvFormat()
                        .probe(Decoding.head("title\n\n" + HEADING))
                        .reason())
                .isEqualTo("line 3 is the heading of a tracerpt file");
    }

    @Test
    void otherCsvIsNotTracerpt() {
        assertThat(new TracerptCsvFormat()
                        .probe(Decoding.head("event,fn,time\nenter,NdisX,1\n"))
                        .confidence())
                .isZero();
    }

    @Test
    void aFileWithoutHeadingIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> decode("a,b\n1,2\n"))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage(
                        "log.txt:2: expected a heading row with Event Name, Type and Clock-Time, found none so far");
    }

    @Test
    void aStreamThatFailsGivesWhatWasRead() throws IOException {
        String text = HEADING
                + row("p", "31", "0", "0x4", "0x8", "2", "133127435730482452", "\"x\"")
                + row("p", "31", "0", "0x4", "0x8", "2", "133127435730482452", "\"y\"");
        Decoded d = Decoding.with(new TracerptCsvFormat())
                .failingAt(text.length() - 2)
                .read(text);
        assertThat(d.calls.subList(1, 3))
                .containsExactly(
                        "message 2 x", "malformed 3 expected a whole row, found the end of what could be read");
        assertThat(d.cutOffs).containsExactly("3 expected more bytes, found the disk is on fire");
    }

    @Test
    void aRowOfThousandsOfCellsIsMalformed() throws IOException {
        Decoded d = decode(
                HEADING + row("p", "31", "0", "0x4", "0x8", "2", "133127435730482452", "1" + ", 1".repeat(5000)));
        assertThat(d.calls("malformed")).containsExactly("malformed 2 expected at most 2000 cells, found 5020");
    }

    @Test
    void aQuoteThatStaysOpenForHundredsOfLinesIsGivenUp() throws IOException {
        Decoded d = decode(HEADING
                + row("p", "31", "0", "0x4", "0x8", "2", "133127435730482452", "\"open" + "\nx".repeat(300))
                + row("p", "31", "0", "0x4", "0x8", "2", "133127435730482452", "\"y\""));
        assertThat(d.calls.get(1))
                .isEqualTo("malformed 2 expected a quote at the end of a value, found more than 200 lines");
        assertThat(d.lines).hasSize(303);
        assertThat(d.only().text).isEqualTo("y");
    }

    @Test
    void columnsMayStandAnywhere() throws IOException {
        String text = "User Data, Event Name" + ", x".repeat(100) + ", Type, Clock-Time\n"
                + "a, p\n"
                + "a, p" + ", 1".repeat(100) + ", Start, 133127435730482452\n";
        Decoded d = decode(text);
        assertThat(d.calls("malformed")).containsExactly("malformed 2 expected at least 104 cells, found 2");
        assertThat(d.only().eventName).isEqualTo("Start");
        assertThat(time(d.only())).isEqualTo(Instant.parse("2022-11-12T16:19:33.0482452Z"));
    }
}

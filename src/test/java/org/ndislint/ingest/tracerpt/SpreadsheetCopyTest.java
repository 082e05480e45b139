package org.ndislint.ingest.tracerpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.model.MessageRecord;

/** tracerpt files that somebody opened in a spreadsheet and saved. */
class SpreadsheetCopyTest {
    private static final String HEADING =
            "Index,Event Name, Type, Event ID, Version, Channel, Level, Opcode, Task, Keyword, PID, TID,"
                    + " Processor Number, Instance ID, Parent Instance ID, Activity ID, Related Activity ID,"
                    + " Clock-Time, Kernel(ms), User(ms), User Data\n";

    private static String row(String pid, String clock, String data) {
        return "0,tdrv,31,0,0,0,4,0,0,2048," + pid + ",29228,3,,,{00000000-0000-0000-0000-000000000000},," + clock
                + ",0,0," + data + "\n";
    }

    private static Decoded decode(String text) throws IOException {
        return Decoding.with(new TracerptCsvFormat()).read(text);
    }

    @Test
    void tripledQuotesDecimalIdsAndRoundedTimesAreRead() throws IOException {
        Decoded d = decode(HEADING + row("9292", "1.3312743573048245E+17", "\" \"\"hello, you\"\"\""));
        MessageRecord m = d.only();
        assertThat(m.module).isEqualTo("tdrv");
        assertThat(m.pid).isEqualTo(9292);
        assertThat(m.tid).isEqualTo(29228);
        assertThat(m.cpu).isEqualTo(3);
        assertThat(m.text).isEqualTo("hello, you");
        assertThat(Instant.ofEpochSecond(0, m.timeNanos)).isEqualTo(Instant.parse("2022-11-12T16:19:33.048245Z"));
        assertThat(m.timeStepNanos).isEqualTo(1600);
    }

    @Test
    void theLossOfPrecisionIsSaidOnce() throws IOException {
        Decoded d = decode(HEADING + row("1", "1.3312743573048245E+17", "x") + row("1", "1.33127E+17", "y"));
        assertThat(d.remarks)
                .containsExactly(
                        "a spreadsheet or another program saved this copy of a tracerpt file: numbers are read as they"
                                + " stand, and what it rounded is lost",
                        "a spreadsheet rounded Clock-Time: times are known to 1600 ns or worse, and the order of records"
                                + " within that is not");
        assertThat(d.messages.get(1).timeStepNanos).isEqualTo(100_000_000_000_000L);
    }

    @Test
    void eighteenDigitsOfWhichThreeAreZerosAreRoundedToo() throws IOException {
        MessageRecord m = decode(HEADING + row("1", "133127435730482000", "x")).only();
        assertThat(m.timeStepNanos).isEqualTo(100_000);
    }

    @Test
    void semicolonsAndDecimalCommasAreRead() throws IOException {
        String text = (HEADING + row("9292", "1,33127435730482E+17", "\" \"\"a; b\"\"\"")).replace(',', ';');
        Decoded d = decode(text.replace("1;33127435730482E+17", "1,33127435730482E+17"));
        assertThat(d.only().text).isEqualTo("a; b");
        assertThat(d.only().timeStepNanos).isEqualTo(100_000);
        assertThat(d.only().pid).isEqualTo(9292);
    }

    @Test
    void anIdInScientificNotationIsABadField() throws IOException {
        Decoded d = decode(HEADING + row("1.2E+05", "133127435730482451", "x"));
        assertThat(d.calls("badField")).containsExactly("badField 2 expected a process id, found 1.2E+05");
    }

    @Test
    void aStandardQuotedValueMayGoOverLines() throws IOException {
        Decoded d = decode(
                HEADING + row("1", "133127435730482451", "\"one\n\"\"two\"\"\"") + row("1", "133127435730482452", "x"));
        assertThat(d.calls.subList(1, 4))
                .containsExactly("message 2 one\n\"two\"", "CONTINUATION 3 \"\"two\"\"\"", "message 4 x");
    }

    @Test
    void severalValuesAreJoinedForTheText() throws IOException {
        MessageRecord m =
                decode(HEADING + row("1", "133127435730482451", "5,\"a,b\",7")).only();
        assertThat(m.text).isEqualTo("5, a,b, 7");
        assertThat(Decoded.fields(m)).containsExactly("=5", "=a,b", "=7");
    }

    @Test
    void aCopyIsRecognisedAsOne() {
        assertThat(new TracerptCsvFormat().probe(Decoding.head(HEADING)).reason())
                .isEqualTo("line 1 is the heading of a tracerpt file, saved by a spreadsheet");
    }
}

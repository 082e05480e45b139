package org.ndislint.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.model.TraceFormatException;

class CsvFormatTest {
    private static DecodedTrace read(String text) throws IOException {
        return DecodedTrace.of(new CsvFormat(), text);
    }

    private static String only(String heading, String cells) throws IOException {
        DecodedTrace trace = read("event,fn," + heading + "\ncall,MiniportPause," + cells + "\n");
        return trace.text(trace.event()).replace("call MiniportPause", "").strip();
    }

    @Test
    void theHeadingNamesTheColumns() throws IOException {
        DecodedTrace trace = read("fn,tid,event,status,af\nNdisClCloseAddressFamily,7,exit,NDIS_STATUS_PENDING,A1\n");
        assertThat(trace.all)
                .containsExactly("other BANNER 1", "2 exit NdisClCloseAddressFamily tid=7 status=#103 af='A1'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "af ~ 12 ~ af='12'",
                "af ~ 0x12 ~ af=#12",
                "af ~ NULL ~ af=#0",
                "af,vc ~ ,V1 ~ vc='V1'",
                "cpu,pid,tid,irql ~ 1,2,3,DISPATCH_LEVEL ~ cpu=1 pid=2 tid=3 irql=2",
                "time ~ 1700000000000000001 ~ time=1700000000000000001",
                "time ~ 2026-01-31T12:00:00Z ~ time=1769860800000000000",
                "status ~ 259 ~ status=#103",
                "status ~ TRUE ~ status=TRUE",
                "nbl ~ N1 ~ nbl='N1'",
                "nbl ~ \"N1, N2\" ~ nbl='N1','N2'",
                "port,count ~ 5,6 ~ port=#5 count=#6",
                "args ~ \"{\"\"A\"\":1,\"\"B\"\":\"\"x,y\"\"}\" ~ args.A=#1 args.B='x,y'",
                "MillisecondsPeriod ~ 100 ~ args.MillisecondsPeriod='100'",
                "millisecondsperiod ~ 100 ~ args.millisecondsperiod='100'",
                "args.Anything ~ 0x10 ~ args.Anything=#10",
                "driver ~ \"a \"\"b\"\" c\" ~ driver=a \"b\" c",
                "driver ~ \"\"\"\" ~ driver=\"",
                "driver ~ a\"b ~ driver=a\"b",
                "driver ~ \"  a  \" ~ driver=  a  ",
                "driver,af ~ \t a \t , \"A1\"  ~ driver=a af='A1'",
                "driver ~ a\tb ~ driver=a\tb",
                "driver ~ \"\" ~ ''",
                "driver ~ \u00e4 ~ driver=\u00e4",
            })
    void cellsAreReadWithTheRulesOfTheKeys(String heading, String cells, String expected) throws IOException {
        assertThat(only(heading, cells)).isEqualTo(expected);
    }

    @Test
    void captureAndLostRowsLeaveTheOtherColumnsEmpty() throws IOException {
        DecodedTrace trace = read("""
                event,fn,cpu,count,complete,covers,drivers
                capture,,,,TRUE,"client,mcm","a b,c"
                lost,,1,4,,,
                """);
        assertThat(trace.texts())
                .containsExactly(
                        "capture complete=true fromStart=null covers=[client, mcm] names=null lost=null started=null"
                                + " stopped=null host=null drivers=[a b, c]",
                        "lost cpu=1 lost=4");
    }

    @ParameterizedTest
    @CsvSource({"';'", "'\t'", "','"})
    void otherSeparatorsAreFoundByTheHeading(String separator) throws IOException {
        String text = "event,fn,af\ncall,F,A1\ncall,F,\n".replace(",", separator);
        assertThat(read(text).texts()).containsExactly("call ?F af='A1'", "call ?F");
    }

    @Test
    void aSeparatorLineOfASpreadsheetIsSkipped() throws IOException {
        assertThat(read("sep=;\r\nevent;fn;af\r\ncall;F;A1\r\n").all)
                .containsExactly("other BANNER 1", "other BANNER 2", "3 call ?F af='A1'");
    }

    @Test
    void headingsAreTrimmedAndMayBeQuoted() throws IOException {
        assertThat(read(" event , \"fn\" ,\taf\ncall,F,A1\n").texts()).containsExactly("call ?F af='A1'");
    }

    @Test
    void columnsThatMeanNothingAreIgnoredAndSaidOnce() throws IOException {
        DecodedTrace trace = read("event,fn,Row,,af,My Comment\ncall,F,1,x,A1,hello\ncall,F,2,,A2,\n");
        assertThat(trace.texts()).containsExactly("call ?F af='A1'", "call ?F af='A2'");
        assertThat(trace.remarks)
                .containsExactly("columns that are neither keys nor parameters are ignored: Row, My Comment");
    }

    @Test
    void rowsMayBeShorterThanTheHeadingAndLongerByEmptyCells() throws IOException {
        assertThat(read("event,fn,af,vc\ncall,F\ncall,F,A1,V1,,\n").texts())
                .containsExactly("call ?F", "call ?F af='A1' vc='V1'");
    }

    @Test
    void aRowWithMoreCellsThanTheHeadingIsMalformed() throws IOException {
        assertThat(read("event,fn,af\ncall,F,A1,x\ncall,F,A2\n").all)
                .containsExactly(
                        "other BANNER 1",
                        "malformed 2: expected 3 cells as in the heading, found more",
                        "3 call ?F af='A2'");
    }

    @Test
    void blankLinesAndEmptyRowsAreNoRecords() throws IOException {
        assertThat(read("\nevent,fn,af\n\n,,\n , \ncall,F,A1\n").all)
                .containsExactly(
                        "other BLANK 1",
                        "other BANNER 2",
                        "other BLANK 3",
                        "other BLANK 4",
                        "other BLANK 5",
                        "6 call ?F af='A1'");
    }

    @Test
    void aQuotedCellMayGoOverLines() throws IOException {
        assertThat(read("event,fn,driver,af\r\ncall,F,\"a\r\nb\n\nc\",A1\r\ncall,F,,A2\r\n").all)
                .containsExactly("other BANNER 1", "2 call ?F driver=a\r\nb\n\nc af='A1'", "6 call ?F af='A2'");
    }

    @Test
    void anOpenQuoteCostsItsOwnLine() throws IOException {
        StringBuilder text = new StringBuilder("event,fn,af\ncall,F,\"A1\n");
        for (int i = 0; i < 100; i++) {
            text.append("call,F,B").append(i).append('\n');
        }
        DecodedTrace trace = read(text.toString());
        assertThat(trace.events).hasSize(100);
        assertThat(trace.problems)
                .containsExactly("malformed 2: cell 3 (af): expected a closing quote, found the end of the line");
    }

    @Test
    void anOpenQuoteThatALaterQuoteSeemsToCloseCostsItsOwnLine() throws IOException {
        assertThat(read("event,fn,af\ncall,F,\"A1\ncall,\"F\",A2\n").all)
                .containsExactly(
                        "other BANNER 1",
                        "malformed 2: cell 3 (af): expected a closing quote, found the end of the line",
                        "3 call ?F af='A2'");
    }

    @Test
    void textBehindAClosingQuoteIsMalformed() throws IOException {
        assertThat(read("event,fn,af\ncall,F,\"A\"1\n").problems)
                .containsExactly(
                        "malformed 2: cell 3 (af): expected a separator after the closing quote, found more text");
    }

    @Test
    void nulAndOtherControlCharactersAreMalformed() throws IOException {
        assertThat(read("event,fn,af\ncall,F,A\0\ncall,F\u0001,A\n").problems)
                .containsExactly(
                        "malformed 2: cell 3 (af): expected text, found the control character 0",
                        "malformed 3: cell 2 (fn): expected text, found the control character 1");
    }

    @Test
    void aRowWithoutEventOrFunctionIsMalformed() throws IOException {
        assertThat(read("event,fn,af\n,F,A\ncall,,A\nstop,F,A\n").problems)
                .containsExactly(
                        "malformed 2: event: expected enter, exit, call, lost or capture, found none",
                        "malformed 3: fn: expected the name of a function, found none",
                        "malformed 4: event: expected enter, exit, call, lost or capture, found \"stop\"");
    }

    @Test
    void valuesThatCannotBeUsedAreSaid() throws IOException {
        assertThat(read("event,fn,tid,time,args,nbl\ncall,F,-1,1.7E+18,x,\"a,,b\"\n").all)
                .containsExactly(
                        "other BANNER 1",
                        "bad field 2: tid: expected an integer from 0 to 4294967295, found -1",
                        "bad field 2: time: expected a time such as 2026-01-31T12:00:00.123456789Z or an integer, found"
                                + " \"1.7E+18\"",
                        "bad field 2: args: expected an object, found x",
                        "bad field 2: nbl, item 2: expected handles: numbers or names, found nothing",
                        "2 call ?F");
    }

    @Test
    void argumentsThatAreNoJsonAreMalformed() throws IOException {
        assertThat(read("event,fn,args\ncall,F,{A:1}\n").problems)
                .containsExactly("malformed 2: args, column 2: expected a key in double quotes, found A:1}");
    }

    @Test
    void aLastRowThatBreaksOffCutsTheTraceOff() throws IOException {
        assertThat(read("event,fn,af\ncall,F,\"A").problems)
                .containsExactly(
                        "malformed 2: cell 3 (af): expected a closing quote, found the end of the line; the file ends there",
                        "cut off 2: ");
        assertThat(read("event,fn,af\ncall,F,A").problems).isEmpty();
    }

    @Test
    void withoutItsHeadingItIsRefused() {
        assertThatThrownBy(() -> read("a,b\n1,2\n"))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage("test:1: expected a heading with event and fn, found \"a,b\"");
        assertThatThrownBy(() -> read("\n\n"))
                .hasMessage("test: expected a heading with event and fn, found only blank lines");
        assertThatThrownBy(() -> read("event,fn,af,af\n"))
                .hasMessage("test:1: expected each heading once, found \"af\" over two columns");
    }

    @Test
    void aRowLongerThanTheLimitCostsItself() throws IOException {
        String row = "call,F," + "x".repeat(17 << 20);
        assertThat(read("event,fn,af\n" + row + "\ncall,F,A1\n").all)
                .containsExactly(
                        "other BANNER 1",
                        "malformed 2: expected a line of at most 16777216 bytes, found a longer one",
                        "3 call ?F af='A1'");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 64, 4096})
    void theSizeOfThePiecesReadDoesNotMatter(int piece) throws IOException {
        String text = "event,fn,driver,af\r\ncall,F,\"a\r\nb\",A1\r\ncall,\"F,\ncall,F,x,A2\n,,,\ncall,F,\"";
        assertThat(DecodedTrace.of(new CsvFormat(), new BytesSource(text.getBytes(StandardCharsets.UTF_8), piece)).all)
                .isEqualTo(read(text).all);
    }
}

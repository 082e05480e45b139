package org.ndislint.ingest.shorthand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.ingest.DecodedTrace;

/** The contract's sentences on the shorthand, one by one. */
class ShorthandFormatTest {
    private static DecodedTrace read(String text) throws IOException {
        return DecodedTrace.of(new ShorthandFormat(), text);
    }

    private static String only(String pairs) throws IOException {
        DecodedTrace trace = read("= MiniportPause " + pairs);
        return trace.text(trace.event()).replace("call MiniportPause", "").strip();
    }

    private static String fault(String pairs) throws IOException {
        DecodedTrace trace = read("= MiniportPause " + pairs);
        assertThat(trace.texts()).containsExactly("call MiniportPause");
        assertThat(trace.problems).hasSize(1);
        return trace.problems.get(0);
    }

    @Test
    void theContractsExampleIsRead() throws IOException {
        DecodedTrace trace = read("""
                    @ complete=false covers=client,call-manager
                    > NdisClCloseAddressFamily af=A1 irql=0 t=1 driver=client
                    < NdisClCloseAddressFamily status=NDIS_STATUS_PENDING af=A1 t=1
                    ! count=4
                """);
        assertThat(trace.problems).isEmpty();
        assertThat(trace.texts())
                .containsExactly(
                        "capture complete=false fromStart=null covers=[call-manager, client] names=null lost=null"
                                + " started=null stopped=null host=null drivers=null",
                        "enter NdisClCloseAddressFamily tid=1 irql=0 driver=client af='A1'",
                        "exit NdisClCloseAddressFamily tid=1 status=#103 af='A1'",
                        "lost lost=4");
    }

    @Test
    void eachMarkIsAKindOfEvent() throws IOException {
        assertThat(read("> F\n< F\n= F\n!\n@\n").texts())
                .containsExactly(
                        "enter ?F",
                        "exit ?F",
                        "call ?F",
                        "lost",
                        "capture complete=null fromStart=null covers=null names=null lost=null started=null"
                                + " stopped=null host=null drivers=null");
    }

    @Test
    void commentsStandAloneOnTheirLine() throws IOException {
        assertThat(read("# one\n  \t# two\n\n> F a=#3\n").all)
                .containsExactly("other COMMENT 1", "other COMMENT 2", "other BLANK 3", "4 enter ?F args.a='#3'");
    }

    @Test
    void tokensAreSeparatedByBlanksOrTabs() throws IOException {
        assertThat(read("\t >\tF \t af=A1\t\tvc=V1  \r\n").all).containsExactly("1 enter ?F af='A1' vc='V1'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "af=12 ~ af='12'",
                "af=0 ~ af='0'",
                "af=0x0 ~ af=#0",
                "af=NULL ~ af=#0",
                "af=FFFFC804AF2E3710 ~ af=#ffffc804af2e3710",
                "af=12345678 ~ af=#12345678",
                "t=1 ~ tid=1",
                "tid=007 ~ tid=7",
                "pid=0x1F ~ pid=31",
                "cpu=0 irql=DISPATCH_LEVEL ~ cpu=0 irql=2",
                "irql=2 ~ irql=2",
                "ts=1.5 ~ time=1500000000",
                "ts=0 ~ time=0",
                "ts=0.000000001 ~ time=1",
                "ts=33.0 ~ time=33000000000",
                "time=2026-01-31T12:00:00Z ~ time=1769860800000000000",
                "time=1700000000000000001 ~ time=1700000000000000001",
                "status=259 ~ status=#103",
                "status=NDIS_STATUS_PENDING ~ status=#103",
                "status=TRUE ~ status=TRUE",
                "flags=A|B ~ flags='A|B'",
                "flags=0 ~ flags='0'",
                "oid=0x00010101 ~ oid=#10101",
                "port=5 count=2 internal=1 nullHandlers=0 ~ port=#5 count=#2 internal=#1 nullHandlers=#0",
                "nbl=N1 ~ nbl='N1'",
                "nbl=N1,N2,0x3 ~ nbl='N1','N2',#3",
                "nbl=\"N1,N2\" ~ nbl='N1','N2'",
                "nbl=\"N\\u002c1,N 2\" ~ nbl='N,1','N 2'",
                "driver=\"my driver\" ~ driver=my driver",
                "driver=\"\" ~ driver=",
                "driver=a,b#c=d ~ driver=a,b#c=d",
                "driver=\"a\\\"b\\\\c\\u00e4\\ud83d\\ude00\" ~ driver=a\"b\\c\u00e4\ud83d\ude00",
                "driver=\u00e4 ~ driver=\u00e4",
                "RequestId=7 ~ args.RequestId='7'",
                "Tag=0x31676154 Wait=TRUE Name=\"a b\" ~ args.Tag=#31676154 args.Wait='TRUE' args.Name='a b'",
                "flags=a=b ~ flags='a=b'",
            })
    void pairsAreReadWithTheRulesOfTheKeys(String pairs, String expected) throws IOException {
        assertThat(only(pairs)).isEqualTo(expected);
    }

    @Test
    void captureKeysAreRead() throws IOException {
        DecodedTrace trace = read("@ complete=true fromStart=FALSE covers=mcm names=source lost=3 started=\"at noon\""
                + " stopped=5 host=h drivers=\"a b,c\"");
        assertThat(trace.text(trace.event()))
                .isEqualTo("capture complete=true fromStart=false covers=[mcm] names=source lost=3 started=at noon"
                        + " stopped=5 host=h drivers=[a b, c]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "t=x ~ tid: expected an integer from 0 to 4294967295, found x",
                "cpu=-1 ~ cpu: expected an integer from 0 to 4294967295, found -1",
                "irql=99 ~ irql: expected a level from 0 to 31 or its name, found \"99\"",
                "port=abc ~ port: expected an integer from 0 to 18446744073709551615, found abc",
                "af=0x12345678901234567 ~ af: expected a number of at most 64 bits, found \"0x12345678901234567\"",
                "ts=-1 ~ time: expected seconds such as 1.5, found \"-1\"",
                "ts=1.5s ~ time: expected seconds such as 1.5, found \"1.5s\"",
                "ts=1.0000000001 ~ time: expected at most nine fractional digits, found \"1.0000000001\"",
                "ts=99999999999 ~ time: expected a time from 1970 to 2262, found \"99999999999\"",
                "time=noon ~ time: expected a time such as 2026-01-31T12:00:00.123456789Z or an integer, found \"noon\"",
                "time=1.7E+18 ~ time: expected a time such as 2026-01-31T12:00:00.123456789Z or an integer, found \"1.7E+18\"",
                "nbl=N1,,N2 ~ nbl, item 2: expected handles: numbers or names, found nothing",
                "covers=client,x ~ covers, item 2: expected client, call-manager, mcm, miniport, protocol or filter, found x",
                "complete=yes ~ complete: expected true or false, found \"yes\"",
                "lost=-1 ~ lost: expected an integer from 0 to 9223372036854775807, found -1",
                "args=1 ~ args: expected an object, found \"1\"",
            })
    void aValueThatCannotBeUsedIsSaidAndTheRestStands(String pairs, String expected) throws IOException {
        assertThat(fault(pairs)).isEqualTo("bad field 1: " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "hello ~ column 1: expected one of > < = ! @ #, found hello",
                ">F ~ column 2: expected a blank, found F",
                "> ~ column 2: expected the name of a function, found the end of the line",
                "> af=A1 ~ column 3: expected the name of a function, found af=A1",
                "> F af ~ column 7: expected = and a value, found the end of the line",
                "> F af vc=1 ~ column 7: expected = and a value, found a blank",
                "> F =A1 ~ column 5: expected a key, found =A1",
                "> F af= ~ column 8: expected a value (\"\" if it is empty), found the end of the line",
                "> F af= vc=1 ~ column 8: expected a value (\"\" if it is empty), found a blank",
                "> F af=A\"B\" ~ column 9: expected a value in double quotes, as it holds quotes or control characters, found \"B\"",
                "> F af=\"A ~ column 10: expected the closing quote of a string, found the end of the line",
                "> F af=\"A\"x ~ column 11: expected a blank, found x",
                "> F af=\"\\q\" ~ column 10: expected an escape of JSON, found q\"",
                "> F af=1 af=1 ~ column 10: expected each key once, found af=1",
                "> F t=1 tid=1 ~ column 9: expected each key once, found tid=1",
                "> F ts=1 time=1 ~ column 10: expected each key once, found time=1",
                "> F fn=G ~ column 5: expected each key once, found fn=G",
                "> F event=exit ~ column 5: expected each key once, found event=exit",
                "> F X=1 X=1 ~ column 9: expected each key once, found X=1",
                "! \"a\"=1 ~ column 3: expected a key, = and a value, found \"a\"=1",
            })
    void whatIsNoEventIsMalformedAndCostsOneLine(String line, String expected) throws IOException {
        DecodedTrace trace = read(line + "\n! count=1\n");
        assertThat(trace.all).containsExactly("malformed 1: " + expected, "2 lost lost=1");
    }

    @Test
    void controlCharactersAreMalformed() throws IOException {
        assertThat(read("> F\0 af=1\n> F af=A\0\n> F a\0=1\n> F a=\"\0\"\n").problems)
                .containsExactly(
                        "malformed 1: column 3: expected the name of a function, found F\ufffd af=1",
                        "malformed 2: column 9: expected a value in double quotes, as it holds quotes or control"
                                + " characters, found \ufffd",
                        "malformed 3: column 6: expected a key, = and a value, found \ufffd=1",
                        "malformed 4: column 8: expected an escape for a control character, found \ufffd\"");
    }

    @Test
    void aLastLineThatBreaksOffCutsTheTraceOff() throws IOException {
        assertThat(read("> F af=\"A").problems)
                .containsExactly(
                        "malformed 1: column 10: expected the closing quote of a string, found the end of the line; the file ends there",
                        "cut off 1: ");
        assertThat(read("> F af=A").problems).isEmpty();
    }
}

package org.ndislint.ingest.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;

/** The contract's sentences on NDJSON, one by one. */
class NdjsonFormatTest {
    private static final String CLOSE = "{\"event\":\"call\",\"fn\":\"NdisClCloseAddressFamily\"";

    private static DecodedTrace read(String text) throws IOException {
        return DecodedTrace.of(new NdjsonFormat(), text);
    }

    /** A call with further members. */
    private static String call(String members) {
        return CLOSE + "," + members + "}\n";
    }

    private static String only(String members) throws IOException {
        DecodedTrace trace = read(call(members));
        return trace.text(trace.event())
                .replace("call NdisClCloseAddressFamily", "")
                .strip();
    }

    private static String fault(String members) throws IOException {
        DecodedTrace trace = read(call(members));
        assertThat(trace.texts()).containsExactly("call NdisClCloseAddressFamily");
        assertThat(trace.problems).hasSize(1);
        return trace.problems.get(0);
    }

    private static String malformed(String line) throws IOException {
        DecodedTrace trace = read(line + "\n{\"event\":\"lost\"}\n");
        assertThat(trace.texts()).containsExactly("lost");
        assertThat(trace.problems).hasSize(1);
        assertThat(trace.problems.get(0)).startsWith("malformed 1: ");
        return trace.problems.get(0).substring("malformed 1: ".length());
    }

    @Test
    void everyKeyOfACallIsRead() throws IOException {
        String line = "{\"event\":\"enter\",\"fn\":\"ProtocolCmOpenAf\",\"time\":\"2026-01-31T12:00:00.123456789Z\","
                + "\"cpu\":3,\"pid\":4,\"tid\":4294967295,\"irql\":2,\"driver\":\"mcm\",\"status\":259,"
                + "\"af\":\"A1\",\"vc\":1,\"sap\":\"0x2\",\"party\":\"0X3\",\"binding\":\"00000004\","
                + "\"adapter\":\"FFFFC804AF2E3710\",\"filter\":18446744073709551615,\"request\":\"12\","
                + "\"nbl\":[\"N1\",7],\"lock\":\"NULL\",\"timer\":0,\"workItem\":\"a long name\",\"object\":\"\u00e4\","
                + "\"clientAf\":\"c\",\"callMgrAf\":\"d\",\"clientSap\":\"e\",\"callMgrSap\":\"f\",\"clientVc\":\"g\","
                + "\"callMgrVc\":\"h\",\"miniportVc\":\"i\",\"clientParty\":\"j\",\"callMgrParty\":\"k\","
                + "\"bindingContext\":\"l\",\"adapterContext\":\"m\",\"bindContext\":\"n\",\"unbindContext\":\"o\","
                + "\"oid\":\"0x00010101\",\"code\":\"NDIS_STATUS_RESET_START\",\"pnpEvent\":\"NetEventPause\","
                + "\"closeStatus\":0,\"flags\":\"A|B\",\"addressFamily\":\"Q1\",\"sapSpec\":\"s\",\"struct\":\"t\","
                + "\"port\":0,\"count\":2,\"tapiCallId\":\"u\",\"instanceName\":\"v\",\"params\":\"w\",\"internal\":1,"
                + "\"caller\":\"ndis\",\"vcVar\":\"NULL\",\"nullHandlers\":2,"
                + "\"args\":{\"Tag\":\"0x31\",\"Size\":10,\"Wait\":true,\"Due\":-1,\"Name\":\"x y\"}}";
        DecodedTrace trace = read(line);
        assertThat(trace.text(trace.event()))
                .isEqualTo(
                        "enter ProtocolCmOpenAf time=1769860800123456789 cpu=3 pid=4 tid=4294967295 irql=2 driver=mcm"
                                + " status=#103 af='A1' vc=#1 sap=#2 party=#3 binding=#4 adapter=#ffffc804af2e3710"
                                + " filter=#ffffffffffffffff request='12' lock=#0 timer=#0 workItem='a long name' object='\u00e4'"
                                + " clientAf='c' callMgrAf='d' clientSap='e' callMgrSap='f' clientVc='g' callMgrVc='h'"
                                + " miniportVc='i' clientParty='j' callMgrParty='k' bindingContext='l' adapterContext='m'"
                                + " bindContext='n' unbindContext='o' oid=#10101 code='NDIS_STATUS_RESET_START'"
                                + " pnpEvent='NetEventPause' closeStatus=#0 flags='A|B' addressFamily='Q1' sapSpec='s'"
                                + " struct='t' port=#0 count=#2 tapiCallId='u' instanceName='v' params='w' internal=#1"
                                + " caller='ndis' vcVar=#0 nullHandlers=#2 nbl='N1',#7"
                                + " args.Tag=#31 args.Size=#a args.Wait='TRUE' args.Due=#ffffffffffffffff args.Name='x y'");
    }

    @Test
    void captureKeysAreRead() throws IOException {
        DecodedTrace trace = read("{\"event\":\"capture\",\"complete\":true,\"fromStart\":false,"
                + "\"covers\":[\"client\",\"call-manager\",\"mcm\",\"miniport\",\"protocol\",\"filter\"],"
                + "\"names\":\"import\",\"lost\":7,\"started\":\"noon\",\"stopped\":5,\"host\":\"h\","
                + "\"drivers\":[\"a.sys\",\"b\"]}\n{\"event\":\"capture\"}");
        assertThat(trace.texts())
                .containsExactly(
                        "capture complete=true fromStart=false"
                                + " covers=[call-manager, client, filter, mcm, miniport, protocol] names=import lost=7"
                                + " started=noon stopped=5 host=h drivers=[a.sys, b]",
                        "capture complete=null fromStart=null covers=null names=null lost=null started=null"
                                + " stopped=null host=null drivers=null");
    }

    @Test
    void lostMarksKeepTheirCountCpuAndTime() throws IOException {
        DecodedTrace trace = read("""
                {"event":"lost","count":4,"cpu":1}
                {"count":9,"event":"lost"}
                {"event":"lost","time":5}
                """);
        assertThat(trace.texts()).containsExactly("lost cpu=1 lost=4", "lost lost=9", "lost time=5");
    }

    @Test
    void aLostCountThatIsNoNumberIsAFaultOfTheField() throws IOException {
        DecodedTrace trace = read("{\"event\":\"lost\",\"count\":\"many\"}");
        assertThat(trace.all)
                .containsExactly("bad field 1: count: expected a number of lost records, found many", "1 lost");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"af\":0', af=#0",
        "'\"af\":\"NULL\"', af=#0",
        "'\"af\":\"null\"', af='null'",
        "'\"af\":\"0\"', af='0'",
        "'\"af\":\"0x0\"', af=#0",
        "'\"af\":\"0xffffc804af2e3710\"', af=#ffffc804af2e3710",
        "'\"af\":\"FFFFC804AF2E3710\"', af=#ffffc804af2e3710",
        "'\"af\":\"0XABC\"', af=#abc",
        "'\"af\":\"0x123456789\"', af=#123456789",
        "'\"af\":\"0x00000000000000000000012\"', af=#12",
        "'\"af\":\"12345678\"', af=#12345678",
        "'\"af\":\"1234567\"', af='1234567'",
        "'\"af\":\"123456789\"', af='123456789'",
        "'\"af\":\"ffffc804af2e371\"', af='ffffc804af2e371'",
        "'\"af\":\"ffffc804`af2e3710\"', af='ffffc804`af2e3710'",
        "'\"af\":\"0x\"', af='0x'",
        "'\"af\":\"0xg\"', af='0xg'",
        "'\"af\":\"0x1234567g\"', af='0x1234567g'",
        "'\"af\":\"0x12345678901234567g\"', af='0x12345678901234567g'",
        "'\"af\":\"deadbeeg\"', af='deadbeeg'",
        "'\"af\":\"\"', af=''",
        "'\"af\":\"\\u0041\\u0031\"', af='A1'",
        "'\"af\":18446744073709551615', af=#ffffffffffffffff",
        "'\"af\":-0', af=#0",
        "'\"oid\":65793', oid=#10101",
        "'\"oid\":\"12345678\"', oid='12345678'",
        "'\"oid\":\"NULL\"', oid='NULL'",
        "'\"closeStatus\":-1073741823', closeStatus=#c0000001",
        "'\"port\":\"p\"', port='p'",
        "'\"nbl\":\"N1\"', 'nbl=''N1'''",
        "'\"nbl\":[]', ''",
        "'\"af\" : \"A1\" ', af='A1'",
    })
    void handlesAreNumbersOrNames(String member, String expected) throws IOException {
        assertThat(only(member)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"NDIS_STATUS_PENDING\"', #103",
        "'\"STATUS_PENDING\"', #103",
        "'\"0x103\"', #103",
        "'\"0X00000103\"', #103",
        "'\"00000103\"', #103",
        "'\"C0000001\"', #c0000001",
        "'\"0xFFFFFFFFC0000001\"', #c0000001",
        "'\"259\"', #103",
        "'\"-1073741823\"', #c0000001",
        "259, #103",
        "-1073741823, #c0000001",
        "3221225473, #c0000001",
        "0, #0",
        "'\"TRUE\"', TRUE",
        "'\"FALSE\"', FALSE",
        "'\"true\"', ?true",
        "'\"NULL\"', ?NULL",
        "'\"MY_STATUS\"', ?MY_STATUS",
    })
    void statusesAreNamesOrNumbers(String value, String expected) throws IOException {
        assertThat(only("\"status\":" + value)).isEqualTo("status=" + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "31, 31",
        "'\"2\"', 2",
        "'\"PASSIVE_LEVEL\"', 0",
        "'\"APC_LEVEL\"', 1",
        "'\"DISPATCH_LEVEL\"', 2",
        "'\"Dispatch\"', 2",
    })
    void levelsAreNumbersOrNames(String value, int expected) throws IOException {
        assertThat(only("\"irql\":" + value)).isEqualTo("irql=" + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1700000000000000001, 1700000000000000001",
        "9223372036854775807, 9223372036854775807",
        "'\"1970-01-01T00:00:00Z\"', 0",
        "'\"1970-01-01T00:00:01.5Z\"', 1500000000",
        "'\"1970-01-01T00:00:00.000000001Z\"', 1",
        "'\"1970-01-01T01:00:00.1+01:00\"', 100000000",
        "'\"1969-12-31T19:00:00.12345678-0500\"', 123456780",
        "'\"1970-01-01t02:30:00,5+02:30\"', 500000000",
        "'\"1970-01-01T01:00+01\"', 0",
        "'\"2024-02-29T23:59:59.999999999Z\"', 1709251199999999999",
    })
    void timesAreIsoOrNanoseconds(String value, long expected) throws IOException {
        assertThat(only("\"time\":" + value)).isEqualTo("time=" + expected);
    }

    @Test
    void aTimeWithoutZoneIsReadInTheConfiguredOneAndSaidOnce() throws IOException {
        String lines = call("\"time\":\"2026-07-01T12:00:00.5\"") + call("\"time\":\"2026-01-01T12:00:00\"");
        DecodedTrace trace = DecodedTrace.of(new NdjsonFormat(), BytesSource.of(lines), ZoneId.of("Europe/Berlin"));
        assertThat(trace.texts())
                .containsExactly(
                        "call NdisClCloseAddressFamily time=1782900000500000000",
                        "call NdisClCloseAddressFamily time=1767265200000000000");
        assertThat(trace.remarks).containsExactly("times without a zone are read as Europe/Berlin");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"af\":null', 'af: expected a handle: a number or a name, found null'",
        "'\"af\":-1', 'af: expected an integer from 0 to 18446744073709551615, found -1'",
        "'\"af\":18446744073709551616', 'af: expected an integer from 0 to 18446744073709551615, found 18446744073709551616'",
        "'\"af\":1.0', 'af: expected a handle: a number or a name, found 1.0'",
        "'\"af\":1e3', 'af: expected a handle: a number or a name, found 1e3'",
        "'\"af\":true', 'af: expected a handle: a number or a name, found true'",
        "'\"af\":{\"a\":1}', 'af: expected a handle: a number or a name, found {\"a\":1}'",
        "'\"af\":[1]', 'af: expected a handle: a number or a name, found [1]'",
        "'\"af\":\"0x12345678901234567\"', 'af: expected a number of at most 64 bits, found \"0x12345678901234567\"'",
        "'\"irql\":32', 'irql: expected a level from 0 to 31, found 32'",
        "'\"irql\":-1', 'irql: expected a level from 0 to 31, found -1'",
        "'\"irql\":\"HOT\"', 'irql: expected a level from 0 to 31 or its name, found \"HOT\"'",
        "'\"tid\":\"5\"', 'tid: expected an integer, found \"5\"'",
        "'\"tid\":-5', 'tid: expected an integer from 0 to 4294967295, found -5'",
        "'\"pid\":4294967296', 'pid: expected an integer from 0 to 4294967295, found 4294967296'",
        "'\"cpu\":1e99', 'cpu: expected an integer, found 1e99'",
        "'\"time\":-1', 'time: expected nanoseconds since 1970, 0 to 9223372036854775807, found -1'",
        "'\"time\":9223372036854775808', 'time: expected nanoseconds since 1970, 0 to 9223372036854775807, found 9223372036854775808'",
        "'\"time\":\"123\"', 'time: expected a time such as 2026-01-31T12:00:00.123456789Z or an integer, found \"123\"'",
        "'\"time\":\"2026-02-29T00:00:00Z\"', 'time: expected a time such as 2026-01-31T12:00:00.123456789Z or an integer, found \"2026-02-29T00:00:00Z\"'",
        "'\"time\":\"2026-01-01T00:00:00.1234567890Z\"', 'time: expected at most nine fractional digits, found \"2026-01-01T00:00:00.1234567890Z\"'",
        "'\"time\":\"1969-12-31T23:59:59Z\"', 'time: expected a time from 1970 to 2262, found \"1969-12-31T23:59:59Z\"'",
        "'\"driver\":5', 'driver: expected a string, found 5'",
        "'\"status\":4294967296', 'status: expected a status of 32 bits, found 4294967296'",
        "'\"status\":\"0x100000000\"', 'status: expected a status of 32 bits, found 0x100000000'",
        "'\"status\":true', 'status: expected the name of a status, or 32 bits as a number, found true'",
        "'\"nbl\":[\"N1\",null]', 'nbl, item 2: expected handles: numbers or names, found null'",
        "'\"nbl\":[\"N1\",-3,null]', 'nbl, item 2: expected an integer from 0 to 18446744073709551615, found -3'",
        "'\"nbl\":[[1]]', 'nbl, item 1: expected handles: numbers or names, found [1]'",
        "'\"internal\":\"yes\"', 'internal: expected an integer, found \"yes\"'",
        "'\"caller\":1', 'caller: expected a string, found 1'",
        "'\"oid\":false', 'oid: expected a string or an integer, found false'",
        "'\"args\":[]', 'args: expected an object, found []'",
        "'\"args\":{\"A\":null}', 'args.A: expected a string or an integer, found null'",
        "'\"args\":{\"A\":1.5}', 'args.A: expected a string or an integer, found 1.5'",
        "'\"args\":{\"A\":{\"b\":1}}', 'args.A: expected a string or an integer, found {\"b\":1}'",
        "'\"args\":{\"A\":18446744073709551616}', 'args.A: expected an integer of at most 64 bits, found 18446744073709551616'",
        "'\"covers\":\"client\"', 'covers: expected an array of strings, found \"client\"'",
        "'\"covers\":[\"kernel\"]', 'covers, item 1: expected client, call-manager, mcm, miniport, protocol or filter, found kernel'",
        "'\"names\":\"both\"', 'names: expected source or import, found \"both\"'",
        "'\"complete\":1', 'complete: expected true or false, found 1'",
        "'\"lost\":-2', 'lost: expected an integer from 0 to 9223372036854775807, found -2'",
    })
    void aValueThatCannotBeUsedIsSaidAndTheRestStands(String member, String expected) throws IOException {
        assertThat(fault(member)).isEqualTo("bad field 1: " + expected);
    }

    @Test
    void theRestOfARecordWithAFaultStands() throws IOException {
        DecodedTrace trace = read(call("\"af\":\"A1\",\"irql\":99,\"tid\":1,\"args\":{\"a\":null,\"b\":1}"));
        assertThat(trace.all)
                .containsExactly(
                        "bad field 1: irql: expected a level from 0 to 31, found 99",
                        "bad field 1: args.a: expected a string or an integer, found null",
                        "1 call NdisClCloseAddressFamily tid=1 af='A1' args.b=#1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[1] ~ column 1: expected an object, found [1]",
                "{\"event\":\"call\"} ~ fn: expected the name of a function, found none",
                "{\"fn\":\"F\"} ~ event: expected enter, exit, call, lost or capture, found none",
                "{\"event\":\"stop\",\"fn\":\"F\"} ~ event: expected enter, exit, call, lost or capture, found \"stop\"",
                "{\"event\":5,\"fn\":\"F\"} ~ event: expected enter, exit, call, lost or capture, found 5",
                "{\"event\":\"call\",\"fn\":\"\"} ~ fn: expected the name of a function, found \"\"",
                "{\"event\":\"call\",\"fn\":7} ~ fn: expected the name of a function, found 7",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":1,\"af\":1} ~ column 33: expected each key once, found \"af\":1}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":1,\"\\u0061f\":1} ~ column 33: expected each key once, found \"\\u0061f\":1}",
                "{\"event\":\"call\",\"fn\":\"F\",\"x\":1,\"x\":1} ~ column 32: expected each key once, found \"x\":1}",
                "{\"event\":\"call\",\"fn\":\"F\",\"x\":{\"y\":1,\"y\":2}} ~ column 37: expected each key once, found \"y\":2}}",
                "{\"event\":\"call\",\"fn\":\"F\",\"args\":{\"y\":1,\"y\":2}} ~ column 40: expected each key once, found \"y\":2}}",
                "{\"event\":\"call\",\"fn\":\"F\"} x ~ column 27: expected the end of the line, found x",
                "{\"event\":\"call\",\"fn\":\"F\"}{} ~ column 26: expected the end of the line, found {}",
                "{\"event\":\"call\",\"fn\":\"F\",} ~ column 26: expected a key in double quotes, found }",
                "{\"event\":\"call\" \"fn\":\"F\"} ~ column 17: expected a comma or a closing brace, found \"fn\":\"F\"}",
                "{\"event\" \"call\"} ~ column 10: expected a colon, found \"call\"}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":01} ~ column 32: expected a comma or a closing brace, found 1}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":+1} ~ column 31: expected a value, found +1}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":1.} ~ column 33: expected a digit, found }",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":NaN} ~ column 31: expected a value, found NaN}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":'A'} ~ column 31: expected a value, found 'A'}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":tru} ~ column 34: expected a value, found }",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":\"a\\x\"} ~ column 34: expected an escape of JSON, found x\"}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":\"\\u12g4\"} ~ column 36: expected four hex digits, found g4\"}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":\"\\ud800\"} ~ column 32: expected both halves of a surrogate pair, found \\ud800\"}",
                "{\"event\":\"call\",\"fn\":\"F\",\"x\":[1,]} ~ column 33: expected a value, found ]}",
                "{\"event\":\"call\",\"fn\":\"F\",\"nbl\":[1,]} ~ column 35: expected a value, found ]}",
                "{\"event\":\"call\",\"fn\":\"F\",\"af\":\"A ~ column 33: expected the closing quote of a string, found the end of the line",
                "# comment ~ column 1: expected an object, found # comment",
            })
    void whatIsNoRecordIsMalformedAndCostsOneLine(String line, String expected) throws IOException {
        assertThat(malformed(line)).isEqualTo(expected);
    }

    @Test
    void controlCharactersAndBytesThatAreNotUtf8AreMalformed() throws IOException {
        assertThat(malformed("{\"event\":\"call\",\"fn\":\"F\",\"af\":\"a\tb\"}"))
                .isEqualTo("column 33: expected an escape for a control character, found a blank");
        assertThat(malformed("{\"event\":\"call\",\0\"fn\":\"F\"}"))
                .isEqualTo("column 17: expected a key in double quotes, found \ufffd\"fn\":\"F\"}");
        byte[] latin1 = (call("\"driver\":\"\u00e4\"") + "{\"event\":\"lost\"}\n")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(DecodedTrace.of(new NdjsonFormat(), latin1).all)
                .containsExactly("malformed 1: column 59: expected UTF-8, found \ufffd\"}", "2 lost");
    }

    @Test
    void aFaultOfARecordThatIsMalformedIsNotSaidAsWell() throws IOException {
        assertThat(malformed("{\"event\":\"call\",\"irql\":99,\"fn\":\"F\",")).contains("expected a key");
    }

    @Test
    void unknownKeysAreKeptAndIgnored() throws IOException {
        assertThat(only("\"x\":[1,{\"y\":null}],\"af\":\"A1\",\"\\u0078y\" : -1.5e3"))
                .isEqualTo("af='A1' extra \"x\":[1,{\"y\":null}],\"\\u0078y\" : -1.5e3");
    }

    @Test
    void anEscapedKeyIsTheKey() throws IOException {
        assertThat(only("\"\\u0061f\":\"A1\"")).isEqualTo("af='A1'");
    }

    @Test
    void functionsOutsideTheCatalogueAreEvents() throws IOException {
        assertThat(read("{\"event\":\"exit\",\"fn\":\"MyOwnThing\"}").texts()).containsExactly("exit ?MyOwnThing");
    }

    @Test
    void anAliasIsItsFunctionAndItsSpellingIsKept() throws IOException {
        assertThat(read("{\"event\":\"exit\",\"fn\":\"NdisMResetComplete\"}").texts())
                .containsExactly("exit NdisMResetComplete");
        assertThat(read("{\"event\":\"exit\",\"fn\":\"MiniportCoOidRequestHandler\"}\n"
                                + "{\"event\":\"exit\",\"fn\":\"MINIPORT_HALT\"}")
                        .texts())
                .contains("exit MiniportHaltEx as MINIPORT_HALT");
    }

    @Test
    void theOrderOfKeysDoesNotMatter() throws IOException {
        assertThat(read("{\"af\":\"A1\",\"fn\":\"MiniportPause\",\"event\":\"enter\"}")
                        .texts())
                .containsExactly("enter MiniportPause af='A1'");
    }

    @Test
    void blankLinesAreNoRecordsButLines() throws IOException {
        DecodedTrace trace = read("\n  \t\r\n{\"event\":\"lost\"}\r\n");
        assertThat(trace.all).containsExactly("other BLANK 1", "other BLANK 2", "3 lost");
    }

    @Test
    void nestingIsBounded() throws IOException {
        String deep = "[".repeat(62) + "]".repeat(62);
        assertThat(read(call("\"x\":" + deep)).problems).isEmpty();
        assertThat(malformed(CLOSE + ",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .startsWith("column 116: expected at most 64 levels of nesting, found [[[");
    }

    @Test
    void aTornLastLineIsMalformedAndCutsTheTraceOff() throws IOException {
        assertThat(read(call("\"af\":1") + "{\"event\":\"ent").problems)
                .containsExactly(
                        "malformed 2: column 14: expected the closing quote of a string, found the end of the line; the file ends there",
                        "cut off 2: ");
    }

    @Test
    void aLastLineThatIsWrongButWholeDoesNotCutTheTraceOff() throws IOException {
        assertThat(read("{\"event\":\"lost\"}\n{\"event\":\"lost\" x}").problems)
                .containsExactly("malformed 2: column 17: expected a comma or a closing brace, found x}");
    }

    @Test
    void aLastRecordWithoutNewlineIsARecord() throws IOException {
        assertThat(read("{\"event\":\"lost\"}").all).containsExactly("1 lost");
    }

    @Test
    void oneLineOfAHundredMegabytesCostsItself() throws IOException {
        byte[] huge = new byte[100 << 20];
        java.util.Arrays.fill(huge, (byte) 'x');
        byte[] after = "\n{\"event\":\"lost\"}\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(
                "{\"event\":\"call\",\"fn\":\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, huge, 0, 22);
        System.arraycopy(after, 0, huge, huge.length - after.length, after.length);
        assertThat(DecodedTrace.of(new NdjsonFormat(), huge).all)
                .containsExactly(
                        "malformed 1: expected a line of at most 16777216 bytes, found a longer one", "2 lost");
    }

    @Test
    void aLongNameMakesItsFieldUnusable() throws IOException {
        assertThat(fault("\"driver\":\"" + "d".repeat(5000) + "\""))
                .startsWith("bad field 1: driver: expected at most 4096 bytes, found \"ddd");
    }

    @Test
    void aRecordOfTooManyMembersIsMalformed() throws IOException {
        StringBuilder members = new StringBuilder("\"x\":0");
        for (int i = 0; i < 70_000; i++) {
            members.append(",\"k").append(i).append("\":0");
        }
        assertThat(malformed(call(members.toString()).strip())).contains("expected at most 65536 keys");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 4096})
    void theSizeOfThePiecesReadDoesNotMatter(int piece) throws IOException {
        String text = call("\"af\":\"A1\"") + "{broken\n\n" + call("\"irql\":77") + "{\"event\":";
        assertThat(DecodedTrace.of(
                                new NdjsonFormat(),
                                new BytesSource(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), piece))
                        .all)
                .isEqualTo(read(text).all);
    }
}

package org.ndislint.ingest.tracerpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.TraceFormatException;

/** The XML of tracerpt and of Event Viewer. */
class TracerptXmlTest {
    private static final String SYSTEM = """
            <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
             <System>
              <Provider Name="tdrv" Guid="{9b93a332-c452-3e71-64f7-55130c7de2e4}" />
              <EventID>17</EventID><Version>0</Version><Level>4</Level><Task>0</Task><Opcode>1</Opcode>
              <Keywords>0x800</Keywords>
              <TimeCreated SystemTime="2023-03-29T12:33:05.621016900-07:00" />
              <Correlation ActivityID="{00000000-0000-0000-0000-000000000001}" />
              <Execution ProcessID="21064" ThreadID="11964" ProcessorID="3" KernelTime="0" UserTime="0" />
              <Channel /><Computer />
             </System>
            """;

    private static String event(String rest) {
        return SYSTEM + rest + "</Event>\n";
    }

    private static String events(String... bodies) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Events>\n");
        for (String body : bodies) {
            text.append(event(body));
        }
        return text.append("</Events>\n").toString();
    }

    private static Decoded decode(String text) throws IOException {
        return Decoding.with(new TracerptXmlFormat()).read(text);
    }

    private static Instant time(MessageRecord m) {
        return Instant.ofEpochSecond(0, m.timeNanos);
    }

    @Test
    void theSystemBlockGivesTheFieldsOfARecord() throws IOException {
        MessageRecord m = decode(events("<EventData><Data Name=\"x\"> 5</Data><Data>y</Data></EventData>"))
                .only();
        assertThat(m.line).isEqualTo(3);
        assertThat(m.module).isEqualTo("tdrv");
        assertThat(m.level).isEqualTo("4");
        assertThat(m.flags).isEqualTo("0x800");
        assertThat(m.pid).isEqualTo(21064);
        assertThat(m.tid).isEqualTo(11964);
        assertThat(m.cpu).isEqualTo(3);
        assertThat(time(m)).isEqualTo(Instant.parse("2023-03-29T19:33:05.621016900Z"));
        assertThat(m.timeStepNanos).isEqualTo(100);
        assertThat(Decoded.fields(m))
                .containsExactly(
                        "EventID=17", "Opcode=1", "ActivityID={00000000-0000-0000-0000-000000000001}", "x=5", "=y");
    }

    @Test
    void debugDataIsAWppMessage() throws IOException {
        MessageRecord m = decode(events("""
                <DebugData><SequenceNumber>7</SequenceNumber><FlagsName>CO</FlagsName><LevelName>INFO</LevelName>
                <Component>ndis</Component><SubComponent>af</SubComponent><FileLine>af_c12</FileLine>
                <Function>NdisClOpen</Function><Message>--&gt; NdisClOpen &#20449;</Message><New>x</New></DebugData>
                <RenderingInfo Culture="en-US"><Message>other</Message></RenderingInfo>
                """)).only();
        assertThat(m.sequence).isEqualTo(7);
        assertThat(m.flags).isEqualTo("CO");
        assertThat(m.level).isEqualTo("INFO");
        assertThat(m.component).isEqualTo("ndis");
        assertThat(m.tag).isEqualTo("af_c12");
        assertThat(m.function).isEqualTo("NdisClOpen");
        assertThat(m.text).isEqualTo("--> NdisClOpen \u4fe1");
        assertThat(Decoded.fields(m)).contains("SUBCOMP=af");
    }

    @Test
    void userDataGivesItsLeavesEvenIfOneIsCalledEvent() throws IOException {
        Decoded d = decode(
                events("<UserData><My xmlns=\"urn:x\"><Event><Code>5</Code></Event><Name>n</Name></My></UserData>"));
        assertThat(Decoded.fields(d.only())).contains("Code=5", "Name=n");
    }

    @Test
    void binaryAndUndecodedDataAreKept() throws IOException {
        Decoded d = decode(
                events(
                        "<BinaryEventData>0102</BinaryEventData>",
                        "<ProcessingErrorData><ErrorCode>15005</ErrorCode><EventPayload>AB</EventPayload></ProcessingErrorData>"));
        assertThat(Decoded.fields(d.messages.get(0))).endsWith("BinaryEventData=0102");
        assertThat(Decoded.fields(d.messages.get(1))).endsWith("ErrorCode=15005", "EventPayload=AB");
    }

    @Test
    void renderingInfoGivesTextAndName() throws IOException {
        MessageRecord m = decode(events("""
                <RenderingInfo Culture="de-DE"><Level>Informationen</Level><Opcode>Start</Opcode><Task>Close</Task>
                <Message>
                Geschlossen, wie gewünscht.
                </Message><EventName xmlns="http://schemas.microsoft.com/win/2004/08/events/trace">Process</EventName>
                </RenderingInfo>
                <ExtendedTracingInfo xmlns="http://schemas.microsoft.com/win/2004/08/events/trace">
                <EventGuid>{921353-0000-454e-0000-00}</EventGuid></ExtendedTracingInfo>
                """)).only();
        assertThat(m.text).isEqualTo("Geschlossen, wie gewünscht.");
        assertThat(m.eventName).isEqualTo("Process/Start");
        assertThat(m.level).isEqualTo("4");
    }

    @Test
    void aRowOfEventsNeedsNoRoot() throws IOException {
        Decoded d = decode(event("") + event(""));
        assertThat(d.messages).hasSize(2);
        assertThat(d.cutOffs).isEmpty();
        assertThat(new TracerptXmlFormat().probe(Decoding.head(event(""))).confidence())
                .isEqualTo(95);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-03-29T12:33:05.6210169+07:59, 2023-03-29T04:34:05.621016900Z, 100",
        "2023-03-29T12:33:05.6210169Z, 2023-03-29T12:33:05.621016900Z, 100",
        "2023-03-29T12:33:05.621Z, 2023-03-29T12:33:05.621Z, 1000000",
        "2023-03-29T12:33:05.621016900, 2023-03-29T12:33:05.621016900Z, 100",
    })
    void systemTimesOfAllFormsAreRead(String stamp, String time, long step) throws IOException {
        MessageRecord m = decode(event("").replace("2023-03-29T12:33:05.621016900-07:00", stamp))
                .only();
        assertThat(time(m)).isEqualTo(Instant.parse(time));
        assertThat(m.timeStepNanos).isEqualTo(step);
    }

    @Test
    void aValueOfTheWrongTypeIsABadField() throws IOException {
        Decoded d = decode(event("").replace("2023-03-29T12", "yesterday").replace("\"21064\"", "\"4294967295\""));
        assertThat(d.calls)
                .containsExactly(
                        "badField 1 expected a SystemTime such as 2023-03-29T12:33:05.621016900-07:00, found"
                                + " yesterday:33:05.621016900-07:00",
                        "message 1 ");
        assertThat(d.only().pid).isEqualTo(CallEvent.NOT_RECORDED);
        assertThat(d.only().tid).isEqualTo(11964);
    }

    @Test
    void theFirstEventTellsTheLossAndIsNoMessage() throws IOException {
        String header =
                event("""
                <EventData><Data Name="BuffersWritten">  5</Data><Data Name="EventsLost">      41</Data>
                <Data Name="BuffersLost">0</Data></EventData>
                """).replace("9b93a332-c452-3e71-64f7-55130c7de2e4", "68fdd900-4a3e-11d1-84f4-0000f80464e3");
        Decoded d = decode("<Events>" + header + event("") + "</Events>");
        assertThat(d.lost).isEqualTo(41);
        assertThat(d.calls("BANNER")).hasSize(1);
        assertThat(d.messages).hasSize(1);
    }

    @Test
    void messagesWithoutFormatAreCounted() throws IOException {
        Decoded d = decode(events("<DebugData><FileLine>10</FileLine><Message>Unknown( 10):"
                + " GUID=9b93a332-c452-3e71-64f7-55130c7de2e4 (No Format Information found).</Message></DebugData>"));
        assertThat(d.calls("UNKNOWN_FORMAT")).hasSize(1);
        assertThat(d.remarks).containsExactly("no 9b93a332-c452-3e71-64f7-55130c7de2e4.tmf: 1 message without text");
    }

    @Test
    void controlCharactersAndReferencesToThemAreMended() throws IOException {
        MessageRecord m = decode(events("<EventData><Data Name=\"a\">x\u0001y&#x2;z&#xD800;&#9;.</Data></EventData>"))
                .only();
        assertThat(Decoded.fields(m)).contains("a=x\ufffdy\ufffdz\ufffd\t.");
    }

    @Test
    void malformedGuidsAreTolerated() throws IOException {
        MessageRecord m = decode(event("").replace("Name=\"tdrv\" Guid=\"{9b93a332-c452", "Guid=\"{921353"))
                .only();
        assertThat(m.module).isEqualTo("{921353-3e71-64f7-55130c7de2e4}");
    }

    @Test
    void aDamagedEventCostsItselfOnly() throws IOException {
        String text = "<Events>\n" + event("") + event("<EventData><Data></EventData>") + event("") + "</Events>";
        Decoded d = decode(text);
        assertThat(d.calls).hasSize(3).startsWith("message 2 ").endsWith("message 24 ");
        assertThat(d.calls.get(1)).startsWith("malformed 13 expected a well-formed <Event>, found: ");
        assertThat(d.cutOffs).isEmpty();
    }

    @Test
    void anEventThatTheNextInterruptsIsMalformed() throws IOException {
        Decoded d = decode("<Events>" + SYSTEM + event("") + "</Events>");
        assertThat(d.calls).containsExactly("malformed 1 expected </Event>, found <Event>", "message 11 ");
    }

    @Test
    void whatStandsBetweenEventsIsMalformedOnce() throws IOException {
        Decoded d = decode("<Events>" + event("") + "<Data>x</Data> rubbish <System>\n" + event("") + "</Events>");
        assertThat(d.calls)
                .hasSize(3)
                .contains("malformed 12 expected <Event>, found something else")
                .endsWith("message 13 ");
    }

    @Test
    void aFileThatEndsInAnEventIsCutOff() throws IOException {
        Decoded d = decode("<Events>" + event("") + SYSTEM);
        assertThat(d.calls).containsExactly("message 1 ", "malformed 12 expected </Event>, found the end of the file");
        assertThat(d.cutOffs).containsExactly("12 expected </Event>, found the end of the file");
    }

    @Test
    void aFileThatLacksItsLastTagIsCutOff() throws IOException {
        Decoded d = decode("<Events>\n" + event(""));
        assertThat(d.messages).hasSize(1);
        assertThat(d.cutOffs).containsExactly("13 expected </Events>, found the end of the file");
    }

    @Test
    void anEventOfFiveMebibytesIsMalformedAndTheNextIsRead() throws IOException {
        Decoded d = decode("<Events>" + event("<EventData><Data>" + "x".repeat(5 << 20) + "</Data></EventData>")
                + event("") + "</Events>");
        assertThat(d.calls)
                .containsExactly("malformed 1 expected </Event>, found more than 4194304 bytes", "message 12 ");
    }

    @Test
    void anEntityBombIsRefused() {
        String bomb =
                "<?xml version=\"1.0\"?>\n<!DOCTYPE Events [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<Events>"
                        + event("<EventData><Data>&b;</Data></EventData>") + "</Events>";
        assertThatThrownBy(() -> decode(bomb))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage("log.txt:2: expected events, found a document type declaration: refused, no trace has one");
    }

    @Test
    void anUndefinedEntityIsMalformed() throws IOException {
        assertThat(decode(events("<EventData><Data>&b;</Data></EventData>")).calls("malformed"))
                .hasSize(1);
    }

    @Test
    void elementsNestedTenThousandDeepAreMalformed() throws IOException {
        String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
        Decoded d = decode(events("<UserData>" + deep + "</UserData>", ""));
        assertThat(d.calls("malformed")).hasSize(1);
        assertThat(d.messages).hasSize(1);
    }

    @Test
    void commentsAndCdataMayHoldTags() throws IOException {
        Decoded d = decode("<!-- <Event> -->"
                + event("<!-- </Event> --><EventData><Data><![CDATA[</Event>]]></Data></EventData>"));
        assertThat(Decoded.fields(d.only())).contains("=</Event>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><head/></html>", "<?xml version=\"1.0\"?><a/>", "<!-- x -->", "<Eve"})
    void otherXmlIsRefused(String text) {
        assertThatThrownBy(() -> decode(text))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageContaining("expected <Events> or <Event>, found ");
    }

    @Test
    void anEmptyRootIsATraceWithoutEvents() throws IOException {
        Decoded d = decode("<Events/>");
        assertThat(d.calls).isEmpty();
        assertThat(d.cutOffs).isEmpty();
    }

    @Test
    void aRootOfSomeonesOwnIsTolerated() throws IOException {
        assertThat(decode("<export>" + event("") + "</export>").calls).containsExactly("message 1 ");
    }

    @Test
    void theSizeOfReadsDoesNotMatter() throws IOException {
        String text = events("<EventData><Data>1</Data></EventData>", "<UserData><x/></UserData>");
        assertThat(Decoding.with(new TracerptXmlFormat()).inPiecesOf(1).read(text).calls)
                .isEqualTo(decode(text).calls);
    }

    @Test
    void manyEventsGoThroughOneParserAfterTheOther() throws IOException {
        Decoded d = decode("<Events>"
                + event("<EventData><Data Name=\"n\">v</Data></EventData>").repeat(9000) + "</Events>");
        assertThat(d.messages).hasSize(9000);
        assertThat(d.messages.get(8999).line).isEqualTo(1 + 8999 * 11);
    }

    @Test
    void shorthandIsNotXml() {
        assertThat(new TracerptXmlFormat()
                        .probe(Decoding.head("< NdisClCloseAddressFamily af=A1\n"))
                        .confidence())
                .isZero();
    }

    @Test
    void anEventOfThousandsOfElementsIsMalformed() throws IOException {
        Decoded d = decode(events("<UserData>" + "<a/>".repeat(10_001) + "</UserData>", ""));
        assertThat(d.calls("malformed"))
                .containsExactly("malformed 3 expected a well-formed <Event>, found: more than 10000 elements");
        assertThat(d.messages).hasSize(1);
    }

    @Test
    void aNoticeOfLossIsALossAtItsPlace() throws IOException {
        Decoded d = decode(
                event("").replace("9b93a332-c452-3e71-64f7-55130c7de2e4", "6A399AE0-4BC6-4DE9-870B-3657F8947E7E"));
        assertThat(d.calls).containsExactly("event 1 LOST");
    }
}

package org.ndislint.ingest.tracefmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.model.CallEvent;

/** Lines that are no message of their own, and damage. */
class LineKindsTest {
    private static final String P = "[0]0888.0D60::10/23/2003-12:27:40.173 [p]";

    private static Decoded decode(String text) throws IOException {
        return Decoding.with(new TracefmtFormat()).read(text);
    }

    @Test
    void linesWithoutPrefixContinueTheMessage() throws IOException {
        Decoded d = decode(P + "one\n  two\n\nfour\n" + P + "next\n");
        assertThat(d.calls)
                .containsExactly(
                        "message 1 one\n  two\n\nfour",
                        "CONTINUATION 2   two",
                        "BLANK 3",
                        "CONTINUATION 4 four",
                        "message 5 next");
    }

    @Test
    void aBlankLineAtTheEndOfAMessageIsNotPartOfIt() throws IOException {
        assertThat(decode(P + "one\n\n" + P + "two\n\n").calls)
                .containsExactly("message 1 one", "BLANK 2", "message 3 two", "BLANK 4");
    }

    @Test
    void aMessageThatGoesOnTooLongIsBounded() throws IOException {
        Decoded d = decode(P + "one\n" + "x\n".repeat(5000) + P + "two\n");
        assertThat(d.messages).hasSize(2);
        assertThat(d.messages.get(0).text).hasSize(3 + 2 * 1000);
        assertThat(d.calls("CONTINUATION")).hasSize(5000);
        assertThat(d.remarks)
                .contains(
                        "the message of line 1 goes on over more than 1000 lines: the rest of it was counted but not read");
        assertThat(d.messages.get(1).text).isEqualTo("two");
    }

    @Test
    void aLineBeforeTheFirstMessageIsAMessageWithoutPrefix() throws IOException {
        Decoded d = decode("something else\n" + P + "one\n");
        assertThat(d.calls).containsExactly("message 1 something else", "message 2 one");
        assertThat(d.messages.get(0).tid).isEqualTo(CallEvent.NOT_RECORDED);
        assertThat(d.messages.get(0).timeNanos).isEqualTo(CallEvent.NO_TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(WmiTrace) LogDump for Logger Id 0x13",
                "Found Buffers: 5 Messages: 537, sorting entries",
                "Total of 537 Messages from 5 Buffers",
                "Setting log file to: C:\\x.etl",
                "Examining C:\\x\\default.tmf for message formats,  3 found.",
                "Searching for TMF files on path: C:\\tmf",
                "Logfile C:\\x.etl:",
                "Event traces dumped to C:\\FmtFile.txt",
                "Event Summary dumped to C:\\FmtSum.txt",
                "*****FormatMessage Header(Header) of EventTrace, parameter 23 raised an exception*****",
                "0: kd> !wmitrace.logdump 0x13",
                "lkd> !wmitrace.logdump 0x13",
            })
    void chatterOfToolsIsNoMessage(String line) throws IOException {
        String text = line.startsWith("Logfile") ? line + " OS version 10.0.19041 (Currently running on 10.0)" : line;
        assertThat(decode(P + "one\n" + text + "\n" + P + "two\n").calls)
                .containsExactly("message 1 one", "BANNER 2 " + text, "message 3 two");
    }

    @Test
    void eventTraceAloneIsABannerOnTheFirstLineOnly() throws IOException {
        assertThat(decode("EventTrace\n" + P + "one\nEventTrace\n").calls)
                .containsExactly("BANNER 1 EventTrace", "message 2 one\nEventTrace", "CONTINUATION 3 EventTrace");
    }

    @Test
    void messagesWithoutFormatAreCountedByGuid() throws IOException {
        String a = "Unknown( 76): GUID=ac5ec775-ccdb-3c2c-6150-28b4eacacbc4 (No Format Information found).\n";
        String b = "Unknown( 10): GUID=bc5ec775-ccdb-3c2c-6150-28b4eacacbc4 (No Format Information found).\n";
        Decoded d = decode(a + P + "one\n" + b + a + P + a);
        assertThat(d.calls("UNKNOWN_FORMAT")).hasSize(4);
        assertThat(d.messages).hasSize(1);
        assertThat(d.remarks)
                .endsWith(
                        "no ac5ec775-ccdb-3c2c-6150-28b4eacacbc4.tmf: 3 messages without text",
                        "no bc5ec775-ccdb-3c2c-6150-28b4eacacbc4.tmf: 1 message without text");
    }

    @Test
    void aBeginningOfNothingButMessagesWithoutFormatIsStillTracefmt() throws IOException {
        String unknown = "Unknown( 76): GUID=ac5ec775-ccdb-3c2c-6150-28b4eacacbc4 (No Format Information found).\n";
        String text = unknown.repeat(1000) + P + "one\n";
        assertThat(new TracefmtFormat().probe(Decoding.head(text)).confidence()).isEqualTo(50);
        assertThat(decode(text).only().tid).isEqualTo(0xD60);
    }

    @Test
    void textThatOnlyLooksLikeAnUnknownMessageContinues() throws IOException {
        assertThat(decode(P + "one\nUnknown(xy): GUID=1\n").calls)
                .containsExactly("message 1 one\nUnknown(xy): GUID=1", "CONTINUATION 2 Unknown(xy): GUID=1");
    }

    @Test
    void aPrefixThatBreaksOffIsMalformed() throws IOException {
        Decoded d = decode(P + "one\n[0]0888.0D60::10/23/20\n" + P + "two\n");
        assertThat(d.calls)
                .containsExactly(
                        "message 1 one",
                        "malformed 2 expected the prefix [%9!d!]%8!04X!.%3!04X!::%4!s! [%1!s!], found one that breaks off"
                                + " at the time or after it",
                        "message 3 two");
    }

    @Test
    void anOverlongLineIsMalformedAndTheRestIsRead() throws IOException {
        Decoded d = decode(P + "one\n" + P + "x".repeat(3 << 20) + "\n" + P + "two\n");
        assertThat(d.calls)
                .containsExactly(
                        "message 1 one",
                        "malformed 2 expected a line of at most 1048576 bytes, found a longer one",
                        "message 3 two");
    }

    @Test
    void aStreamThatFailsGivesWhatWasReadAndSaysWhere() throws IOException {
        String text = P + "one\nmore\n" + P + "two";
        Decoded d =
                Decoding.with(new TracefmtFormat()).failingAt(text.length() - 1).read(text);
        assertThat(d.calls)
                .containsExactly(
                        "message 1 one\nmore",
                        "CONTINUATION 2 more",
                        "malformed 3 expected a whole line, found the end of what could be read");
        assertThat(d.cutOffs).containsExactly("3 expected more bytes, found the disk is on fire");
    }

    @Test
    void theSizeOfReadsDoesNotMatter() throws IOException {
        String text = P + "one\r\nmore\r\n\r\n" + P + "two\r\n";
        assertThat(Decoding.with(new TracefmtFormat()).inPiecesOf(1).read(text).calls)
                .isEqualTo(decode(text).calls);
    }

    @Test
    void nulBytesDoNotEndALine() throws IOException {
        assertThat(decode(P + "a\0b\n").only().text).isEqualTo("a\0b");
    }
}

package org.ndislint.ingest.tracefmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;

/** Text that no other format claims. */
class PlainTextTest {
    @Test
    void eachLineIsAMessageOfItsOwn() throws IOException {
        Decoded d = Decoding.with(new PlainTextFormat()).read("===> DriverEntry\n\nmore\n");
        assertThat(d.calls).containsExactly("message 1 ===> DriverEntry", "BLANK 2", "message 3 more");
    }

    @Test
    void aPrefixThatTheUserNamesIsUsed() throws IOException {
        Decoded d = Decoding.with(new PlainTextFormat()).prefix("<%9!d!> ").read("<3> hello");
        assertThat(d.only().cpu).isEqualTo(3);
    }

    @Test
    void textIsClaimedWithLeastConfidence() {
        assertThat(new PlainTextFormat().probe(Decoding.head("hello\n")).confidence())
                .isEqualTo(5);
    }

    @Test
    void anEmptySourceIsNotText() {
        assertThat(new PlainTextFormat().probe(Decoding.head("")).confidence()).isZero();
    }

    @Test
    void aPictureIsNotText() {
        byte[] png = "\u0089PNG\r\n\u001a\n and then a lot of letters".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new PlainTextFormat()
                        .probe(new Head("x.ndjson", png, png.length))
                        .confidence())
                .isZero();
    }

    @Test
    void bytesFullOfControlsAreNotText() {
        assertThat(new PlainTextFormat()
                        .probe(Decoding.head("\u0001\u0002\u0003abc"))
                        .confidence())
                .isZero();
    }

    @Test
    void plainTextIsNotTracefmt() {
        assertThat(new TracefmtFormat()
                        .probe(Decoding.head("> NdisClOpenAddressFamilyEx\n"))
                        .confidence())
                .isZero();
    }
}

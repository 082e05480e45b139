package org.ndislint.ingest.tracefmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.model.MessageRecord;

/** TraceLogging events in a line of text. */
class TraceLoggingJsonTest {
    private static final String P = "[1]5FEC.0E48::01/13/2024-23:31:07.097 [ovpn-dco]";

    private static MessageRecord decode(String text) throws IOException {
        return Decoding.with(new TracefmtFormat()).read(text).only();
    }

    @Test
    void membersBecomeFieldsAndTheTextStays() throws IOException {
        String json =
                "{\"Func\":\"OvpnAdd\",\"Line\":42,\"ok\":true,\"p\":{\"a\":[1,2]},\"meta\":{\"event\":\"FunctionEntry\"}}";
        MessageRecord m = decode(P + json);
        assertThat(m.text).isEqualTo(json);
        assertThat(m.eventName).isEqualTo("FunctionEntry");
        assertThat(Decoded.fields(m)).containsExactly("Func=OvpnAdd", "Line=42", "ok=true", "p.a=1", "p.a=2");
    }

    @Test
    void thePrefixWinsOverMeta() throws IOException {
        MessageRecord m = decode(P + "{\"meta\":{\"provider\":\"other\",\"cpu\":7,\"tid\":8,\"keywords\":\"0x4\"}}");
        assertThat(m.module).isEqualTo("ovpn-dco");
        assertThat(m.cpu).isEqualTo(1);
        assertThat(m.tid).isEqualTo(0xE48);
        assertThat(m.flags).isEqualTo("0x4");
    }

    @Test
    void withoutAPrefixMetaTellsWhereAndWhen() throws IOException {
        MessageRecord m = Decoding.with(new PlainTextFormat())
                .read("{\"meta\":{\"provider\":\"p\",\"event\":\"e\",\"time\":\"2024-01-13T23:31:07.097\","
                        + "\"cpu\":1,\"pid\":24556,\"tid\":3656}}")
                .only();
        assertThat(m.module).isEqualTo("p");
        assertThat(m.cpu).isEqualTo(1);
        assertThat(m.pid).isEqualTo(24556);
        assertThat(m.tid).isEqualTo(3656);
        assertThat(Instant.ofEpochSecond(0, m.timeNanos)).isEqualTo(Instant.parse("2024-01-13T23:31:07.097Z"));
    }

    @Test
    void textThatOnlyLooksLikeJsonStaysText() throws IOException {
        MessageRecord m = decode(P + "{\"a\": 5, b}");
        assertThat(m.text).isEqualTo("{\"a\": 5, b}");
        assertThat(m.fields).isEmpty();
    }

    @Test
    void jsonOfTenThousandLevelsStaysText() throws IOException {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        assertThat(decode(P + deep).fields).isEmpty();
    }

    @Test
    void moreMembersThanAnyEventHasStayText() throws IOException {
        assertThat(decode(P + "{" + "\"a\":1,".repeat(1000) + "\"b\":1}").fields)
                .isEmpty();
        assertThat(decode(P + "{" + "\"a\":1,".repeat(999) + "\"b\":1}").fields).hasSize(1000);
    }

    @Test
    void namesLongerThanAnyEventHasStayText() throws IOException {
        String name = "\"" + "n".repeat(300) + "\"";
        assertThat(decode(P + "{" + name + ":1}").fields).hasSize(1);
        assertThat(decode(P + "{" + name + ":{\"a\":1}}").fields).isEmpty();
    }
}

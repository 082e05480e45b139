package org.ndislint.report.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.ndjson.NdjsonFormat;
import org.ndislint.model.CallEvent;

class EventWritersTest {
    private static final String TRACE = "{\"event\":\"capture\",\"covers\":[\"mcm\",\"client\"],\"complete\":false,"
            + "\"drivers\":[\"a b\",\"c\"]}\n"
            + "{\"event\":\"enter\",\"fn\":\"NdisClCloseAddressFamily\",\"time\":1500000000,\"tid\":1,\"irql\":0,"
            + "\"driver\":\"client\",\"af\":\"0xFFFFC804AF2E3710\",\"vc\":0,\"oid\":65793,\"port\":3}\n"
            + "{\"event\":\"exit\",\"fn\":\"MyFn\",\"time\":\"2026-01-31T12:00:00.5+01:00\",\"status\":259,"
            + "\"nbl\":[\"N1\",2],\"args\":{\"Size\":10,\"Big\":-1,\"Name\":\"a,b\"}}\n"
            + "{\"event\":\"lost\",\"count\":4,\"cpu\":2}\n";

    private interface Form {
        EventWriter open(ByteArrayOutputStream out, EventNames names);
    }

    private long altered;

    private String write(Form form, String ndjson) throws IOException {
        DecodedTrace trace = DecodedTrace.of(new NdjsonFormat(), ndjson);
        assertThat(trace.problems).isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventWriter writer =
                form.open(out, new EventNames(DecodedTrace.CATALOGUE, trace.symbols, DecodedTrace.STATUSES));
        for (CallEvent event : trace.events) {
            writer.event(event);
        }
        writer.finish();
        altered = writer.altered();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ndjsonIsOneObjectALine() throws IOException {
        assertThat(write(NdjsonEventWriter::new, TRACE))
                .isEqualTo(
                        "{\"event\":\"capture\",\"complete\":false,\"covers\":[\"client\",\"mcm\"],\"drivers\":[\"a b\",\"c\"]}\n"
                                + "{\"event\":\"enter\",\"fn\":\"NdisClCloseAddressFamily\",\"time\":\"1970-01-01T00:00:01.500000000Z\","
                                + "\"tid\":1,\"irql\":0,\"driver\":\"client\",\"af\":\"0xffffc804af2e3710\",\"vc\":\"NULL\",\"oid\":\"0x10101\",\"port\":3}\n"
                                + "{\"event\":\"exit\",\"fn\":\"MyFn\",\"time\":\"2026-01-31T11:00:00.500000000Z\","
                                + "\"status\":\"NDIS_STATUS_PENDING\",\"nbl\":[\"N1\",\"0x2\"],"
                                + "\"args\":{\"Size\":10,\"Big\":\"0xffffffffffffffff\",\"Name\":\"a,b\"}}\n"
                                + "{\"event\":\"lost\",\"cpu\":2,\"count\":4}\n");
    }

    @Test
    void shorthandIsForPeople() throws IOException {
        assertThat(write(ShorthandEventWriter::new, TRACE))
                .isEqualTo("@ complete=false covers=client,mcm drivers=\"a b,c\"\n"
                        + "> NdisClCloseAddressFamily ts=1.5 t=1 irql=0 driver=client af=0xffffc804af2e3710 vc=NULL oid=0x10101 port=3\n"
                        + "< MyFn time=2026-01-31T11:00:00.500000000Z status=NDIS_STATUS_PENDING nbl=N1,0x2 Size=0xa"
                        + " Big=0xffffffffffffffff Name=\"a,b\"\n"
                        + "! cpu=2 count=4\n");
    }

    @Test
    void csvHasAHeadingOfAllKeys() throws IOException {
        String[] lines = write(CsvEventWriter::new, TRACE).split("\n", -1);
        assertThat(lines).hasSize(6);
        assertThat(lines[0])
                .startsWith("event,fn,time,cpu,pid,tid,irql,driver,status,af,vc,")
                .endsWith(",host,drivers");
        assertThat(lines[2])
                .startsWith(
                        "enter,NdisClCloseAddressFamily,1970-01-01T00:00:01.500000000Z,,,1,0,client,,0xffffc804af2e3710,NULL,");
        assertThat(lines[3]).contains(",\"N1,0x2\",").contains("\"{\"\"Size\"\":10,");
        for (String line : lines) {
            assertThat(
                            line.isEmpty()
                                    ? 62
                                    : line.replaceAll("\"([^\"]|\"\")*\"", "").split(",", -1).length)
                    .isEqualTo(62);
        }
    }

    @Test
    void anEmptyCsvHasItsHeading() throws IOException {
        assertThat(write(CsvEventWriter::new, "")).startsWith("event,fn,").endsWith(",drivers\n");
    }

    @Test
    void whatShorthandCannotSayIsCounted() throws IOException {
        assertThat(write(ShorthandEventWriter::new, """
                        {"event":"call","fn":"my fn=1","x":1}
                        {"event":"call","fn":"F","args":{"af":"a","b c":1,"ok":""}}
                        {"event":"call","fn":"F","driver":""}
                        """)).isEqualTo("= my_fn_1\n= F ok=\"\"\n= F driver=\"\"\n");
        assertThat(altered).isEqualTo(2);
    }

    @Test
    void whatCsvCannotSayIsCounted() throws IOException {
        write(CsvEventWriter::new, """
                {"event":"call","fn":"F","x":1}
                {"event":"call","fn":"F","driver":""}
                {"event":"call","fn":"F","nbl":["a,b"]}
                {"event":"call","fn":"F","driver":"a,b"}
                """);
        assertThat(altered).isEqualTo(3);
    }

    @Test
    void unknownMembersSurviveNdjson() throws IOException {
        String line = "{\"event\":\"call\",\"fn\":\"F\",\"x\":[1, {\"y\":null}],\"\\u0078y\" : 5}\n";
        assertThat(write(NdjsonEventWriter::new, line)).isEqualTo(line);
    }

    @Test
    void controlCharactersAreEscaped() throws IOException {
        String line = "{\"event\":\"call\",\"fn\":\"F\",\"driver\":\"\\u0000\\t\\n\\u001f\\\"\\\\\u00e4\"}\n";
        assertThat(write(NdjsonEventWriter::new, line)).isEqualTo(line);
        assertThat(write(ShorthandEventWriter::new, line))
                .isEqualTo("= F driver=\"\\u0000\\t\\n\\u001f\\\"\\\\\u00e4\"\n");
    }
}

package org.ndislint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.ingest.csv.CsvFormat;
import org.ndislint.ingest.ndjson.NdjsonFormat;
import org.ndislint.ingest.shorthand.ShorthandFormat;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Symbols;

/** Decoding allocates nothing for a record: twice the records, the same memory. */
class AllocationTest {
    private static final int RECORDS = 20_000;

    private record Sample(TraceFormat format, String heading, String records) {
        byte[] bytes(int copies) {
            return (heading + records.repeat(copies)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return format.name();
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        new NdjsonFormat(),
                        "",
                        "{\"event\":\"enter\",\"fn\":\"NdisClCloseAddressFamily\",\"time\":\"2026-01-31T12:00:00.123Z\","
                                + "\"cpu\":1,\"tid\":4242,\"irql\":\"DISPATCH_LEVEL\",\"driver\":\"client\","
                                + "\"af\":\"0xffffc804af2e3710\",\"clientAf\":\"C1\",\"nbl\":[\"N1\",\"N2\"],"
                                + "\"args\":{\"Flags\":\"0x10\",\"A long name\":17},\"unknown\":[1,{\"a\":\"\\n\"}]}\n"
                                + "{\"event\":\"exit\",\"fn\":\"MyFn\",\"status\":\"NDIS_STATUS_PENDING\",\"time\":17}\n"
                                + "{\"event\":\"lost\",\"count\":4}\n\n"),
                new Sample(new ShorthandFormat(), "", """
                        > NdisClCloseAddressFamily ts=1.5 t=12 af=0xffffc804af2e3710 driver="a \\u00e4" nbl=N1,N2 A=x
                        < MyFn status=NDIS_STATUS_PENDING
                        ! count=4

                        """),
                new Sample(new CsvFormat(), "event,fn,time,tid,af,driver,status,nbl,args\n", """
                        enter,NdisClCloseAddressFamily,2026-01-31T12:00:00.5Z,12,0xffffc804af2e3710,"a ""q""\",,,
                        exit,MyFn,,12,,,259,"N1,2","{""A"":1,""B"":""x""}"
                        lost,,,,,,,,

                        """));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingForARecord(Sample sample) throws IOException {
        byte[] once = sample.bytes(RECORDS);
        byte[] twice = sample.bytes(2 * RECORDS);
        read(sample, twice);
        long first = read(sample, once);
        long second = read(sample, twice);
        assertThat(second - first).isLessThan(RECORDS);
    }

    // The bytes that reading allocates.
    private static long read(Sample sample, byte[] bytes) throws IOException {
        ReadContext context = new ReadContext(
                new Symbols(), DecodedTrace.CATALOGUE, DecodedTrace.STATUSES, ZoneOffset.UTC, null, false);
        BytesSource source = new BytesSource(bytes);
        Discard sink = new Discard();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        sample.format.read(source, context, sink);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sink.events).isPositive();
        return allocated;
    }

    private static final class Discard implements RecordSink {
        long events;

        @Override
        public void event(CallEvent event) {
            events++;
        }

        @Override
        public void message(MessageRecord message) {
            throw new AssertionError(message.text);
        }

        @Override
        public void malformed(long line, String reason, String text) {
            throw new AssertionError(reason);
        }

        @Override
        public void badField(long line, String reason, String text) {
            throw new AssertionError(reason);
        }

        @Override
        public void other(LineKind kind, long line, String text) {
            // Blank lines and the heading.
        }

        @Override
        public void lostInAll(long count) {
            throw new AssertionError("no loss");
        }

        @Override
        public void remark(String text) {
            throw new AssertionError(text);
        }

        @Override
        public void cutOff(long line, String reason) {
            throw new AssertionError(reason);
        }
    }
}

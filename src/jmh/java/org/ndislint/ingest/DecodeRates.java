package org.ndislint.ingest;

import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.open.ExpansionLimit;
import org.ndislint.ingest.open.SourceOpener;
import org.ndislint.ingest.open.SourceReceiver;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Symbols;
import org.ndislint.model.TraceFormatException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * How fast events are decoded, beside how fast Jackson walks the tokens and Commons CSV the records of the same file.
 *
 * <p>Usage: {@code DecodeRates FOLDER [EVENTS]}: writes {@code rate.ndjson} and {@code rate.csv} there once, then reads
 * each several times in turn and prints the best figure, by the thread's CPU time.
 */
public final class DecodeRates {
    private static final int ROUNDS = 7;
    private static final String[] CALLS = {
        "NdisClOpenAddressFamilyEx", "ProtocolCmOpenAf", "NdisCmOpenAddressFamilyComplete",
        "ProtocolClOpenAfCompleteEx", "NdisClRegisterSap", "ProtocolCmRegisterSap", "NdisCoCreateVc",
        "NdisClCloseAddressFamily", "ProtocolCmCloseAf", "NdisCmCloseAddressFamilyComplete"
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private interface Reader {
        long read(Path file) throws IOException;
    }

    private DecodeRates() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000_000;
        Path json = folder.resolve("rate.ndjson");
        Path csv = folder.resolve("rate.csv");
        if (!Files.exists(json)) {
            write(json, csv, events);
        }
        String[] names = {"ours, NDJSON", "Jackson tokens", "ours, CSV", "Commons CSV records"};
        Path[] files = {json, json, csv, csv};
        Reader[] readers = {DecodeRates::ours, DecodeRates::jackson, DecodeRates::ours, DecodeRates::commons};
        long[] best = new long[readers.length];
        long[] counts = new long[readers.length];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < readers.length; i++) {
                long start = THREADS.getCurrentThreadCpuTime();
                counts[i] = readers[i].read(files[i]);
                long nanos = THREADS.getCurrentThreadCpuTime() - start;
                best[i] = round == 0 ? nanos : Math.min(best[i], nanos);
            }
        }
        for (int i = 0; i < readers.length; i++) {
            double seconds = best[i] / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %8d records %8.1f MB/s %8.2f million events/s%n",
                    names[i],
                    counts[i],
                    Files.size(files[i]) / 1e6 / seconds,
                    events / 1e6 / seconds);
        }
    }

    private static long ours(Path file) throws IOException {
        Counting sink = new Counting();
        new SourceOpener(ExpansionLimit.USUAL, System.err::println)
                .open(file.toString(), InputStream.nullInputStream(), sink);
        return sink.events;
    }

    private static long jackson(Path file) throws IOException {
        long objects = 0;
        try (InputStream in = new FileInputStream(file.toFile());
                JsonParser parser = new JsonFactory().createParser(tools.jackson.core.ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects++;
                }
            }
        }
        return objects;
    }

    private static long commons(Path file) throws IOException {
        long records = 0;
        try (InputStreamReader in =
                        new InputStreamReader(new FileInputStream(file.toFile()), StandardCharsets.UTF_8);
                var parser = CSVFormat.RFC4180.parse(in)) {
            for (CSVRecord record : parser) {
                records += record.size() > 0 ? 1 : 0;
            }
        }
        return records - 1;
    }

    private static void write(Path json, Path csv, int events) throws IOException {
        Random random = new Random(1);
        try (OutputStream j = new BufferedOutputStream(Files.newOutputStream(json), 1 << 16);
                OutputStream c = new BufferedOutputStream(Files.newOutputStream(csv), 1 << 16)) {
            c.write("event,fn,time,cpu,tid,irql,driver,status,af,vc,clientAf,callMgrAf\n"
                    .getBytes(StandardCharsets.UTF_8));
            long time = 0;
            for (int i = 0; i < events; i++) {
                time += random.nextInt(100_000);
                boolean enter = i % 2 == 0;
                String fn = CALLS[i / 2 % CALLS.length];
                String event = enter ? "enter" : "exit";
                String stamp = String.format(
                        Locale.ROOT,
                        "2026-01-31T12:%02d:%02d.%09dZ",
                        time / 60_000_000_000L % 60,
                        time / 1_000_000_000 % 60,
                        time % 1_000_000_000);
                String status = enter ? "" : i % 4 == 1 ? "NDIS_STATUS_PENDING" : "NDIS_STATUS_SUCCESS";
                String driver = i % 3 == 0 ? "client" : "callmgr";
                String af = "0xffffc804af" + String.format(Locale.ROOT, "%06x", random.nextInt(1000) * 64);
                int tid = 4000 + random.nextInt(16) * 4;
                j.write(("{\"event\":\"" + event + "\",\"fn\":\"" + fn + "\",\"time\":\"" + stamp + "\",\"cpu\":" + i % 4
                                + ",\"tid\":" + tid + ",\"irql\":0,\"driver\":\"" + driver + "\""
                                + (enter ? "" : ",\"status\":\"" + status + "\"") + ",\"af\":\"" + af + "\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
                c.write((event + "," + fn + "," + stamp + "," + i % 4 + "," + tid + ",0," + driver + "," + status + ","
                                + af + ",,,\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static final class Counting implements RecordSink, SourceReceiver {
        private long events;

        @Override
        public void source(TraceSource source) throws IOException {
            ReadContext context = new ReadContext(
                    new Symbols(), Catalogue.load(), StatusNames.load(), ZoneOffset.UTC, null, false);
            TraceFormats.detect(source.head()).format().read(source, context, this);
        }

        @Override
        public void unreadable(String name, TraceFormatException why) {
            throw new IllegalStateException(why);
        }

        @Override
        public void event(CallEvent event) {
            events++;
        }

        @Override
        public void message(MessageRecord message) {
            throw new IllegalStateException(message.text);
        }

        @Override
        public void malformed(long line, String reason, String text) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void badField(long line, String reason, String text) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void other(LineKind kind, long line, String text) {
            // The heading of CSV.
        }

        @Override
        public void lostInAll(long count) {
            throw new IllegalStateException("no loss was written");
        }

        @Override
        public void remark(String text) {
            System.err.println(text);
        }

        @Override
        public void cutOff(long line, String reason) {
            throw new IllegalStateException(reason);
        }
    }
}

package org.ndislint.cli.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import org.ndislint.cli.logfile.LogFileDump.Request;
import org.ndislint.cli.logfile.LogFileDump.What;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.etl.EtlFormat;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.TraceAccount;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.TraceFormatException;

/** Reads a damaged log file as check and dump do: a result that accounts for every record and byte, or a clear error. */
final class DamagedLogFile {
    private DamagedLogFile() {}

    static void read(byte[] bytes, MessageFormats wordings, String what) throws IOException {
        try {
            Counts counts = new Counts();
            new EtlFormat().read(new BytesSource(bytes), context(wordings), counts);
            EtlReader again = LogFile.reader(bytes);
            again.readByPlace(record -> {});
            TraceAccount account = again.account();
            assertThat(account.bytes()).as(what).isEqualTo(bytes.length);
            long told = account.records() + Math.min(account.damageCount(), TraceAccount.MOST_DAMAGES);
            assertThat(counts.records + counts.lost).as(what).isBetween(told, told + counts.lost);
            LogFileDump dump = new LogFileDump(new BytesSource(bytes), context(wordings));
            StringBuilder out = new StringBuilder();
            dump.write(new Request(What.RECORDS, false), List.of("ndjson"), List.of(out));
            assertThat(out.chars().filter(c -> c == '\n').count()).as(what).isEqualTo(account.records());
        } catch (TraceFormatException expected) {
            assertThat(expected.reason()).as(what).startsWith("expected a log file header as the first record, found ");
        } catch (RuntimeException | Error fault) {
            throw new AssertionError(what, fault);
        }
    }

    private static ReadContext context(MessageFormats wordings) {
        return new ReadContext(
                new DecodedTrace().symbols,
                DecodedTrace.CATALOGUE,
                DecodedTrace.STATUSES,
                ZoneOffset.UTC,
                null,
                false,
                wordings);
    }

    /** Counts what comes. */
    private static final class Counts implements RecordSink {
        long records;
        long lost;

        @Override
        public void event(CallEvent event) {
            lost++;
        }

        @Override
        public void message(MessageRecord message) {
            records++;
        }

        @Override
        public void malformed(long line, String reason, String text) {
            records++;
            assertThat(reason).isNotEmpty();
        }

        @Override
        public void badField(long line, String reason, String text) {
            throw new AssertionError(reason);
        }

        @Override
        public void other(LineKind kind, long line, String text) {
            records++;
        }

        @Override
        public void lostInAll(long count) {
            assertThat(count).isPositive();
        }

        @Override
        public void remark(String text) {
            assertThat(text).isNotEmpty();
        }

        @Override
        public void cutOff(long line, String reason) {
            assertThat(reason).isNotEmpty();
        }
    }
}

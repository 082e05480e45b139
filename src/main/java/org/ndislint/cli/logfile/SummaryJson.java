package org.ndislint.cli.logfile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.Damage;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.LogFileHeader;
import org.ndislint.ingest.etl.RecordKind;
import org.ndislint.ingest.etl.TraceAccount;
import org.ndislint.ingest.etl.TraceClock;
import org.ndislint.ingest.wpp.FileTimeText;
import org.ndislint.report.JsonText;

/** A summary as one JSON object, or the providers as one each. */
final class SummaryJson {
    private final LogFileSummary summary;
    private final EtlReader reader;
    private final JsonText json = new JsonText();
    private final FileTimeText times = new FileTimeText();

    private SummaryJson(LogFileSummary summary) {
        this.summary = summary;
        this.reader = summary.reader();
    }

    static void write(String trace, LogFileSummary summary, Appendable to) throws IOException {
        SummaryJson writer = new SummaryJson(summary);
        writer.document(trace);
        to.append(writer.json.text()).append('\n');
    }

    static void writeProviders(String trace, LogFileSummary summary, Appendable to) throws IOException {
        SummaryJson writer = new SummaryJson(summary);
        for (Provider provider : summary.providers()) {
            writer.json.clear();
            writer.json.open().member("record", "provider").member("trace", trace);
            writer.provider(provider);
            to.append(writer.json.text()).append('\n');
        }
    }

    private void document(String trace) {
        LogFileHeader header = reader.header();
        TraceAccount account = reader.account();
        json.open().member("record", "summary").member("trace", trace);
        json.member("session", header.sessionName()).member("file", header.fileName());
        json.member("os", header.osMajor() + "." + header.osMinor()).member("build", header.build());
        json.member("processors", header.processors()).member("pointer_size", header.pointerBytes());
        json.member("clock", SummaryText.clock(header)).member("log_file_mode", header.mode());
        json.member("utc_offset_minutes", -header.biasMinutes())
                .member("summer_utc_offset_minutes", -header.summerBiasMinutes());
        time("started", header.startTime());
        if (header.endTime() != 0) {
            time("ended", header.endTime());
        }
        range("first", "last", summary.all());
        range("first_event", "last_event", summary.events());
        json.member("bytes", account.bytes()).member("buffers", account.buffers());
        json.member("compressed_buffers", account.compressedBuffers());
        json.member("events_lost", header.eventsLost()).member("buffers_lost", header.buffersLost());
        json.member("lossy_buffers", account.lossyBuffers());
        json.member("records", account.records()).open("kinds");
        for (RecordKind kind : RecordKind.values()) {
            if (account.records(kind) > 0) {
                json.member(kind.name(), account.records(kind));
            }
        }
        json.close().open("cpus");
        for (int cpu = 0; cpu <= account.highestCpu(); cpu++) {
            if (summary.records(cpu) > 0) {
                json.member(Integer.toString(cpu), summary.records(cpu));
            }
        }
        json.close();
        json.member("messages", summary.messages()).member("undecoded", summary.unknown());
        damages(account);
        json.openArray("providers");
        for (Provider provider : summary.providers()) {
            json.open();
            provider(provider);
        }
        json.closeArray().close();
    }

    private void damages(TraceAccount account) {
        json.member("damaged_records", account.damagedRecords());
        json.member("damages", account.damageCount()).member("skipped_bytes", account.skippedBytes());
        json.member("unused_bytes", account.unusedBytes());
        if (account.damageCount() > 0) {
            json.openArray("first_damages");
            for (Damage damage : account.damages()) {
                json.open().member("position", damage.position()).member("bytes", damage.bytes());
                json.member("reason", damage.reason()).close();
            }
            json.closeArray();
        }
        text("cut_off", account.cut());
    }

    // Of an object that is open already.
    private void provider(Provider provider) {
        json.member("kind", provider.kind.word()).member("guid_or_group", provider.origin());
        text("name", provider.name);
        json.member("records", provider.records);
        range("first", "last", provider.ticks);
        if (provider.kind == Provider.Kind.WPP) {
            json.member("undecoded", provider.unknown);
        }
        json.close();
    }

    private void range(String firstKey, String lastKey, TickRange ticks) {
        if (!ticks.isEmpty()) {
            time(firstKey, reader.clock().fileTime(ticks.first()));
            time(lastKey, reader.clock().fileTime(ticks.last()));
        }
    }

    private void time(String key, long fileTime) {
        if (fileTime != TraceClock.NONE) {
            StringBuilder text = new StringBuilder(28);
            times.appendIso(text, fileTime);
            json.member(key, text.toString());
        }
    }

    private void text(String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }
}

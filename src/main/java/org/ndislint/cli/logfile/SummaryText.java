package org.ndislint.cli.logfile;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.ndislint.ingest.etl.Damage;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.LogFileHeader;
import org.ndislint.ingest.etl.RecordKind;
import org.ndislint.ingest.etl.TraceAccount;
import org.ndislint.ingest.etl.TraceClock;
import org.ndislint.ingest.etl.UnknownText;
import org.ndislint.ingest.wpp.FileTimeText;
import org.ndislint.report.InertText;

/** A summary for people: a line or a small table for each thing that is known. */
final class SummaryText {
    private static final int LABEL_WIDTH = 12;
    private static final int COUNT_WIDTH = 12;
    private static final int MOST_DAMAGES = 10;
    private static final int MOST_PROCESSORS = 64;

    private final LogFileSummary summary;
    private final EtlReader reader;
    private final StringBuilder out = new StringBuilder(2048);
    private final FileTimeText times = new FileTimeText();

    private SummaryText(LogFileSummary summary) {
        this.summary = summary;
        this.reader = summary.reader();
    }

    /** Writes all of it. */
    static void write(String trace, LogFileSummary summary, Appendable to) throws IOException {
        SummaryText text = new SummaryText(summary);
        text.out.append(InertText.of(trace)).append('\n');
        text.session();
        text.time();
        text.bytes();
        text.losses();
        text.records();
        text.unreadable();
        text.damages();
        text.providerTable("providers");
        to.append(text.out);
    }

    /** Writes the providers alone. */
    static void writeProviders(String trace, LogFileSummary summary, Appendable to) throws IOException {
        SummaryText text = new SummaryText(summary);
        text.out.append(InertText.of(trace)).append('\n');
        text.providerTable("providers");
        to.append(text.out);
    }

    private void session() {
        LogFileHeader header = reader.header();
        label("session").append(header.sessionName().isEmpty() ? "(no name)" : InertText.of(header.sessionName()));
        if (!header.fileName().isEmpty()) {
            out.append(", written as ").append(InertText.of(header.fileName()));
        }
        out.append('\n');
        label("kind").append(kind(header)).append('\n');
        label("machine").append("Windows ").append(header.osMajor()).append('.').append(header.osMinor());
        out.append(" build ")
                .append(header.build())
                .append(", ")
                .append(header.pointerBytes() * 8)
                .append("-bit, ");
        count(header.processors(), "processor").append('\n');
        label("clock").append(clock(header)).append('\n');
        label("local time").append(UtcOffset.text(header)).append('\n');
    }

    private static String kind(LogFileHeader header) {
        StringBuilder kind = new StringBuilder(header.isCircular() ? "circular" : "sequential");
        if (header.maximumMebibytes() > 0) {
            kind.append(" of at most ").append(header.maximumMebibytes()).append(" MiB");
        }
        kind.append(header.isRelogged() ? ", relogged" : "").append(header.isCompressed() ? ", compressed" : "");
        kind.append(header.endTime() == 0 ? ", not ended: the session still ran or broke off" : "");
        return kind.toString();
    }

    static String clock(LogFileHeader header) {
        if (header.clock() == LogFileHeader.SYSTEM_TIME) {
            return "system time";
        }
        return header.clock() == LogFileHeader.CPU_CYCLES
                ? "processor cycles, " + header.cpuMegahertz() + " MHz"
                : "performance counter, " + header.frequency() + " Hz";
    }

    private void time() {
        time("records", summary.all());
        time("events", summary.events());
    }

    private void time(String label, TickRange ticks) {
        long first = reader.clock().fileTime(ticks.first());
        long last = reader.clock().fileTime(ticks.last());
        label(label);
        if (ticks.isEmpty() || first == TraceClock.NONE || last == TraceClock.NONE) {
            out.append("at no known time\n");
            return;
        }
        times.appendIso(out, first);
        out.append(" to ");
        times.appendIso(out, last);
        long tenths = (last - first) / 1_000_000;
        out.append(" (").append(tenths / 10).append('.').append(tenths % 10).append(" s)\n");
    }

    private void bytes() {
        TraceAccount account = reader.account();
        label("file");
        count(account.bytes(), "byte").append(" in ");
        count(account.buffers(), "buffer");
        if (account.compressedBuffers() > 0) {
            out.append(", ").append(account.compressedBuffers()).append(" of them compressed");
        }
        out.append('\n');
        label("processors");
        int shown = 0;
        int others = 0;
        for (int cpu = 0; cpu <= account.highestCpu(); cpu++) {
            if (summary.records(cpu) == 0) {
                continue;
            }
            if (shown < MOST_PROCESSORS) {
                shown++;
                out.append(cpu).append(':').append(summary.records(cpu)).append(' ');
            } else {
                others++;
            }
        }
        if (others > 0) {
            out.append("and ").append(others).append(" more\n");
        } else {
            out.setCharAt(out.length() - 1, '\n');
        }
    }

    private void losses() {
        LogFileHeader header = reader.header();
        label("lost");
        count(header.eventsLost(), "event").append(", ");
        count(header.buffersLost(), "buffer");
        if (reader.account().lossyBuffers() > 0) {
            out.append("; marked as lossy: ");
            count(reader.account().lossyBuffers(), "buffer");
        }
        out.append('\n');
    }

    private void records() {
        TraceAccount account = reader.account();
        label("in all").append(account.records()).append('\n');
        for (RecordKind kind : RecordKind.values()) {
            if (account.records(kind) > 0) {
                right(account.records(kind)).append("  ").append(kind).append('\n');
            }
        }
    }

    private void unreadable() {
        if (summary.messages() == 0) {
            return;
        }
        label("messages");
        if (summary.unknown() == 0) {
            out.append(
                    summary.messages() == 1
                            ? "the one WPP message has a wording\n"
                            : "all " + summary.messages() + " WPP messages have a wording\n");
            return;
        }
        out.append(UnknownText.share(summary.unknown(), summary.messages())).append('\n');
        for (Provider provider : summary.providers()) {
            if (provider.unknown > 0) {
                right(provider.unknown).append(provider.partlyKnown ? "  not all of " : "  no ");
                out.append(provider.origin()).append(".tmf\n");
            }
        }
    }

    private void damages() {
        TraceAccount account = reader.account();
        if (account.damageCount() > 0 || account.damagedRecords() > 0) {
            label("damage");
            count(account.damageCount(), "part").append(" that cannot be read, ");
            count(account.skippedBytes(), "byte").append(" passed over, ");
            count(account.damagedRecords(), "record").append(" whose parts do not fit into them\n");
            List<Damage> damages = account.damages();
            for (Damage damage : damages.subList(0, Math.min(MOST_DAMAGES, damages.size()))) {
                right(damage.position()).append("  ").append(damage.reason()).append('\n');
            }
        }
        String cut = account.cut();
        if (cut != null) {
            label("cut off").append(cut).append('\n');
        }
        if (account.unusedBytes() > 0) {
            label("unused");
            count(account.unusedBytes(), "byte").append(" at the end, set aside and never used\n");
        }
    }

    private void providerTable(String label) {
        label(label).setLength(out.length() - 1);
        while (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
        for (Provider provider : summary.providers()) {
            String word = provider.kind.word();
            String origin = provider.origin();
            right(provider.records)
                    .append("  ")
                    .append(word)
                    .append(" ".repeat(8 - word.length()))
                    .append(origin);
            String name = provider.name;
            if (name != null) {
                out.append("  ").append(InertText.of(name));
            }
            out.append('\n');
        }
        if (summary.further() > 0) {
            right(summary.further()).append("  of further providers\n");
        }
    }

    private StringBuilder label(String label) {
        return out.append("  ").append(label).append(" ".repeat(LABEL_WIDTH - label.length()));
    }

    private StringBuilder count(long count, String what) {
        return out.append(count).append(' ').append(what).append(count == 1 ? "" : "s");
    }

    private StringBuilder right(long number) {
        return out.append(String.format(Locale.ROOT, "%" + COUNT_WIDTH + "d", number));
    }
}

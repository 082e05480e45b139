package org.ndislint.ingest.tracefmt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Lines;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.text.LineText;
import org.ndislint.ingest.text.NameCache;
import org.ndislint.ingest.text.StampClock;
import org.ndislint.ingest.text.UnknownFormats;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.RecordSink.LineKind;

/**
 * Reads text line by line. Policy for damage: an over-long line and one whose prefix breaks off are malformed and end
 * the message before them; a date that cannot be is a bad field; a piece of a line at which the stream fails is
 * malformed. Everything else is a message, a further line of one, or a line of a known other kind.
 */
final class TracefmtReader {
    /** The longest line that is read: WPP messages are far shorter, TraceLogging events at most 64 KiB of data. */
    private static final int MOST_LINE_BYTES = 1 << 20;

    private final @Nullable TracePrefix prefix;
    private final RecordSink sink;
    private final StampClock clock;
    private final OpenMessage message;
    private final UnknownFormats unknown = new UnknownFormats();
    private final SummaryLines summary = new SummaryLines();
    private final NameCache names = new NameCache();
    private final PrefixMatch match = new PrefixMatch();
    private final Lines lines;
    private boolean isBeforeText = true;
    private long matched;

    TracefmtReader(TraceSource source, @Nullable TracePrefix prefix, StampClock clock, RecordSink sink)
            throws IOException {
        this.prefix = prefix;
        this.sink = sink;
        this.clock = clock;
        this.message = new OpenMessage(sink, new TraceLoggingJson(clock));
        this.lines = new Lines(source.stream(), source.name(), MOST_LINE_BYTES);
    }

    /** Reads to the end; returns how many lines had the prefix. */
    long read() throws IOException {
        while (lines.next()) {
            line(lines.text().bytes(), lines.from(), lines.to());
        }
        finish();
        return matched;
    }

    private void finish() throws IOException {
        message.close();
        clock.finish();
        unknown.finish(sink);
        if (summary.isKnown()) {
            summary.finish("summary in the text", sink);
        }
        lines.reportEnd(false, sink);
    }

    private void line(byte[] b, int from, int to) throws IOException {
        if (lines.overlong()) {
            message.close();
            lines.reportOverlong(sink);
            return;
        }
        if (!lines.terminated() && lines.damage() != null) {
            message.close();
            sink.malformed(
                    lines.number(),
                    "expected a whole line, found the end of what could be read",
                    LineText.quoted(b, from, to));
            return;
        }
        if (prefix != null && prefix.matches(b, from, to, match)) {
            isBeforeText = false;
            matched++;
            message.close();
            begin(b, to);
        } else if (LineText.isBlank(b, from, to)) {
            blank();
        } else {
            boolean isFirst = isBeforeText;
            isBeforeText = false;
            unprefixed(b, from, to, isFirst);
        }
    }

    private void begin(byte[] b, int to) throws IOException {
        if (unknown.take(b, match.end, to)) {
            sink.other(LineKind.UNKNOWN_FORMAT, lines.number(), lineText());
            return;
        }
        MessageRecord r = message.record;
        r.clear();
        r.line = lines.number();
        r.cpu = match.number(PrefixField.CPU);
        r.pid = match.number(PrefixField.PID);
        r.tid = match.number(PrefixField.TID);
        r.sequence = match.number(PrefixField.SEQUENCE);
        r.module = text(b, PrefixField.MODULE);
        r.tag = text(b, PrefixField.TAG);
        r.function = text(b, PrefixField.FUNCTION);
        r.level = text(b, PrefixField.LEVEL);
        r.flags = text(b, PrefixField.FLAGS);
        r.component = text(b, PrefixField.COMPONENT);
        if (match.from(PrefixField.SUBCOMPONENT) >= 0) {
            r.fields.add(new MessageRecord.Field("SUBCOMP", String.valueOf(text(b, PrefixField.SUBCOMPONENT))));
        }
        if (match.hasStamp()) {
            r.timeNanos = clock.nanos(match.stamp, r.line);
            r.timeStepNanos = r.timeNanos == CallEvent.NO_TIME ? 1 : match.stamp.stepNanos();
            String problem = clock.problem();
            if (problem != null) {
                sink.badField(r.line, problem, LineText.quoted(b, lines.from(), to));
            }
        }
        r.text = LineText.of(b, match.end, to);
        message.open();
    }

    private @Nullable String text(byte[] b, PrefixField field) {
        int from = match.from(field);
        return from < 0 ? null : names.of(b, from, match.to(field));
    }

    private String lineText() {
        return LineText.of(lines.text().bytes(), lines.from(), lines.to());
    }

    private void blank() throws IOException {
        if (message.takesLines()) {
            message.add(LineKind.BLANK, lines.number(), "");
        } else {
            sink.other(LineKind.BLANK, lines.number(), "");
        }
    }

    private void unprefixed(byte[] b, int from, int to, boolean isFirst) throws IOException {
        if (unknown.take(b, from, to)) {
            message.close();
            sink.other(LineKind.UNKNOWN_FORMAT, lines.number(), lineText());
        } else if (Chatter.matches(b, from, to) || (isFirst && Chatter.isEventTrace(b, from, to))) {
            message.close();
            sink.other(LineKind.BANNER, lines.number(), lineText());
        } else if (summary.take(b, from, to)) {
            message.close();
            sink.other(LineKind.SUMMARY, lines.number(), lineText());
        } else if (prefix != null && prefix.isDamaged(match)) {
            message.close();
            sink.malformed(
                    lines.number(),
                    "expected the prefix " + prefix.source() + ", found one that breaks off at the time or after it",
                    LineText.quoted(b, from, to));
        } else if (message.takesLines()) {
            message.add(LineKind.CONTINUATION, lines.number(), lineText());
        } else {
            loose();
        }
    }

    /** A line that continues nothing and has no prefix: all that is known of it is its text. */
    private void loose() throws IOException {
        MessageRecord r = message.record;
        r.clear();
        r.line = lines.number();
        r.text = lineText();
        message.open();
        message.close();
    }
}

package org.ndislint.ingest.shorthand;

import java.io.IOException;
import java.io.InputStream;
import org.ndislint.ingest.Excerpt;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Lines;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.fields.FieldDecoder;
import org.ndislint.model.RecordSink;

/**
 * One event a line: a mark, a function, {@code key=value} pairs. A line that is no event is reported and skipped, so is
 * one longer than {@link Lines#MOST_BYTES}; a last line without newline that breaks off (inside quotes, before a
 * function or a value) cuts the trace off. Other breaks cannot be told from a line that just ends there.
 */
public final class ShorthandFormat implements TraceFormat {
    @Override
    public String name() {
        return "shorthand";
    }

    @Override
    public Probe probe(Head head) {
        byte[] bytes = head.bytes();
        int at = head.firstText();
        while (at < head.length() && bytes[at] == '#') {
            at = head.firstText(head.lineEnd(at));
        }
        if (at == head.length()) {
            return at > 0 && head.name().endsWith(".trace")
                    ? Probe.of(20, "nothing but comments, and the name ends in .trace")
                    : Probe.NO;
        }
        boolean blank = head.firstText(at + 1) > at + 1 || at + 1 == head.length();
        return ShorthandDecoder.kind(bytes[at]) != null && blank
                ? Probe.of(90, "the first event begins with " + (char) bytes[at] + " and a blank")
                : Probe.NO;
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        ShorthandDecoder decoder = new ShorthandDecoder(
                new FieldDecoder(context, sink, source.head().isFull()));
        try (InputStream in = source.stream()) {
            Lines lines = new Lines(in, source.name(), source.head().isFull());
            boolean torn = false;
            while (lines.next()) {
                torn = read(lines, decoder, sink);
            }
            lines.reportEnd(torn, sink);
        }
    }

    // Whether the source broke off in the line.
    private static boolean read(Lines lines, ShorthandDecoder decoder, RecordSink sink) throws IOException {
        if (lines.overlong()) {
            lines.reportOverlong(sink);
            return false;
        }
        if (lines.isBlank()) {
            sink.other(RecordSink.LineKind.BLANK, lines.number(), "");
            return false;
        }
        byte[] bytes = lines.text().bytes();
        int from = lines.from();
        int to = lines.to();
        while (ShorthandDecoder.isBlank(bytes[from])) {
            from++;
        }
        if (bytes[from] == '#') {
            String comment = Excerpt.of(bytes, from, to - from, Excerpt.RECORD);
            sink.other(RecordSink.LineKind.COMMENT, lines.number(), comment);
            return false;
        }
        if (lines.isCutShort()) {
            lines.reportCutShort(sink);
            return false;
        }
        String reason = decoder.decode(lines.text(), from, to, lines.number());
        return reason != null && lines.reportMalformed(reason, decoder.ranOut(), sink);
    }
}

package org.ndislint.ingest.ndjson;

import java.io.IOException;
import java.io.InputStream;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Lines;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.fields.FieldDecoder;
import org.ndislint.model.RecordSink;

/**
 * One JSON object a line. A line that is no record is reported and skipped, so is one longer than
 * {@link Lines#MOST_BYTES}; a last line that breaks off is reported and cuts the trace off.
 */
public final class NdjsonFormat implements TraceFormat {
    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public Probe probe(Head head) {
        int at = head.firstText();
        return at < head.length() && head.bytes()[at] == '{' ? Probe.of(90, "the first line begins with {") : Probe.NO;
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        NdjsonDecoder decoder =
                new NdjsonDecoder(new FieldDecoder(context, sink, source.head().isFull()));
        try (InputStream in = source.rawStream()) {
            Lines lines = new Lines(in, source.name(), source.head().isFull());
            boolean torn = false;
            while (lines.next()) {
                torn = read(lines, decoder, sink);
            }
            lines.reportEnd(torn, sink);
        }
    }

    // Whether the source broke off in the line.
    private static boolean read(Lines lines, NdjsonDecoder decoder, RecordSink sink) throws IOException {
        if (lines.overlong()) {
            lines.reportOverlong(sink);
            return false;
        }
        if (lines.isBlank()) {
            sink.other(RecordSink.LineKind.BLANK, lines.number(), "");
            return false;
        }
        String reason = decoder.decode(lines.text(), lines.from(), lines.newline(), lines.number());
        return reason != null && lines.reportMalformed(reason, decoder.ranOut(), sink);
    }
}

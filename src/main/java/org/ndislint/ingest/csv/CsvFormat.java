package org.ndislint.ingest.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Excerpt;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Lines;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.fields.FieldDecoder;
import org.ndislint.model.RecordSink;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * CSV whose heading row holds the contract's keys. A row that breaks the rules of CSV is reported and skipped. A cell in
 * quotes may go over several lines, but over no more than {@link #MOST_LINES}: where a quote is left open, only its own
 * line is given up and the next is read as a row of its own. A last row that breaks off inside quotes cuts the trace off.
 */
public final class CsvFormat implements TraceFormat {
    /** How many physical lines a row may have. */
    static final int MOST_LINES = 32;

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Probe probe(Head head) {
        int at = head.firstText();
        int end = head.lineEnd(at);
        if (Heading.isSeparatorLine(head.bytes(), at, trimmed(head.bytes(), at, end))) {
            at = head.firstText(end);
            end = head.lineEnd(at);
        }
        // The search needs a byte behind the line and room to read words in.
        WordBuffer line = WordBuffer.copyOf(head.bytes(), at, end - at);
        int length = trimmed(line.bytes(), 0, end - at);
        line.bytes()[length] = '\n';
        return Heading.find(line, 0, length) == null
                ? Probe.NO
                : Probe.of(95, "the first line is a heading with event and fn");
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        try (InputStream in = source.stream()) {
            Lines lines = new Lines(in, source.name(), source.head().isFull());
            CsvDecoder decoder = open(lines, source, context, sink);
            boolean torn = false;
            while (lines.next()) {
                torn = read(lines, decoder, sink);
            }
            lines.reportEnd(torn, sink);
        }
    }

    private static CsvDecoder open(Lines lines, TraceSource source, ReadContext context, RecordSink sink)
            throws IOException {
        while (lines.next()) {
            byte[] bytes = lines.text().bytes();
            if (lines.isBlank()) {
                sink.other(RecordSink.LineKind.BLANK, lines.number(), "");
                continue;
            }
            sink.other(RecordSink.LineKind.BANNER, lines.number(), excerpt(lines));
            if (Heading.isSeparatorLine(bytes, lines.from(), lines.to())) {
                continue;
            }
            Heading heading = Heading.find(lines.text(), lines.from(), lines.to());
            SourcePosition position = SourcePosition.line(source.name(), lines.number());
            if (heading == null) {
                throw new TraceFormatException(
                        position, "expected a heading with event and fn, found \"" + excerpt(lines) + '"');
            }
            String duplicate = heading.duplicate();
            if (duplicate != null) {
                throw new TraceFormatException(
                        position, "expected each heading once, found \"" + duplicate + "\" over two columns");
            }
            List<String> ignored = new ArrayList<>();
            int[] columns = heading.fields(context.catalogue(), ignored);
            if (!ignored.isEmpty()) {
                sink.remark("columns that are neither keys nor parameters are ignored: " + String.join(", ", ignored));
            }
            return new CsvDecoder(new FieldDecoder(context, sink, source.head().isFull()), heading, columns);
        }
        throw new TraceFormatException(
                SourcePosition.whole(source.name()), "expected a heading with event and fn, found only blank lines");
    }

    // Whether the source broke off in the row.
    private static boolean read(Lines lines, CsvDecoder decoder, RecordSink sink) throws IOException {
        if (lines.overlong()) {
            lines.reportOverlong(sink);
            return false;
        }
        if (lines.isBlank()) {
            sink.other(RecordSink.LineKind.BLANK, lines.number(), "");
            return false;
        }
        if (lines.isCutShort()) {
            lines.reportCutShort(sink);
            return false;
        }
        String reason = decoder.decode(lines.text(), lines.from(), lines.to(), lines.number());
        boolean open = reason != null && decoder.isOpen();
        if (reason != null && open) {
            reason = readOn(reason, lines, decoder);
        }
        if (reason != null) {
            return lines.reportMalformed(reason, open, sink);
        }
        if (decoder.isEmpty()) {
            sink.other(RecordSink.LineKind.BLANK, lines.number(), excerpt(lines));
        }
        return false;
    }

    // The row ended inside quotes: tries whether the next lines close them.
    private static @Nullable String readOn(String first, Lines lines, CsvDecoder decoder) throws IOException {
        String reason = first;
        for (int i = 1; i < MOST_LINES && decoder.isOpen() && lines.extend(Lines.MOST_BYTES); i++) {
            reason = decoder.decode(lines.text(), lines.from(), lines.to(), lines.number());
        }
        if (reason == null) {
            return null;
        }
        lines.retract();
        return first;
    }

    private static String excerpt(Lines lines) {
        return Excerpt.of(lines.text().bytes(), lines.from(), lines.to() - lines.from(), Excerpt.RECORD);
    }

    private static int trimmed(byte[] bytes, int from, int to) {
        return to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    }
}

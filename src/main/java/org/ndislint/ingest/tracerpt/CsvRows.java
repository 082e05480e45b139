package org.ndislint.ingest.tracerpt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Lines;
import org.ndislint.ingest.text.LineText;
import org.ndislint.model.RecordSink;
import org.ndislint.model.RecordSink.LineKind;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * Finds the heading and joins physical lines to rows: a value in quotes may hold line ends. Policy for damage: a row
 * whose quote is never closed is malformed, and ends where the next whole row begins, or after {@value #MOST_LINES}
 * lines or {@value #MOST_BYTES} bytes; an over-long line is malformed; so is a piece of a line at which the stream
 * fails.
 */
final class CsvRows {
    /** The longest line that is read. */
    static final int MOST_LINE_BYTES = 1 << 20;

    private static final int MOST_LINES = 200;
    private static final int MOST_BYTES = 1 << 18;
    private static final int MOST_TITLE_LINES = 100;

    private final Lines lines;
    private final Head head;
    private final String name;
    private final CsvEvents events;
    private final RecordSink sink;
    private final Cells cells = new Cells();
    private final List<String> further = new ArrayList<>();
    private byte[] joined = new byte[1024];
    private int joinedLength;
    private long joinedLine;
    private @Nullable CsvLayout layout;
    private int titleLines;

    CsvRows(Lines lines, Head head, String name, CsvEvents events, RecordSink sink) {
        this.lines = lines;
        this.head = head;
        this.name = name;
        this.events = events;
        this.sink = sink;
    }

    void read() throws IOException {
        while (lines.next()) {
            line(lines.text().bytes(), lines.from(), lines.to());
        }
        giveUp(lines.damage() == null ? "the end of the file" : "the end of what could be read");
        if (layout == null) {
            throw noHeading();
        }
        lines.reportEnd(false, sink);
    }

    private void line(byte[] b, int from, int to) throws IOException {
        CsvLayout known = layout;
        if (lines.overlong()) {
            giveUp("a line that is too long");
            lines.reportOverlong(sink);
        } else if (!lines.terminated() && lines.damage() != null) {
            giveUp("the end of what could be read");
            sink.malformed(
                    lines.number(), "expected a whole row, found the end of what could be read", quoted(b, from, to));
        } else if (known == null) {
            beforeHeading(b, from, to);
        } else if (joinedLine > 0) {
            further(known, b, from, to);
        } else if (LineText.isBlank(b, from, to)) {
            sink.other(LineKind.BLANK, lines.number(), "");
        } else {
            row(known, b, from, to);
        }
    }

    private void beforeHeading(byte[] b, int from, int to) throws IOException {
        CsvLayout found = CsvLayout.ofHeading(b, from, to, head);
        if (found == null) {
            found = CsvLayout.ofFirstRow(b, from, to, head);
            if (found != null) {
                use(found);
                row(found, b, from, to);
                return;
            }
            boolean isBlank = LineText.isBlank(b, from, to);
            if (!isBlank && ++titleLines > MOST_TITLE_LINES) {
                throw noHeading();
            }
            sink.other(isBlank ? LineKind.BLANK : LineKind.BANNER, lines.number(), lineText());
            return;
        }
        use(found);
        sink.other(LineKind.BANNER, lines.number(), lineText());
    }

    private void use(CsvLayout found) {
        layout = found;
        events.use(found);
    }

    private void row(CsvLayout known, byte[] b, int from, int to) throws IOException {
        if (known.split(cells, b, from, to)) {
            if (CsvLayout.isHeading(cells)) {
                sink.other(LineKind.BANNER, lines.number(), lineText());
            } else {
                events.row(cells, lines.number());
            }
            return;
        }
        joinedLine = lines.number();
        joinedLength = 0;
        append(b, from, to);
    }

    /** A line while a quote is open. */
    private void further(CsvLayout known, byte[] b, int from, int to) throws IOException {
        if (known.looksLikeRow(cells, b, from, to)) {
            giveUp("the next row at line " + lines.number());
            row(known, b, from, to);
            return;
        }
        if (further.size() + 1 >= MOST_LINES || joinedLength + to - from >= MOST_BYTES) {
            giveUp("more than " + (further.size() + 1) + " lines");
            sink.malformed(
                    lines.number(), "expected a row, found a line of one that is malformed", quoted(b, from, to));
            return;
        }
        boolean mayClose = known.mayClose(b, from, to);
        append(b, from, to);
        further.add(lineText());
        if (mayClose && known.split(cells, joined, 0, joinedLength)) {
            long first = joinedLine;
            joinedLine = 0;
            events.row(cells, first);
            endFurther(first);
        }
    }

    /** Ends a row whose quote was not closed, if there is one. */
    private void giveUp(String found) throws IOException {
        if (joinedLine == 0) {
            return;
        }
        long first = joinedLine;
        joinedLine = 0;
        sink.malformed(
                first, "expected a quote at the end of a value, found " + found, quoted(joined, 0, joinedLength));
        endFurther(first);
    }

    private void endFurther(long first) throws IOException {
        for (int i = 0; i < further.size(); i++) {
            sink.other(LineKind.CONTINUATION, first + 1 + i, further.get(i));
        }
        further.clear();
    }

    private void append(byte[] b, int from, int to) {
        int separator = joinedLength > 0 ? 1 : 0;
        int needed = joinedLength + separator + to - from;
        if (needed > joined.length) {
            joined = Arrays.copyOf(joined, Math.max(needed, joined.length * 2));
        }
        if (separator > 0) {
            joined[joinedLength++] = '\n';
        }
        System.arraycopy(b, from, joined, joinedLength, to - from);
        joinedLength += to - from;
    }

    private String lineText() {
        return LineText.of(lines.text().bytes(), lines.from(), lines.to());
    }

    private static String quoted(byte[] b, int from, int to) {
        return LineText.quoted(b, from, to);
    }

    private TraceFormatException noHeading() {
        return new TraceFormatException(
                SourcePosition.line(name, Math.max(1, lines.number())),
                "expected a heading row with Event Name, Type and Clock-Time, found none so far");
    }
}

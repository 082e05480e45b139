package org.ndislint.ingest.tracerpt;

import java.io.IOException;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Lines;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.RecordSink;

/**
 * {@code tracerpt -of CSV}, today's columns and those of Windows 2000 and XP, and copies that a spreadsheet saved. See
 * {@link Cells} for what is split by hand and what Commons CSV reads.
 */
public final class TracerptCsvFormat implements TraceFormat {
    private static final int MOST_LINES = 50;

    @Override
    public String name() {
        return "tracerpt-csv";
    }

    @Override
    public Probe probe(Head head) {
        byte[] b = head.bytes();
        int from = 0;
        for (int line = 1; line <= MOST_LINES && from < head.length(); line++) {
            int to = head.lineEnd(from);
            CsvLayout layout = CsvLayout.ofHeading(b, from, to, head);
            if (layout != null) {
                return Probe.of(
                        95,
                        "line " + line + " is the heading of a tracerpt file"
                                + (layout.hasTrailingIds() ? " of Windows 2000 or XP" : "")
                                + (layout.isStandard() ? ", saved by a spreadsheet" : ""));
            }
            if (CsvLayout.ofFirstRow(b, from, to, head) != null) {
                return Probe.of(80, "line " + line + " is the first row of a tracerpt file without a heading");
            }
            from = to + 1;
        }
        return Probe.NO;
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        CsvEvents events = new CsvEvents(sink);
        try {
            new CsvRows(
                            new Lines(source.stream(), source.name(), CsvRows.MOST_LINE_BYTES),
                            source.head(),
                            source.name(),
                            events,
                            sink)
                    .read();
        } finally {
            events.finish();
        }
    }
}

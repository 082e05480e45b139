package org.ndislint.ingest.tracefmt;

import java.io.IOException;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Lines;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.text.LineText;
import org.ndislint.model.RecordSink;
import org.ndislint.model.RecordSink.LineKind;

/**
 * The summary file of tracefmt, given as an input of its own. There is nothing in it to check; what it says of losses
 * is handed on. A line that is not known is still a line of the summary.
 */
public final class SummaryFormat implements TraceFormat {
    @Override
    public String name() {
        return "tracefmt-summary";
    }

    @Override
    public Probe probe(Head head) {
        SummaryLines summary = new SummaryLines();
        byte[] b = head.bytes();
        int from = 0;
        int lines = 0;
        int taken = 0;
        while (from < head.length()) {
            int to = head.lineEnd(from);
            int textTo = to > from && b[to - 1] == '\r' ? to - 1 : to;
            if (!LineText.isBlank(b, from, textTo)) {
                lines++;
                taken += summary.take(b, from, textTo) ? 1 : 0;
            }
            from = to + 1;
        }
        return summary.isKnown() && taken * 4 >= lines * 3
                ? Probe.of(95, taken + " of the first " + lines + " lines are those of a tracefmt summary")
                : Probe.NO;
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        SummaryLines summary = new SummaryLines();
        Lines lines = new Lines(source.stream(), source.name());
        while (lines.next()) {
            byte[] b = lines.text().bytes();
            if (lines.overlong()) {
                lines.reportOverlong(sink);
            } else if (lines.isBlank()) {
                sink.other(LineKind.BLANK, lines.number(), "");
            } else {
                summary.take(b, lines.from(), lines.to());
                sink.other(LineKind.SUMMARY, lines.number(), LineText.of(b, lines.from(), lines.to()));
            }
        }
        summary.finish("summary", sink);
        lines.reportEnd(false, sink);
    }
}

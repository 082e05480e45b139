package org.ndislint.ingest.tracefmt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.text.StampClock;
import org.ndislint.ingest.text.UnknownFormats;
import org.ndislint.model.RecordSink;

/** Text with a trace prefix on each message: tracefmt, TraceView, {@code !wmitrace.logdump}. */
public final class TracefmtFormat implements TraceFormat {
    @Override
    public String name() {
        return "tracefmt";
    }

    @Override
    public Probe probe(Head head) {
        KnownPrefixes known = new KnownPrefixes();
        KnownPrefixes.Found found = known.find(head);
        TracePrefix prefix = found.prefix();
        if (prefix != null && found.matches() > 0) {
            return Probe.of(
                    known.isDefault(prefix) ? 90 : 60,
                    found.matches() + " of the first " + found.lines() + " lines have the trace prefix "
                            + prefix.source());
        }
        return isChatter(head) ? Probe.of(50, "the first line is one that trace tools print") : Probe.NO;
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        KnownPrefixes known = new KnownPrefixes();
        Head head = source.head();
        String given = context.prefix();
        TracePrefix prefix = given == null ? known.find(head).prefix() : TracePrefix.parse(given);
        if (prefix == null) {
            sink.remark("no trace prefix was recognised: every line is read as a message without time and thread");
        } else if (given == null && !known.isDefault(prefix)) {
            sink.remark("trace prefix recognised by its form: " + prefix.source());
        }
        SummaryBeside.read(source, sink);
        long matched = new TracefmtReader(source, prefix, clock(head, prefix, context, sink), sink).read();
        if (prefix != null && matched == 0) {
            sink.remark("no line has the trace prefix " + prefix.source());
        }
    }

    private static StampClock clock(Head head, @Nullable TracePrefix prefix, ReadContext context, RecordSink sink) {
        boolean dayFirst =
                prefix == null ? context.dayFirst() : DateOrder.dayFirst(head, prefix, context.dayFirst(), sink);
        return new StampClock(context.zone(), dayFirst, sink);
    }

    private static boolean isChatter(Head head) {
        byte[] b = head.bytes();
        int from = head.firstText();
        int to = head.lineEnd(from);
        to = to > from && b[to - 1] == '\r' ? to - 1 : to;
        return from < to
                && (Chatter.matches(b, from, to)
                        || Chatter.isEventTrace(b, from, to)
                        || new UnknownFormats().take(b, from, to));
    }
}

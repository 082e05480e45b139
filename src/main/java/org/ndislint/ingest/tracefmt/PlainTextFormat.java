package org.ndislint.ingest.tracefmt;

import java.io.IOException;
import org.ndislint.ingest.Contents;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.text.StampClock;
import org.ndislint.model.RecordSink;

/**
 * Text that no other format claims: tracefmt's {@code -noprefix}, a debugger's output, a log of the driver's own. Each
 * line is a message without time and thread, unless the user names the prefix; what it means is up to recognition.
 */
public final class PlainTextFormat implements TraceFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public Probe probe(Head head) {
        return head.firstText() == head.length()
                        || !Contents.isText(head.bytes(), head.length())
                        || Contents.foreign(head.bytes(), head.length()) != null
                ? Probe.NO
                : Probe.of(5, "lines of text in no other known format");
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        if (context.prefix() != null) {
            new TracefmtFormat().read(source, context, sink);
            return;
        }
        SummaryBeside.read(source, sink);
        new TracefmtReader(source, null, new StampClock(context.zone(), context.dayFirst(), sink), sink).read();
    }
}

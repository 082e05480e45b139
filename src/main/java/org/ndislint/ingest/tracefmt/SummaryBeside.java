package org.ndislint.ingest.tracefmt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Lines;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.RecordSink;

/**
 * The summary file that tracefmt leaves beside its text: the same name with {@code .sum}, or {@code FmtSum.txt} beside
 * {@code FmtFile.txt}. A file of that name which is no summary is left alone.
 */
final class SummaryBeside {
    private static final int MOST_BYTES = 1 << 20;
    private static final String TEXT = "fmtfile";
    private static final String SUMMARY = "FmtSum";

    private SummaryBeside() {}

    static void read(TraceSource source, RecordSink sink) throws IOException {
        String said = "summary beside the text (.sum)";
        byte[] bytes = source.sibling("sum", MOST_BYTES);
        String other = otherName(source.name());
        if (bytes == null && other != null) {
            said = "summary beside the text (" + other + ")";
            bytes = source.neighbour(other, MOST_BYTES);
        }
        if (bytes == null) {
            return;
        }
        SummaryLines summary = new SummaryLines();
        Lines lines = new Lines(new ByteArrayInputStream(bytes), said);
        while (lines.next()) {
            summary.take(lines.text().bytes(), lines.from(), lines.to());
        }
        if (summary.isKnown()) {
            summary.finish(said, sink);
        }
    }

    /** The summary's name for a file called {@code FmtFile} with anything before and after it, or null. */
    private static @Nullable String otherName(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        String name = path.substring(slash + 1);
        int at = name.toLowerCase(Locale.ROOT).indexOf(TEXT);
        return at < 0 ? null : name.substring(0, at) + SUMMARY + name.substring(at + TEXT.length());
    }
}

package org.ndislint.ingest;

import java.util.List;
import org.ndislint.ingest.csv.CsvFormat;
import org.ndislint.ingest.etl.EtlFormat;
import org.ndislint.ingest.ndjson.NdjsonFormat;
import org.ndislint.ingest.shorthand.ShorthandFormat;
import org.ndislint.ingest.tracefmt.PlainTextFormat;
import org.ndislint.ingest.tracefmt.SummaryFormat;
import org.ndislint.ingest.tracefmt.TracefmtFormat;
import org.ndislint.ingest.tracerpt.TracerptCsvFormat;
import org.ndislint.ingest.tracerpt.TracerptXmlFormat;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/** The list of all formats: one line each. */
public final class TraceFormats {
    public static final List<TraceFormat> ALL = List.of(
            new NdjsonFormat(),
            new ShorthandFormat(),
            new CsvFormat(),
            new EtlFormat(),
            new TracerptCsvFormat(),
            new TracerptXmlFormat(),
            new SummaryFormat(),
            new TracefmtFormat(),
            new PlainTextFormat());

    private TraceFormats() {}

    /**
     * The format that knows the beginning of a source best; of two that know it equally well, the first of {@link #ALL}.
     *
     * @throws TraceFormatException if the source is no trace: it says what it is instead, as far as that can be told
     */
    public static Detection detect(Head head) throws TraceFormatException {
        TraceFormat best = null;
        Probe probe = Probe.NO;
        for (TraceFormat format : ALL) {
            Probe candidate = format.probe(head);
            if (candidate.confidence() > probe.confidence()) {
                best = format;
                probe = candidate;
            }
        }
        if (best != null) {
            return new Detection(best, probe.reason());
        }
        throw new TraceFormatException(SourcePosition.whole(head.name()), "expected a trace, found " + found(head));
    }

    private static String found(Head head) {
        return Contents.isText(head.bytes(), head.length())
                ? "text that begins \"" + Excerpt.of(head.bytes(), 0, head.length(), Excerpt.VALUE) + '"'
                : "binary data that begins " + hex(head);
    }

    private static String hex(Head head) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Math.min(8, head.length()); i++) {
            hex.append(i == 0 ? "" : " ");
            hex.append(Character.forDigit(head.bytes()[i] >> 4 & 0xF, 16));
            hex.append(Character.forDigit(head.bytes()[i] & 0xF, 16));
        }
        return hex.toString();
    }
}

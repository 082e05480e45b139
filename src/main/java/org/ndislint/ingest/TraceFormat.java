package org.ndislint.ingest;

import java.io.IOException;
import org.ndislint.model.RecordSink;

/**
 * One input format: recognises itself by content and pushes what it reads into a sink. Stateless; one instance serves
 * all sources. Listed in {@link TraceFormats}.
 */
public interface TraceFormat {
    /** The name in summaries and for {@code --input-format}: lower case, hyphenated. */
    String name();

    /** Whether the first bytes, after decompression and decoding of UTF-16, look like this format. */
    Probe probe(Head head);

    /**
     * Reads to the end. Damage that can be skipped goes to {@link RecordSink#malformed}; a source that ends before its
     * own end to {@link RecordSink#cutOff}.
     *
     * @throws org.ndislint.model.TraceFormatException if it is not this format after all, or cannot be read further
     */
    void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException;
}

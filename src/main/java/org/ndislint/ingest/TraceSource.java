package org.ndislint.ingest;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An opened source: named, decompressed, and for text decoded to UTF-8. Closed by whoever opened it. */
public interface TraceSource extends AutoCloseable {
    /** The path as given, or {@code -}. */
    String name();

    /** The beginning, for detection; does not consume. */
    Head head() throws IOException;

    /** All bytes from the first; text is UTF-8 without BOM. Called once. */
    InputStream stream() throws IOException;

    /** The bytes of a file beside this one whose name differs in the extension, or null if there is none. */
    byte @Nullable [] sibling(String extension, int mostBytes) throws IOException;

    @Override
    void close() throws IOException;
}

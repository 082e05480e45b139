package org.ndislint.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An opened source: named, decompressed, and for text decoded to UTF-8. Closed by whoever opened it.
 *
 * <p>Its streams give out every byte that can be had before they throw a
 * {@link org.ndislint.model.TraceFormatException} where compressed data is damaged or cut off.
 */
public interface TraceSource extends AutoCloseable {
    /** The path as given, or {@code -}; an entry of an archive of several is {@code path!entry}. */
    String name();

    /** The beginning, for detection; does not consume. */
    Head head() throws IOException;

    /**
     * All bytes from the first; text is UTF-8 without BOM, and where it is not even that, bytes are taken for
     * Windows-1252 and a remark says so. Called once, as is {@link #rawStream}, never both.
     */
    InputStream stream() throws IOException;

    /** As {@link #stream}, but bytes that are not UTF-8 come as they are: for formats that judge them themselves. */
    InputStream rawStream() throws IOException;

    /** The bytes of a file beside this one whose name differs in the extension, or null if there is none. */
    byte @Nullable [] sibling(String extension, int mostBytes) throws IOException;

    /** The bytes of the file of that name in the folder of this one, or null if there is none. */
    default byte @Nullable [] neighbour(String fileName, int mostBytes) throws IOException {
        return null;
    }

    /** Where the same bytes are on disk as they are, so that they can be read again; null if they are nowhere. */
    default @Nullable Path file() {
        return null;
    }

    @Override
    void close() throws IOException;
}

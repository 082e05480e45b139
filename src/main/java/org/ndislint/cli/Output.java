package org.ndislint.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One place that a run writes to, in one format: as text through {@link #writer}, or as bytes. */
final class Output {
    private final String format;
    private final OutputStream stream;
    private final @Nullable OutputFile file;
    private @Nullable Writer writer;

    /**
     * A place to write to.
     *
     * @param format as the command calls it
     * @param stream bytes go here unbuffered
     * @param file the file behind it, or null for standard output
     */
    Output(String format, OutputStream stream, @Nullable OutputFile file) {
        this.format = format;
        this.stream = stream;
        this.file = file;
    }

    String format() {
        return format;
    }

    @Nullable
    OutputFile file() {
        return file;
    }

    OutputStream stream() {
        return stream;
    }

    /** Buffered, in UTF-8. Not to be mixed with {@link #stream}. */
    Writer writer() {
        Writer made = writer;
        if (made == null) {
            made = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 15);
            writer = made;
        }
        return made;
    }

    void flush() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        stream.flush();
    }
}

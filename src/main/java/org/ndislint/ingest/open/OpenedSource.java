package org.ndislint.ingest.open;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.TraceSource;

/** A source whose content is at hand; closing it leaves the file to its opener. */
final class OpenedSource implements TraceSource {
    private final String name;
    private final PeekStream content;
    private final boolean text;
    private final Siblings siblings;
    private final Consumer<String> remarks;
    private final @Nullable Path file;

    OpenedSource(
            String name,
            PeekStream content,
            boolean text,
            Siblings siblings,
            Consumer<String> remarks,
            @Nullable Path file) {
        this.file = file;
        this.name = name;
        this.content = content;
        this.text = text;
        this.siblings = siblings;
        this.remarks = remarks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Head head() {
        content.peek();
        return new Head(name, content.head(), content.tellingLength());
    }

    @Override
    public InputStream stream() {
        return text ? new AnsiStream(content, name, head().isFull(), remarks) : content;
    }

    @Override
    public InputStream rawStream() {
        return content;
    }

    @Override
    public byte @Nullable [] sibling(String extension, int mostBytes) throws IOException {
        return textOf(siblings.open(extension), mostBytes);
    }

    @Override
    public byte @Nullable [] neighbour(String fileName, int mostBytes) throws IOException {
        return textOf(siblings.openNamed(fileName), mostBytes);
    }

    private byte @Nullable [] textOf(@Nullable InputStream sibling, int mostBytes) throws IOException {
        if (sibling == null) {
            return null;
        }
        try (sibling) {
            PeekStream bytes = new PeekStream(sibling);
            InputStream decoded = new AnsiStream(decode(bytes, name), name, false, remarks);
            return decoded.readNBytes(mostBytes);
        }
    }

    @Override
    public @Nullable Path file() {
        return file;
    }

    @Override
    public void close() {
        // The streams hold nothing but the file, which the opener closes.
    }

    /** Text of any encoding as UTF-8, without its byte order mark; binary data, too, if it is looked at as text. */
    static PeekStream decode(PeekStream bytes, String name) throws IOException {
        bytes.peek();
        Encoding encoding = Encoding.of(bytes.head(), bytes.headLength());
        if (encoding == Encoding.UTF_8) {
            return bytes;
        }
        bytes.skipNBytes(encoding.markBytes());
        return bytes.over(encoding.isUtf16() ? new Utf16Stream(bytes, name, encoding.isBigEndian()) : bytes);
    }
}

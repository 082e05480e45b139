package org.ndislint.ingest;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A source in memory, already decoded; hands its bytes out in pieces of a given size. */
public class BytesSource implements TraceSource {
    private final byte[] bytes;
    private final int piece;

    public BytesSource(byte[] bytes) {
        this(bytes, Integer.MAX_VALUE);
    }

    public BytesSource(byte[] bytes, int piece) {
        this.bytes = bytes.clone();
        this.piece = piece;
    }

    public static BytesSource of(String text) {
        return new BytesSource(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Head head() {
        return new Head(name(), bytes, Math.min(bytes.length, 64 << 10));
    }

    @Override
    public InputStream stream() {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, piece));
            }
        };
    }

    @Override
    public InputStream rawStream() {
        return stream();
    }

    @Override
    public byte @Nullable [] sibling(String extension, int mostBytes) {
        return null;
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}

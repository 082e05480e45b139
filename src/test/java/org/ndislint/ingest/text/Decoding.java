package org.ndislint.ingest.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.Symbols;

/** Decodes bytes in memory with one format, as a test asks for it. */
public final class Decoding {
    private static final int HEAD = 64 * 1024;
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final StatusNames STATUSES = StatusNames.load();

    private final TraceFormat format;
    private final Map<String, byte[]> beside = new HashMap<>();
    private String name = "log.txt";
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable String prefix;
    private boolean dayFirst;
    private int failAt = -1;
    private int mostPerRead = Integer.MAX_VALUE;

    private Decoding(TraceFormat format) {
        this.format = format;
    }

    public static Decoding with(TraceFormat format) {
        return new Decoding(format);
    }

    public Decoding named(String newName) {
        name = newName;
        return this;
    }

    public Decoding zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    public Decoding prefix(String newPrefix) {
        prefix = newPrefix;
        return this;
    }

    public Decoding dayFirst() {
        dayFirst = true;
        return this;
    }

    /** Puts a file beside the source. */
    public Decoding beside(String fileName, String text) {
        beside.put(fileName, text.getBytes(UTF_8));
        return this;
    }

    /** The stream fails when it has given that many bytes. */
    public Decoding failingAt(int bytes) {
        failAt = bytes;
        return this;
    }

    /** The stream gives so few bytes at once. */
    public Decoding inPiecesOf(int bytes) {
        mostPerRead = bytes;
        return this;
    }

    public Decoded read(String text) throws IOException {
        return read(text.getBytes(UTF_8));
    }

    public Decoded read(byte[] bytes) throws IOException {
        Decoded decoded = new Decoded();
        readInto(bytes, decoded);
        return decoded;
    }

    /** Reads into a record that outlives an exception. */
    public void readInto(byte[] bytes, Decoded decoded) throws IOException {
        ReadContext context = new ReadContext(new Symbols(), CATALOGUE, STATUSES, zone, prefix, dayFirst);
        try (TraceSource source = new Source(bytes)) {
            format.read(source, context, decoded);
        }
    }

    public static Head head(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Head("-", bytes, Math.min(bytes.length, HEAD));
    }

    private final class Source implements TraceSource {
        private final byte[] bytes;

        Source(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Head head() {
            int length = Math.min(failAt < 0 ? bytes.length : Math.min(failAt, bytes.length), HEAD);
            return new Head(name, Arrays.copyOf(bytes, Math.max(1, length)), length);
        }

        @Override
        public InputStream stream() {
            return new Pieces(bytes, failAt, mostPerRead);
        }

        @Override
        public InputStream rawStream() {
            return stream();
        }

        @Override
        public byte @Nullable [] sibling(String extension, int mostBytes) {
            return beside.get(name.substring(0, name.lastIndexOf('.') + 1) + extension);
        }

        @Override
        public byte @Nullable [] neighbour(String fileName, int mostBytes) {
            return beside.get(fileName);
        }

        @Override
        public void close() {}
    }

    /** Gives a few bytes at a time and fails where it was told to. */
    private static final class Pieces extends InputStream {
        private final InputStream in;
        private final int failAt;
        private final int most;
        private int given;

        Pieces(byte[] bytes, int failAt, int most) {
            this.in = new ByteArrayInputStream(bytes);
            this.failAt = failAt;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = Math.min(length, most);
            if (failAt >= 0) {
                n = Math.min(n, failAt - given);
                if (n <= 0) {
                    throw new IOException("the disk is on fire");
                }
            }
            int got = in.read(target, offset, n);
            given += Math.max(0, got);
            return got;
        }
    }
}

package org.ndislint.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes to be read again: in memory while they are few, else in a temporary file, which {@link #discard} removes. */
final class SpillBuffer extends OutputStream {
    /** Held in memory at most. */
    private static final int MOST_BYTES = 1 << 20;

    private final int mostBytes;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private @Nullable Path file;
    private @Nullable OutputStream toFile;
    private long size;

    SpillBuffer() {
        this(MOST_BYTES);
    }

    /** A buffer that keeps at most so many bytes in memory. */
    SpillBuffer(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        size += length;
        OutputStream out = toFile;
        if (out == null && memory.size() + length > mostBytes) {
            out = spill();
        }
        if (out == null) {
            memory.write(bytes, from, length);
        } else {
            out.write(bytes, from, length);
        }
    }

    /** Everything that was written. Nothing may be written after it was asked for. */
    InputStream read() throws IOException {
        Path spilled = file;
        OutputStream out = toFile;
        if (spilled == null || out == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        out.close();
        return new BufferedInputStream(Files.newInputStream(spilled));
    }

    /** How many bytes were written. */
    long size() {
        return size;
    }

    /** Whether there is a file. */
    boolean isSpilled() {
        return file != null;
    }

    /** Forgets everything and removes the file. */
    void discard() throws IOException {
        memory = new ByteArrayOutputStream(0);
        if (toFile != null) {
            toFile.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private OutputStream spill() throws IOException {
        Path path = Files.createTempFile("ndislint", ".results");
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        file = path;
        toFile = out;
        memory.writeTo(out);
        memory = new ByteArrayOutputStream(0);
        return out;
    }
}

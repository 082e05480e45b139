package org.ndislint.report.spool;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to be read again: in memory while they are few, else in a temporary file, which {@link #discard} removes. Where the
 * system can, the file has no name from the start, so that nothing is left of a run that is killed.
 */
public final class SpillBuffer extends OutputStream {
    /** Held in memory at most. */
    private static final int MOST_BYTES = 1 << 20;

    private final int mostBytes;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private @Nullable FileChannel file;
    private @Nullable OutputStream toFile;
    private long size;

    public SpillBuffer() {
        this(MOST_BYTES);
    }

    /** A buffer that keeps at most so many bytes in memory. */
    public SpillBuffer(int mostBytes) {
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
    public InputStream read() throws IOException {
        FileChannel spilled = file;
        OutputStream out = toFile;
        if (spilled == null || out == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        out.flush();
        return new BufferedInputStream(new Spilled(spilled), 1 << 13);
    }

    /** What is in the file, from its start. */
    private static final class Spilled extends InputStream {
        private final FileChannel file;
        private long position;

        Spilled(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int read = file.read(ByteBuffer.wrap(into, from, count), position);
            position += Math.max(0, read);
            return read;
        }
    }

    /** How many bytes were written. */
    public long size() {
        return size;
    }

    /** Whether there is a file. */
    public boolean isSpilled() {
        return file != null;
    }

    /** Forgets everything and removes the file. */
    public void discard() throws IOException {
        memory = new ByteArrayOutputStream(0);
        if (file != null) {
            file.close();
        }
    }

    private OutputStream spill() throws IOException {
        Path path = Files.createTempFile("ndislint", ".results");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        file = channel;
        toFile = out;
        memory.writeTo(out);
        memory = new ByteArrayOutputStream(0);
        return out;
    }
}

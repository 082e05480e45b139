package org.ndislint.ingest.etl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Room for data that are read once as a stream and then again in another order: unpacked buffers, and whole traces that
 * are no plain file. The first part is kept in memory; what goes beyond it goes to a temporary file, which is gone when
 * this is closed.
 */
final class Scratch implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final int mostChunks;
    private final List<byte[]> chunks = new ArrayList<>();
    private long length;
    private @Nullable Path path;
    private @Nullable FileChannel file;

    /**
     * An empty one.
     *
     * @param memoryBytes how much is kept in memory, rounded down to MiB
     */
    Scratch(long memoryBytes) {
        mostChunks = (int) (memoryBytes / CHUNK);
    }

    /** How much was written. */
    long length() {
        return length;
    }

    /** Adds bytes; returns where they are. */
    long write(byte[] bytes, int from, int count) throws IOException {
        long begin = length;
        int at = from;
        int left = count;
        while (left > 0 && length < (long) mostChunks * CHUNK) {
            int offset = (int) (length % CHUNK);
            if (offset == 0) {
                chunks.add(new byte[CHUNK]);
            }
            int part = Math.min(left, CHUNK - offset);
            System.arraycopy(bytes, at, chunks.get((int) (length / CHUNK)), offset, part);
            at += part;
            left -= part;
            length += part;
        }
        if (left > 0) {
            ByteBuffer rest = ByteBuffer.wrap(bytes, at, left);
            FileChannel out = file();
            while (rest.hasRemaining()) {
                length += out.write(rest, length - (long) mostChunks * CHUNK);
            }
        }
        return begin;
    }

    /** Reads bytes that were written; returns how many came, fewer than asked for only at the end. */
    int read(long position, byte[] into, int from, int count) throws IOException {
        long at = position;
        int done = 0;
        int wanted = (int) Math.max(0, Math.min(count, length - position));
        while (done < wanted && at < (long) mostChunks * CHUNK) {
            int offset = (int) (at % CHUNK);
            int part = Math.min(wanted - done, CHUNK - offset);
            System.arraycopy(chunks.get((int) (at / CHUNK)), offset, into, from + done, part);
            done += part;
            at += part;
        }
        FileChannel in = file;
        while (done < wanted && in != null) {
            int part = in.read(ByteBuffer.wrap(into, from + done, wanted - done), at - (long) mostChunks * CHUNK);
            if (part < 0) {
                break;
            }
            done += part;
            at += part;
        }
        return done;
    }

    private FileChannel file() throws IOException {
        FileChannel open = file;
        if (open == null) {
            Path made = Files.createTempFile("ndislint", ".tmp");
            path = made;
            open = FileChannel.open(
                    made, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        chunks.clear();
        FileChannel open = file;
        if (open != null) {
            open.close();
        }
        Path made = path;
        if (made != null) {
            Files.deleteIfExists(made);
        }
    }
}

package org.ndislint.ingest.etl;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;

/**
 * A stream looked at through a window that grows as far as one buffer needs and only as fast as bytes arrive: a size
 * that a damaged header claims costs no memory. A stream that breaks ends here; {@link #fault} tells why.
 */
final class Feed {
    private static final int FIRST = 256 << 10;
    /**
     * A buffer and the header behind it leave a quarter of this: so moving to the front frees as much when the window
     * cannot grow.
     */
    private static final int LARGEST = 22 << 20;

    private final InputStream in;
    private LittleEndian bytes = new LittleEndian(new byte[FIRST]);
    private int start;
    private int end;
    private long position;
    private boolean ended;
    private @Nullable IOException fault;

    Feed(InputStream in) {
        this.in = in;
    }

    /** The window's bytes; another array after {@link #has} had to grow. */
    LittleEndian bytes() {
        return bytes;
    }

    /** Where the unread bytes begin in {@link #bytes}. */
    int start() {
        return start;
    }

    /** How many unread bytes are at hand. */
    int available() {
        return end - start;
    }

    /** Where the unread bytes begin in the stream. */
    long position() {
        return position;
    }

    /** Why the stream broke, or null. */
    @Nullable
    IOException fault() {
        return fault;
    }

    /** Gives the window back: the stream has ended, and nothing of it is looked at any more. */
    void release() {
        bytes = new LittleEndian(new byte[0]);
        start = 0;
        end = 0;
        ended = true;
    }

    /** Whether there are {@code count} unread bytes, at most a buffer's and a header's; reads until there are, or the stream ends. */
    boolean has(long count) {
        while (end - start < count && !ended) {
            if (end == bytes.length()) {
                makeRoom();
            }
            read();
        }
        return end - start >= count;
    }

    /** Takes {@code count} bytes of those at hand as read. */
    void skip(int count) {
        start += count;
        position += count;
    }

    // Moves to the front only when that frees a good part, so that each byte is moved a few times at most.
    private void makeRoom() {
        byte[] old = bytes.bytes();
        if (start >= old.length / 4) {
            System.arraycopy(old, start, old, 0, end - start);
            end -= start;
            start = 0;
        } else {
            bytes = new LittleEndian(Arrays.copyOf(old, Math.min(LARGEST, 2 * old.length)));
        }
    }

    private void read() {
        try {
            int count = in.read(bytes.bytes(), end, bytes.length() - end);
            if (count < 0) {
                ended = true;
            } else {
                end += count;
            }
        } catch (IOException e) {
            ended = true;
            fault = e;
        }
    }
}

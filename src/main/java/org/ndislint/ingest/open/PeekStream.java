package org.ndislint.ingest.open;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Head;

/**
 * A stream whose beginning can be looked at before it is read. A fault met while looking is kept and thrown when
 * reading comes to it. Closing it does nothing: what it reads from belongs to whoever opened that.
 */
final class PeekStream extends InputStream {
    /** How far it can look ahead. */
    static final int MOST = Head.MOST;

    private static final int FIRST = 8 << 10;

    private final InputStream in;
    private byte[] head = new byte[FIRST];
    private int headLength;
    private int headPosition;
    private boolean ended;
    private @Nullable IOException fault;
    private long position;

    PeekStream(InputStream in) {
        this.in = in;
    }

    /** Looks ahead as far as it can. */
    void peek() {
        while (!ended && fault == null && headLength < MOST) {
            if (headLength == head.length) {
                head = Arrays.copyOf(head, MOST);
            }
            try {
                int count = in.read(head, headLength, head.length - headLength);
                if (count < 0) {
                    ended = true;
                } else {
                    headLength += count;
                }
            } catch (IOException e) {
                fault = e;
            }
        }
    }

    /** What {@link #peek} saw: the buffer itself, of which {@link #headLength} bytes are valid. */
    byte[] head() {
        return head;
    }

    int headLength() {
        return headLength;
    }

    /** The fault met while looking ahead, or null. */
    @Nullable
    IOException fault() {
        return fault;
    }

    /** How many bytes were read from it. */
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (headPosition < headLength) {
            int count = Math.min(length, headLength - headPosition);
            System.arraycopy(head, headPosition, bytes, from, count);
            headPosition += count;
            position += count;
            return count;
        }
        if (fault != null) {
            throw fault;
        }
        int count = ended ? -1 : in.read(bytes, from, length);
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public void close() {
        // Not ours: see above.
    }
}

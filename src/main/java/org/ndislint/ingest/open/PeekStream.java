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
    private boolean isGrowing;
    private boolean isPeeked;

    PeekStream(InputStream in) {
        this.in = in;
    }

    /** Over a stream that may make its reader wait: looks ahead as far as the end of a line that is there already. */
    static PeekStream ofGrowing(InputStream in) {
        PeekStream peek = new PeekStream(in);
        peek.isGrowing = true;
        return peek;
    }

    /** A stream over another that reads from this one, and makes its reader wait where this one does. */
    PeekStream over(InputStream decoder) {
        PeekStream peek = new PeekStream(decoder);
        peek.isGrowing = isGrowing;
        return peek;
    }

    private boolean isEnough() throws IOException {
        if (!isGrowing || in.available() > 0) {
            return false;
        }
        for (int i = 0; i < headLength; i++) {
            if (head[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Looks ahead as far as it can; where there may be more later, once. */
    void peek() {
        if (isGrowing && isPeeked) {
            return;
        }
        isPeeked = true;
        while (!ended && fault == null && headLength < MOST) {
            if (headLength == head.length) {
                head = Arrays.copyOf(head, MOST);
            }
            try {
                if (isEnough()) {
                    return;
                }
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

    /** How many of the bytes tell something: of what is still being written, whole lines. */
    int tellingLength() {
        int length = headLength;
        while (isGrowing && length > 0 && head[length - 1] != '\n') {
            length--;
        }
        return length == 0 ? headLength : length;
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
    public int available() throws IOException {
        int ahead = headLength - headPosition;
        return fault != null || ended ? ahead : ahead + in.available();
    }

    @Override
    public void close() {
        // Not ours: see above.
    }
}

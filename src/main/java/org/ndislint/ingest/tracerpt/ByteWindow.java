package org.ndislint.ingest.tracerpt;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.text.LineText;

/**
 * A window on a stream that grows at its end and is cut off at its beginning. All offsets count from the beginning, so
 * they stay what they are while it grows. A stream that fails ends there; the exception is kept.
 */
final class ByteWindow {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final int mostBytes;
    private byte[] buffer = new byte[2 * CHUNK];
    private int start;
    private int end;
    private boolean ended;
    private @Nullable IOException failure;
    private long line = 1;

    /** {@code mostBytes}: how long the window may grow in a search. */
    ByteWindow(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where offset 0 stands in the buffer; changes when bytes are read or cut off. */
    int start() {
        return start;
    }

    /** The bytes that are there now. */
    int length() {
        return end - start;
    }

    /** The line of offset 0, from 1. */
    long line() {
        return line;
    }

    /** Whether the window has grown as long as it may. */
    boolean isFull() {
        return length() >= mostBytes;
    }

    /** What ended the stream before its end, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Whether {@code count} bytes can be had from the beginning on. */
    boolean has(int count) {
        while (length() < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    byte at(int offset) {
        return buffer[start + offset];
    }

    boolean startsWith(int offset, String ascii) {
        has(offset + ascii.length());
        return LineText.startsWith(buffer, start + offset, end, ascii);
    }

    /** Whether a tag of that name begins there, and not one with a longer name. */
    boolean isTag(int offset, String tag) {
        int next = offset + tag.length();
        return startsWith(offset, tag) && has(next + 1) && !isNameByte(at(next));
    }

    /** The offset of a byte at or after {@code from}, or -1 if it does not come before the window is full. */
    int indexOf(char wanted, int from) {
        int offset = from;
        while (true) {
            for (int i = start + offset; i < end; i++) {
                if (buffer[i] == wanted) {
                    return i - start;
                }
            }
            offset = length();
            if (isFull() || !fill()) {
                return -1;
            }
        }
    }

    /** The offset of a text at or after {@code from}, or -1 likewise. */
    int indexOf(String wanted, int from) {
        int offset = indexOf(wanted.charAt(0), from);
        while (offset >= 0 && !startsWith(offset, wanted)) {
            offset = indexOf(wanted.charAt(0), offset + 1);
        }
        return offset;
    }

    /** Cuts bytes off at the beginning. They stay in the buffer until more is read. */
    void cut(int count) {
        int to = start + count;
        for (int i = start; i < to; i++) {
            line += buffer[i] == '\n' ? 1 : 0;
        }
        start = to;
    }

    /** The first bytes up to {@code length}, for a report. */
    String quoted(int length) {
        return LineText.quoted(buffer, start, Math.min(end, start + length));
    }

    static boolean isNameByte(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '_'
                || b == '.'
                || b == ':'
                || b < 0;
    }

    private boolean fill() {
        if (ended) {
            return false;
        }
        if (buffer.length - end < CHUNK) {
            int length = length();
            byte[] target = length > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
            System.arraycopy(buffer, start, target, 0, length);
            buffer = target;
            start = 0;
            end = length;
        }
        try {
            int n = in.read(buffer, end, buffer.length - end);
            ended = n < 0;
            end += Math.max(0, n);
        } catch (IOException e) {
            // Kept for whoever reads, to be thrown when what came before has been delivered.
            failure = e;
            ended = true;
        }
        return !ended;
    }
}

package org.ndislint.ingest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing byte buffer that can be read eight bytes at a time: the first of them in the lowest byte of the word. There
 * are always {@link #SLACK} readable bytes behind the capacity asked for, so that a word may be read at any valid byte.
 *
 * <p>The words come from a {@link ByteBuffer} rather than a {@code VarHandle}: nearly as fast, and without the ten
 * milliseconds that the first use of a {@code VarHandle} costs a short run.
 */
public final class WordBuffer {
    /** How many bytes behind the capacity may be read. */
    public static final int SLACK = 32;

    private byte[] bytes;
    private ByteBuffer words;

    public WordBuffer(int capacity) {
        bytes = new byte[capacity + SLACK];
        words = view(bytes);
    }

    /** A copy of some bytes. */
    public static WordBuffer copyOf(byte[] source, int from, int length) {
        WordBuffer buffer = new WordBuffer(length);
        System.arraycopy(source, from, buffer.bytes, 0, length);
        return buffer;
    }

    /** The bytes themselves; another array after {@link #ensure} had to grow. */
    public byte[] bytes() {
        return bytes;
    }

    /** The eight bytes from {@code at}, the first in the lowest byte. */
    public long word(int at) {
        return words.getLong(at);
    }

    /** How many bytes fit. */
    public int capacity() {
        return bytes.length - SLACK;
    }

    /** Makes room for at least {@code capacity} bytes and keeps what is there. */
    public void ensure(int capacity) {
        if (capacity > capacity()) {
            bytes = Arrays.copyOf(bytes, capacity + SLACK);
            words = view(bytes);
        }
    }

    private static ByteBuffer view(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package org.ndislint.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing byte buffer that can be read eight bytes at a time: the first of them in the lowest byte of the word. There
 * are always {@link #SLACK} readable bytes behind the capacity asked for, so that a word may be read at any valid byte.
 *
 * <p>There are two kinds. A {@link #large} one reads words through a {@code VarHandle}, which makes a long trace a fifth
 * faster but costs ten milliseconds at its first use; a {@link #small} one puts them together from bytes. Two classes
 * rather than a flag, so that compiled code tests the kind once, not at every word.
 */
public abstract class WordBuffer {
    /** How many bytes behind the capacity may be read. */
    public static final int SLACK = 32;

    private byte[] bytes;

    private WordBuffer(int capacity) {
        bytes = new byte[capacity + SLACK];
    }

    /** A buffer for little data. */
    public static WordBuffer small(int capacity) {
        return new Small(capacity);
    }

    /** A buffer for much data. */
    public static WordBuffer large(int capacity) {
        return new Large(capacity);
    }

    /** A buffer for much data, or for little. */
    public static WordBuffer of(int capacity, boolean much) {
        return much ? large(capacity) : small(capacity);
    }

    /** A copy of some bytes. */
    public static WordBuffer copyOf(byte[] source, int from, int length) {
        WordBuffer buffer = small(length);
        System.arraycopy(source, from, buffer.bytes(), 0, length);
        return buffer;
    }

    /** The eight bytes from {@code at}, the first in the lowest byte. */
    public abstract long word(int at);

    /** The bytes themselves; another array after {@link #ensure} had to grow. */
    public final byte[] bytes() {
        return bytes;
    }

    /** How many bytes fit. */
    public final int capacity() {
        return bytes.length - SLACK;
    }

    /** Makes room for at least {@code capacity} bytes and keeps what is there. */
    public final void ensure(int capacity) {
        if (capacity > capacity()) {
            bytes = Arrays.copyOf(bytes, capacity + SLACK);
        }
    }

    private static final class Large extends WordBuffer {
        private static final VarHandle WORDS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

        Large(int capacity) {
            super(capacity);
        }

        @Override
        public long word(int at) {
            return (long) WORDS.get(bytes(), at);
        }
    }

    private static final class Small extends WordBuffer {
        Small(int capacity) {
            super(capacity);
        }

        @Override
        public long word(int at) {
            byte[] bytes = bytes();
            int low = (bytes[at] & 0xFF)
                    | (bytes[at + 1] & 0xFF) << 8
                    | (bytes[at + 2] & 0xFF) << 16
                    | bytes[at + 3] << 24;
            int high = (bytes[at + 4] & 0xFF)
                    | (bytes[at + 5] & 0xFF) << 8
                    | (bytes[at + 6] & 0xFF) << 16
                    | bytes[at + 7] << 24;
            return (low & 0xFFFFFFFFL) | (long) high << 32;
        }
    }
}

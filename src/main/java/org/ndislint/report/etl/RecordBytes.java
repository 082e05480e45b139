package org.ndislint.report.etl;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ndislint.model.Guid;

/** Little-endian bytes put one after another. A reused holder. */
public final class RecordBytes {
    private byte[] bytes = new byte[256];
    private int length;

    public RecordBytes clear() {
        length = 0;
        return this;
    }

    /** The buffer itself, of which {@link #length} bytes are valid. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    public RecordBytes u8(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public RecordBytes u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    public RecordBytes u32(long value) {
        return u16((int) value).u16((int) (value >>> 16));
    }

    public RecordBytes u64(long value) {
        return u32(value).u32(value >>> 32);
    }

    /** A pointer of 4 or 8 bytes. */
    public RecordBytes pointer(long value, int size) {
        return size == 4 ? u32(value) : u64(value);
    }

    public RecordBytes guid(Guid guid) {
        ensure(Guid.BYTES);
        length = guid.write(bytes, length);
        return this;
    }

    public RecordBytes zeros(int count) {
        ensure(count);
        Arrays.fill(bytes, length, length + count, (byte) 0);
        length += count;
        return this;
    }

    public RecordBytes put(byte[] more) {
        return put(more, 0, more.length);
    }

    public RecordBytes put(byte[] more, int from, int count) {
        ensure(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Text without a terminator. */
    public RecordBytes text(String text, Charset charset) {
        return put(text.getBytes(charset));
    }

    /** Text in UTF-16 with its NUL. */
    public RecordBytes wide(String text) {
        return text(text, StandardCharsets.UTF_16LE).u16(0);
    }

    /** Text in UTF-8 with its NUL. */
    public RecordBytes narrow(String text) {
        return text(text, StandardCharsets.UTF_8).u8(0);
    }

    /** Overwrites two bytes. */
    public RecordBytes setU16(int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}

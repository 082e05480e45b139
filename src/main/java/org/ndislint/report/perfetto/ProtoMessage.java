package org.ndislint.report.perfetto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One protobuf message in bytes, field by field; reused. The wire format is that of protobuf.dev/programming-guides/encoding. */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int MOST_A_VARINT = 10;

    private byte[] bytes = new byte[256];
    private int length;

    ProtoMessage clear() {
        length = 0;
        return this;
    }

    /** A field of type {@code uint64}, {@code int64} or an enumeration. */
    ProtoMessage number(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    ProtoMessage fixed(int field, long value) {
        varint((long) field << 3 | FIXED64);
        ensure(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    ProtoMessage text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return field(field, utf8, utf8.length);
    }

    /** A field that is a message itself. */
    ProtoMessage message(int field, ProtoMessage value) {
        return field(field, value.bytes, value.length);
    }

    private ProtoMessage field(int field, byte[] from, int size) {
        varint((long) field << 3 | LENGTH);
        varint(size);
        ensure(size);
        System.arraycopy(from, 0, bytes, length, size);
        length += size;
        return this;
    }

    private void varint(long value) {
        ensure(MOST_A_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** The bytes themselves, of which {@link #length} count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}

package org.ndislint.ingest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ndislint.model.Guid;

/** An array of bytes read as little-endian numbers. The array is not copied. */
public final class LittleEndian {
    private final byte[] bytes;
    private final ByteBuffer view;

    public LittleEndian(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The array itself. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    /** 0 to 255. */
    public int u8(int at) {
        return bytes[at] & 0xFF;
    }

    /** 0 to 65,535. */
    public int u16(int at) {
        return view.getShort(at) & 0xFFFF;
    }

    public int i32(int at) {
        return view.getInt(at);
    }

    /** 0 to 2^32-1. */
    public long u32(int at) {
        return view.getInt(at) & 0xFFFF_FFFFL;
    }

    public long i64(int at) {
        return view.getLong(at);
    }

    /** The first half of the GUID stored at a place as Windows does: three little-endian numbers, then eight bytes. */
    public long guidHigh(int at) {
        return u32(at) << 32 | (long) u16(at + 4) << 16 | u16(at + 6);
    }

    /** The other half of the GUID stored at a place. */
    public long guidLow(int at) {
        return Long.reverseBytes(i64(at + 8));
    }

    /** The GUID stored at a place. */
    public Guid guid(int at) {
        return new Guid(guidHigh(at), guidLow(at));
    }
}

package org.ndislint.timeline;

import java.util.Arrays;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;

/** A growing buffer that packs call events into few bytes and reads them back; numbers as variable-length groups of 7 bits. */
final class RecordBytes {
    private static final EventKind[] KINDS = EventKind.values();
    private static final int MOST_ARGS = 16;
    private static final int SIZE_BYTES = 2;

    private byte[] bytes = new byte[64];
    private int length;

    /** Bytes that were written by another. */
    static RecordBytes of(byte[] written) {
        RecordBytes out = new RecordBytes();
        out.bytes = written;
        out.length = written.length;
        return out;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** By a quarter: there is a buffer for each live object, and most stay small. */
    private static int grown(int least) {
        return least + Math.max(48, least / 4);
    }

    /** Gives back what is not used. */
    void trim() {
        bytes = Arrays.copyOf(bytes, length);
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void put(long value) {
        if (length + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(length + 10));
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Copies a stretch of another buffer to the end of this one. */
    void put(RecordBytes other, int from, int to) {
        if (length + to - from > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(length + to - from));
        }
        System.arraycopy(other.bytes, from, bytes, length, to - from);
        length += to - from;
    }

    /** Writes an event, and before it in two bytes how long it is. */
    void putSized(CallEvent event) {
        int from = length;
        put(0);
        put(0);
        put(event);
        int size = length - from - SIZE_BYTES;
        bytes[from] = (byte) size;
        bytes[from + 1] = (byte) (size >>> 8);
    }

    /** The position after an event that was written with its size. */
    int after(int from) {
        return from + SIZE_BYTES + ((bytes[from] & 0xFF) | ((bytes[from + 1] & 0xFF) << 8));
    }

    /** Reads an event that was written with its size. */
    void readSized(int from, CallEvent into) {
        read(from + SIZE_BYTES, into);
    }

    void put(CallEvent event) {
        put(event.kind.ordinal());
        put(event.function + 1L);
        put(event.unknownFunction);
        put(event.spelling);
        put(event.line);
        put(event.timeNanos ^ CallEvent.NO_TIME);
        put(event.cpu + 1);
        put(event.pid + 1);
        put(event.tid + 1);
        put(event.irql + 1L);
        put(event.driver);
        put(zigzag(event.status + 1));
        put(event.present());
        for (long rest = event.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            put(event.tag(key));
            put(event.bits(key));
        }
        int args = Math.min(event.argCount(), MOST_ARGS);
        put(args);
        for (int i = 0; i < args; i++) {
            put(event.argName(i));
            put(event.argTag(i));
            put(event.argBits(i));
        }
    }

    /** Reads an event at a position into {@code into}; returns the position after it. */
    int read(int from, CallEvent into) {
        Cursor at = new Cursor(from);
        into.clear();
        into.kind = KINDS[(int) at.next()];
        into.function = (int) at.next() - 1;
        into.unknownFunction = (int) at.next();
        into.spelling = (int) at.next();
        into.line = at.next();
        into.timeNanos = at.next() ^ CallEvent.NO_TIME;
        into.cpu = at.next() - 1;
        into.pid = at.next() - 1;
        into.tid = at.next() - 1;
        into.irql = (int) at.next() - 1;
        into.driver = (int) at.next();
        into.status = unzigzag(at.next()) - 1;
        for (long rest = at.next(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            byte tag = (byte) at.next();
            if (key == Key.NBL) {
                into.addNbl(tag, at.next());
            } else {
                into.set(key, tag, at.next());
            }
        }
        long args = at.next();
        for (long i = 0; i < args; i++) {
            int name = (int) at.next();
            byte tag = (byte) at.next();
            into.addArg(name, tag, at.next());
        }
        return at.position;
    }

    Cursor cursor(int from) {
        return new Cursor(from);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    /** Reads numbers one after another. */
    final class Cursor {
        int position;

        Cursor(int from) {
            this.position = from;
        }

        long next() {
            long value = 0;
            int shift = 0;
            byte b;
            do {
                b = bytes[position++];
                value |= (long) (b & 0x7F) << shift;
                shift += 7;
            } while (b < 0);
            return value;
        }
    }
}

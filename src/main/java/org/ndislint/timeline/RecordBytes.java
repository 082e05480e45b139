package org.ndislint.timeline;

import java.util.Arrays;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A growing buffer that packs call events into few bytes and reads them back; numbers as variable-length groups of 7 bits. */
final class RecordBytes {
    private static final EventKind[] KINDS = EventKind.values();
    private static final int MOST_ARGS = 16;
    private static final int MOST_A_NUMBER = 10;
    private static final int FIXED_NUMBERS = 16;
    private static final int TAG_BITS = 3;

    private static final int FUNCTION = 1;
    private static final int UNKNOWN_FUNCTION = 1 << 1;
    private static final int SPELLING = 1 << 2;
    private static final int TIME = 1 << 3;
    private static final int CPU = 1 << 4;
    private static final int PID = 1 << 5;
    private static final int TID = 1 << 6;
    private static final int IRQL = 1 << 7;
    private static final int DRIVER = 1 << 8;
    private static final int STATUS = 1 << 9;
    private static final int KEYS = 1 << 10;
    private static final int ARGS = 1 << 11;

    private byte[] bytes = new byte[64];
    private int length;
    private long origin;
    /** What is packed next; all of an event is gathered first, which keeps the code that runs for each short. */
    private long[] numbers = new long[FIXED_NUMBERS];

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

    /** Times are written as distances from this one, which makes them short; must be the same for reading. */
    void setOrigin(long timeNanos) {
        origin = timeNanos;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void put(long value) {
        ensure(MOST_A_NUMBER);
        numbers[0] = value;
        pack(1);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** Packs the first of the numbers that are gathered. */
    private void pack(int count) {
        int at = length;
        for (int i = 0; i < count; i++) {
            long rest = numbers[i];
            while ((rest & ~0x7FL) != 0) {
                bytes[at++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[at++] = (byte) rest;
        }
        length = at;
    }

    /** Copies all bytes to words, the first byte lowest. */
    void copyTo(int[] words, int at) {
        ensure(Integer.BYTES);
        int to = at;
        for (int i = 0; i < length; i += Integer.BYTES) {
            words[to++] = (bytes[i] & 0xFF)
                    | ((bytes[i + 1] & 0xFF) << 8)
                    | ((bytes[i + 2] & 0xFF) << 16)
                    | (bytes[i + 3] << 24);
        }
    }

    /** Holds bytes that stand in words instead of its own. */
    void copyFrom(int[] words, int at, int count) {
        length = 0;
        ensure(count + Integer.BYTES);
        int from = at;
        for (int i = 0; i < count; i += Integer.BYTES) {
            int word = words[from++];
            bytes[i] = (byte) word;
            bytes[i + 1] = (byte) (word >>> 8);
            bytes[i + 2] = (byte) (word >>> 16);
            bytes[i + 3] = (byte) (word >>> 24);
        }
        length = count;
    }

    /** Adds an event: a mask of what it has, then that; its line as the distance from a number. */
    void put(CallEvent event, long number) {
        int args = Math.min(event.argCount(), MOST_ARGS);
        int most = FIXED_NUMBERS + 2 * Long.bitCount(event.present()) + 3 * args;
        ensure(MOST_A_NUMBER * most);
        if (numbers.length < most) {
            numbers = new long[most];
        }
        long[] to = numbers;
        int mask = 0;
        to[1] = zigzag(event.line - number);
        int count = 2;
        if (event.function >= 0) {
            mask |= FUNCTION;
            to[count++] = event.function;
        }
        if (event.unknownFunction != 0) {
            mask |= UNKNOWN_FUNCTION;
            to[count++] = event.unknownFunction;
        }
        if (event.spelling != 0) {
            mask |= SPELLING;
            to[count++] = event.spelling;
        }
        if (event.timeNanos != CallEvent.NO_TIME) {
            mask |= TIME;
            to[count++] = zigzag(event.timeNanos - origin);
        }
        if (event.cpu >= 0) {
            mask |= CPU;
            to[count++] = event.cpu;
        }
        if (event.pid >= 0) {
            mask |= PID;
            to[count++] = event.pid;
        }
        if (event.tid >= 0) {
            mask |= TID;
            to[count++] = event.tid;
        }
        if (event.irql >= 0) {
            mask |= IRQL;
            to[count++] = event.irql;
        }
        if (event.driver != 0) {
            mask |= DRIVER;
            to[count++] = event.driver;
        }
        if (event.status != Status.ABSENT) {
            mask |= STATUS;
            to[count++] = zigzag(event.status);
        }
        if (event.present() != 0) {
            mask |= KEYS;
            count = gatherKeys(event, count);
        }
        if (args != 0) {
            mask |= ARGS;
            count = gatherArgs(event, args, count);
        }
        to[0] = ((long) mask << 3) | event.kind.ordinal();
        pack(count);
    }

    /** Each key with its tag, then its value. */
    private int gatherKeys(CallEvent event, int from) {
        int count = from;
        numbers[count++] = Long.bitCount(event.present());
        for (long rest = event.present(); rest != 0; rest &= rest - 1) {
            int ordinal = Long.numberOfTrailingZeros(rest);
            Key key = Key.of(ordinal);
            numbers[count++] = (long) ordinal << TAG_BITS | event.tag(key);
            numbers[count++] = zigzag(event.bits(key));
        }
        return count;
    }

    private int gatherArgs(CallEvent event, int args, int from) {
        int count = from;
        numbers[count++] = args;
        for (int i = 0; i < args; i++) {
            numbers[count++] = event.argName(i);
            numbers[count++] = event.argTag(i);
            numbers[count++] = zigzag(event.argBits(i));
        }
        return count;
    }

    /** Reads an event at a position into {@code into}, with the number it was added with; returns the position after it. */
    int read(int from, CallEvent into, long number) {
        Cursor at = new Cursor(from);
        into.clear();
        long head = at.next();
        long mask = head >>> 3;
        into.kind = KINDS[(int) (head & 7)];
        into.line = unzigzag(at.next()) + number;
        into.function = (mask & FUNCTION) != 0 ? (int) at.next() : -1;
        into.unknownFunction = (mask & UNKNOWN_FUNCTION) != 0 ? (int) at.next() : 0;
        into.spelling = (mask & SPELLING) != 0 ? (int) at.next() : 0;
        into.timeNanos = (mask & TIME) != 0 ? unzigzag(at.next()) + origin : CallEvent.NO_TIME;
        into.cpu = (mask & CPU) != 0 ? at.next() : CallEvent.NOT_RECORDED;
        into.pid = (mask & PID) != 0 ? at.next() : CallEvent.NOT_RECORDED;
        into.tid = (mask & TID) != 0 ? at.next() : CallEvent.NOT_RECORDED;
        into.irql = (mask & IRQL) != 0 ? (int) at.next() : -1;
        into.driver = (mask & DRIVER) != 0 ? (int) at.next() : 0;
        into.status = (mask & STATUS) != 0 ? unzigzag(at.next()) : Status.ABSENT;
        for (long keys = (mask & KEYS) != 0 ? at.next() : 0; keys > 0; keys--) {
            int word = (int) at.next();
            Key key = Key.of(word >>> TAG_BITS);
            byte tag = (byte) (word & (1 << TAG_BITS) - 1);
            long value = unzigzag(at.next());
            if (key == Key.NBL) {
                into.addNbl(tag, value);
            } else {
                into.set(key, tag, value);
            }
        }
        for (long args = (mask & ARGS) != 0 ? at.next() : 0; args > 0; args--) {
            int name = (int) at.next();
            byte tag = (byte) at.next();
            into.addArg(name, tag, unzigzag(at.next()));
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

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
        putGroups(value);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    private void putGroups(long value) {
        long rest = value;
        int at = length;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        length = at;
    }

    /** Copies all bytes to an array. */
    void copyTo(byte[] to, int at) {
        System.arraycopy(bytes, 0, to, at, length);
    }

    /** Holds bytes of another array instead of its own. */
    void copyFrom(byte[] from, int start, int end) {
        length = 0;
        ensure(end - start);
        System.arraycopy(from, start, bytes, 0, end - start);
        length = end - start;
    }

    /** Adds an event: a mask of what it has, then that; its line as the distance from a number. */
    void put(CallEvent event, long number) {
        int args = Math.min(event.argCount(), MOST_ARGS);
        ensure(MOST_A_NUMBER * (FIXED_NUMBERS + 2 * Long.bitCount(event.present()) + 3 * args));
        putGroups(mask(event) << 3 | event.kind.ordinal());
        putGroups(zigzag(event.line - number));
        if (event.function >= 0) {
            putGroups(event.function);
        }
        if (event.unknownFunction != 0) {
            putGroups(event.unknownFunction);
        }
        if (event.spelling != 0) {
            putGroups(event.spelling);
        }
        if (event.timeNanos != CallEvent.NO_TIME) {
            putGroups(zigzag(event.timeNanos - origin));
        }
        if (event.cpu >= 0) {
            putGroups(event.cpu);
        }
        if (event.pid >= 0) {
            putGroups(event.pid);
        }
        if (event.tid >= 0) {
            putGroups(event.tid);
        }
        if (event.irql >= 0) {
            putGroups(event.irql);
        }
        if (event.driver != 0) {
            putGroups(event.driver);
        }
        if (event.status != Status.ABSENT) {
            putGroups(zigzag(event.status));
        }
        if (event.present() != 0) {
            putKeys(event);
        }
        if (args != 0) {
            putGroups(args);
            for (int i = 0; i < args; i++) {
                putGroups(event.argName(i));
                putGroups(event.argTag(i));
                putGroups(zigzag(event.argBits(i)));
            }
        }
    }

    private static long mask(CallEvent event) {
        return (event.function >= 0 ? FUNCTION : 0)
                | (event.unknownFunction != 0 ? UNKNOWN_FUNCTION : 0)
                | (event.spelling != 0 ? SPELLING : 0)
                | (event.timeNanos != CallEvent.NO_TIME ? TIME : 0)
                | (event.cpu >= 0 ? CPU : 0)
                | (event.pid >= 0 ? PID : 0)
                | (event.tid >= 0 ? TID : 0)
                | (event.irql >= 0 ? IRQL : 0)
                | (event.driver != 0 ? DRIVER : 0)
                | (event.status != Status.ABSENT ? STATUS : 0)
                | (event.present() != 0 ? KEYS : 0)
                | (event.argCount() != 0 ? ARGS : 0);
    }

    /** Each key with its tag in one byte or two, then its value. */
    private void putKeys(CallEvent event) {
        putGroups(Long.bitCount(event.present()));
        for (long rest = event.present(); rest != 0; rest &= rest - 1) {
            int ordinal = Long.numberOfTrailingZeros(rest);
            Key key = Key.of(ordinal);
            putGroups((long) ordinal << TAG_BITS | event.tag(key));
            putGroups(zigzag(event.bits(key)));
        }
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

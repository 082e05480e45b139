package org.ndislint.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One record of a trace, as every input format is turned into: a reused, mutable holder. Whoever receives it in a
 * {@link RecordSink} may read it during the call and must copy what it keeps. A decoder calls {@link #clear} and then
 * sets what the record says; what is not set was not recorded.
 */
public final class CallEvent {
    /** {@link #timeNanos} when no time was recorded. */
    public static final long NO_TIME = Long.MIN_VALUE;
    /** {@link #cpu}, {@link #pid}, {@link #tid}, {@link #lostCount} when not recorded. */
    public static final long NOT_RECORDED = -1;

    private static final int FEWEST = 4;

    public EventKind kind = EventKind.CALL;
    /** The catalogue's number of the function, or -1 if no catalogue knows it (then see {@link #unknownFunction}). */
    public int function = -1;
    /** Symbol of the name as recorded, when {@link #function} is -1; 0 for {@code lost} and {@code capture}. */
    public int unknownFunction;
    /** Symbol of the spelling, when the record used an alias; 0 when it used the catalogue's own name. */
    public int spelling;
    /** Physical line, 1-based, or the record's number in formats without lines. */
    public long line;
    /** Nanoseconds since 1970-01-01T00:00:00Z, or {@link #NO_TIME}. */
    public long timeNanos = NO_TIME;
    /** Width of one step of the recorded clock in nanoseconds: 1 unless the format's stamps are coarser. */
    public long timeStepNanos = 1;
    /** Processor number, 0 or more, or {@link #NOT_RECORDED}. */
    public long cpu = NOT_RECORDED;
    /** Process id, 0 to 2^32-1, or {@link #NOT_RECORDED}. */
    public long pid = NOT_RECORDED;
    /** Thread id, 0 to 2^32-1, or {@link #NOT_RECORDED}. */
    public long tid = NOT_RECORDED;
    /** Current IRQL at the record, 0 to 31, or -1. */
    public int irql = -1;
    /** Symbol of the driver that calls or is called, or 0. */
    public int driver;
    /** See {@link Status}; the argument on enter, the return value on exit. */
    public long status = Status.ABSENT;
    /** For {@link EventKind#LOST}: how many, or {@link #NOT_RECORDED}. */
    public long lostCount = NOT_RECORDED;
    /** For {@link EventKind#CAPTURE}: what it says; else null. */
    public @Nullable CaptureFacts capture;

    private long present;
    /** The values of the keys that are present, in the order of the keys, so that a record lies in few cache lines. */
    private byte[] tags = new byte[8];

    private long[] bits = new long[8];
    private byte[] nblTags = new byte[0];
    private long[] nblBits = new long[0];
    private int nblCount;
    private int[] argNames = new int[0];
    private byte[] argTags = new byte[0];
    private long[] argBits = new long[0];
    private int argCount;
    private byte[] extra = new byte[0];
    private int extraLength;

    /** Forgets everything: the state before a record is decoded. */
    public void clear() {
        kind = EventKind.CALL;
        function = -1;
        unknownFunction = 0;
        spelling = 0;
        line = 0;
        timeNanos = NO_TIME;
        timeStepNanos = 1;
        cpu = NOT_RECORDED;
        pid = NOT_RECORDED;
        tid = NOT_RECORDED;
        irql = -1;
        driver = 0;
        status = Status.ABSENT;
        lostCount = NOT_RECORDED;
        capture = null;
        present = 0;
        nblCount = 0;
        argCount = 0;
        extraLength = 0;
    }

    /** A mask of {@link Key#bit()}s: which keys have a value. */
    public long present() {
        return present;
    }

    public boolean has(Key key) {
        return (present & key.bit()) != 0;
    }

    /** The tag of a key's value, {@link Value#ABSENT} if it was not recorded. */
    public byte tag(Key key) {
        return has(key) ? tags[place(key)] : Value.ABSENT;
    }

    /** The bits of a key's value; 0 if it was not recorded. */
    public long bits(Key key) {
        return has(key) ? bits[place(key)] : 0;
    }

    /** Where the value of a key is, for {@link #tagAt}, {@link #bitsAt} and {@link #isNullAt} until a key is set; or -1. */
    public int find(Key key) {
        return has(key) ? place(key) : -1;
    }

    public byte tagAt(int place) {
        return tags[place];
    }

    public long bitsAt(int place) {
        return bits[place];
    }

    public boolean isNullAt(int place) {
        return bits[place] == 0 && tags[place] == Value.NUMBER;
    }

    /** Whether the key was recorded as the null handle. */
    public boolean isNull(Key key) {
        if (!has(key)) {
            return false;
        }
        int place = place(key);
        return bits[place] == 0 && tags[place] == Value.NUMBER;
    }

    /** Where the value of a key is or would be: after those of the keys before it that are present. */
    private int place(Key key) {
        return Long.bitCount(present & (key.bit() - 1));
    }

    public void set(Key key, byte tag, long value) {
        int place = place(key);
        if (!has(key)) {
            insert(place);
            present |= key.bit();
        }
        tags[place] = tag;
        bits[place] = value;
    }

    private void insert(int place) {
        int count = Long.bitCount(present);
        if (count == bits.length) {
            tags = Arrays.copyOf(tags, count * 2);
            bits = Arrays.copyOf(bits, count * 2);
        }
        for (int i = count; i > place; i--) {
            tags[i] = tags[i - 1];
            bits[i] = bits[i - 1];
        }
    }

    /** Sets the keys that another record has and this one has not, as they are there. */
    public void setMissing(CallEvent other) {
        long missing = other.present & ~present;
        if (missing == 0) {
            return;
        }
        long all = present | missing;
        int to = Long.bitCount(all);
        if (to > bits.length) {
            tags = Arrays.copyOf(tags, Math.max(to, tags.length * 2));
            bits = Arrays.copyOf(bits, tags.length);
        }
        int own = Long.bitCount(present) - 1;
        int others = Long.bitCount(other.present) - 1;
        // From the last key to the first, so that nothing is overwritten before it has been moved.
        for (long rest = all; rest != 0; ) {
            long key = Long.highestOneBit(rest);
            rest ^= key;
            to--;
            if ((present & key) != 0) {
                tags[to] = tags[own];
                bits[to] = bits[own--];
                others -= (other.present & key) != 0 ? 1 : 0;
            } else {
                tags[to] = other.tags[others];
                bits[to] = other.bits[others--];
            }
        }
        present = all;
        if ((missing & Key.NBL.bit()) != 0) {
            nblCount = 0;
            for (int i = 0; i < other.nblCount; i++) {
                appendNbl(other.nblTags[i], other.nblBits[i]);
            }
        }
    }

    /** Takes a key back. */
    public void unset(Key key) {
        if (has(key)) {
            int count = Long.bitCount(present);
            for (int i = place(key) + 1; i < count; i++) {
                tags[i - 1] = tags[i];
                bits[i - 1] = bits[i];
            }
            present &= ~key.bit();
        }
        if (key == Key.NBL) {
            nblCount = 0;
        }
    }

    /** The number of NET_BUFFER_LIST pointers; the first is also the value of {@link Key#NBL}. */
    public int nblCount() {
        return nblCount;
    }

    public byte nblTag(int index) {
        return nblTags[index];
    }

    public long nblBits(int index) {
        return nblBits[index];
    }

    /** Keeps one NET_BUFFER_LIST pointer of another record's chain, whatever there was before. */
    public void setOnlyNbl(CallEvent chain, int index) {
        nblCount = 0;
        addNbl(chain.nblTags[index], chain.nblBits[index]);
    }

    /** Adds a NET_BUFFER_LIST pointer. */
    public void addNbl(byte tag, long value) {
        if (nblCount == 0) {
            set(Key.NBL, tag, value);
        }
        appendNbl(tag, value);
    }

    private void appendNbl(byte tag, long value) {
        if (nblCount == nblBits.length) {
            int more = Math.max(FEWEST, nblCount * 2);
            nblTags = Arrays.copyOf(nblTags, more);
            nblBits = Arrays.copyOf(nblBits, more);
        }
        nblTags[nblCount] = tag;
        nblBits[nblCount++] = value;
    }

    /** The number of further parameters ({@code args}). */
    public int argCount() {
        return argCount;
    }

    /** The symbol of a further parameter's name, as recorded. */
    public int argName(int index) {
        return argNames[index];
    }

    public byte argTag(int index) {
        return argTags[index];
    }

    public long argBits(int index) {
        return argBits[index];
    }

    /** Adds a further parameter by its documented name. */
    public void addArg(int nameSymbol, byte tag, long value) {
        if (argCount == argNames.length) {
            int more = Math.max(FEWEST, argCount * 2);
            argNames = Arrays.copyOf(argNames, more);
            argTags = Arrays.copyOf(argTags, more);
            argBits = Arrays.copyOf(argBits, more);
        }
        argNames[argCount] = nameSymbol;
        argTags[argCount] = tag;
        argBits[argCount++] = value;
    }

    /**
     * Keeps a top-level member that the contract does not know, so that it survives a conversion.
     *
     * @param bytes holds the member as JSON text in UTF-8, {@code "key":value}; copied
     */
    public void addExtra(byte[] bytes, int from, int length) {
        int comma = extraLength == 0 ? 0 : 1;
        int end = extraLength + comma + length;
        if (end > extra.length) {
            extra = Arrays.copyOf(extra, Math.max(end, extra.length * 2));
        }
        if (comma == 1) {
            extra[extraLength++] = ',';
        }
        System.arraycopy(bytes, from, extra, extraLength, length);
        extraLength = end;
    }

    /** The kept members as JSON text, comma-separated: the buffer itself, of which {@link #extraLength} are valid. */
    public byte[] extraBytes() {
        return extra;
    }

    /** The number of valid bytes in {@link #extraBytes}; 0 when nothing was kept. */
    public int extraLength() {
        return extraLength;
    }

    /** Makes this event equal to another. */
    public void copyFrom(CallEvent other) {
        copyAllButChain(other);
        nblCount = 0;
        for (int i = 0; i < other.nblCount; i++) {
            addNbl(other.nblTags[i], other.nblBits[i]);
        }
    }

    /** Makes this event equal to another of which only one NET_BUFFER_LIST, by its index in the chain, was recorded. */
    public void copyFromOnly(CallEvent other, int index) {
        copyAllButChain(other);
        setOnlyNbl(other, index);
    }

    private void copyAllButChain(CallEvent other) {
        // References are only written where they differ: a collector is told of each.
        if (kind != other.kind) {
            kind = other.kind;
        }
        if (capture != null || other.capture != null) {
            capture = other.capture;
        }
        function = other.function;
        unknownFunction = other.unknownFunction;
        spelling = other.spelling;
        line = other.line;
        timeNanos = other.timeNanos;
        timeStepNanos = other.timeStepNanos;
        cpu = other.cpu;
        pid = other.pid;
        tid = other.tid;
        irql = other.irql;
        driver = other.driver;
        status = other.status;
        lostCount = other.lostCount;
        present = other.present;
        int count = Long.bitCount(present);
        if (count > bits.length) {
            tags = new byte[other.tags.length];
            bits = new long[other.bits.length];
        }
        for (int i = 0; i < count; i++) {
            tags[i] = other.tags[i];
            bits[i] = other.bits[i];
        }
        argCount = 0;
        for (int i = 0; i < other.argCount; i++) {
            addArg(other.argNames[i], other.argTags[i], other.argBits[i]);
        }
        extraLength = 0;
        if (other.extraLength > 0) {
            addExtra(other.extra, 0, other.extraLength);
        }
    }
}

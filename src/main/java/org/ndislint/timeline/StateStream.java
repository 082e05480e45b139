package org.ndislint.timeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/**
 * The state of a run on its way to bytes or back. The same calls do both: each gives the value to write and gets the
 * value to go on with, which is the same one when writing and the one read when reading. So the two cannot differ.
 *
 * <p>Numbers are in base 128, the lowest group first. What is read is checked against the range that the caller names;
 * nothing is set aside for a count before what is counted has been read; and a digest of all bytes stands at the end.
 */
public final class StateStream {
    private static final int CHUNK = 8192;
    private static final EventKind[] KINDS = EventKind.values();
    private static final int LONGEST_TEXT = 1 << 28;

    private final @Nullable DataOutput out;
    private final @Nullable DataInput in;
    private final MessageDigest digest;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private long position;
    private int symbols;
    private int functions;

    private StateStream(@Nullable DataOutput out, @Nullable DataInput in) {
        this.out = out;
        this.in = in;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Writes to some output; {@link #end} must be called. */
    public static StateStream to(DataOutput out) {
        return new StateStream(out, null);
    }

    /** Reads from some input, not a byte more than was written; what was read is good once {@link #end} returns. */
    public static StateStream from(DataInput in) {
        return new StateStream(null, in);
    }

    public boolean isReading() {
        return in != null;
    }

    /** Where symbols and functions are named from here on, their ids are below these. */
    public void setBounds(int symbolCount, int functionCount) {
        symbols = symbolCount;
        functions = functionCount;
    }

    /** A failure at the present place. */
    public StateException damaged(String expected) {
        return new StateException("the written state is damaged: at byte " + position + " expected " + expected);
    }

    // Bytes

    private void put(int value) throws IOException {
        if (filled == CHUNK) {
            drain();
        }
        chunk[filled++] = (byte) value;
        position++;
    }

    private void drain() throws IOException {
        digest.update(chunk, 0, filled);
        DataOutput to = out;
        if (to != null) {
            to.write(chunk, 0, filled);
        }
        filled = 0;
    }

    private int get() throws IOException {
        DataInput from = in;
        if (from == null) {
            throw new IllegalStateException("the stream writes");
        }
        if (filled == CHUNK) {
            drain();
        }
        try {
            byte value = from.readByte();
            chunk[filled++] = value;
            position++;
            return value & 0xFF;
        } catch (EOFException e) {
            throw damaged("more bytes, found the end");
        }
    }

    /** The end: when reading, says whether all that was read is what was written. */
    public void end() throws IOException {
        drain();
        byte[] own = digest.digest();
        for (byte b : own) {
            if (out != null) {
                out.writeByte(b);
            } else if (get() != (b & 0xFF)) {
                throw new StateException("the written state is damaged: its digest does not fit");
            }
        }
    }

    /** Bytes that must be these. */
    public void same(byte[] bytes, String otherwise) throws IOException {
        for (byte b : bytes) {
            if (out != null) {
                put(b);
            } else if (get() != (b & 0xFF)) {
                throw new StateException(otherwise);
            }
        }
    }

    // Numbers

    private void putGroups(long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    private long getGroups() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int group = get();
            if (shift == 63 && group > 1) {
                break;
            }
            value |= (long) (group & 0x7F) << shift;
            if (group < 0x80) {
                return value;
            }
        }
        throw damaged("a number of 64 bits");
    }

    /** Any number. */
    public long number(long value) throws IOException {
        if (out != null) {
            putGroups(value << 1 ^ value >> 63);
            return value;
        }
        long read = getGroups();
        return read >>> 1 ^ -(read & 1);
    }

    /** Any number, best where its high bits are zero. */
    public long bits(long value) throws IOException {
        if (out != null) {
            putGroups(value);
            return value;
        }
        return getGroups();
    }

    /** A number within bounds, both included. */
    public long number(long value, long least, long most) throws IOException {
        if (out != null) {
            putGroups(value - least);
            return value;
        }
        long read = getGroups();
        if (Long.compareUnsigned(read, most - least) > 0) {
            throw damaged("a number from " + least + " to " + most);
        }
        return read + least;
    }

    /** A number within bounds, both included. */
    public int index(int value, int least, int most) throws IOException {
        return (int) number(value, least, most);
    }

    /** A number from 0 on. */
    public long count(long value) throws IOException {
        return number(value, 0, Long.MAX_VALUE);
    }

    /** A state of losses, as {@link World#lossMark} gives it. */
    public int mark(int value) throws IOException {
        return (int) number(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** How many of something follow. */
    public int size(int value) throws IOException {
        return index(value, 0, Integer.MAX_VALUE);
    }

    public boolean flag(boolean value) throws IOException {
        return index(value ? 1 : 0, 0, 1) == 1;
    }

    /** A set within another. */
    public long set(long value, long all) throws IOException {
        long read = bits(value);
        if ((read & ~all) != 0) {
            throw damaged("a set within " + Long.toHexString(all));
        }
        return read;
    }

    /** As many numbers as the array has. */
    public void numbers(long[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = number(values[i]);
        }
    }

    /** As many numbers as the array has. */
    public void marks(int[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = mark(values[i]);
        }
    }

    public void flags(boolean[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = flag(values[i]);
        }
    }

    // Values

    /** The symbol of a name, or 0. */
    public int symbol(int value) throws IOException {
        return index(value, 0, symbols);
    }

    /** A tag of {@link Value}. */
    public byte tag(byte value) throws IOException {
        return (byte) index(value, Value.ABSENT, Value.SHORT_NAME);
    }

    /** The bits of a value with a tag. */
    public long bits(byte tag, long value) throws IOException {
        return switch (tag) {
            case Value.SYMBOL -> number(value, 0, symbols);
            case Value.ABSENT -> 0;
            default -> bits(value);
        };
    }

    /** A text or null. */
    public @Nullable String text(@Nullable String value) throws IOException {
        if (!flag(value != null)) {
            return null;
        }
        byte[] utf8 = bytes(value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8));
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Bytes with their number before them. */
    public byte[] bytes(byte[] value) throws IOException {
        int length = index(value.length, 0, LONGEST_TEXT);
        if (out != null) {
            for (byte b : value) {
                put(b);
            }
            return value;
        }
        byte[] read = new byte[Math.min(length, CHUNK)];
        for (int i = 0; i < length; i++) {
            if (i == read.length) {
                read = Arrays.copyOf(read, (int) Math.min(length, read.length * 2L));
            }
            read[i] = (byte) get();
        }
        return read;
    }

    /** All strings of a table; when reading, the table must be as new. */
    public void symbols(Symbols table) throws IOException {
        int count = size(table.size());
        for (int id = 1; id <= count; id++) {
            byte[] utf8 = bytes(out == null ? new byte[0] : table.text(id).getBytes(StandardCharsets.UTF_8));
            if (out == null && table.id(utf8, 0, utf8.length) != id) {
                throw damaged("another name as number " + id);
            }
        }
        if (table.size() != count) {
            throw damaged("at least the names of the rules");
        }
    }

    /** A record; read into {@code event}. */
    public void event(CallEvent event) throws IOException {
        if (isReading()) {
            event.clear();
        }
        event.kind = KINDS[index(event.kind.ordinal(), 0, KINDS.length - 1)];
        event.function = index(event.function, -1, functions - 1);
        event.unknownFunction = symbol(event.unknownFunction);
        event.spelling = symbol(event.spelling);
        event.line = number(event.line);
        event.timeNanos = number(event.timeNanos);
        event.timeStepNanos = number(event.timeStepNanos);
        event.cpu = number(event.cpu, -1, Long.MAX_VALUE - 1);
        event.pid = number(event.pid, -1, Long.MAX_VALUE - 1);
        event.tid = number(event.tid, -1, Long.MAX_VALUE - 1);
        event.irql = index(event.irql, -1, Byte.MAX_VALUE);
        event.driver = symbol(event.driver);
        event.status = number(event.status);
        if (Status.isUnknownName(event.status) && (Status.FALSE - event.status) > symbols) {
            throw damaged("a known status");
        }
        event.lostCount = number(event.lostCount, -1, Long.MAX_VALUE - 1);
        event.capture = capture(event.capture);
        keys(event);
        arguments(event);
        byte[] extra = bytes(Arrays.copyOf(event.extraBytes(), event.extraLength()));
        if (isReading() && extra.length > 0) {
            event.addExtra(extra, 0, extra.length);
        }
    }

    private void keys(CallEvent event) throws IOException {
        long present = set(event.present(), (1L << Key.count()) - 1);
        for (long rest = present; rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            byte tag = tag(event.tag(key));
            long value = bits(tag, event.bits(key));
            if (isReading() && key != Key.NBL) {
                event.set(key, tag, value);
            }
        }
        int lists = size(event.nblCount());
        for (int i = 0; i < lists; i++) {
            byte tag = tag(isReading() ? Value.ABSENT : event.nblTag(i));
            long value = bits(tag, isReading() ? 0 : event.nblBits(i));
            if (isReading()) {
                event.addNbl(tag, value);
            }
        }
        if (event.present() != present) {
            throw damaged("as many lists of buffers as the record has");
        }
    }

    private void arguments(CallEvent event) throws IOException {
        int count = size(event.argCount());
        for (int i = 0; i < count; i++) {
            int name = symbol(isReading() ? 0 : event.argName(i));
            byte tag = tag(isReading() ? Value.ABSENT : event.argTag(i));
            long value = bits(tag, isReading() ? 0 : event.argBits(i));
            if (isReading()) {
                event.addArg(name, tag, value);
            }
        }
    }

    /** What a capture says, or null. */
    public @Nullable CaptureFacts capture(@Nullable CaptureFacts facts) throws IOException {
        if (!flag(facts != null)) {
            return null;
        }
        CaptureFacts of = facts == null ? CaptureFacts.NOTHING : facts;
        Boolean complete = truth(of.complete());
        Boolean fromStart = truth(of.fromStart());
        Set<String> told = of.covers();
        List<String> covers = texts(told == null ? null : new ArrayList<>(new TreeSet<>(told)));
        String names = text(of.names());
        Long toldLost = of.lost();
        Long lost = flag(toldLost != null) ? (Long) count(toldLost == null ? 0 : toldLost) : null;
        return new CaptureFacts(
                complete,
                fromStart,
                covers == null ? null : Set.copyOf(covers),
                names,
                lost,
                text(of.started()),
                text(of.stopped()),
                text(of.host()),
                texts(of.drivers()));
    }

    private @Nullable Boolean truth(@Nullable Boolean value) throws IOException {
        return switch (index(value == null ? 0 : value ? 2 : 1, 0, 2)) {
            case 0 -> null;
            case 1 -> false;
            default -> true;
        };
    }

    /** Texts, or null. */
    public @Nullable List<String> texts(@Nullable List<String> values) throws IOException {
        if (!flag(values != null)) {
            return null;
        }
        int count = size(values == null ? 0 : values.size());
        List<String> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = text(values == null || isReading() ? null : values.get(i));
            if (text == null) {
                throw damaged("a text");
            }
            read.add(text);
        }
        return read;
    }
}

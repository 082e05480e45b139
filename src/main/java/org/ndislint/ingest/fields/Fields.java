package org.ndislint.ingest.fields;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;
import org.ndislint.model.Key;

/**
 * The contract's keys as small numbers: first those of {@link Key}, under its ordinals, then the others. Looked up by
 * bytes in a table without collisions.
 */
public final class Fields {
    /** Not a key of the contract. */
    public static final int UNKNOWN = -1;

    public static final int EVENT = Key.count();
    public static final int FN = EVENT + 1;
    public static final int TIME = EVENT + 2;
    public static final int CPU = EVENT + 3;
    public static final int PID = EVENT + 4;
    public static final int TID = EVENT + 5;
    public static final int IRQL = EVENT + 6;
    public static final int DRIVER = EVENT + 7;
    public static final int STATUS = EVENT + 8;
    public static final int ARGS = EVENT + 9;
    public static final int COMPLETE = EVENT + 10;
    public static final int FROM_START = EVENT + 11;
    public static final int COVERS = EVENT + 12;
    public static final int NAMES = EVENT + 13;
    public static final int LOST = EVENT + 14;
    public static final int STARTED = EVENT + 15;
    public static final int STOPPED = EVENT + 16;
    public static final int HOST = EVENT + 17;
    public static final int DRIVERS = EVENT + 18;
    /** How many there are; at most 64, so that a {@code long} can hold a set of them. */
    public static final int COUNT = EVENT + 19;

    /** What the value of a key is. */
    public enum Kind {
        EVENT,
        FUNCTION,
        TIME,
        /** cpu, pid, tid. */
        PLACE,
        IRQL,
        DRIVER,
        STATUS,
        /** A handle or context. */
        HANDLE,
        /** One handle or several. */
        HANDLES,
        /** A string or a number. */
        FACT,
        /** A fact that is a status: numbers may be written as negative 32-bit integers. */
        STATUS_FACT,
        /** A fact that is an integer in formats without types. */
        NUMBER_FACT,
        /** A note that is an integer everywhere. */
        NUMBER_NOTE,
        /** A note that is a string everywhere. */
        TEXT_NOTE,
        ARGS,
        FLAG,
        COVERS,
        NAMES,
        TOTAL,
        TEXT,
        DRIVERS
    }

    private static final String[] OTHER_NAMES = {
        "event",
        "fn",
        "time",
        "cpu",
        "pid",
        "tid",
        "irql",
        "driver",
        "status",
        "args",
        "complete",
        "fromStart",
        "covers",
        "names",
        "lost",
        "started",
        "stopped",
        "host",
        "drivers"
    };
    private static final Kind[] OTHER_KINDS = {
        Kind.EVENT,
        Kind.FUNCTION,
        Kind.TIME,
        Kind.PLACE,
        Kind.PLACE,
        Kind.PLACE,
        Kind.IRQL,
        Kind.DRIVER,
        Kind.STATUS,
        Kind.ARGS,
        Kind.FLAG,
        Kind.FLAG,
        Kind.COVERS,
        Kind.NAMES,
        Kind.TOTAL,
        Kind.TEXT,
        Kind.TEXT,
        Kind.TEXT,
        Kind.DRIVERS
    };

    private static final int SLOT_BITS = 10;
    private static final String[] NAME = new String[COUNT];
    private static final Kind[] KIND = new Kind[COUNT];
    private static final long[] FIRST = new long[COUNT];
    private static final long[] SECOND = new long[COUNT];
    private static final byte[] LENGTH = new byte[COUNT];
    private static final byte[] SLOTS = new byte[1 << SLOT_BITS];
    private static final long MULTIPLIER;

    static {
        WordBuffer word = WordBuffer.small(16);
        for (int field = 0; field < COUNT; field++) {
            NAME[field] = field < EVENT ? Key.of(field).json() : OTHER_NAMES[field - EVENT];
            KIND[field] = field < EVENT ? kind(Key.of(field)) : OTHER_KINDS[field - EVENT];
            byte[] bytes = NAME[field].getBytes(StandardCharsets.US_ASCII);
            Arrays.fill(word.bytes(), (byte) 0);
            System.arraycopy(bytes, 0, word.bytes(), 0, bytes.length);
            LENGTH[field] = (byte) bytes.length;
            FIRST[field] = word.word(0);
            SECOND[field] = word.word(8);
        }
        long multiplier = 0x9E3779B97F4A7C15L;
        while (!fill(multiplier)) {
            multiplier += 0x9E3779B97F4A7C16L;
        }
        MULTIPLIER = multiplier;
    }

    private Fields() {}

    /** The key spelled by these bytes, or {@link #UNKNOWN}. */
    public static int find(WordBuffer text, int from, int length) {
        if (length < 1 || length > 16) {
            return UNKNOWN;
        }
        return length <= 8
                ? find(text.word(from) & Words.keep(length), 0, length)
                : find(text.word(from), text.word(from + 8) & Words.keep(length - 8), length);
    }

    /** The key spelled by 1 to 16 bytes, with zeros behind them, or {@link #UNKNOWN}. */
    public static int find(long first, long second, int length) {
        int field = SLOTS[slot(first, second, MULTIPLIER)] - 1;
        return field >= 0 && FIRST[field] == first && SECOND[field] == second && LENGTH[field] == length
                ? field
                : UNKNOWN;
    }

    /** Whether the key spelled at {@code from}, up to its closing quote, is this one. */
    public static boolean isAt(int field, WordBuffer text, int from) {
        int length = LENGTH[field];
        if (length <= 8) {
            return (text.word(from) & Words.keep(length)) == FIRST[field] && text.bytes()[from + length] == '"';
        }
        return text.word(from) == FIRST[field]
                && (text.word(from + 8) & Words.keep(length - 8)) == SECOND[field]
                && text.bytes()[from + length] == '"';
    }

    /** The length of the key's spelling. */
    public static int length(int field) {
        return LENGTH[field];
    }

    /** Whether the value is a list: comma-separated where values have no types. */
    public static boolean isList(int field) {
        Kind kind = KIND[field];
        return kind == Kind.HANDLES || kind == Kind.COVERS || kind == Kind.DRIVERS;
    }

    /** The key's spelling. */
    public static String name(int field) {
        return NAME[field];
    }

    public static Kind kind(int field) {
        return KIND[field];
    }

    private static Kind kind(Key key) {
        return switch (key) {
            case NBL -> Kind.HANDLES;
            case CODE, CLOSE_STATUS -> Kind.STATUS_FACT;
            case PORT, COUNT -> Kind.NUMBER_FACT;
            case INTERNAL, NULL_HANDLERS -> Kind.NUMBER_NOTE;
            case CALLER -> Kind.TEXT_NOTE;
            default -> key.isHandleLike() ? Kind.HANDLE : Kind.FACT;
        };
    }

    private static int slot(long first, long second, long multiplier) {
        return (int) (((first ^ Long.rotateLeft(second, 29)) * multiplier) >>> (64 - SLOT_BITS));
    }

    private static boolean fill(long multiplier) {
        Arrays.fill(SLOTS, (byte) 0);
        for (int field = 0; field < COUNT; field++) {
            int slot = slot(FIRST[field], SECOND[field], multiplier);
            if (SLOTS[slot] != 0) {
                return false;
            }
            SLOTS[slot] = (byte) (field + 1);
        }
        return true;
    }
}

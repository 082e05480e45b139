package org.ndislint.ingest.wpp;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;

/**
 * The arguments of one message, found in the bytes in which they are packed one after another. A reused holder. Reading
 * stops at the first argument that is cut off or whose width is not known; those before it stand.
 */
final class PackedArguments {
    private static final int SID_HEAD = 8;

    private LittleEndian data = new LittleEndian(new byte[0]);
    private int[] froms = new int[8];
    private int[] tos = new int[8];
    private long[] numbers = new long[8];
    private int count;
    private boolean lastCut;
    private int pointerBytes;
    private @Nullable String problem;

    /** Finds the arguments in {@code from} to {@code to}. */
    void read(List<ArgumentSpec> specs, LittleEndian bytes, int from, int to, int pointers) {
        data = bytes;
        pointerBytes = pointers;
        count = 0;
        lastCut = false;
        problem = null;
        if (froms.length < specs.size()) {
            froms = Arrays.copyOf(froms, specs.size());
            tos = Arrays.copyOf(tos, specs.size());
            numbers = Arrays.copyOf(numbers, specs.size());
        }
        int at = from;
        for (int i = 0; i < specs.size(); i++) {
            at = readOne(specs.get(i), at, to);
            if (at < 0) {
                return;
            }
        }
        if (at < to) {
            problem = "expected nothing behind the last argument, found " + (to - at) + " bytes";
        }
    }

    /** How many arguments were found; the last of them may be {@link #isCut}. */
    int count() {
        return count;
    }

    /** Whether the bytes end inside of an argument; what is there of it is given. */
    boolean isCut(int slot) {
        return lastCut && slot == count - 1;
    }

    /** Why the bytes are not those that the wording expects, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    int pointerBytes() {
        return pointerBytes;
    }

    LittleEndian data() {
        return data;
    }

    /** Where an argument's bytes begin: of text, its characters. */
    int from(int slot) {
        return froms[slot];
    }

    int to(int slot) {
        return tos[slot];
    }

    /** The value of an argument of fixed width up to eight bytes; signed if its type is. */
    long number(int slot) {
        return numbers[slot];
    }

    private int readOne(ArgumentSpec spec, int at, int to) {
        ItemType type = spec.type();
        int width = type.width() == ItemType.POINTER_WIDTH ? pointerBytes : type.width();
        if (width > 0) {
            if (to - at < width) {
                problem = "expected " + width + " bytes of argument " + spec.index() + ", found " + (to - at);
                return -1;
            }
            return found(at, at + width, number(type, at, width), at + width);
        }
        return switch (type) {
            case STRING -> terminated(spec, at, to, 1);
            case WIDE_STRING -> terminated(spec, at, to, 2);
            case COUNTED_STRING, COUNTED_WIDE_STRING, HEX_DUMP -> counted(spec, at, to);
            case SID -> sid(spec, at, to);
            default -> {
                problem = "expected a known type of argument " + spec.index() + ", found " + spec.typeText();
                yield -1;
            }
        };
    }

    private long number(ItemType type, int at, int width) {
        return switch (width) {
            case 1 -> type == ItemType.CHAR ? (byte) data.u8(at) : data.u8(at);
            case 2 ->
                type == ItemType.SHORT ? (short) data.u16(at) : type == ItemType.PORT ? swapped(at) : data.u16(at);
            case 4 -> type == ItemType.LONG ? data.i32(at) : data.u32(at);
            case 8 -> data.i64(at);
            default -> 0;
        };
    }

    // Ports come in the order of the network.
    private int swapped(int at) {
        return data.u8(at) << 8 | data.u8(at + 1);
    }

    private int terminated(ArgumentSpec spec, int at, int to, int unit) {
        int end = at;
        while (to - end >= unit && (unit == 1 ? data.u8(end) : data.u16(end)) != 0) {
            end += unit;
        }
        if (to - end < unit) {
            return cut(spec, at, end, "the NUL behind");
        }
        return found(at, end, 0, end + unit);
    }

    private int counted(ArgumentSpec spec, int at, int to) {
        if (to - at < 2) {
            problem = "expected a count of bytes for argument " + spec.index() + ", found " + (to - at) + " bytes";
            return -1;
        }
        int from = at + 2;
        int end = from + data.u16(at);
        return end > to ? cut(spec, from, to, data.u16(at) + " bytes of") : found(from, end, 0, end);
    }

    private int sid(ArgumentSpec spec, int at, int to) {
        int length = to - at < SID_HEAD ? SID_HEAD : SID_HEAD + 4 * data.u8(at + 1);
        if (to - at < length) {
            problem = "expected " + length + " bytes of argument " + spec.index() + ", found " + (to - at);
            return -1;
        }
        return found(at, at + length, 0, at + length);
    }

    private int cut(ArgumentSpec spec, int from, int to, String what) {
        problem = "expected " + what + " argument " + spec.index() + ", found the end of the message";
        lastCut = true;
        found(from, to, 0, to);
        return -1;
    }

    private int found(int from, int to, long number, int next) {
        froms[count] = from;
        tos[count] = to;
        numbers[count++] = number;
        return next;
    }
}

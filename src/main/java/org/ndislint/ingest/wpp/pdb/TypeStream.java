package org.ndislint.ingest.wpp.pdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.ingest.wpp.ValueNames;

/** Finds enumerations in the stream of types (TPI). */
final class TypeStream {
    private static final int TPI_STREAM = 2;
    private static final int LEAST_HEADER = 16;

    private static final int ENUM = 0x1507;
    private static final int FIELD_LIST = 0x1203;
    private static final int ENUMERATE = 0x1502;
    private static final int CONTINUATION = 0x1404;

    private static final int ENUM_FIELDS = 8;
    private static final int ENUM_NAME = 12;
    private static final int MOST_VALUES = 10_000;

    private final LittleEndian data;
    private final long firstIndex;
    private int[] offsets = new int[1024];
    private int count;
    private int at;

    TypeStream(MsfFile file) throws IOException {
        data = file.stream(TPI_STREAM);
        if (data.length() < LEAST_HEADER) {
            firstIndex = 0;
            return;
        }
        long header = data.u32(4);
        firstIndex = data.u32(8);
        long position = Math.max(header, LEAST_HEADER);
        while (data.length() - position >= 4) {
            int offset = (int) position;
            int length = data.u16(offset);
            if (length < 2 || length + 2 > data.length() - offset) {
                break;
            }
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * count);
            }
            offsets[count++] = offset;
            position += length + 2L;
        }
    }

    /** The enumerations of these names, as far as they are there. */
    Map<String, ValueNames> enumerations(Set<String> wanted) {
        Map<String, ValueNames> found = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int offset = offsets[i];
            int end = offset + 2 + data.u16(offset);
            int body = offset + 4;
            if (data.u16(offset + 2) == ENUM && end - body > ENUM_NAME) {
                String name = name(body + ENUM_NAME, end);
                ValueNames values = wanted.contains(name) ? fields(data.u32(body + ENUM_FIELDS)) : ValueNames.NONE;
                // A forward declaration has no values.
                if (!values.entries().isEmpty()) {
                    found.put(name, values);
                }
            }
        }
        return found;
    }

    private ValueNames fields(long index) {
        List<ValueNames.Entry> entries = new ArrayList<>();
        long list = index;
        while (list >= firstIndex && list - firstIndex < count && entries.size() < MOST_VALUES) {
            int offset = offsets[(int) (list - firstIndex)];
            if (data.u16(offset + 2) != FIELD_LIST) {
                break;
            }
            long next = readFields(offset + 4, offset + 2 + data.u16(offset), entries);
            // A list goes on in an earlier one, never in itself.
            list = next < list ? next : 0;
        }
        return new ValueNames(entries);
    }

    // Returns the index of the list that goes on, or 0.
    private long readFields(int from, int end, List<ValueNames.Entry> entries) {
        at = from;
        while (end - at >= 4) {
            int kind = data.u16(at);
            if (kind == CONTINUATION && end - at >= 8) {
                return data.u32(at + 4);
            }
            if (kind != ENUMERATE || end - at < 6) {
                return 0;
            }
            at += 4;
            long value = number(end);
            String name = name(at, end);
            at += name.length() + 1;
            entries.add(new ValueNames.Entry(value & 0xFFFF_FFFFL, name));
            while (at < end && data.u8(at) >= 0xF0) {
                // Padding tells its own length.
                at += Math.max(1, data.u8(at) & 0xF);
            }
        }
        return 0;
    }

    // Numbers below 0x8000 stand for themselves, others are told by type.
    private long number(int end) {
        int leaf = data.u16(at);
        at += 2;
        int size = switch (leaf) {
            case 0x8000 -> 1;
            case 0x8001, 0x8002 -> 2;
            case 0x8003, 0x8004 -> 4;
            case 0x8009, 0x800A -> 8;
            default -> 0;
        };
        if (size == 0 || end - at < size) {
            return leaf;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) data.u8(at + i) << (8 * i);
        }
        at += size;
        boolean signed = leaf == 0x8000 || leaf == 0x8001;
        return signed && (value >>> (8 * size - 1) & 1) != 0 ? value - (1L << (8 * size)) : value;
    }

    private String name(int from, int end) {
        int to = from;
        while (to < end && data.u8(to) != 0) {
            to++;
        }
        return new String(data.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
    }
}

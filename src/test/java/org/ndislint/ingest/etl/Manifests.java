package org.ndislint.ingest.etl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;

/** Records that carry parts of a manifest: TRACE_EVENT_INFO and EVENT_MAP_INFO of the Windows SDK, laid out by hand. */
public final class Manifests {
    private static final Guid CLASS = new Guid(0xBBCCF6C1_6CD1_48C4L, 0x80FF839482E37671L);
    private static final int EVENT_HEAD = 0x70;
    private static final int PROPERTY = 24;
    private static final int MAP_HEAD = 16;
    private static final int MAP_ENTRY = 8;

    private Manifests() {}

    /** One EVENT_PROPERTY_INFO; of a structure the types are where its members begin and how many there are. */
    public record Property(int flags, String name, int in, int out, String map, int count, int length) {
        public static Property of(String name, int in) {
            return new Property(0, name, in, 0, "", 1, 0);
        }

        public static Property of(String name, int in, int out) {
            return new Property(0, name, in, out, "", 1, 0);
        }

        /** Its values have names. */
        public Property named(String table) {
            return new Property(flags, name, in, out, table, count, length);
        }

        /** Its length stands in another property. */
        public Property asLongAs(int position) {
            return new Property(flags | 2, name, in, out, map, count, position);
        }

        /** There are as many as another property tells. */
        public Property asManyAs(int position) {
            return new Property(flags | 4, name, in, out, map, position, length);
        }

        /** A structure of the properties from {@code start} on. */
        public static Property structure(String name, int start, int members) {
            return new Property(1, name, start, members, "", 1, 0);
        }
    }

    /** The record that describes an event; the first properties are its own, the others members of structures. */
    public static byte[] event(
            Guid provider, int id, int version, String message, int topLevel, List<Property> properties) {
        Strings strings = new Strings(EVENT_HEAD + PROPERTY * properties.size());
        RecordBytes info = new RecordBytes();
        info.guid(provider).guid(provider);
        info.u16(id).u8(version).zeros(13);
        info.u32(0).u32(strings.add("Maker")).u32(0).u32(0).u32(0);
        info.u32(strings.add("Task")).u32(strings.add("Open ")).u32(message.isEmpty() ? 0 : strings.add(message));
        info.zeros(EVENT_HEAD - 12 - info.length());
        info.u32(properties.size()).u32(topLevel).u32(0);
        for (Property property : properties) {
            info.u32(property.flags()).u32(strings.add(property.name()));
            info.u16(property.in()).u16(property.out());
            info.u32(property.map().isEmpty() ? 0 : strings.add(property.map()));
            info.u16(property.count()).u16(property.length()).u32(0);
        }
        return Records.classic(
                0x14,
                CLASS,
                32,
                LogFile.FIRST_TICK,
                info.put(strings.bytes.toArray()).toArray());
    }

    /** The record that names values; entries alternate between value and name. */
    public static byte[] names(Guid provider, String table, int flags, Object... entries) {
        Strings strings = new Strings(MAP_HEAD + MAP_ENTRY * entries.length / 2);
        RecordBytes info = new RecordBytes();
        info.guid(provider);
        info.u32(strings.add(table)).u32(flags).u32(entries.length / 2).u32(0);
        for (int i = 0; i < entries.length; i += 2) {
            info.u32(strings.add((String) entries[i + 1])).u32((Integer) entries[i]);
        }
        return Records.classic(
                0x14,
                CLASS,
                33,
                LogFile.FIRST_TICK,
                info.put(strings.bytes.toArray()).toArray());
    }

    /** Text behind a structure, told by its offset. */
    private static final class Strings {
        private final int base;
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> offsets = new ArrayList<>();
        final RecordBytes bytes = new RecordBytes();

        Strings(int base) {
            this.base = base;
        }

        int add(String text) {
            int known = texts.indexOf(text);
            if (known >= 0) {
                return offsets.get(known);
            }
            int offset = base + bytes.length();
            bytes.text(text, StandardCharsets.UTF_16LE).u16(0);
            texts.add(text);
            offsets.add(offset);
            return offset;
        }
    }

    /** A copy of a record in which one 32-bit number is another. */
    public static byte[] with(byte[] record, int at, long value) {
        byte[] copy = Arrays.copyOf(record, record.length);
        for (int i = 0; i < 4; i++) {
            copy[at + i] = (byte) (value >>> (8 * i));
        }
        return copy;
    }
}

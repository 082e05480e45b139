package org.ndislint.ingest.etl.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.ingest.etl.event.EventField.Amount;
import org.ndislint.ingest.wpp.ValueNames;
import org.ndislint.model.Guid;

/**
 * Parts of manifests that merging tools put into a file: records of a class of their own that hold TRACE_EVENT_INFO and
 * EVENT_MAP_INFO structures, one for each event and each table of value names. Offsets in them count from the structure.
 */
public final class EmbeddedManifests {
    /** The class of those records. */
    public static final Guid CLASS = new Guid(0xBBCCF6C1_6CD1_48C4L, 0x80FF839482E37671L);

    private static final int EVENT_INFO = 32;
    private static final int MAP_INFO = 33;
    /** What all that is kept may take, as reckoned below: names may be shared in the file, and so may members. */
    private static final long MOST_BYTES = 16L << 20;
    /** What schemas may take before all are forgotten, and made again when they are needed. */
    private static final long MOST_SCHEMA_BYTES = 8L << 20;

    private static final int OBJECT_BYTES = 64;
    private static final int MOST_NAME = 1024;
    private static final int MOST_MESSAGE = 16 << 10;
    /** Structures may share members: so many fields no event has. */
    private static final int MOST_FIELDS = 4096;

    private static final int EVENT_HEAD = 0x70;
    private static final int PROPERTY = 24;
    private static final int MAP_HEAD = 0x10;
    private static final int MAP_ENTRY = 8;
    private static final int BIT_MAP = 0x2;

    private static final int STRUCTURE = 0x1;
    private static final int LENGTH_IN_FIELD = 0x2;
    private static final int COUNT_IN_FIELD = 0x4;
    private static final int FIXED_LENGTH = 0x10;
    private static final int FIXED_COUNT = 0x20;

    private final Map<Event, Draft> drafts = new HashMap<>();
    private final Map<Event, EventSchema> schemas = new HashMap<>();
    private final Map<Guid, String> providers = new HashMap<>();
    private final Map<Name, Values> maps = new HashMap<>();

    private long keptBytes;
    private long schemaBytes;
    private long leftOut;
    private int fieldsLeft;

    private record Event(Guid provider, int id, int version) {}

    private record Name(Guid provider, String name) {}

    private record Values(ValueNames names, boolean flags) {}

    /** An event whose tables of names may still be to come. */
    private record Draft(String provider, String name, String message, List<Property> properties, int topLevel) {}

    private record Property(
            int flags,
            String name,
            int in,
            int out,
            String map,
            int structStart,
            int structCount,
            int count,
            int length) {}

    /** Whether a record is one of those. */
    public static boolean isPart(EtlRecord record) {
        boolean event = record.kind().isClassic() || record.kind().isEvent();
        return event && record.guidHigh() == CLASS.high() && record.guidLow() == CLASS.low();
    }

    /**
     * Takes such a record. What does not hold together is passed over, and so is what comes when there is no more room:
     * its events stay undecoded.
     */
    public void take(EtlRecord record) {
        if (keptBytes >= MOST_BYTES) {
            leftOut++;
            return;
        }
        LittleEndian data = record.data();
        int from = record.payloadFrom();
        int to = from + record.payloadLength();
        if (record.opcode() == EVENT_INFO && to - from >= EVENT_HEAD) {
            takeEvent(data, from, to);
        } else if (record.opcode() == MAP_INFO && to - from >= Guid.BYTES + MAP_HEAD) {
            takeMap(data, from, to);
        }
    }

    /** The schema of an event, or null if the file does not carry it. */
    public @Nullable EventSchema find(EtlRecord record) {
        if (drafts.isEmpty()) {
            return null;
        }
        Event key = new Event(record.guid(), record.id(), record.version());
        EventSchema known = schemas.get(key);
        if (known == null) {
            Draft draft = drafts.get(key);
            if (draft == null) {
                return null;
            }
            if (schemaBytes >= MOST_SCHEMA_BYTES) {
                forgetSchemas();
            }
            fieldsLeft = MOST_FIELDS;
            known = new EventSchema(
                    draft.provider(),
                    draft.name(),
                    draft.message(),
                    fields(key.provider(), draft, 0, draft.topLevel(), 0));
            schemas.put(key, known);
            schemaBytes += OBJECT_BYTES * (MOST_FIELDS - Math.max(fieldsLeft, 0) + 1L);
        }
        return known;
    }

    /** How many descriptions of events and names were left out because there are too many. */
    public long leftOut() {
        return leftOut;
    }

    /** The name of a provider, or null if the file does not tell it. */
    public @Nullable String providerName(Guid provider) {
        return providers.get(provider);
    }

    private void takeEvent(LittleEndian data, int from, int to) {
        Guid provider = data.guid(from);
        Event key = new Event(provider, data.u16(from + 0x20), data.u8(from + 0x22));
        long count = data.u32(from + 0x64);
        if (count > (to - from - EVENT_HEAD) / PROPERTY) {
            return;
        }
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < count && keptBytes < MOST_BYTES; i++) {
            int at = from + EVENT_HEAD + i * PROPERTY;
            int flags = data.i32(at);
            boolean structure = (flags & STRUCTURE) != 0;
            properties.add(new Property(
                    flags,
                    text(data, from, data.u32(at + 4), to, MOST_NAME),
                    structure ? 0 : data.u16(at + 8),
                    structure ? 0 : data.u16(at + 10),
                    structure ? "" : text(data, from, data.u32(at + 12), to, MOST_NAME),
                    structure ? data.u16(at + 8) : 0,
                    structure ? data.u16(at + 10) : 0,
                    data.u16(at + 16),
                    data.u16(at + 18)));
        }
        if (properties.size() < count) {
            leftOut++;
            return;
        }
        String task = text(data, from, data.u32(from + 0x44), to, MOST_NAME);
        String opcode = text(data, from, data.u32(from + 0x48), to, MOST_NAME);
        String name = opcode.isEmpty() || opcode.equals("Info") ? task : task.isEmpty() ? opcode : task + "/" + opcode;
        String providerName = text(data, from, data.u32(from + 0x34), to, MOST_NAME);
        if (!providerName.isEmpty()) {
            providers.put(provider, providerName);
        }
        drafts.put(
                key,
                new Draft(
                        providerName, name, text(data, from, data.u32(from + 0x4C), to, MOST_MESSAGE), properties, (int)
                                Math.min(data.u32(from + 0x68), count)));
        schemas.remove(key);
        keptBytes += OBJECT_BYTES;
    }

    private void forgetSchemas() {
        schemas.clear();
        schemaBytes = 0;
    }

    private void takeMap(LittleEndian data, int from, int to) {
        Guid provider = data.guid(from);
        int base = from + Guid.BYTES;
        long count = data.u32(base + 8);
        if (count > (to - base - MAP_HEAD) / MAP_ENTRY) {
            return;
        }
        List<ValueNames.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count && keptBytes < MOST_BYTES; i++) {
            int at = base + MAP_HEAD + i * MAP_ENTRY;
            entries.add(new ValueNames.Entry(data.u32(at + 4), text(data, base, data.u32(at), to, MOST_NAME)));
        }
        if (entries.size() < count) {
            leftOut++;
            return;
        }
        boolean flags = (data.i32(base + 4) & BIT_MAP) != 0;
        maps.put(
                new Name(provider, text(data, base, data.u32(base), to, MOST_NAME)),
                new Values(new ValueNames(entries), flags));
        forgetSchemas();
    }

    private List<EventField> fields(Guid provider, Draft draft, int first, int count, int depth) {
        List<EventField> fields = new ArrayList<>();
        int end = Math.min(first + count, draft.properties().size());
        for (int i = first; i < end && fieldsLeft-- > 0; i++) {
            Property property = draft.properties().get(i);
            boolean structure = (property.flags() & STRUCTURE) != 0;
            Values values = maps.get(new Name(provider, property.map()));
            // Structures hold properties that come later in the list: so this ends.
            List<EventField> members = structure && property.structStart() > i && depth < 8
                    ? fields(provider, draft, property.structStart(), property.structCount(), depth + 1)
                    : List.of();
            fields.add(new EventField(
                    i,
                    property.name(),
                    structure ? FieldType.STRUCTURE : storedType(property),
                    property.out(),
                    count(property),
                    length(property),
                    values == null ? ValueNames.NONE : values.names(),
                    values != null && values.flags(),
                    members));
        }
        return fields;
    }

    private static Amount count(Property property) {
        if ((property.flags() & COUNT_IN_FIELD) != 0) {
            return Amount.field(property.count());
        }
        boolean several = property.count() > 1 || (property.flags() & FIXED_COUNT) != 0;
        return several ? Amount.fixed(property.count()) : Amount.NONE;
    }

    private static Amount length(Property property) {
        if ((property.flags() & LENGTH_IN_FIELD) != 0) {
            return Amount.field(property.length());
        }
        boolean told = (property.flags() & FIXED_LENGTH) != 0
                || (property.length() > 0 && FieldType.width(property.in(), 8) == 0);
        return told ? Amount.fixed(property.length()) : Amount.NONE;
    }

    // 300 and 301 are the counted strings of the years before manifests, 308 a pointer-sized number, 306 and 307 single
    // characters.
    private static int storedType(Property property) {
        return switch (property.in()) {
            case 300 -> FieldType.COUNTED_WIDE_STRING;
            case 301 -> FieldType.COUNTED_STRING;
            case 306 -> FieldType.UINT16;
            case 307 -> FieldType.UINT8;
            case 308 -> FieldType.POINTER;
            case FieldType.STRUCTURE -> -1;
            default -> property.in();
        };
    }

    // Text that many others share is copied for each of them: so it is counted, and cut if it is no name.
    private String text(LittleEndian data, int base, long offset, int end, int most) {
        keptBytes += OBJECT_BYTES;
        if (offset == 0 || offset > end - base) {
            return "";
        }
        int from = base + (int) offset;
        int to = from;
        while (end - to >= 2 && to - from < 2 * most && data.u16(to) != 0) {
            to += 2;
        }
        keptBytes += to - from;
        // The SDK says that names of keywords, levels and the like end in a blank.
        return new String(data.bytes(), from, to - from, StandardCharsets.UTF_16LE).stripTrailing();
    }
}

package org.ndislint.ingest.etl.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.ingest.etl.ExtendedItems;
import org.ndislint.ingest.etl.event.EventField.Amount;
import org.ndislint.ingest.wpp.ValueNames;
import org.ndislint.model.Guid;

/** The schemas that come with TraceLogging events. Each is parsed when first seen and kept for the next. */
public final class TraceLoggingSchemas {
    private static final int SLOTS = 1024;
    /** So many fields of schemas are kept; then all are forgotten. */
    private static final int MOST_FIELDS = 50_000;
    /** And so many bytes of them. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int CHAIN = 0x80;
    private static final int COUNT_FIXED = 0x20;
    private static final int COUNT_AHEAD = 0x40;
    private static final int CUSTOM = 0x60;
    private static final int TYPE = 0x1F;
    private static final int DEEPEST = 16;

    private final ExtendedItems items = new ExtendedItems();
    private final @Nullable Known[] known = new Known[SLOTS];
    private LittleEndian data = new LittleEndian(new byte[0]);
    private int at;
    private int end;
    private long keptFields;
    private long keptBytes;

    /** A schema with the provider and the bytes that it was parsed from: two providers may describe an event alike. */
    private static final class Known {
        final long guidHigh;
        final long guidLow;
        final byte[] bytes;
        final EventSchema schema;

        Known(long guidHigh, long guidLow, byte[] bytes, EventSchema schema) {
            this.guidHigh = guidHigh;
            this.guidLow = guidLow;
            this.bytes = bytes;
            this.schema = schema;
        }
    }

    /** The schema of an event, or null if the event carries none. */
    public @Nullable EventSchema find(EtlRecord record) {
        if (!items.find(record, ExtendedItems.TRACE_LOGGING_SCHEMA)) {
            return null;
        }
        int from = items.from();
        int length = items.length();
        byte[] bytes = record.data().bytes();
        long guidHigh = record.guidHigh();
        long guidLow = record.guidLow();
        int slot = (hash(bytes, from, length) ^ Guid.hash(guidHigh, guidLow)) & SLOTS - 1;
        Known seen = known[slot];
        if (seen != null
                && seen.guidHigh == guidHigh
                && seen.guidLow == guidLow
                && Arrays.equals(seen.bytes, 0, seen.bytes.length, bytes, from, from + length)) {
            return seen.schema;
        }
        byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
        if (keptFields > MOST_FIELDS || keptBytes > MOST_BYTES) {
            Arrays.fill(known, null);
            keptFields = 0;
            keptBytes = 0;
        }
        keptBytes += length;
        EventSchema parsed = parse(new LittleEndian(copy), providerName(record));
        known[slot] = new Known(guidHigh, guidLow, copy, parsed);
        return parsed;
    }

    private String providerName(EtlRecord record) {
        if (!items.find(record, ExtendedItems.PROVIDER_TRAITS) || items.length() < 3) {
            return "";
        }
        int from = items.from() + 2;
        int to = from;
        while (to < items.from() + items.length() && record.data().u8(to) != 0) {
            to++;
        }
        return new String(record.data().bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    private EventSchema parse(LittleEndian bytes, String provider) {
        data = bytes;
        end = bytes.length() < 2 ? bytes.length() : Math.min(bytes.length(), Math.max(2, bytes.u16(0)));
        at = Math.min(2, end);
        skipChain();
        String name = name();
        List<EventField> fields = new ArrayList<>();
        while (at < end) {
            fields.add(field(0));
        }
        return new EventSchema(provider, name, "", fields);
    }

    private EventField field(int depth) {
        keptFields++;
        String name = name();
        int in = next();
        int out = 0;
        if ((in & CHAIN) != 0) {
            out = next();
            if ((out & CHAIN) != 0) {
                skipChain();
            }
        }
        int type = in & TYPE;
        Amount count = Amount.NONE;
        switch (in & CUSTOM) {
            case COUNT_FIXED -> count = Amount.fixed(next() | next() << 8);
            case COUNT_AHEAD -> count = Amount.AHEAD;
            case CUSTOM -> {
                // Described by bytes that only the provider understands: the value is a count and as many bytes.
                at = Math.min(end, at + (next() | next() << 8));
                return new EventField(
                        -1,
                        name,
                        FieldType.COUNTED_BINARY,
                        0,
                        Amount.NONE,
                        Amount.NONE,
                        ValueNames.NONE,
                        false,
                        List.of());
            }
            default -> {
                // One value.
            }
        }
        List<EventField> members = new ArrayList<>();
        if (type == FieldType.STRUCTURE) {
            int most = out & ~CHAIN;
            for (int i = 0; i < most && at < end && depth < DEEPEST; i++) {
                members.add(field(depth + 1));
            }
            out = 0;
        }
        // Of variable length here; elsewhere the same number is told its length by the manifest.
        int stored = type == FieldType.BINARY ? FieldType.COUNTED_BINARY : type;
        int outType = FieldType.outTypeOfTraceLogging(out & ~CHAIN);
        return new EventField(-1, name, stored, outType, count, Amount.NONE, ValueNames.NONE, false, members);
    }

    private String name() {
        int from = at;
        while (at < end && data.u8(at) != 0) {
            at++;
        }
        String name = new String(data.bytes(), from, at - from, StandardCharsets.UTF_8);
        at = Math.min(at + 1, end);
        return name;
    }

    // Tags: bytes of which all but the last have the high bit.
    private void skipChain() {
        while (at < end && (next() & CHAIN) != 0) {
            // The last one ends it.
        }
    }

    private int next() {
        return at < end ? data.u8(at++) : 0;
    }

    private static int hash(byte[] bytes, int from, int length) {
        int h = length;
        for (int i = from; i < from + length; i++) {
            h = h * 31 + bytes[i];
        }
        h *= 0x9E3779B1;
        return h ^ h >>> 15;
    }
}

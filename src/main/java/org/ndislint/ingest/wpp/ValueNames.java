package org.ndislint.ingest.wpp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of values, in the order in which they were declared: a list, a set or an enumeration. Immutable. */
public final class ValueNames {
    public static final ValueNames NONE = new ValueNames(List.of());

    /**
     * A value and its name.
     *
     * @param value as many bits as the field has; of a set, the number of the bit
     * @param name as declared
     */
    public record Entry(long value, String name) {}

    private final List<Entry> entries;
    private final long[] values;
    private final String[] names;

    public ValueNames(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.values = new long[entries.size()];
        this.names = new String[entries.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = entries.get(i).value();
            names[i] = entries.get(i).name();
        }
    }

    /** Reads {@code Low,APC,DPC} or {@code A=0x5,B}: values count on from the last one that is told. */
    static ValueNames parseList(String text) {
        List<Entry> entries = new ArrayList<>();
        long next = 0;
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            String item = text.substring(from, to).trim();
            int equals = item.lastIndexOf('=');
            if (equals > 0) {
                Long told = parseNumber(item.substring(equals + 1).trim());
                if (told != null) {
                    next = told;
                    item = item.substring(0, equals).trim();
                }
            }
            if (!item.isEmpty()) {
                entries.add(new Entry(next & 0xFFFF_FFFFL, item));
            }
            next++;
            from = to + 1;
        }
        return new ValueNames(entries);
    }

    /** A number in decimal or with {@code 0x} in hex, negative ones too; null if it is none. */
    static @Nullable Long parseNumber(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        try {
            long value = hex ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits);
            return negative ? -value : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public List<Entry> entries() {
        return entries;
    }

    int count() {
        return values.length;
    }

    long value(int position) {
        return values[position];
    }

    String name(int position) {
        return names[position];
    }

    /** The name of a value, or null if it has none. */
    @Nullable
    String find(long value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return names[i];
            }
        }
        return null;
    }
}

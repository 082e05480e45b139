package org.ndislint.recognise;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.Symbols;

/**
 * Every name that stands for a documented entry point, found in any case and without allocating: documented names,
 * their aliases, and the driver's own handler names that a mapping file ties to them. Immutable.
 */
final class NameIndex {
    private static final int HANDLER = -1;
    private static final String[] FAMILIES = {"ndis", "miniport", "protocol", "filter", "net"};

    private @Nullable String[] names = new @Nullable String[2048];
    private int[] functions = new int[2048];
    /** The symbol to record as the spelling, 0 for documented names, {@link #HANDLER}. */
    private int[] spellings = new int[2048];

    private int count;

    /** The tables above are complete once this returns; {@code handlers} go before documented names. */
    NameIndex(Catalogue catalogue, Map<String, String> handlers, Symbols symbols) {
        for (Map.Entry<String, String> handler : handlers.entrySet()) {
            add(handler.getKey(), catalogue.find(handler.getValue()), HANDLER);
        }
        for (int id = 0; id < catalogue.size(); id++) {
            add(catalogue.name(id), id, 0);
            for (String alias : catalogue.aliases(id)) {
                add(alias, id, symbols.id(alias));
            }
        }
    }

    /** Where the name between two places stands in this index, for {@link #function} and {@link #spelling}; or -1. */
    int find(String s, int from, int to) {
        int mask = functions.length - 1;
        int at = Letters.hashLower(s, from, to) & mask;
        for (String name = names[at]; name != null; name = names[at]) {
            if (Letters.equalsIgnoringCase(s, from, to, name)) {
                return at;
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    /**
     * As {@link #find}, of a token. A name that could belong to anybody, such as {@code SetOptions}, counts only as
     * documented to the letter and outside any class.
     */
    int find(String s, NameToken token) {
        int slot = find(s, token.from, token.to);
        if (slot >= 0
                && !isHandler(slot)
                && isAnybodys(name(slot))
                && (token.scoped || !s.startsWith(name(slot), token.from))) {
            return -1;
        }
        return slot;
    }

    int function(int slot) {
        return functions[slot];
    }

    int spelling(int slot) {
        return Math.max(0, spellings[slot]);
    }

    /** Whether the name came from a mapping file. */
    boolean isHandler(int slot) {
        return spellings[slot] == HANDLER;
    }

    /** The name as documented, aliased or mapped. */
    String name(int slot) {
        String name = names[slot];
        if (name == null) {
            throw new IllegalArgumentException("no name at " + slot);
        }
        return name;
    }

    private static boolean isAnybodys(String name) {
        for (String family : FAMILIES) {
            if (name.regionMatches(true, 0, family, 0, family.length())) {
                return false;
            }
        }
        return true;
    }

    private void add(String name, int function, int spelling) {
        if (find(name, 0, name.length()) >= 0) {
            return;
        }
        if (++count * 2 > functions.length) {
            grow();
        }
        int slot = freeSlot(name);
        names[slot] = name;
        functions[slot] = function;
        spellings[slot] = spelling;
    }

    private int freeSlot(String name) {
        int mask = functions.length - 1;
        int at = Letters.hashLower(name, 0, name.length()) & mask;
        while (names[at] != null) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        @Nullable String[] oldNames = names;
        int[] oldFunctions = functions;
        int[] oldSpellings = spellings;
        names = Arrays.copyOf(new @Nullable String[0], oldNames.length * 2);
        functions = new int[oldNames.length * 2];
        spellings = new int[oldNames.length * 2];
        for (int i = 0; i < oldNames.length; i++) {
            String name = oldNames[i];
            if (name != null) {
                int slot = freeSlot(name);
                names[slot] = name;
                functions[slot] = oldFunctions[i];
                spellings[slot] = oldSpellings[i];
            }
        }
    }
}

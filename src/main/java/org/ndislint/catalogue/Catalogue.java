package org.ndislint.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;

/**
 * All documented entry points, numbered. Immutable to its users and safe to share once loaded.
 *
 * <p>Loading reads names, ranges and roles; the rest of an entry is read when it is first asked for. Two threads that
 * ask for it at once may both read it, and get equal answers.
 */
public final class Catalogue {
    private final FunctionIndex index = new FunctionIndex();
    private final @Nullable Details[] details = new Details[index.size];
    private final @Nullable FamilyPages[] pages = new FamilyPages[index.families.size()];
    private final @Nullable String[] names = new String[index.size];
    private @Nullable Members members;

    private record Details(Function function, ParameterKeys keys) {}

    private Catalogue() {}

    /** The built-in catalogue. */
    public static Catalogue load() {
        return new Catalogue();
    }

    public int size() {
        return index.size;
    }

    /** Everything that is known of an entry. */
    public Function function(int id) {
        return details(id).function;
    }

    /** The name of a function, without loading its details. */
    public String name(int id) {
        String name = names[id];
        if (name == null) {
            name = index.name(id);
            names[id] = name;
        }
        return name;
    }

    /** Other spellings of an entry, without loading its details; the name of a callback's type is none of them. */
    public List<String> aliases(int id) {
        String both = index.typeAndAliases(id);
        String aliases = both.substring(both.indexOf(' ') + 1);
        return aliases.equals("-") ? List.of() : List.of(aliases.split(",", -1));
    }

    /**
     * The number of the function called, or also called, these UTF-8 bytes; -1 if none is. The name of a callback's
     * function type counts. Allocates nothing.
     */
    public int find(byte[] bytes, int from, int length) {
        return index.table.find(bytes, from, length);
    }

    /** The number of the function called, or also called, {@code name}; -1 if none is. */
    public int find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    /** Whether these bytes are the entry's own name, not another spelling. Allocates nothing. */
    public boolean isName(int id, byte[] bytes, int from, int length) {
        return index.isName(id, bytes, from, length);
    }

    /** Up to {@code most} names nearest to a misspelt one, the nearest first. */
    public List<String> nearest(String name, int most) {
        List<String> all = new ArrayList<>(index.size * 2);
        for (int id = 0; id < index.size; id++) {
            all.add(name(id));
        }
        for (int id = 0; id < index.size; id++) {
            for (String other : index.typeAndAliases(id).split("[ ,]", -1)) {
                if (!other.equals("-")) {
                    all.add(other);
                }
            }
        }
        return NearestNames.of(name, all, most);
    }

    /** The lowest documented IRQL, or -1 if the page gives none. */
    public int irqlMin(int id) {
        return index.irqlMin[id];
    }

    /** The highest documented IRQL, or -1 if the page gives none. See {@link Function.IrqlRange} for device levels. */
    public int irqlMax(int id) {
        return index.irqlMax[id];
    }

    /** The range that holds for a spelling: an NDIS 5 name may have another than its successor. */
    public Function.@Nullable IrqlRange irql(int id, String spelling) {
        Function function = function(id);
        Function.IrqlRange own = function.aliasIrql().get(spelling);
        return own == null ? function.irql() : own;
    }

    public Function.Kind kind(int id) {
        return index.kind(id);
    }

    public boolean isCallback(int id) {
        return index.kind(id) == Function.Kind.CALLBACK;
    }

    public boolean isMacro(int id) {
        return index.kind(id) == Function.Kind.MACRO;
    }

    /** One word: {@code call-manager}, {@code nbl}, {@code lock}… */
    public String family(int id) {
        return index.families.word(index.family[id]);
    }

    /** Whether it belongs to CoNDIS. */
    public boolean isConnectionOriented(int id) {
        return PageReader.isConnectionOriented(family(id));
    }

    /** Whether it may return {@code NDIS_STATUS_PENDING}. */
    public boolean mayPend(int id) {
        return index.pends[id];
    }

    /** Whether its caller may assert by a flag that it runs at DISPATCH_LEVEL. */
    public boolean hasDispatchFlags(int id) {
        return index.flagged[id];
    }

    /** Whether its returned value is an {@code NDIS_STATUS}. */
    public boolean returnsStatus(int id) {
        return index.returnType(id).equals("NDIS_STATUS");
    }

    /** Whether its returned value is {@code TRUE} or {@code FALSE}. */
    public boolean returnsBoolean(int id) {
        String type = index.returnType(id);
        return type.equals("BOOLEAN") || type.equals("LOGICAL");
    }

    /** Who calls it: a mask of {@link Role#bit()}s. */
    public int calledBy(int id) {
        return index.calledBy[id] & 0xFF;
    }

    /** Who implements it: a mask of {@link Role#bit()}s, 0 for what is no callback. */
    public int implementedBy(int id) {
        return index.implementedBy[id] & 0xFF;
    }

    /**
     * The kinds of driver in which its records, entry and exit alike, are made: a mask of {@link DriverKind#bit()}s.
     * They are its callers, or, of a callback that drivers serve, its implementers.
     */
    public int kindsMaking(int id) {
        int implementers = DriverKind.ofRoles(implementedBy(id));
        return isCallback(id) && implementers != 0 ? implementers : DriverKind.ofRoles(calledBy(id));
    }

    /**
     * The position of a parameter in {@link Function#parameters()}, or -1: by the page's or the header's name, ignoring
     * case and outer underscores.
     */
    public int parameter(int id, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return details(id).keys.parameter(bytes, 0, bytes.length);
    }

    /** The same for a name in UTF-8 bytes. Allocates nothing once the function's details are loaded. */
    public int parameter(int id, byte[] bytes, int from, int length) {
        return details(id).keys.parameter(bytes, from, length);
    }

    /**
     * The key of a call event whose value stands under a parameter's name (compared as in {@link #parameter}), or under
     * the name of a member of a structure that a parameter points to. Null if it has none, or if the driver's role
     * decides which: see {@link #keysOf}. Says nothing of when the value is known: see {@link #keyOf(int, byte[], int,
     * int, EventKind)}.
     */
    public @Nullable Key keyOf(int id, String parameterName) {
        return sole(keysOf(id, parameterName));
    }

    /**
     * The same for a name in UTF-8 bytes at a record of some kind: null also where the record can only show the address
     * of the value, as an out parameter does on entry. Allocates nothing once the function's details are loaded.
     */
    public @Nullable Key keyOf(int id, byte[] bytes, int from, int length, EventKind at) {
        return sole(details(id).keys.keys(bytes, from, length, at));
    }

    /** The same for a name as a string. */
    public @Nullable Key keyOf(int id, String parameterName, EventKind at) {
        byte[] bytes = parameterName.getBytes(StandardCharsets.UTF_8);
        return keyOf(id, bytes, 0, bytes.length, at);
    }

    /**
     * The keys to one of which a parameter's value belongs, as a mask of {@link Key#bit()}s: several for a context of
     * which the driver's role decides whose it is; 0 for none.
     */
    public long keysOf(int id, String parameterName) {
        byte[] bytes = parameterName.getBytes(StandardCharsets.UTF_8);
        return details(id).keys.keys(bytes, 0, bytes.length);
    }

    /** The same at a record of some kind: 0 where the record can only show the address of the value. */
    public long keysOf(int id, String parameterName, EventKind at) {
        byte[] bytes = parameterName.getBytes(StandardCharsets.UTF_8);
        return details(id).keys.keys(bytes, 0, bytes.length, at);
    }

    /** Whether a parameter is the call's status: the value of {@code status} on entry, or what it reports at return. */
    public boolean isStatus(int id, byte[] bytes, int from, int length, EventKind at) {
        return details(id).keys.isStatus(bytes, from, length, at);
    }

    /** The same for a name as a string. */
    public boolean isStatus(int id, String parameterName, EventKind at) {
        byte[] bytes = parameterName.getBytes(StandardCharsets.UTF_8);
        return isStatus(id, bytes, 0, bytes.length, at);
    }

    /** The key of the returned value, where it is a handle or pointer; else null. */
    public @Nullable Key returnedKey(int id) {
        return details(id).keys.returned();
    }

    private static @Nullable Key sole(long keys) {
        return Long.bitCount(keys) == 1 ? Key.of(Long.numberOfTrailingZeros(keys)) : null;
    }

    private Details details(int id) {
        Details known = details[id];
        if (known == null) {
            PageReader page = new PageReader(pages(index.family[id]), name(id));
            Function function = page.function(id, index);
            known = new Details(function, new ParameterKeys(function, page, members()));
            details[id] = known;
        }
        return known;
    }

    private FamilyPages pages(int family) {
        FamilyPages known = pages[family];
        if (known == null) {
            known = FamilyPages.load(index.families.word(family));
            pages[family] = known;
        }
        return known;
    }

    private Members members() {
        Members known = members;
        if (known == null) {
            known = Members.load();
            members = known;
        }
        return known;
    }
}

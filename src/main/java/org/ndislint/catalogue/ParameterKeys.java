package org.ndislint.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;

/**
 * What the parameters of one function are called and which keys of a call event they carry. Names are compared
 * ignoring case and outer underscores; of a macro the page's and the header's name count.
 */
final class ParameterKeys {
    /** How a name's value may be used. */
    private enum Use {
        /** The argument itself is the value, at any record. */
        VALUE,
        /** The argument is the address of a variable: its value is known only when the call has returned. */
        BEHIND_POINTER
    }

    private record Name(String lower, int parameter, long keys, Use use, boolean status) {}

    private final Name[] names;
    private final @Nullable Key returned;

    ParameterKeys(Function function, PageReader page, Members members) {
        List<Name> all = new ArrayList<>();
        List<Function.Parameter> parameters = function.parameters();
        long[] keys = new long[parameters.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = keys(parameters.get(i), page.facts().get(i));
        }
        for (int i = 0; i < keys.length; i++) {
            Function.Parameter parameter = parameters.get(i);
            boolean status = isStatus(function, parameter) && keys[i] == 0;
            Use use = use(parameter, keys[i]);
            long sole = isShadowed(parameters, keys, i) ? 0 : keys[i];
            add(all, new Name(lower(parameter.name()), i, sole, use, status));
            if (parameter.realName() != null) {
                add(all, new Name(lower(parameter.realName()), i, sole, use, status));
            }
        }
        for (Function.Parameter parameter : parameters) {
            for (Members.Member member : members.of(parameter)) {
                add(all, new Name(lower(member.name()), -1, member.key().bit(), Use.VALUE, false));
            }
        }
        names = all.toArray(new Name[0]);
        returned = page.returned();
    }

    @Nullable
    Key returned() {
        return returned;
    }

    /** The position of the parameter so called, or -1. */
    int parameter(byte[] bytes, int from, int length) {
        Name name = find(bytes, from, length);
        return name == null ? -1 : name.parameter;
    }

    /** The keys that a value under this name may belong to: more than one where the driver's role decides. */
    long keys(byte[] bytes, int from, int length) {
        Name name = find(bytes, from, length);
        return name == null ? 0 : name.keys;
    }

    /** The same at a record of that kind: none where the record shows only an address. */
    long keys(byte[] bytes, int from, int length, EventKind at) {
        Name name = find(bytes, from, length);
        return name == null || (name.use == Use.BEHIND_POINTER && at == EventKind.ENTER) ? 0 : name.keys;
    }

    boolean isStatus(byte[] bytes, int from, int length, EventKind at) {
        Name name = find(bytes, from, length);
        return name != null && name.status && !(name.use == Use.BEHIND_POINTER && at == EventKind.ENTER);
    }

    private @Nullable Name find(byte[] bytes, int from, int length) {
        int start = from;
        int end = from + length;
        while (start < end && bytes[start] == '_') {
            start++;
        }
        while (end > start && bytes[end - 1] == '_') {
            end--;
        }
        for (Name name : names) {
            if (name.lower.length() == end - start && isSame(name.lower, bytes, start)) {
                return name;
            }
        }
        return null;
    }

    private static boolean isSame(String lower, byte[] bytes, int start) {
        for (int i = 0; i < lower.length(); i++) {
            int b = bytes[start + i];
            if (b >= 'A' && b <= 'Z') {
                b += 'a' - 'A';
            }
            if (b != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static void add(List<Name> all, Name name) {
        for (Name other : all) {
            if (other.lower.equals(name.lower)) {
                return;
            }
        }
        all.add(name);
    }

    private static String lower(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && name.charAt(start) == '_') {
            start++;
        }
        while (end > start && name.charAt(end - 1) == '_') {
            end--;
        }
        return name.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isStatus(Function function, Function.Parameter parameter) {
        Function.StatusOut out = function.statusOut();
        return parameter.name().equals(function.completionStatusParameter())
                || (out != null && parameter.name().equals(out.parameter()));
    }

    private static long keys(Function.Parameter parameter, @Nullable Key fact) {
        if (fact != null) {
            return fact.bit();
        }
        String object = parameter.contextOf();
        if (object != null) {
            return contextKeys(object, parameter.contextOwner());
        }
        String kind = parameter.handleKind();
        if (kind == null) {
            return 0;
        }
        Key key = switch (kind) {
            case "af" -> Key.AF;
            case "vc" -> Key.VC;
            case "sap" -> Key.SAP;
            case "party" -> Key.PARTY;
            case "binding" -> Key.BINDING;
            case "miniport-adapter" -> Key.ADAPTER;
            case "filter-module" -> Key.FILTER;
            case "oid-request" -> Key.REQUEST;
            case "nbl" -> Key.NBL;
            default -> throw new IllegalStateException("unknown kind of handle: " + kind);
        };
        return key.bit();
    }

    /**
     * The context keys of an object for a driver that may have any of the roles. A call manager's binding context is an
     * MCM's adapter context, and the VC context that an MCM gives at creation is its call manager's.
     */
    private static long contextKeys(String object, List<String> owners) {
        long keys = 0;
        for (String owner : owners) {
            boolean client = owner.equals("client");
            keys |= switch (object) {
                case "af" -> (client ? Key.CLIENT_AF : Key.CALL_MGR_AF).bit();
                case "sap" -> (client ? Key.CLIENT_SAP : Key.CALL_MGR_SAP).bit();
                case "party" -> (client ? Key.CLIENT_PARTY : Key.CALL_MGR_PARTY).bit();
                case "vc" ->
                    (client ? Key.CLIENT_VC : owner.equals("miniport") ? Key.MINIPORT_VC : Key.CALL_MGR_VC).bit();
                case "binding" -> (owner.equals("mcm") ? Key.ADAPTER_CONTEXT : Key.BINDING_CONTEXT).bit();
                case "adapter" -> Key.ADAPTER_CONTEXT.bit();
                // Call events have a key for a filter module's handle only.
                case "filter-module" -> 0;
                default -> throw new IllegalStateException("unknown context of " + object);
            };
        }
        return keys;
    }

    private static Use use(Function.Parameter parameter, long keys) {
        boolean out = parameter.direction().equals("out");
        boolean inOut = parameter.direction().equals("inout");
        if (keys == Key.LOCK.bit() || parameter.type().equals("PNDIS_EVENT")) {
            // The caller's own storage: its address is the lock's or the event's identity.
            return Use.VALUE;
        }
        boolean address = inOut && (keys == 0 || parameter.type().equals("PNDIS_HANDLE") || isFact(keys));
        return out || address ? Use.BEHIND_POINTER : Use.VALUE;
    }

    private static boolean isFact(long keys) {
        return Key.of(Long.numberOfTrailingZeros(keys)).type() == Key.Type.FACT;
    }

    /** Whether another parameter has the better claim to the key, or an equal one, so that neither carries it. */
    private static boolean isShadowed(List<Function.Parameter> parameters, long[] keys, int index) {
        boolean out = parameters.get(index).direction().equals("out");
        for (int i = 0; i < keys.length; i++) {
            if (i != index
                    && keys[i] == keys[index]
                    && (out || !parameters.get(i).direction().equals("out"))) {
                return true;
            }
        }
        return false;
    }
}

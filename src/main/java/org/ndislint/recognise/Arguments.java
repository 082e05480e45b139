package org.ndislint.recognise;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.MessageArguments;
import org.ndislint.model.Status;

/**
 * Puts what a line says under a name, or bare, into an event: under a documented parameter's name, a mapping file's name
 * for one, the contract's key, or one of the names that drivers use for a status or level. Knows what may be told when:
 * an entry tells the Status argument and no out parameter, an exit the return value. A reused holder.
 */
final class Arguments {
    private static final String[] STATUS_NAMES = {
        "status",
        "ndisstatus",
        "ntstatus",
        "ndis_status",
        "nt_status",
        "returnstatus",
        "returnvalue",
        "return",
        "returned",
        "returning",
        "returns",
        "retval",
        "ret",
        "rc",
        "error"
    };
    private static final String LEVEL = "_LEVEL";
    private static final String ADAPTER = "MiniportAdapterContext";
    private static final String[] IRQL_NAMES = {"irql", "currentirql", "kegetcurrentirql", "ndis_current_irql"};

    private final Catalogue catalogue;
    private final Parameters parameters;
    private final Places places;
    private final EventFiller filler;
    /** Places by a mapping file's further names of parameters, which are in lower case. */
    private final Map<String, String> ownNames;

    private final LoggedValue spare = new LoggedValue();
    private CallEvent event = new CallEvent();
    /** What the record can know: a single record of a call is written before it. */
    private EventKind view = EventKind.ENTER;

    private MessageArguments told = new MessageArguments();
    /** Which of the first 64 typed arguments were taken, a bit each. */
    private long taken;

    private boolean returnsStatus;
    private boolean returnsBoolean;

    Arguments(
            Catalogue catalogue,
            Parameters parameters,
            Places places,
            EventFiller filler,
            Map<String, String> ownNames) {
        this.catalogue = catalogue;
        this.parameters = parameters;
        this.places = places;
        this.filler = filler;
        this.ownNames = ownNames;
    }

    /** Makes ready for an event whose kind and function are set. */
    void begin(CallEvent into) {
        event = into;
        view = into.kind == EventKind.EXIT ? EventKind.EXIT : EventKind.ENTER;
        returnsStatus = catalogue.returnsStatus(into.function);
        returnsBoolean = catalogue.returnsBoolean(into.function);
    }

    /** Takes a field of a structured message like a pair. */
    void takeField(String name, String text) {
        if (spare.readWhole(text)) {
            take(name, 0, name.length(), spare, false, true);
        }
    }

    /**
     * Takes the arguments that are variables, under the names of these; what is more than a variable, such as a member of
     * a structure, may be anybody's and needs a mapping.
     */
    void takeTyped(MessageArguments typed) {
        told = typed;
        taken = 0;
        for (int i = 0; i < typed.count(); i++) {
            String name = typed.name(i);
            if (!TypedArgument.isVariable(name)) {
                continue;
            }
            boolean deref = name.startsWith("*");
            int from = deref ? 1 : 0;
            String text = isKnown(name, from, name.length()) ? TypedArgument.text(typed, i) : null;
            if (text != null && spare.readWhole(text)) {
                take(name, from, name.length(), spare, deref, true);
                taken |= i < Long.SIZE ? 1L << i : 0;
            }
        }
    }

    /** Whether a bare value in the text is that of a typed argument that was taken: then it is explained. */
    boolean isTaken(LoggedValue value) {
        if (taken == 0 || !value.hasNumber() || value.negative || !value.fitsHex()) {
            return false;
        }
        for (long rest = taken; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            if (told.type(position).isNumber() && told.number(position) == value.hex()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes the pointer that stood in brackets before the arrow: of a function that gets the miniport's context of its
     * adapter, it is that one.
     */
    void takeAdapter(String text, int from, int to) {
        if (to > from && isAdapters() && spare.read(text, from, to)) {
            filler.putKey(event, Key.ADAPTER_CONTEXT, spare);
        }
    }

    private boolean isAdapters() {
        Target target = parameters.find(event.function, view, ADAPTER, 0, ADAPTER.length());
        return target != null && target.key() == Key.ADAPTER_CONTEXT;
    }

    /** Whether the name between two places says anything for this function. */
    boolean isKnown(String s, int from, int to) {
        return target(s, from, to) != null
                || keyOf(s, from, to) != null
                || isStatusName(s, from, to)
                || isOneOf(IRQL_NAMES, s, from, to);
    }

    /** Whether it is one of the names that drivers use for a status. */
    boolean isStatusName(String s, int from, int to) {
        return isOneOf(STATUS_NAMES, s, from, to);
    }

    /** Whether a word is a status in a mapping file's spelling. */
    boolean isOwnStatus(String s, int from, int to) {
        return filler.statuses().isSpelling(s, from, to);
    }

    /** {@code at DISPATCH_LEVEL}. */
    boolean takeLevel(LoggedValue value) {
        boolean level =
                value.to - value.from > LEVEL.length() && value.source.startsWith(LEVEL, value.to - LEVEL.length());
        return level && Irql.parse(value.text()) >= 0 && EventFiller.putIrql(event, value);
    }

    /** The return value; false if it is not certain which status it is. */
    boolean takeReturned(LoggedValue value) {
        long status = filler.statuses().read(value);
        if (status == Status.ABSENT) {
            return false;
        }
        boolean truth = status == Status.TRUE || status == Status.FALSE;
        if (event.status == Status.ABSENT && (truth ? returnsBoolean : returnsStatus)) {
            event.status = status;
        }
        return true;
    }

    /**
     * Puts a value where its name says; false if the name says nothing for this function. {@code deref} when a star
     * stood before the name; {@code signed} when more than a blank stood between name and value.
     */
    boolean take(String s, int from, int to, LoggedValue value, boolean deref, boolean signed) {
        if (isOneOf(IRQL_NAMES, s, from, to)) {
            EventFiller.putIrql(event, value);
            return true;
        }
        Target target = target(s, from, to);
        Key spelled = target != null && target.place() == Target.Place.ARG ? keyOf(s, from, to) : null;
        if (spelled != null) {
            target = parameters.of(spelled); // spelled as the contract's key, not as the parameter
        }
        boolean status = target == null ? isStatusName(s, from, to) : target.place() == Target.Place.STATUS;
        if (status) {
            takeStatus(s, from, to, target, value);
            return true;
        }
        if (target == null) {
            Key key = keyOf(s, from, to);
            if (key == null || !(signed || (value.isPointer() && key.isHandleLike()))) {
                return false;
            }
            target = parameters.of(key);
        }
        if (deref && view == EventKind.ENTER && parameters.isVcVariable(event.function, s, from, to)) {
            filler.putKey(event, Key.VC_VAR, value);
        } else if (isKnowable(target) && (signed || !isHandle(target) || value.isPointer() || value.isNullWord())) {
            filler.put(event, target, value);
        }
        return true;
    }

    private @Nullable Target target(String s, int from, int to) {
        if (!ownNames.isEmpty()) {
            String place = ownNames.get(s.substring(from, to).toLowerCase(Locale.ROOT));
            Target own = place == null ? null : places.find(place, event.function, view);
            if (own != null) {
                return own;
            }
        }
        return parameters.find(event.function, view, s, from, to);
    }

    /** Whether the value exists at this record: one that the function itself hands out does not before its exit. */
    private boolean isKnowable(Target target) {
        Key key = target.key();
        return view == EventKind.EXIT || key == null || !parameters.isHandedOut(event.function, key);
    }

    private static boolean isHandle(Target target) {
        Key key = target.key();
        return key != null && key.isHandleLike();
    }

    /** On entry the Status argument; on exit the return value, or what a Status variable holds then. */
    private void takeStatus(String s, int from, int to, @Nullable Target target, LoggedValue value) {
        if (view == EventKind.EXIT) {
            if (target != null && parameters.isStatusOut(event.function, s, from, to)) {
                filler.put(event, target, value);
            } else {
                takeReturned(value);
            }
            return;
        }
        boolean argument = target != null || (isArgument(s, from, to) && parameters.takesStatus(event.function));
        if (argument && event.status == Status.ABSENT) {
            long status = filler.statuses().read(value);
            event.status = status == Status.TRUE || status == Status.FALSE ? Status.ABSENT : status;
        }
    }

    private static boolean isArgument(String s, int from, int to) {
        return Letters.equalsLower(s, from, to, "status") || Letters.equalsLower(s, from, to, "ndisstatus");
    }

    /** The contract's key, spelled as there. */
    private static @Nullable Key keyOf(String s, int from, int to) {
        for (int i = 0; i < Key.count(); i++) {
            String name = Key.of(i).json();
            if (name.length() == to - from && s.startsWith(name, from)) {
                return Key.of(i);
            }
        }
        return null;
    }

    private static boolean isOneOf(String[] words, String s, int from, int to) {
        for (String word : words) {
            if (Letters.equalsLower(s, from, to, word)) {
                return true;
            }
        }
        return false;
    }
}

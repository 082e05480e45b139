package org.ndislint.recognise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.Function.Parameter;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;

/** Resolves the names of places in mapping files: the contract's keys, documented parameters, {@code args.Name}. */
public final class Places {
    private static final String ARGS = "args.";

    private final Catalogue catalogue;
    private final Parameters parameters;
    private final Symbols symbols;

    public Places(Catalogue catalogue, Symbols symbols) {
        this(catalogue, new Parameters(catalogue, symbols), symbols);
    }

    Places(Catalogue catalogue, Parameters parameters, Symbols symbols) {
        this.catalogue = catalogue;
        this.parameters = parameters;
        this.symbols = symbols;
    }

    /** The place called {@code name} at an event of a function; null if there is none. */
    @Nullable
    Target find(String name, int function, EventKind kind) {
        Target.Place place = Target.Place.find(name);
        if (place != null) {
            return Target.of(place);
        }
        if (kind == EventKind.LOST && name.equals(Key.COUNT.json())) {
            return Target.of(Target.Place.LOST_COUNT);
        }
        Key key = Key.find(name);
        if (key != null) {
            return parameters.of(key);
        }
        if (name.startsWith(ARGS) && name.length() > ARGS.length()) {
            return Target.ofArg(symbols.id(name.substring(ARGS.length())));
        }
        return function < 0 ? null : parameters.find(function, kind, name, 0, name.length());
    }

    /** Whether a name is that of an out parameter, whose value the record cannot know yet. */
    public boolean isAddress(String name, int function, EventKind kind) {
        Target target = find(name, function, kind);
        return target != null && target.place() == Target.Place.UNKNOWABLE;
    }

    /** Whether a place is a member of the message rather than of the event: columns may go there. */
    public static boolean isOfMessage(String name) {
        return TableRow.isOfMessage(name);
    }

    /** All names of members of a message, for "did you mean". */
    public static List<String> namesOfMessage() {
        return TableRow.namesOfMessage();
    }

    /** Whether a name is a place at some event: of one function, or of any if {@code function} is negative. */
    public boolean isKnown(String name, int function, EventKind kind) {
        if (find(name, function, kind) != null) {
            return true;
        }
        if (function >= 0) {
            return false;
        }
        for (int id = 0; id < catalogue.size(); id++) {
            if (parameters.find(id, EventKind.EXIT, name, 0, name.length()) != null) {
                return true;
            }
        }
        return false;
    }

    /** All names of places at events of a function, or without one the contract's keys, for "did you mean". */
    public List<String> names(int function) {
        List<String> names = new ArrayList<>();
        for (Target.Place place : Target.Place.values()) {
            if (!place.word().isEmpty()) {
                names.add(place.word());
            }
        }
        for (int i = 0; i < Key.count(); i++) {
            names.add(Key.of(i).json());
        }
        if (function >= 0) {
            for (Parameter parameter : catalogue.function(function).parameters()) {
                names.add(parameter.headerName());
            }
        }
        return names;
    }
}

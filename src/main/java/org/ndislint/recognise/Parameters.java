package org.ndislint.recognise;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.Function.Parameter;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;

/**
 * Where the value under a documented parameter's name goes. Names are compared ignoring case and outer underscores; of
 * a macro's parameter the header's name counts as well, and a structure's member may stand for itself.
 */
final class Parameters {
    private static final Target[] NONE_YET = {};

    private final Catalogue catalogue;
    private final Symbols symbols;
    private final Utf8 name = new Utf8();
    private final Target[] ofKey = new Target[Key.count()];
    /** By function, then by the parameter's position; filled when first asked for. */
    private final Target[][] ofArg;

    /** By function: keys whose values it hands out, or -1 as long as nobody asked. */
    private final long[] handedOut;

    Parameters(Catalogue catalogue, Symbols symbols) {
        this.catalogue = catalogue;
        this.symbols = symbols;
        for (int i = 0; i < ofKey.length; i++) {
            ofKey[i] = Target.of(Key.of(i));
        }
        ofArg = new Target[catalogue.size()][];
        Arrays.fill(ofArg, NONE_YET);
        handedOut = new long[catalogue.size()];
        Arrays.fill(handedOut, -1);
    }

    /** The place for the name between two places of a text, or null if the function has no such parameter. */
    @Nullable
    Target find(int function, EventKind at, String s, int from, int to) {
        int length = name.fill(s, from, to);
        if (catalogue.isStatus(function, name.bytes(), 0, length, at)) {
            return Target.STATUS;
        }
        Key key = catalogue.keyOf(function, name.bytes(), 0, length, at);
        if (key != null) {
            return ofKey[key.ordinal()];
        }
        int position = catalogue.parameter(function, name.bytes(), 0, length);
        if (position < 0) {
            return null;
        }
        Parameter parameter = catalogue.function(function).parameters().get(position);
        boolean address =
                parameter.direction().equals("out") || parameter.type().equals("PNDIS_HANDLE");
        return address && at != EventKind.EXIT ? Target.UNKNOWABLE : arg(function, position, parameter);
    }

    /** Whether a value is that of the variable to which the VC handle will be written. */
    boolean isVcVariable(int function, String s, int from, int to) {
        int length = name.fill(s, from, to);
        return catalogue.keyOf(function, name.bytes(), 0, length, EventKind.EXIT) == Key.VC
                && catalogue.keyOf(function, name.bytes(), 0, length, EventKind.ENTER) == null;
    }

    /** Whether the function itself hands out the value of a key: at its entry there is only a variable for it. */
    boolean isHandedOut(int function, Key key) {
        long known = handedOut[function];
        if (known < 0) {
            known = 0;
            for (Parameter parameter : catalogue.function(function).parameters()) {
                long after = catalogue.keysOf(function, parameter.name());
                boolean before = catalogue.keyOf(function, parameter.name(), EventKind.ENTER) != null;
                known |= Long.bitCount(after) == 1 && !before ? after : 0;
            }
            handedOut[function] = known;
        }
        return (known & key.bit()) != 0;
    }

    /** Whether the parameter is the address of a variable that holds the status when the call has returned. */
    boolean isStatusOut(int function, String s, int from, int to) {
        int length = name.fill(s, from, to);
        return catalogue.isStatus(function, name.bytes(), 0, length, EventKind.EXIT)
                && !catalogue.isStatus(function, name.bytes(), 0, length, EventKind.ENTER);
    }

    /** Whether an entry of the function can tell a Status argument. */
    boolean takesStatus(int function) {
        return catalogue.isStatus(function, "Status", EventKind.ENTER);
    }

    Target of(Key key) {
        return ofKey[key.ordinal()];
    }

    private Target arg(int function, int position, Parameter parameter) {
        List<Parameter> all = catalogue.function(function).parameters();
        if (ofArg[function].length == 0) {
            ofArg[function] = new Target[all.size()];
        }
        Target known = ofArg[function][position];
        if (known == null) {
            known = Target.ofArg(symbols.id(parameter.headerName()));
            ofArg[function][position] = known;
        }
        return known;
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/** A protocol driver's binding to an adapter, from the bind to the end of the unbind. */
final class Binding {
    /** Where it is in its life. */
    enum State {
        BINDING,
        BOUND,
        UNBINDING,
        GONE
    }

    final Protocol protocol;
    final Adapter adapter;
    final Ref bindContext;
    final Ref context;
    /** The address families that a client has on it. */
    final List<Af> afs = new ArrayList<>();

    /** Received lists that its driver has to return. */
    final List<Receives.Kept> kept = new ArrayList<>();
    /** Its driver keeps received lists for ever, by a planted defect. */
    boolean hoards;
    /** How many OID requests of its driver are not at their end. */
    int requests;
    /** The binding handle, from the open on. */
    @Nullable
    Ref handle;
    /** The unbind context, from the unbind on. */
    @Nullable
    Ref unbindContext;

    State state = State.BINDING;
    /** The adapter was opened and is not closed. */
    boolean open;
    /** The adapter's close has been entered. */
    boolean closing;
    /** Its driver has asked to be unbound: it leaves the handle alone. */
    boolean unbindRequested;
    /** The bind or unbind under way, or the last one. */
    @Nullable
    Operation operation;
    /** Its handle is never closed, by a planted defect. */
    boolean leaked;
    /** What a client does not wait for when it closes the adapter, by a planted defect. */
    @Nullable
    Af hasty;
    /** The call manager leaves a VC on it, by a planted defect. */
    boolean vcLeft;
    /** The call manager registers nothing on it, by a planted defect. */
    boolean unoffered;

    private int holds;

    Binding(Protocol protocol, Adapter adapter, Ref bindContext, Ref context) {
        this.protocol = protocol;
        this.adapter = adapter;
        this.bindContext = bindContext;
        this.context = context;
    }

    /** The handle of an opened adapter. */
    Ref opened() {
        Ref ref = handle;
        if (ref == null) {
            throw new IllegalStateException("the adapter has not been opened");
        }
        return ref;
    }

    /** Whether its driver has nothing to return or to wait for: no received list, no OID request. */
    boolean isQuiet() {
        return kept.isEmpty() && requests == 0;
    }

    /** Whether its driver may begin something on it. */
    boolean isUsable() {
        return state == State.BOUND && !unbindRequested;
    }

    /** Records that name it are still to come. */
    void hold() {
        holds++;
    }

    void letGo(World world) {
        if (--holds == 0 && state == State.GONE && !leaked) {
            world.contexts(protocol.driver, Key.BINDING_CONTEXT).give(context);
        }
    }
}

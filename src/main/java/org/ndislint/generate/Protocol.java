package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A protocol driver: a client or a stand-alone call manager. */
final class Protocol {
    /** Where it is in its life. */
    enum State {
        UNLOADED,
        LOADING,
        LOADED,
        LEAVING,
        GONE
    }

    final Driver driver;
    final @Nullable Client client;
    final @Nullable Manager manager;
    final List<Binding> bindings = new ArrayList<>();
    /** Handlers are set in the bind routine, not in ProtocolSetOptions. */
    final boolean handlersInBind;

    State state = State.UNLOADED;
    boolean handlersSet;

    Protocol(Driver driver, @Nullable Client client, @Nullable Manager manager, boolean handlersInBind) {
        this.driver = driver;
        this.client = client;
        this.manager = manager;
        this.handlersInBind = handlersInBind;
    }

    @Nullable
    Binding on(Adapter adapter) {
        for (Binding binding : bindings) {
            if (binding.adapter == adapter) {
                return binding;
            }
        }
        return null;
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A miniport adapter. */
final class Adapter {
    /** Where it is in its life. */
    enum State {
        ABSENT,
        STARTING,
        UP,
        HALTING
    }

    final Driver driver;
    /** The miniport's own call manager, or null if call managers bind to it. */
    final @Nullable Manager manager;

    final Ref handle;
    final Ref context;
    final List<Binding> bindings = new ArrayList<>();
    /** The address families that clients may open here. */
    final List<Offer> offers = new ArrayList<>();

    State state = State.ABSENT;
    /** How many OID requests about it are not at their end. */
    int requests;
    /** Its driver has registered. */
    boolean registered;

    Adapter(Driver driver, @Nullable Manager manager, Ref handle, Ref context) {
        this.driver = driver;
        this.manager = manager;
        this.handle = handle;
        this.context = context;
    }
}

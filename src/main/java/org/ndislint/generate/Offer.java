package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address family that a call manager has registered on an adapter. */
final class Offer {
    final Manager manager;
    final Adapter adapter;
    /** The call manager's binding; null for an MCM. */
    final @Nullable Binding binding;

    final String family;
    /** The opens of it that the call manager knows of and that are not at their end. */
    final List<Af> afs = new ArrayList<>();
    /** NDIS no longer lets clients open it. */
    boolean gone;

    Offer(Manager manager, Adapter adapter, @Nullable Binding binding, String family) {
        this.manager = manager;
        this.adapter = adapter;
        this.binding = binding;
        this.family = family;
    }

    /** Whether the call manager is closing its binding, so that NDIS asks it nothing any more. */
    boolean isClosing() {
        return binding != null && binding.closing;
    }

    /** What it lives and dies with: the call manager's binding, or the adapter of an MCM. */
    Object carrier() {
        return binding == null ? adapter : binding;
    }
}

package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/** A service access point of a client, as both sides know it. */
final class Sap {
    /** What one side knows. */
    enum Side {
        REGISTERING,
        REGISTERED,
        DEREGISTERING,
        NONE
    }

    final Af af;
    final Ref clientContext;
    final String spec;

    Side clientSide = Side.REGISTERING;
    Side managerSide = Side.NONE;

    @Nullable
    Ref handle;

    @Nullable
    Ref managerContext;
    /** Whether the call manager may refuse to let it go; the client then waits before it closes the AF. */
    boolean mayBeKept;
    /** The registration or deregistration under way. */
    @Nullable
    Operation current;

    private int holds;
    private boolean freed;

    Sap(Af af, Ref clientContext, String spec) {
        this.af = af;
        this.clientContext = clientContext;
        this.spec = spec;
    }

    Ref handle() {
        Ref ref = handle;
        if (ref == null) {
            throw new IllegalStateException("the SAP has no handle yet");
        }
        return ref;
    }

    Ref managerContext() {
        Ref ref = managerContext;
        if (ref == null) {
            throw new IllegalStateException("the SAP has no call-manager context");
        }
        return ref;
    }

    void hold() {
        holds++;
        af.hold();
    }

    void letGo() {
        holds--;
        settle();
        af.letGo();
    }

    /** Takes its values back once both sides are done with it. */
    void settle() {
        boolean done = clientSide == Side.NONE && managerSide == Side.NONE;
        if (!done || freed || !(af.world.eager || holds == 0)) {
            return;
        }
        freed = true;
        af.saps.remove(this);
        if (handle != null) {
            af.world.handles(Key.SAP).give(handle);
        }
        af.world.contexts(af.client.driver, Key.CLIENT_SAP).give(clientContext);
        if (managerContext != null) {
            af.world.contexts(af.manager.driver, Key.CALL_MGR_SAP).give(managerContext);
        }
    }
}

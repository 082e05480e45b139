package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/**
 * A virtual connection, with what each of the drivers that share it knows of the call on it. The activation is the call
 * manager's doing and known to the miniport; the client learns of it through the call.
 */
final class Vc {
    /** What one side knows of the call. */
    enum Call {
        NONE,
        MAKING,
        OFFERED,
        ACCEPTED,
        UP,
        CLOSING
    }

    /** Whether data can flow. */
    enum Activation {
        OFF,
        STARTING,
        ON,
        STOPPING
    }

    final World world;
    /** The address family; null for a call manager's own signalling. */
    final @Nullable Af af;

    final Manager manager;
    final Adapter adapter;
    /** The call manager's binding; null for an MCM. */
    final @Nullable Binding binding;
    /** Made by the client; otherwise by the call manager. */
    final boolean byClient;

    @Nullable
    Ref handle;

    @Nullable
    Ref clientContext;

    @Nullable
    Ref managerContext;

    @Nullable
    Ref miniportContext;

    /** The parties of the call on it, if that is a multipoint call. */
    final Parties parties = new Parties(this);

    /** The data on it. */
    final Flow flow = new Flow();

    Call clientCall = Call.NONE;
    Call managerCall = Call.NONE;
    Activation activation = Activation.OFF;
    /** How many calls were offered on it. */
    int offers;
    /** The client was told that the remote side hung up. */
    boolean hungUp;
    /** What ended the last call was no orderly hang-up. */
    boolean hungUpBadly;
    /** The call manager has said that the remote side hung up. */
    boolean hangupSent;
    /** The client may not use it for another call. */
    boolean mustDelete;
    /** The last call on it failed before it was up. */
    boolean failed;
    /** The client has once accepted a call on it. */
    boolean accepted;
    /** The call manager closed the call and left the VC active, by a planted defect. */
    boolean undeactivated;
    /** The call manager has not come back from completing the close of the call: it can still deactivate the VC. */
    boolean completing;
    /** The client waits for the answer to a call that breaks the planted rule. */
    boolean wronged;
    /** The client forgets about the call, by a planted defect. */
    boolean deserted;
    /** What a planted defect offers it on; held until then. */
    @Nullable
    Sap wrongSap;
    /** It has been activated again since the call came up. */
    boolean reactivated;
    /** A close has failed: the client sends nothing any more. */
    boolean banned;
    /** The miniport is being asked to activate or deactivate it. */
    boolean switching;
    /** A QoS request of the client is under way. */
    boolean negotiating;
    /** The creator is deleting it. */
    boolean deleting;
    /** It exists no longer. */
    boolean dead;
    /** How many things the call manager is doing with it; it does not begin others meanwhile. */
    int managerWork;

    /** How many OID requests that name it are not answered. */
    int requests;

    int refusals;
    /** Entries of calls or callbacks about it that are certainly still to come. */
    private int pins;

    private int holds;
    private boolean freed;

    Vc(World world, @Nullable Af af, Manager manager, Adapter adapter, @Nullable Binding binding, boolean byClient) {
        this.world = world;
        this.af = af;
        this.manager = manager;
        this.adapter = adapter;
        this.binding = binding;
        this.byClient = byClient;
    }

    Ref handle() {
        Ref ref = handle;
        if (ref == null) {
            throw new IllegalStateException("the VC has no handle yet");
        }
        return ref;
    }

    /** The address family of a VC that has a client. */
    Af af() {
        Af family = af;
        if (family == null) {
            throw new IllegalStateException("a signalling VC has no client");
        }
        return family;
    }

    Driver clientDriver() {
        return af().client.driver;
    }

    void pin() {
        pins++;
    }

    void unpin() {
        pins--;
    }

    boolean isPinned() {
        return pins > 0;
    }

    /** Records that name it are still to come. */
    void hold() {
        holds++;
        if (af != null) {
            af.hold();
        }
    }

    void letGo() {
        holds--;
        settle();
        if (af != null) {
            af.letGo();
        }
    }

    /** Whether nothing keeps its creator from deleting it. */
    boolean isDeletable() {
        return !deleting
                && !dead
                && !isPinned()
                && managerWork == 0
                && flow.isIdle()
                && clientCall == Call.NONE
                && managerCall == Call.NONE
                && activation == Activation.OFF;
    }

    /** It has been deleted, or never came to be. */
    void gone() {
        dead = true;
        if (wrongSap != null) {
            // It never came to the offer.
            world.planting.retract();
            wrongSap.letGo();
            wrongSap = null;
        }
        if (af != null) {
            af.vcs.remove(this);
        } else {
            manager.signalling.remove(this);
        }
        settle();
        if (af != null) {
            af.settle();
        }
    }

    private void settle() {
        if (!dead || freed || !(world.eager || holds == 0)) {
            return;
        }
        freed = true;
        if (handle != null) {
            world.handles(Key.VC).give(handle);
        }
        if (clientContext != null) {
            world.contexts(clientDriver(), Key.CLIENT_VC).give(clientContext);
        }
        if (managerContext != null) {
            world.contexts(manager.driver, Key.CALL_MGR_VC).give(managerContext);
        }
        if (miniportContext != null && !manager.isMiniport()) {
            world.contexts(adapter.driver, Key.MINIPORT_VC).give(miniportContext);
        }
    }
}

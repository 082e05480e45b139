package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/**
 * One client's open of one address family. What the client knows and what the call manager knows of it are kept apart:
 * each side acts on its own knowledge.
 */
final class Af {
    /** What the client knows. */
    enum Side {
        OPENING,
        OPEN,
        CLOSING,
        CLOSED
    }

    final World world;
    final Offer offer;
    final Binding binding;
    final Client client;
    final Manager manager;
    final Ref clientContext;
    final List<Sap> saps = new ArrayList<>();
    final List<Vc> vcs = new ArrayList<>();
    /** How many SAPs its client wants on it at most. */
    final int mostSaps;
    /** How many VCs there are on it at most. */
    final int mostVcs;

    Side clientSide = Side.OPENING;
    /** What the call manager knows; closed until it is asked. */
    Side managerSide = Side.CLOSED;

    @Nullable
    Ref handle;

    @Nullable
    Ref managerContext;
    /** How many OID requests on it are not answered. */
    int requests;
    /** A request on it is never answered, by a planted defect. */
    boolean requestOwed;
    /** The client is giving it up: nothing new is begun on it. */
    boolean leaving;
    /** The client does nothing with it for the moment, so that a planted defect stays one. */
    boolean frozen;
    /** The call manager's close notification under way. */
    @Nullable
    NotifyCloseAf notify;
    /** The open or close under way that the call manager has to answer. */
    @Nullable
    Operation current;

    boolean notified;
    /** The close under way has been pended to the client. */
    boolean closePended;
    /** The client has walked away from it, by a planted defect. */
    boolean clientLeft;
    /** The call manager has walked away from it, by a planted defect. */
    boolean managerLeft;

    int refusals;
    private int holds;
    private boolean freed;

    Af(World world, Offer offer, Binding binding, Client client, Ref clientContext) {
        this.world = world;
        this.offer = offer;
        this.binding = binding;
        this.client = client;
        this.manager = offer.manager;
        this.clientContext = clientContext;
        this.mostSaps = world.random.nextInt(5);
        this.mostVcs = Math.max(0, world.random.nextInt(7) - 1);
    }

    Ref handle() {
        Ref ref = handle;
        if (ref == null) {
            throw new IllegalStateException("the address family has no handle yet");
        }
        return ref;
    }

    Ref managerContext() {
        Ref ref = managerContext;
        if (ref == null) {
            throw new IllegalStateException("the call manager has no context yet");
        }
        return ref;
    }

    /** Records that name it are still to come. */
    void hold() {
        holds++;
    }

    void letGo() {
        holds--;
        settle();
    }

    /** Whether the call manager is done with it, and nothing but a SAP that nobody completes keeps its values. */
    boolean isOver() {
        if (managerSide != Side.CLOSED || notify != null) {
            return false;
        }
        boolean owed = false;
        for (Sap sap : saps) {
            if (world.planting.isOwed(sap.current)) {
                owed = true;
            } else if (sap.current != null) {
                return false;
            }
        }
        return owed || holds == 0;
    }

    private boolean hasWork() {
        for (Sap sap : saps) {
            if (sap.current != null) {
                return true;
            }
        }
        return false;
    }

    /** Takes it off the lists, and its values back, once both sides are done with it. */
    void settle() {
        boolean done = clientSide == Side.CLOSED && managerSide == Side.CLOSED && notify == null && vcs.isEmpty();
        if (!done || freed || hasWork() || !(world.eager || holds == 0)) {
            return;
        }
        freed = true;
        offer.afs.remove(this);
        binding.afs.remove(this);
        client.afs.remove(this);
        if (handle != null) {
            world.handles(Key.AF).give(handle);
        }
        world.contexts(client.driver, Key.CLIENT_AF).give(clientContext);
        if (managerContext != null) {
            world.contexts(manager.driver, Key.CALL_MGR_AF).give(managerContext);
        }
    }
}

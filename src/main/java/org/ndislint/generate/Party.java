package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A party of a multipoint call: a leaf, with what the client and the call manager know of it. */
final class Party {
    /** What one side knows of it. */
    enum Side {
        NONE,
        ADDING,
        CONNECTED,
        DROPPING,
        CLOSING,
        GONE
    }

    final Vc vc;
    final Ref clientContext;

    Side client = Side.NONE;
    Side manager = Side.NONE;
    /** The client was called back about it when it was added. */
    boolean reported;
    /** The client was told that the remote side left. */
    boolean left;
    /** The call manager has said that the remote side left. */
    boolean leaveSent;
    /** A drop of it was refused once. */
    boolean refused;

    @Nullable
    private Ref handle;

    @Nullable
    private Ref managerContext;

    private int holds;
    private boolean contextFreed;
    private boolean freed;

    /** A party that the client is about to ask for. */
    Party(Vc vc) {
        this.vc = vc;
        clientContext = vc.world.contexts(vc.clientDriver(), Key.CLIENT_PARTY).take();
    }

    /** The call manager is told of it: NDIS has made a handle, and the call manager chooses a context. */
    void announced() {
        manager = Side.ADDING;
        handle = vc.world.handles(Key.PARTY).take();
        managerContext =
                vc.world.contexts(vc.manager.driver, Key.CALL_MGR_PARTY).take();
    }

    Ref handle() {
        return known(handle);
    }

    Ref managerContext() {
        return known(managerContext);
    }

    private static Ref known(@Nullable Ref ref) {
        if (ref == null) {
            throw new IllegalStateException("the call manager does not know the party yet");
        }
        return ref;
    }

    /** A callback to the client, with its context. */
    Recorder atClient(Recorder out) {
        return out.context(Key.CLIENT_PARTY, clientContext, Key.PARTY, handle);
    }

    /** A callback to the call manager, with its context. */
    Recorder atManager(Recorder out) {
        return out.context(Key.CALL_MGR_PARTY, managerContext, Key.PARTY, handle);
    }

    /** The return of the call manager's handler, by which it may hand over its context. */
    Recorder returnContext(Recorder out, long status) {
        boolean early = status == Status.PENDING && manager != Side.GONE && vc.world.leaves.nextBoolean();
        return out.status(status).maybe(Key.CALL_MGR_PARTY, early || status == Status.SUCCESS ? managerContext : null);
    }

    /** The completion by which the call manager says whether it has connected the party, with its context if so. */
    Recorder report(Recorder out, long status) {
        return out.status(status)
                .with(Key.PARTY, handle())
                .with(Key.CALL_MGR_PARTY, status == Status.SUCCESS ? managerContext() : Ref.NULL);
    }

    /** Records that name it are still to come. */
    void hold() {
        holds++;
    }

    void letGo() {
        holds--;
        settle();
    }

    /** The client has done with it. */
    void clientDone() {
        client = Side.GONE;
        settle();
    }

    /** The call manager has done with it. */
    void managerDone() {
        manager = Side.GONE;
        settle();
    }

    private void settle() {
        World world = vc.world;
        if (client != Side.GONE) {
            return;
        }
        if (!contextFreed && (world.eager || holds == 0)) {
            contextFreed = true;
            world.contexts(vc.clientDriver(), Key.CLIENT_PARTY).give(clientContext);
        }
        // The handle of a miniport call manager lives until its last call about it has returned.
        boolean unneeded = holds == 0 || (world.eager && !vc.manager.isMiniport());
        if (manager != Side.GONE || freed || !unneeded) {
            return;
        }
        freed = true;
        world.handles(Key.PARTY).give(handle());
        world.contexts(vc.manager.driver, Key.CALL_MGR_PARTY).give(managerContext());
    }
}

package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** An operation on a VC: who has which context, and how long the VC is needed. */
abstract class VcOperation extends Operation {
    final Vc vc;
    private boolean pinned = true;

    VcOperation(Vc vc, Pended kind) {
        super(vc.world, kind);
        this.vc = vc;
        vc.hold();
        vc.pin();
    }

    /** A callback to the client, with its context. */
    final Recorder atClient(Recorder out) {
        return out.context(Key.CLIENT_VC, vc.clientContext, Key.VC, vc.handle());
    }

    /** A callback to the call manager, with its context. */
    final Recorder atManager(Recorder out) {
        return out.context(Key.CALL_MGR_VC, vc.managerContext, Key.VC, vc.handle());
    }

    /** A callback to the miniport, with its context. */
    final Recorder atMiniport(Recorder out) {
        return out.context(Key.MINIPORT_VC, vc.miniportContext, Key.VC, vc.handle());
    }

    final void put(Recorder out, boolean internal) {
        if (internal) {
            out.internal();
        }
        out.put();
    }

    /** Fails the request as often as the profile has it, else goes on with it; at once or later. */
    final void failOr(SimThread thread, Step goOn) {
        if (world.chance(world.profile.failing())) {
            long failure = world.failure();
            world.nowOrLater(thread, t -> finish(t, failure));
        } else {
            world.nowOrLater(thread, goOn);
        }
    }

    /** Activates the VC with other parameters: the request succeeds if that does. */
    final void reactivate(SimThread thread) {
        new ActivateVc(vc, true, (t, active) -> finish(t, active ? Status.SUCCESS : world.failure())).start(thread);
    }

    /** The last entry about the VC has been written. */
    final void unpin() {
        if (pinned) {
            pinned = false;
            vc.unpin();
        }
    }

    /** What its completion is owed until; the VC itself, for most. */
    @Override
    boolean isOwedUntil(@Nullable Object end) {
        return end == vc;
    }

    @Override
    final void owed() {
        world.when(this::isReturned, t -> {
            unpin();
            forgetAnswer();
            giveUp(t);
        });
    }

    /** Nobody waits for the answer any longer. */
    abstract void giveUp(SimThread thread);

    @Override
    void over() {
        unpin();
        vc.letGo();
    }
}

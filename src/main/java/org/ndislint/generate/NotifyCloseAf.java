package org.ndislint.generate;

import org.ndislint.generate.Af.Side;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A call manager asks the client of an address family to close it. */
final class NotifyCloseAf extends Operation {
    private final Af af;
    private boolean unclosed;

    NotifyCloseAf(Af af) {
        super(af.world, Pended.AF_NOTIFY);
        this.af = af;
        af.notify = this;
        af.notified = true;
        af.hold();
    }

    @Override
    void outerEnter(SimThread thread) {
        world.enter(af.manager.name(Fn.NOTIFY_CLOSE_AF), thread, af.manager.driver)
                .with(Key.AF, af.handle())
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        world.exit(af.manager.name(Fn.NOTIFY_CLOSE_AF), thread, af.manager.driver)
                .status(status)
                .known(Key.AF, af.handle())
                .put();
    }

    @Override
    long ndisAnswer() {
        boolean passes = af.binding.state != Binding.State.GONE
                && !af.binding.closing
                && (af.clientSide == Side.OPEN || (af.clientSide == Side.CLOSING && world.chance(0.5)));
        return passes ? ASKS : world.failure();
    }

    @Override
    void handlerEnter(SimThread thread) {
        world.enter(Fn.CL_NOTIFY_CLOSE_AF, thread, af.client.driver)
                .context(Key.CLIENT_AF, af.clientContext, Key.AF, af.handle())
                .put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        if (unclosed) {
            world.planting.decideNext();
            af.frozen = false;
        }
        world.exit(Fn.CL_NOTIFY_CLOSE_AF, thread, af.client.driver)
                .status(status)
                .known(Key.CLIENT_AF, af.clientContext)
                .put();
        boolean early = status == Status.PENDING && af.clientSide == Side.OPEN;
        if (early && world.planting.now("AF-NOTIFY-CLIENT-CLOSES")) {
            af.client.wrongRegistration(thread, af, () -> af.clientSide == Side.OPEN && !isFinished());
        }
    }

    @Override
    void serve(SimThread thread) {
        if (af.clientSide == Side.OPEN) {
            if (world.planting.now("AF-NOTIFY-SUCCESS-UNCLOSED")) {
                unclosed = true;
                af.leaving = true;
                af.frozen = true;
                answer(Status.SUCCESS);
                return;
            }
            if (world.planting.now("AF-NOTIFY-COMPLETE-BEFORE-CLOSE")) {
                af.leaving = true;
                af.frozen = true;
                world.later(t -> {
                    world.planting.decideNext();
                    finish(t, Status.SUCCESS);
                    af.frozen = false;
                });
                return;
            }
            if (world.chance(world.profile.refusing() / 2)) {
                long failure = world.failure();
                af.leaving = true;
                world.nowOrLater(thread, t -> finish(t, failure));
                return;
            }
            af.leaving = true;
        }
        if (world.planting.wants("AF-NOTIFY-COMPLETE-NOT-PENDED") || world.chance(world.profile.inline())) {
            thread.then(t -> af.client.leaveInline(t, af, this::afterLeaving));
        } else {
            afterLeaving(thread);
        }
    }

    private void afterLeaving(SimThread thread) {
        if (af.clientSide == Side.CLOSED) {
            finish(thread, Status.SUCCESS);
        } else {
            world.when(() -> af.clientSide == Side.CLOSED, t -> finish(t, Status.SUCCESS));
        }
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        world.enter(Fn.NOTIFY_CLOSE_AF_COMPLETE, thread, af.client.driver)
                .status(status)
                .with(Key.AF, af.handle())
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(Fn.NOTIFY_CLOSE_AF_COMPLETE, thread, af.client.driver)
                .known(Key.AF, af.handle())
                .put();
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        world.enter(Fn.CM_NOTIFY_CLOSE_AF_COMPLETE, thread, af.manager.driver)
                .status(status)
                .context(Key.CALL_MGR_AF, af.managerContext(), Key.AF, af.handle())
                .put();
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CM_NOTIFY_CLOSE_AF_COMPLETE, thread, af.manager.driver)
                .known(Key.CALL_MGR_AF, af.managerContext())
                .put();
    }

    @Override
    boolean mayCallItself() {
        return false;
    }

    @Override
    boolean isOwedUntil(Object end) {
        return end == af.binding;
    }

    @Override
    void over() {
        af.notify = null;
        af.letGo();
        af.settle();
    }
}

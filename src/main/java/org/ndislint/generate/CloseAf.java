package org.ndislint.generate;

import org.ndislint.generate.Af.Side;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client closes an address family. */
final class CloseAf extends Operation {
    private final Af af;
    private final boolean tooEarly;
    private boolean leaks;
    private boolean told;
    /** The call manager has nothing more to do for it: its handler has answered, or its completion has returned. */
    private boolean completed;

    private int shownLevel = -1;

    /** The close of an open address family; {@code tooEarly}: NDIS must refuse it. */
    CloseAf(Af af, boolean tooEarly) {
        super(af.world, Pended.AF_CLOSE);
        this.af = af;
        this.tooEarly = tooEarly;
        af.current = this;
        af.hold();
    }

    @Override
    void outerEnter(SimThread thread) {
        af.clientSide = Side.CLOSING;
        if (world.planting.now("IRQL-MAX-DISPATCH")) {
            world.planting.decideNext();
            shownLevel = 5;
        }
        level(world.enter(Fn.CLOSE_AF, thread, af.client.driver))
                .with(Key.AF, af.handle())
                .put();
    }

    private Recorder level(Recorder out) {
        return shownLevel < 0 ? out : out.irql(shownLevel);
    }

    @Override
    void outerExit(SimThread thread, long status) {
        if (leaks && status == Status.SUCCESS) {
            world.planting.decideUpToNext(af);
        }
        level(world.exit(Fn.CLOSE_AF, thread, af.client.driver))
                .status(status)
                .known(Key.AF, af.handle())
                .put();
        if (status == Status.PENDING && af.current == this) {
            af.closePended = true;
            if (world.planting.now("AF-CLOSE-TWICE")) {
                af.client.secondClose(thread, af);
            } else if (!af.notified && world.planting.now("AF-USE-AFTER-CLOSE")) {
                af.client.wrongRegistration(thread, af, () -> af.clientSide != Side.OPEN);
            }
        }
    }

    @Override
    long ndisAnswer() {
        if (tooEarly) {
            return Status.FAILURE;
        }
        return af.managerSide == Side.OPEN && !af.offer.isClosing() ? ASKS : Status.SUCCESS;
    }

    @Override
    void handlerEnter(SimThread thread) {
        af.managerSide = Side.CLOSING;
        world.enter(Fn.CM_CLOSE_AF, thread, af.manager.driver)
                .context(Key.CALL_MGR_AF, af.managerContext(), Key.AF, af.handle())
                .put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        if (status == Status.SUCCESS) {
            end();
            completed = true;
        }
        world.exit(Fn.CM_CLOSE_AF, thread, af.manager.driver)
                .status(status)
                .known(Key.CALL_MGR_AF, af.managerContext())
                .put();
        if (status == Status.SUCCESS && world.planting.now("AF-CM-USE-AFTER-CLOSE")) {
            af.manager.lateUse(af);
        }
    }

    /** The next record is the end of the address family for the call manager. */
    private void end() {
        world.planting.ends(af);
        leaks |= af.requestOwed;
        if (leaks) {
            world.planting.decideFromNext(af);
        }
    }

    @Override
    void serve(SimThread thread) {
        if (af.refusals < 2 && world.chance(world.profile.refusing())) {
            af.refusals++;
            answer(Status.NOT_ACCEPTED);
            return;
        }
        if (world.planting.wants("VC-OWES-DELETE") && af.manager.calls.leak(af)) {
            leaks = true;
        }
        if (af.manager.isClear(af)) {
            world.nowOrLater(thread, t -> finish(t, Status.SUCCESS));
        } else {
            world.when(() -> af.manager.isClear(af), t -> finish(t, Status.SUCCESS));
        }
    }

    @Override
    long wrongStatus() {
        return Status.NOT_ACCEPTED;
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        end();
        world.enter(af.manager.name(Fn.CLOSE_AF_COMPLETE), thread, af.manager.driver)
                .status(status)
                .with(Key.AF, af.handle())
                .put();
    }

    /** What is left behind shows once the client is told; and, as an MCM's handle lives until then, its call has returned. */
    private void decideLeak() {
        if (leaks && told && (completed || !af.manager.isMiniport())) {
            world.planting.decideUpToNext(af);
        }
    }

    @Override
    void completeExit(SimThread thread) {
        completed = true;
        decideLeak();
        world.exit(af.manager.name(Fn.CLOSE_AF_COMPLETE), thread, af.manager.driver)
                .known(Key.AF, af.handle())
                .put();
        if (world.planting.now("AF-CM-USE-AFTER-CLOSE")) {
            af.manager.lateUse(af);
        }
    }

    @Override
    void serverDone(long status) {
        af.managerSide = status == Status.SUCCESS ? Side.CLOSED : Side.OPEN;
        if (status == Status.SUCCESS) {
            af.manager.closed(af);
        }
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        told = true;
        decideLeak();
        Recorder out = world.enter(Fn.CL_CLOSE_AF_COMPLETE, thread, af.client.driver)
                .status(status)
                .context(Key.CLIENT_AF, af.clientContext, Key.AF, af.handle());
        if (internal) {
            out.internal();
        }
        out.put();
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_CLOSE_AF_COMPLETE, thread, af.client.driver)
                .known(Key.CLIENT_AF, af.clientContext)
                .put();
    }

    @Override
    boolean mayCallItself() {
        return !tooEarly;
    }

    @Override
    void requesterDone(long status) {
        af.clientSide = status == Status.SUCCESS ? Side.CLOSED : Side.OPEN;
        af.closePended = false;
        if (af.current == this) {
            af.current = null;
        }
        af.settle();
    }

    @Override
    boolean isOwedUntil(Object end) {
        return end == af.offer.carrier();
    }

    @Override
    void over() {
        af.letGo();
    }
}

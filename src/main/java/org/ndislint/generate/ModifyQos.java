package org.ndislint.generate;

import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client asks for another quality of service. */
final class ModifyQos extends VcOperation {
    private final Step next;
    private boolean unactivated;

    /** A request on a call; {@code next} runs when the client knows the answer. */
    ModifyQos(Vc vc, Step next) {
        super(vc, Pended.QOS_MODIFY);
        this.next = next;
        vc.negotiating = true;
    }

    @Override
    void outerEnter(SimThread thread) {
        world.enter(Fn.MODIFY_QOS, thread, vc.clientDriver())
                .with(Key.VC, vc.handle())
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        world.exit(Fn.MODIFY_QOS, thread, vc.clientDriver())
                .status(status)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void handlerEnter(SimThread thread) {
        vc.managerWork++;
        atManager(world.enter(Fn.CM_MODIFY_QOS, thread, vc.manager.driver)).put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        if (unactivated && status == Status.SUCCESS) {
            world.planting.decideNext();
        }
        world.exit(Fn.CM_MODIFY_QOS, thread, vc.manager.driver)
                .status(status)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void serve(SimThread thread) {
        failOr(thread, this::grant);
    }

    private void grant(SimThread thread) {
        if (vc.managerCall == Vc.Call.CLOSING || vc.managerCall == Vc.Call.NONE) {
            // The client has closed the call in the meantime.
            finish(thread, world.failure());
            return;
        }
        if (vc.switching) {
            // The call manager changes it on its own account: one after the other.
            world.when(() -> !vc.switching, this::grant);
            return;
        }
        // While an incoming call is set up on a VC that is not active yet, the activation may come later.
        boolean isActive = vc.activation == Vc.Activation.ON;
        if (isActive && world.planting.now("QOS-MODIFY-SUCCESS-REQUIRES-REACTIVATION")) {
            unactivated = true;
            finish(thread, Status.SUCCESS);
            return;
        }
        reactivate(thread);
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        if (unactivated) {
            world.planting.decideNext();
        }
        world.enter(vc.manager.name(Fn.MODIFY_QOS_COMPLETE), thread, vc.manager.driver)
                .status(status)
                .with(Key.VC, vc.handle())
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(vc.manager.name(Fn.MODIFY_QOS_COMPLETE), thread, vc.manager.driver)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void serverDone(long status) {
        vc.managerWork--;
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        put(
                atClient(world.enter(Fn.CL_MODIFY_QOS_COMPLETE, thread, vc.clientDriver()))
                        .status(status),
                internal);
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_MODIFY_QOS_COMPLETE, thread, vc.clientDriver())
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void requesterDone(long status) {
        vc.negotiating = false;
        unpin();
    }

    @Override
    void giveUp(SimThread thread) {
        vc.managerWork--;
        vc.negotiating = false;
        vc.mustDelete = true;
        world.later(next);
    }

    @Override
    void followUp(SimThread thread, long status) {
        next.run(thread);
    }
}

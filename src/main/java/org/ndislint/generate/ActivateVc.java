package org.ndislint.generate;

import org.ndislint.generate.Vc.Activation;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A call manager activates a VC, for the first time or with other parameters; or deactivates it. */
final class ActivateVc extends VcOperation {
    /** What the call manager does when it knows the outcome. */
    @FunctionalInterface
    interface Then {
        void run(SimThread thread, boolean active);
    }

    private final boolean on;
    private final boolean again;
    private final Then then;
    private boolean served;

    /** Activates ({@code on}) or deactivates. */
    ActivateVc(Vc vc, boolean on, Then then) {
        super(vc, on ? Pended.VC_ACTIVATE : Pended.VC_DEACTIVATE);
        this.on = on;
        this.again = vc.activation == Activation.ON;
        this.then = then;
    }

    /** Starts it, a deactivation by an MCM only when the data has run out. */
    void begin(SimThread thread) {
        if (on || byMiniport()) {
            start(thread);
        } else {
            world.traffic.drain(thread, vc, this::start);
        }
    }

    @Override
    void outerEnter(SimThread thread) {
        vc.switching = true;
        if (!on) {
            vc.activation = Activation.STOPPING;
        } else if (!again) {
            vc.activation = Activation.STARTING;
        }
        world.enter(outer(), thread, vc.manager.driver)
                .with(Key.VC, vc.handle())
                .put();
    }

    private Fn outer() {
        return vc.manager.name(on ? Fn.ACTIVATE_VC : Fn.DEACTIVATE_VC);
    }

    @Override
    void outerExit(SimThread thread, long status) {
        world.exit(outer(), thread, vc.manager.driver)
                .status(status)
                .known(Key.VC, vc.handle())
                .put();
        if (!on && status == Status.PENDING && !served && world.planting.now("VC-ACTIVATE-WHILE-DEACTIVATING")) {
            thread.then(t -> {
                if (served) {
                    world.planting.retract();
                } else {
                    vc.manager.calls.misuse.call(t, vc, Fn.ACTIVATE_VC);
                }
            });
        }
    }

    @Override
    void serverDone(long status) {
        served = true;
        if (on && status == Status.SUCCESS && byMiniport()) {
            world.traffic.opened(vc);
        }
    }

    private boolean byMiniport() {
        return vc.adapter.manager == null;
    }

    @Override
    void handlerEnter(SimThread thread) {
        if (byMiniport()) {
            Fn fn = on ? Fn.MINIPORT_ACTIVATE_VC : Fn.MINIPORT_DEACTIVATE_VC;
            atMiniport(world.enter(fn, thread, vc.adapter.driver)).put();
        }
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        if (byMiniport()) {
            if (!on && vc.flow.hasty && status == Status.SUCCESS) {
                world.planting.decideNext();
            }
            Fn fn = on ? Fn.MINIPORT_ACTIVATE_VC : Fn.MINIPORT_DEACTIVATE_VC;
            world.exit(fn, thread, vc.adapter.driver)
                    .status(status)
                    .known(Key.VC, vc.handle())
                    .put();
        }
    }

    @Override
    void serve(SimThread thread) {
        if (!byMiniport()) {
            // NDIS merely takes note.
            answer(Status.SUCCESS);
            return;
        }
        boolean spoilt = on && again && world.planting.wants(Pended.VC_ACTIVATE.owesComplete());
        boolean fails = spoilt || (on && world.chance(world.profile.failing() / 2));
        long status = fails ? world.failure() : Status.SUCCESS;
        Step done = t -> finish(t, status);
        world.nowOrLater(thread, on ? done : t -> world.traffic.drain(t, vc, done));
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        if (!on && vc.flow.hasty) {
            world.planting.decideNext();
        }
        world.enter(on ? Fn.ACTIVATE_VC_COMPLETE : Fn.DEACTIVATE_VC_COMPLETE, thread, vc.adapter.driver)
                .status(status)
                .with(Key.VC, vc.handle())
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(on ? Fn.ACTIVATE_VC_COMPLETE : Fn.DEACTIVATE_VC_COMPLETE, thread, vc.adapter.driver)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        Fn fn = on ? Fn.CM_ACTIVATE_VC_COMPLETE : Fn.CM_DEACTIVATE_VC_COMPLETE;
        put(atManager(world.enter(fn, thread, vc.manager.driver)).status(status), internal);
    }

    @Override
    void callbackExit(SimThread thread) {
        Fn fn = on ? Fn.CM_ACTIVATE_VC_COMPLETE : Fn.CM_DEACTIVATE_VC_COMPLETE;
        world.exit(fn, thread, vc.manager.driver).known(Key.VC, vc.handle()).put();
    }

    @Override
    boolean mayPendAnyway() {
        return byMiniport() || on;
    }

    @Override
    void requesterDone(long status) {
        vc.switching = false;
        if (!on) {
            vc.activation = Activation.OFF;
        } else if (status == Status.SUCCESS) {
            vc.activation = Activation.ON;
            vc.reactivated = true;
            if (!byMiniport()) {
                world.traffic.opened(vc);
            }
        } else if (!again) {
            vc.activation = Activation.OFF;
        }
        unpin();
    }

    @Override
    void giveUp(SimThread thread) {
        vc.switching = false;
        vc.activation = Activation.OFF;
        vc.mustDelete = true;
        // The call manager gives up waiting.
        world.scheduler.post(Scheduler.Where.WORKER, world.delay(), t -> then.run(t, !on));
    }

    @Override
    void followUp(SimThread thread, long status) {
        then.run(thread, status == Status.SUCCESS);
    }
}

package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Party.Side;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client makes a call. */
final class MakeCall extends VcOperation {
    /** The first party of a multipoint call. */
    private final @Nullable Party party;

    private boolean unactivated;

    MakeCall(Vc vc) {
        super(vc, Pended.CALL_MAKE);
        party = vc.parties.first();
        if (party != null) {
            party.hold();
        }
    }

    @Override
    void outerEnter(SimThread thread) {
        vc.clientCall = Call.MAKING;
        vc.hungUp = false;
        vc.banned = false;
        Recorder out = world.enter(Fn.MAKE_CALL, thread, vc.clientDriver()).with(Key.VC, vc.handle());
        if (party != null) {
            party.client = Side.ADDING;
            out.with(Key.CLIENT_PARTY, party.clientContext);
        }
        out.put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        Recorder out = world.exit(Fn.MAKE_CALL, thread, vc.clientDriver()).status(status);
        if (party != null && status == Status.SUCCESS) {
            out.with(Key.PARTY, party.handle());
        }
        out.known(Key.VC, vc.handle()).put();
    }

    @Override
    void handlerEnter(SimThread thread) {
        vc.managerCall = Call.MAKING;
        vc.hangupSent = false;
        vc.managerWork++;
        Recorder out = atManager(world.enter(Fn.CM_MAKE_CALL, thread, vc.manager.driver));
        if (party != null) {
            party.announced();
            out.with(Key.PARTY, party.handle());
        }
        out.put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        if (unactivated && status == Status.SUCCESS) {
            world.planting.decideNext();
        }
        Recorder out = world.exit(Fn.CM_MAKE_CALL, thread, vc.manager.driver);
        (party == null ? out.status(status) : party.returnContext(out, status))
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void serve(SimThread thread) {
        if (world.planting.now(Pended.CALL_MAKE.owesComplete())) {
            owe();
            return;
        }
        failOr(thread, this::setUp);
    }

    /** The network answers: the VC is activated, then the call is up; or it fails all the same. */
    private void setUp(SimThread thread) {
        if (world.planting.now("CALL-MAKE-SUCCESS-REQUIRES-ACTIVE")) {
            unactivated = true;
            finish(thread, Status.SUCCESS);
            return;
        }
        new ActivateVc(vc, true, (t, active) -> {
                    if (!active) {
                        if (world.chance(0.3)) {
                            setUp(t);
                        } else {
                            finish(t, world.failure());
                        }
                    } else if (world.chance(world.profile.failing() / 3)) {
                        new ActivateVc(vc, false, (u, off) -> finish(u, world.failure())).begin(t);
                    } else {
                        finish(t, Status.SUCCESS);
                    }
                })
                .start(thread);
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        if (unactivated) {
            world.planting.decideNext();
        }
        Recorder out = world.enter(vc.manager.name(Fn.MAKE_CALL_COMPLETE), thread, vc.manager.driver);
        (party == null ? out.status(status) : party.report(out, status))
                .with(Key.VC, vc.handle())
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(vc.manager.name(Fn.MAKE_CALL_COMPLETE), thread, vc.manager.driver)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void serverDone(long status) {
        vc.managerCall = status == Status.SUCCESS ? Call.UP : Call.NONE;
        vc.reactivated = false;
        vc.managerWork--;
        if (party != null && status == Status.SUCCESS) {
            party.manager = Side.CONNECTED;
        } else if (party != null) {
            party.managerDone();
        }
        if (unactivated && vc.managerCall == Call.UP) {
            // It finds out, and activates the VC after all.
            vc.managerWork++;
            world.later(t -> new ActivateVc(vc, true, (u, active) -> vc.managerWork--).start(t));
        }
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        Recorder out = atClient(world.enter(Fn.CL_MAKE_CALL_COMPLETE, thread, vc.clientDriver()))
                .status(status);
        if (party != null) {
            out.with(Key.PARTY, status == Status.SUCCESS ? party.handle() : Ref.NULL);
        }
        put(out, internal);
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_MAKE_CALL_COMPLETE, thread, vc.clientDriver())
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void requesterDone(long status) {
        vc.clientCall = status == Status.SUCCESS ? Call.UP : Call.NONE;
        vc.failed = status != Status.SUCCESS;
        vc.mustDelete |= vc.failed;
        if (party != null && !vc.failed) {
            party.client = Side.CONNECTED;
        } else if (party != null) {
            vc.parties.remove(party);
        }
        unpin();
    }

    @Override
    boolean owesAtFinish() {
        return false;
    }

    @Override
    void giveUp(SimThread thread) {
        vc.clientCall = Call.NONE;
        vc.managerCall = Call.NONE;
        vc.mustDelete = true;
        vc.managerWork--;
        vc.parties.giveUp();
    }

    @Override
    void followUp(SimThread thread, long status) {
        vc.af().client.calls.moreOf(thread, vc);
    }

    @Override
    void over() {
        if (party != null) {
            party.letGo();
        }
        super.over();
    }
}

package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Party.Side;
import org.ndislint.generate.Vc.Activation;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client closes a call. */
final class CloseCall extends VcOperation {
    /** The last party of a multipoint call. */
    private final @Nullable Party party;

    private boolean deactivatesLater;

    CloseCall(Vc vc) {
        super(vc, Pended.CALL_CLOSE);
        party = vc.parties.isMultipoint() ? vc.parties.connected().get(0) : null;
        if (party != null) {
            party.hold();
        }
    }

    private Recorder naming(Recorder out) {
        return out.maybe(Key.PARTY, party == null ? null : party.handle());
    }

    @Override
    void outerEnter(SimThread thread) {
        vc.clientCall = Call.CLOSING;
        if (party != null) {
            party.client = Side.CLOSING;
        }
        naming(world.enter(Fn.CLOSE_CALL, thread, vc.clientDriver()).with(Key.VC, vc.handle()))
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        world.exit(Fn.CLOSE_CALL, thread, vc.clientDriver())
                .status(status)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void handlerEnter(SimThread thread) {
        vc.managerCall = Call.CLOSING;
        Recorder out = atManager(world.enter(Fn.CM_CLOSE_CALL, thread, vc.manager.driver));
        (party == null ? out : party.atManager(out)).put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        world.exit(Fn.CM_CLOSE_CALL, thread, vc.manager.driver)
                .status(status)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void serve(SimThread thread) {
        if (vc.refusals < 1 && world.chance(world.profile.refusing() / 10)) {
            vc.refusals++;
            vc.managerWork++;
            long failure = world.failure();
            world.nowOrLater(thread, t -> finish(t, failure));
            return;
        }
        if (vc.managerWork > 0 || vc.activation == Activation.STARTING) {
            world.when(() -> vc.managerWork == 0 && vc.activation != Activation.STARTING, this::tearDown);
        } else {
            tearDown(thread);
        }
    }

    private void tearDown(SimThread thread) {
        vc.managerWork++;
        boolean leaves = vc.byClient
                && !vc.manager.isMiniport()
                && vc.activation == Activation.ON
                && world.planting.now("VC-DEACTIVATE-ON-CALL-CLOSE");
        if (leaves) {
            vc.undeactivated = true;
        }
        if (leaves || vc.activation != Activation.ON) {
            world.nowOrLater(thread, t -> finish(t, Status.SUCCESS));
        } else if (!world.planting.wants(Pended.CALL_CLOSE.owesComplete())
                && world.chance(vc.manager.isMiniport() ? 0.6 : 0.2)) {
            deactivatesLater = true;
            vc.managerWork++;
            world.nowOrLater(thread, t -> finish(t, Status.SUCCESS));
        } else {
            world.nowOrLater(thread, t -> new ActivateVc(vc, false, (u, off) -> finish(u, Status.SUCCESS)).begin(t));
        }
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        vc.completing = true;
        naming(world.enter(vc.manager.name(Fn.CLOSE_CALL_COMPLETE), thread, vc.manager.driver)
                        .status(status)
                        .with(Key.VC, vc.handle()))
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        vc.completing = false;
        world.exit(vc.manager.name(Fn.CLOSE_CALL_COMPLETE), thread, vc.manager.driver)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void serverDone(long status) {
        vc.managerWork--;
        vc.managerCall = status == Status.SUCCESS ? Call.NONE : Call.UP;
        if (party != null && status == Status.SUCCESS) {
            party.managerDone();
        }
        if (deactivatesLater) {
            vc.pin();
            world.later(t -> {
                new ActivateVc(vc, false, (u, off) -> vc.managerWork--).begin(t);
                vc.unpin();
            });
        }
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        Recorder out = atClient(world.enter(Fn.CL_CLOSE_CALL_COMPLETE, thread, vc.clientDriver()))
                .status(status);
        put(party == null ? out : party.atClient(out), internal);
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_CLOSE_CALL_COMPLETE, thread, vc.clientDriver())
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void requesterDone(long status) {
        if (status == Status.SUCCESS) {
            vc.clientCall = Call.NONE;
            if (party != null) {
                vc.parties.remove(party);
            }
        } else {
            vc.clientCall = Call.UP;
            vc.banned = true;
            if (party != null) {
                party.client = Side.CONNECTED;
            }
        }
        unpin();
    }

    @Override
    void giveUp(SimThread thread) {
        vc.managerWork--;
        vc.clientCall = Call.NONE;
        vc.managerCall = Call.NONE;
        vc.mustDelete = true;
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

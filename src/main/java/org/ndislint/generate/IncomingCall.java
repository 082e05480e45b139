package org.ndislint.generate;

import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A call manager offers an incoming call to the client that registered the SAP. */
final class IncomingCall extends VcOperation {
    private final Sap sap;
    /** Which of the calls on the VC it is. */
    private int offer;

    IncomingCall(Vc vc, Sap sap) {
        super(vc, Pended.CALL_INCOMING);
        this.sap = sap;
        sap.hold();
    }

    @Override
    void outerEnter(SimThread thread) {
        vc.managerCall = Call.OFFERED;
        vc.hangupSent = false;
        offer = ++vc.offers;
        vc.managerWork++;
        world.enter(outer(), thread, vc.manager.driver)
                .with(Key.SAP, sap.handle())
                .with(Key.VC, vc.handle())
                .put();
    }

    private Fn outer() {
        return vc.manager.name(Fn.DISPATCH_INCOMING);
    }

    @Override
    void outerExit(SimThread thread, long status) {
        world.exit(outer(), thread, vc.manager.driver)
                .status(status)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    long ndisAnswer() {
        boolean passes = sap.clientSide != Sap.Side.NONE && vc.af().clientSide != Af.Side.CLOSED;
        return passes ? ASKS : world.failure();
    }

    @Override
    void handlerEnter(SimThread thread) {
        vc.clientCall = Call.OFFERED;
        vc.accepted = false;
        vc.hungUp = false;
        vc.banned = false;
        atClient(world.enter(Fn.CL_INCOMING_CALL, thread, vc.clientDriver()))
                .context(Key.CLIENT_SAP, sap.clientContext, Key.SAP, sap.handle())
                .put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        world.exit(Fn.CL_INCOMING_CALL, thread, vc.clientDriver())
                .status(status)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void serve(SimThread thread) {
        Af af = vc.af();
        if (af.clientSide != Af.Side.OPEN || af.leaving) {
            finish(thread, world.failure());
            return;
        }
        boolean accepts = !world.chance(world.profile.failing())
                && !world.planting.wants("CALL-MAKE-REQUIRES-CLIENT-VC")
                && !world.planting.wants("VC-DEACTIVATE-BEFORE-DELETE");
        long answer = accepts ? Status.SUCCESS : world.failure();
        if (world.chance(0.1)) {
            // It negotiates first; it may do so before it has answered.
            new ModifyQos(vc, t -> world.nowOrLater(t, u -> finish(u, crossing(answer)))).start(thread);
        } else {
            world.nowOrLater(thread, t -> finish(t, crossing(answer)));
        }
    }

    /** Once the remote side has hung up there is nothing to turn down any more: it accepts, and closes the call. */
    private long crossing(long answer) {
        return vc.hungUp ? Status.SUCCESS : answer;
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        world.enter(Fn.INCOMING_CALL_COMPLETE, thread, vc.clientDriver())
                .status(status)
                .with(Key.VC, vc.handle())
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(Fn.INCOMING_CALL_COMPLETE, thread, vc.clientDriver())
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void serverDone(long status) {
        vc.clientCall = status == Status.SUCCESS ? Call.ACCEPTED : Call.NONE;
        vc.accepted |= status == Status.SUCCESS;
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        put(
                atManager(world.enter(Fn.CM_INCOMING_CALL_COMPLETE, thread, vc.manager.driver))
                        .status(status),
                internal);
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CM_INCOMING_CALL_COMPLETE, thread, vc.manager.driver)
                .known(Key.VC, vc.handle())
                .put();
    }

    @Override
    void requesterDone(long status) {
        if (vc.managerCall == Call.OFFERED) {
            vc.managerCall = status == Status.SUCCESS ? Call.ACCEPTED : Call.NONE;
        }
        vc.managerWork--;
        unpin();
    }

    @Override
    void giveUp(SimThread thread) {
        vc.clientCall = Call.NONE;
        vc.managerCall = Call.NONE;
        vc.mustDelete = true;
        vc.managerWork--;
        world.later(t -> vc.manager.calls.rejected(t, vc));
    }

    @Override
    void followUp(SimThread thread, long status) {
        if (offer != vc.offers) {
            // The call is over, and the next one has been offered in the meantime.
            return;
        }
        if (status == Status.SUCCESS) {
            vc.manager.calls.accepted(thread, vc);
        } else {
            vc.manager.calls.rejected(thread, vc);
        }
    }

    @Override
    void over() {
        super.over();
        sap.letGo();
    }
}

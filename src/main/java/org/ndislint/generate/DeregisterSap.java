package org.ndislint.generate;

import org.ndislint.generate.Sap.Side;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client gives a SAP up. */
final class DeregisterSap extends Operation {
    private final Sap sap;
    private final Af af;

    DeregisterSap(Sap sap) {
        super(sap.af.world, Pended.SAP_DEREGISTER);
        this.sap = sap;
        this.af = sap.af;
        sap.current = this;
        sap.hold();
    }

    @Override
    void outerEnter(SimThread thread) {
        sap.clientSide = Side.DEREGISTERING;
        world.enter(Fn.DEREGISTER_SAP, thread, af.client.driver)
                .with(Key.SAP, sap.handle())
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        world.exit(Fn.DEREGISTER_SAP, thread, af.client.driver)
                .status(status)
                .known(Key.SAP, sap.handle())
                .put();
        if (status == Status.PENDING && sap.clientSide == Side.DEREGISTERING && world.planting.now("SAP-DEREG-TWICE")) {
            af.client.wrongDeregistration(thread, sap, () -> sap.clientSide == Side.DEREGISTERING);
        }
    }

    @Override
    long ndisAnswer() {
        return af.managerSide == Af.Side.CLOSED ? Status.SUCCESS : ASKS;
    }

    @Override
    void handlerEnter(SimThread thread) {
        sap.managerSide = Side.DEREGISTERING;
        world.enter(Fn.CM_DEREGISTER_SAP, thread, af.manager.driver)
                .context(Key.CALL_MGR_SAP, sap.managerContext(), Key.SAP, sap.handle())
                .put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        world.exit(Fn.CM_DEREGISTER_SAP, thread, af.manager.driver)
                .status(status)
                .known(Key.CALL_MGR_SAP, sap.managerContext())
                .put();
    }

    @Override
    void serve(SimThread thread) {
        if (sap.mayBeKept && world.chance(world.profile.refusing() / 2)) {
            answer(Status.FAILURE);
        } else {
            world.nowOrLater(thread, t -> finish(t, Status.SUCCESS));
        }
    }

    @Override
    long wrongStatus() {
        return Status.FAILURE;
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        world.enter(af.manager.name(Fn.DEREGISTER_SAP_COMPLETE), thread, af.manager.driver)
                .status(status)
                .with(Key.SAP, sap.handle())
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(af.manager.name(Fn.DEREGISTER_SAP_COMPLETE), thread, af.manager.driver)
                .known(Key.SAP, sap.handle())
                .put();
    }

    @Override
    void serverDone(long status) {
        sap.managerSide = status == Status.SUCCESS ? Side.NONE : Side.REGISTERED;
    }

    @Override
    void spoilt() {
        sap.managerSide = Side.NONE;
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        Recorder out = world.enter(Fn.CL_DEREGISTER_SAP_COMPLETE, thread, af.client.driver)
                .status(status)
                .context(Key.CLIENT_SAP, sap.clientContext, Key.SAP, sap.handle());
        if (internal) {
            out.internal();
        }
        out.put();
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_DEREGISTER_SAP_COMPLETE, thread, af.client.driver)
                .known(Key.CLIENT_SAP, sap.clientContext)
                .put();
    }

    @Override
    void requesterDone(long status) {
        sap.clientSide = status == Status.SUCCESS ? Side.NONE : Side.REGISTERED;
        sap.current = null;
        sap.settle();
    }

    @Override
    boolean isOwedUntil(Object end) {
        return end == af.offer.carrier();
    }

    @Override
    void over() {
        if (sap.managerSide == Side.NONE && world.planting.now("SAP-CM-USE-AFTER-DEREG")) {
            af.manager.calls.offerOnDead(sap);
        }
        sap.letGo();
    }
}

package org.ndislint.generate;

import org.ndislint.generate.Sap.Side;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client registers a SAP. */
final class RegisterSap extends Operation {
    private final Sap sap;
    private final Af af;
    private boolean failed;

    RegisterSap(Sap sap) {
        super(sap.af.world, Pended.SAP_REGISTER);
        this.sap = sap;
        this.af = sap.af;
        sap.current = this;
        sap.hold();
    }

    @Override
    void outerEnter(SimThread thread) {
        world.enter(Fn.REGISTER_SAP, thread, af.client.driver)
                .with(Key.AF, af.handle())
                .with(Key.CLIENT_SAP, sap.clientContext)
                .fact(Key.SAP_SPEC, sap.spec)
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        Recorder out = world.exit(Fn.REGISTER_SAP, thread, af.client.driver).status(status);
        if (status == Status.SUCCESS) {
            out.with(Key.SAP, sap.handle());
        }
        out.known(Key.CLIENT_SAP, sap.clientContext).put();
        if (status == Status.PENDING
                && sap.clientSide == Side.REGISTERING
                && sap.handle != null
                && world.planting.now("SAP-DEREG-BEFORE-REG")) {
            af.client.wrongDeregistration(thread, sap, () -> sap.clientSide == Side.REGISTERING);
        }
    }

    @Override
    long ndisAnswer() {
        return world.chance(world.profile.failing() / 4) ? world.failure() : ASKS;
    }

    @Override
    void handlerEnter(SimThread thread) {
        sap.handle = world.handles(Key.SAP).take();
        sap.managerSide = Side.REGISTERING;
        world.enter(Fn.CM_REGISTER_SAP, thread, af.manager.driver)
                .context(Key.CALL_MGR_AF, af.managerContext(), Key.AF, af.handle())
                .fact(Key.SAP_SPEC, sap.spec)
                .with(Key.SAP, sap.handle())
                .put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        Recorder out = world.exit(Fn.CM_REGISTER_SAP, thread, af.manager.driver)
                .status(status)
                .known(Key.SAP, sap.handle());
        if (status == Status.SUCCESS) {
            out.with(Key.CALL_MGR_SAP, sap.managerContext());
        }
        out.put();
    }

    @Override
    void serve(SimThread thread) {
        if (world.chance(world.profile.failing())) {
            world.nowOrLater(thread, t -> finish(t, INVALID_DATA));
            return;
        }
        sap.managerContext = world.contexts(af.manager.driver, Key.CALL_MGR_SAP).take();
        world.nowOrLater(thread, t -> finish(t, Status.SUCCESS));
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        world.enter(af.manager.name(Fn.REGISTER_SAP_COMPLETE), thread, af.manager.driver)
                .status(status)
                .with(Key.SAP, sap.handle())
                .maybe(Key.CALL_MGR_SAP, sap.managerContext)
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(af.manager.name(Fn.REGISTER_SAP_COMPLETE), thread, af.manager.driver)
                .known(Key.SAP, sap.handle())
                .put();
    }

    @Override
    void serverDone(long status) {
        failed = status != Status.SUCCESS;
        sap.managerSide = failed ? Side.NONE : Side.REGISTERED;
    }

    @Override
    void spoilt() {
        sap.managerSide = Side.NONE;
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        Recorder out = world.enter(Fn.CL_REGISTER_SAP_COMPLETE, thread, af.client.driver)
                .status(status)
                .with(Key.CLIENT_SAP, sap.clientContext)
                .with(Key.SAP, status == Status.SUCCESS ? sap.handle() : Ref.NULL);
        if (internal) {
            out.internal();
        }
        out.put();
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_REGISTER_SAP_COMPLETE, thread, af.client.driver)
                .known(Key.CLIENT_SAP, sap.clientContext)
                .put();
    }

    @Override
    void requesterDone(long status) {
        sap.clientSide = status == Status.SUCCESS ? Side.REGISTERED : Side.NONE;
        sap.current = null;
        sap.settle();
    }

    @Override
    void followUp(SimThread thread, long status) {
        af.client.moreOf(thread, af);
    }

    @Override
    boolean isOwedUntil(Object end) {
        return end == af || end == af.offer.carrier();
    }

    @Override
    void over() {
        if (failed && world.planting.now("SAP-CM-USE-AFTER-FAILED-REG")) {
            af.manager.calls.offerOnDead(sap);
        }
        sap.letGo();
    }
}

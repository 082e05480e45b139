package org.ndislint.generate;

import org.ndislint.generate.Af.Side;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client opens an address family. */
final class OpenAf extends Operation {
    private final Af af;
    private Fn completionName = Fn.OPEN_AF_COMPLETE;

    OpenAf(Af af) {
        super(af.world, Pended.AF_OPEN);
        this.af = af;
        af.current = this;
        af.hold();
    }

    @Override
    void outerEnter(SimThread thread) {
        Recorder out = world.enter(Fn.OPEN_AF, thread, af.client.driver)
                .with(Key.BINDING, af.binding.opened())
                .with(Key.CLIENT_AF, af.clientContext)
                .fact(Key.ADDRESS_FAMILY, af.offer.family);
        if (world.planting.now("IRQL-PASSIVE-ONLY")) {
            world.planting.decideNext();
            out.irql(Irql.DISPATCH);
        }
        out.put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        Recorder out = world.exit(Fn.OPEN_AF, thread, af.client.driver).status(status);
        if (status == Status.SUCCESS) {
            out.with(Key.AF, af.handle());
        }
        out.known(Key.CLIENT_AF, af.clientContext).put();
        if (status == Status.PENDING
                && af.clientSide == Side.OPENING
                && af.handle != null
                && world.planting.now("AF-USE-BEFORE-OPEN")) {
            af.client.wrongRegistration(thread, af, () -> af.clientSide == Side.OPENING);
        }
    }

    @Override
    long ndisAnswer() {
        boolean refuses = af.offer.gone || world.chance(world.profile.failing() / 2);
        return refuses ? world.failure() : ASKS;
    }

    @Override
    void handlerEnter(SimThread thread) {
        af.handle = world.handles(Key.AF).take();
        af.offer.afs.add(af);
        af.managerSide = Side.OPENING;
        Recorder out = world.enter(Fn.CM_OPEN_AF, thread, af.manager.driver);
        Binding binding = af.offer.binding;
        if (binding == null) {
            out.context(Key.ADAPTER_CONTEXT, af.offer.adapter.context, Key.ADAPTER, af.offer.adapter.handle);
        } else {
            out.context(Key.BINDING_CONTEXT, binding.context, Key.BINDING, binding.opened());
        }
        out.fact(Key.ADDRESS_FAMILY, af.offer.family).with(Key.AF, af.handle()).put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        Recorder out = world.exit(Fn.CM_OPEN_AF, thread, af.manager.driver)
                .status(status)
                .known(Key.AF, af.handle());
        if (status == Status.SUCCESS) {
            out.with(Key.CALL_MGR_AF, af.managerContext());
        }
        out.put();
        boolean failed = status != Status.SUCCESS && status != Status.PENDING;
        if (failed && world.planting.now("AF-CM-USE-AFTER-FAILED-OPEN")) {
            af.manager.lateUse(af);
        }
    }

    @Override
    void serve(SimThread thread) {
        if (world.chance(world.profile.failing())) {
            long failure = world.failure();
            world.nowOrLater(thread, t -> finish(t, failure));
            return;
        }
        af.managerContext = world.contexts(af.manager.driver, Key.CALL_MGR_AF).take();
        world.nowOrLater(thread, t -> finish(t, Status.SUCCESS));
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        Fn fn = af.manager.name(Fn.OPEN_AF_COMPLETE);
        if (af.manager.isMiniport()
                ? world.planting.now("AF-ROLE-MCM-USES-NDISCM")
                : world.planting.now("AF-ROLE-CM-USES-NDISMCM")) {
            world.planting.decideNext();
            fn = af.manager.isMiniport() ? Fn.OPEN_AF_COMPLETE : Fn.MCM_OPEN_AF_COMPLETE;
        }
        completionName = fn;
        world.enter(fn, thread, af.manager.driver)
                .status(status)
                .with(Key.AF, af.handle())
                .maybe(Key.CALL_MGR_AF, af.managerContext)
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(completionName, thread, af.manager.driver)
                .known(Key.AF, af.handle())
                .put();
        if (af.managerContext == null && world.planting.now("AF-CM-USE-AFTER-FAILED-OPEN")) {
            af.manager.lateUse(af);
        }
    }

    @Override
    void serverDone(long status) {
        af.managerSide = status == Status.SUCCESS ? Side.OPEN : Side.CLOSED;
        if (af.managerSide == Side.OPEN) {
            af.manager.afs.add(af);
        }
    }

    @Override
    boolean callbackIsPassive() {
        return true;
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        Recorder out = world.enter(Fn.CL_OPEN_AF_COMPLETE, thread, af.client.driver)
                .status(status)
                .with(Key.CLIENT_AF, af.clientContext)
                .with(Key.AF, status == Status.SUCCESS ? af.handle() : Ref.NULL);
        if (internal) {
            out.internal();
        }
        out.put();
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_OPEN_AF_COMPLETE, thread, af.client.driver)
                .known(Key.CLIENT_AF, af.clientContext)
                .put();
    }

    @Override
    void requesterDone(long status) {
        af.clientSide = status == Status.SUCCESS ? Side.OPEN : Side.CLOSED;
        if (af.current == this) {
            af.current = null;
        }
        af.settle();
    }

    @Override
    void followUp(SimThread thread, long status) {
        if (status == Status.SUCCESS) {
            af.client.opened(thread, af);
        } else {
            af.client.openFailed(thread, af);
        }
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

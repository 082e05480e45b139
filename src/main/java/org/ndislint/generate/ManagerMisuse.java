package org.ndislint.generate;

import org.ndislint.generate.Vc.Activation;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** What a call manager can do wrong with VCs and calls, beside completing what it must not. NDIS fails it. */
final class ManagerMisuse {
    private final World world;
    private final Manager manager;

    ManagerMisuse(World world, Manager manager) {
        this.world = world;
        this.manager = manager;
    }

    /** Does something wrong with a VC, if that is what is wanted and this is the place; false if not. */
    boolean take(SimThread thread, Vc vc) {
        if (!world.planting.isWaiting() || vc.dead || vc.handle == null || vc.deleting || vc.managerWork > 0) {
            return false;
        }
        if (vc.isDeletable()) {
            return idle(thread, vc);
        }
        boolean quiet = vc.managerCall == Call.UP && vc.clientCall == Call.UP && !vc.hangupSent;
        if (quiet && vc.activation == Activation.ON && !vc.switching && !vc.negotiating) {
            return (!vc.byClient && wrong(thread, vc, "CALL-CONNECTED-TWICE", Fn.DISPATCH_CONNECTED))
                    || (!vc.reactivated && wrong(thread, vc, "QOS-CHANGE-REACTIVATE-FIRST", Fn.DISPATCH_QOS));
        }
        return false;
    }

    private boolean idle(SimThread thread, Vc vc) {
        if (wrong(thread, vc, "VC-DEACTIVATE-INACTIVE", Fn.DEACTIVATE_VC)) {
            return true;
        }
        if (vc.byClient) {
            return wrong(
                            thread,
                            vc,
                            "VC-DELETE-ONLY-BY-CREATOR",
                            manager.isMiniport() ? Fn.MCM_DELETE_VC : Fn.DELETE_VC)
                    || offer(thread, vc, "CALL-INCOMING-REQUIRES-CM-VC")
                    || wrong(thread, vc, "CALL-CONNECTED-REQUIRES-ACCEPT", Fn.DISPATCH_CONNECTED);
        }
        return wrong(thread, vc, "CALL-REMOTE-CLOSE-REQUIRES-CALL", Fn.DISPATCH_CLOSE)
                || wrong(thread, vc, "QOS-CHANGE-REQUIRES-CONNECTED", Fn.DISPATCH_QOS);
    }

    /** Offers a call on a SAP that does not fit instead of the right one, if that is what is wanted. */
    boolean offer(SimThread thread, Vc vc) {
        return world.planting.isWaiting() && (unknownSap(thread, vc) || otherFamily(thread, vc));
    }

    private boolean offer(SimThread thread, Vc vc, String rule) {
        for (Sap sap : vc.af().saps) {
            if (isSettled(sap) && world.planting.now(rule)) {
                offer(thread, vc, sap.handle());
                return true;
            }
        }
        return false;
    }

    private static boolean isSettled(Sap sap) {
        return sap.managerSide == Sap.Side.REGISTERED
                && sap.clientSide == Sap.Side.REGISTERED
                && sap.af.clientSide == Af.Side.OPEN;
    }

    private boolean unknownSap(SimThread thread, Vc vc) {
        if (!isOpen(vc.af()) || !world.planting.now("SAP-INCOMING-REGISTERED")) {
            return false;
        }
        offer(thread, vc, world.handles(Key.SAP).fresh());
        return true;
    }

    private boolean otherFamily(SimThread thread, Vc vc) {
        for (Af af : manager.afs) {
            for (Sap sap : af.saps) {
                boolean fits = af != vc.af && isSettled(sap) && isOpen(vc.af());
                if (fits && world.planting.now("CALL-INCOMING-SAP-OTHER-AF")) {
                    offer(thread, vc, sap.handle());
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOpen(Af af) {
        return af.clientSide == Af.Side.OPEN && af.managerSide == Af.Side.OPEN && !af.leaving;
    }

    private void offer(SimThread thread, Vc vc, Ref sap) {
        Fn fn = manager.name(Fn.DISPATCH_INCOMING);
        vc.hold();
        vc.pin();
        world.planting.decideNext();
        world.enter(fn, thread, manager.driver)
                .with(Key.SAP, sap)
                .with(Key.VC, vc.handle())
                .put();
        thread.then(t -> returned(t, vc, fn));
    }

    /** An offer on a SAP that is dead for the call manager; the SAP is held until it has been made. */
    void offerOnDead(SimThread thread, Vc vc, Sap sap) {
        thread.then(t -> sap.letGo());
        offer(thread, vc, sap.handle());
    }

    private boolean wrong(SimThread thread, Vc vc, String rule, Fn name) {
        if (!world.planting.now(rule)) {
            return false;
        }
        call(thread, vc, name);
        return true;
    }

    /** A call about a VC that NDIS turns down, which breaks the planted rule. */
    void call(SimThread thread, Vc vc, Fn name) {
        Fn fn = manager.name(name);
        vc.hold();
        vc.pin();
        world.planting.decideNext();
        Recorder out = world.enter(fn, thread, manager.driver).with(Key.VC, vc.handle());
        if (name == Fn.DISPATCH_CLOSE) {
            out.fact(Key.CLOSE_STATUS, World.statusName(Status.SUCCESS));
        }
        out.put();
        thread.then(t -> returned(t, vc, fn));
    }

    private void returned(SimThread thread, Vc vc, Fn fn) {
        Recorder out = world.exit(fn, thread, manager.driver);
        boolean isVoid = fn.text().contains("DispatchCall")
                || fn.text().endsWith("CloseCall")
                || fn.text().endsWith("QoSChange");
        if (!isVoid) {
            out.status(Status.FAILURE);
        }
        out.known(Key.VC, vc.handle()).put();
        vc.unpin();
        vc.letGo();
    }

    /** Reports a call connected after it has reported the hang-up, if the call still hangs. */
    void connectLate(SimThread thread, Vc vc) {
        if (vc.managerCall == Call.ACCEPTED && !vc.dead) {
            call(thread, vc, Fn.DISPATCH_CONNECTED);
        } else {
            world.planting.retract();
        }
    }

    /** Creates a VC without an address family, or with the function of the other kind. */
    boolean create(SimThread thread, Af af) {
        if (!manager.isMiniport()) {
            return false;
        }
        if (world.planting.now("VC-CREATE-MCM-AF-REQUIRED")) {
            create(thread, af, Fn.MCM_CREATE_VC, Ref.NULL);
            return true;
        }
        if (world.planting.now("AF-ROLE-MCM-USES-NDISCO")) {
            create(thread, af, Fn.CREATE_VC, af.handle());
            return true;
        }
        return false;
    }

    private void create(SimThread thread, Af af, Fn fn, Ref family) {
        Ref context = world.contexts(manager.driver, Key.CALL_MGR_VC).take();
        af.hold();
        world.planting.decideNext();
        Recorder out = world.enter(fn, thread, manager.driver).with(Key.AF, family);
        if (fn == Fn.MCM_CREATE_VC) {
            out.with(Key.ADAPTER, af.offer.adapter.handle).with(Key.MINIPORT_VC, context);
        } else {
            out.with(Key.CALL_MGR_VC, context);
        }
        out.put();
        thread.then(
                t -> world.exit(fn, t, manager.driver).status(Status.FAILURE).put(), t -> af.letGo());
    }

    /** Closes an address family, which is the client's to do. */
    boolean closeFamily(SimThread thread, Af af) {
        boolean fits = isOpen(af) && af.vcs.isEmpty() && af.saps.isEmpty() && !af.notified;
        if (!fits || !world.planting.now("AF-ROLE-CLIENT-VS-CM")) {
            return false;
        }
        af.hold();
        world.planting.decideNext();
        world.enter(Fn.CLOSE_AF, thread, manager.driver)
                .with(Key.AF, af.handle())
                .put();
        thread.then(
                t -> world.exit(Fn.CLOSE_AF, t, manager.driver)
                        .status(Status.FAILURE)
                        .known(Key.AF, af.handle())
                        .put(),
                t -> af.letGo());
        return true;
    }
}

package org.ndislint.generate;

import org.ndislint.generate.Vc.Activation;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** What a client can do wrong with a VC: a call too many, at the wrong time or on the wrong VC. NDIS fails it. */
final class ClientMisuse {
    private final World world;
    private final PartyMisuse parties;

    ClientMisuse(World world) {
        this.world = world;
        parties = new PartyMisuse(world);
    }

    /** Does something wrong with a VC, if that is what is wanted and this is the place; false if not. */
    boolean take(SimThread thread, Vc vc) {
        if (!world.planting.isWaiting() || vc.dead || vc.handle == null || vc.deleting || vc.parties.isMultipoint()) {
            return false;
        }
        return switch (vc.clientCall) {
            case NONE -> vc.byClient ? idle(thread, vc) : peer(thread, vc);
            case MAKING ->
                isWaitingForNetwork(vc)
                        && wrong(thread, vc, "VC-DELETE-NO-PENDING-OPS", Fn.DELETE_VC, Status.NOT_ACCEPTED);
            case OFFERED ->
                !vc.hungUp && wrong(thread, vc, "CALL-INCOMING-CLOSE-BEFORE-ANSWER", Fn.CLOSE_CALL, Status.FAILURE);
            case ACCEPTED -> false;
            case UP -> vc.byClient && isQuiet(vc) && up(thread, vc);
            case CLOSING ->
                wrong(thread, vc, "CALL-CLOSE-TWICE", Fn.CLOSE_CALL, Status.FAILURE)
                        || wrong(thread, vc, "QOS-MODIFY-WHILE-CLOSING", Fn.MODIFY_QOS, Status.FAILURE);
        };
    }

    private static boolean isWaitingForNetwork(Vc vc) {
        return vc.managerCall == Call.MAKING && vc.activation == Activation.OFF;
    }

    private static boolean isQuiet(Vc vc) {
        return !vc.negotiating && !vc.switching && !vc.hungUp && vc.activation == Activation.ON;
    }

    private boolean up(SimThread thread, Vc vc) {
        return wrong(thread, vc, "CALL-ONE-PER-VC", Fn.MAKE_CALL, Status.FAILURE)
                || wrong(thread, vc, "CALL-CLOSE-BEFORE-VC-DELETE", Fn.DELETE_VC, Status.NOT_ACCEPTED);
    }

    /** The client deletes a VC that the call manager has left active. */
    boolean deleteActive(SimThread thread, Vc vc) {
        if (!vc.undeactivated || vc.clientCall != Call.NONE || vc.isPinned()) {
            return false;
        }
        vc.undeactivated = false;
        vc.managerWork++;
        thread.then(t -> world.later(u -> new ActivateVc(vc, false, (w, off) -> vc.managerWork--).begin(u)));
        if (vc.completing) {
            // Only the refusal shows that the VC is still active: the call manager may deactivate it right after.
            world.planting.decideFromNext(vc);
        }
        call(thread, vc, Fn.DELETE_VC, Status.NOT_ACCEPTED);
        return true;
    }

    private boolean idle(SimThread thread, Vc vc) {
        if (!vc.isDeletable()) {
            return false;
        }
        if (vc.failed) {
            return wrong(thread, vc, "CALL-MAKE-FAILED-NO-CLOSE", Fn.CLOSE_CALL, Status.FAILURE);
        }
        if (vc.mustDelete) {
            return false;
        }
        return parties.addWithoutCall(thread, vc)
                || wrong(thread, vc, "CALL-CLOSE-REQUIRES-CALL", Fn.CLOSE_CALL, Status.FAILURE)
                || wrong(thread, vc, "QOS-MODIFY-REQUIRES-CALL", Fn.MODIFY_QOS, Status.FAILURE);
    }

    private boolean peer(SimThread thread, Vc vc) {
        if (vc.managerWork > 0 || vc.managerCall != Call.NONE) {
            return false;
        }
        if (vc.accepted) {
            return wrong(thread, vc, "CALL-CLOSED-VC-USED-BY-CLIENT", Fn.MODIFY_QOS, Status.FAILURE);
        }
        return wrong(thread, vc, "CALL-MAKE-REQUIRES-CLIENT-VC", Fn.MAKE_CALL, Status.FAILURE);
    }

    private boolean wrong(SimThread thread, Vc vc, String rule, Fn fn, long answer) {
        if (!world.planting.now(rule)) {
            return false;
        }
        call(thread, vc, fn, answer);
        return true;
    }

    /** A call about a VC that NDIS answers with a failure, which breaks the planted rule. */
    void call(SimThread thread, Vc vc, Fn fn, long answer) {
        Driver driver = vc.clientDriver();
        vc.hold();
        vc.pin();
        vc.wronged = true;
        world.planting.decideNext();
        world.enter(fn, thread, driver).with(Key.VC, vc.handle()).put();
        thread.then(t -> {
            world.planting.decideUpToNext(vc);
            world.exit(fn, t, driver).status(answer).known(Key.VC, vc.handle()).put();
            vc.wronged = false;
            vc.unpin();
            vc.letGo();
        });
    }

    /** Creates a VC for itself without an address family. */
    boolean createWithoutFamily(SimThread thread, Af af) {
        if (!world.planting.now("VC-CREATE-NULL-AF-CM-ONLY")) {
            return false;
        }
        Driver driver = af.client.driver;
        Ref context = world.contexts(driver, Key.CLIENT_VC).take();
        world.planting.decideNext();
        world.enter(Fn.CREATE_VC, thread, driver)
                .with(Key.BINDING, af.binding.opened())
                .with(Key.CLIENT_VC, context)
                .with(Key.AF, Ref.NULL)
                .put();
        thread.then(
                t -> world.exit(Fn.CREATE_VC, t, driver).status(Status.FAILURE).put());
        return true;
    }
}

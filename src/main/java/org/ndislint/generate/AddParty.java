package org.ndislint.generate;

import org.ndislint.generate.Party.Side;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client adds a party to a multipoint call. */
final class AddParty extends PartyOperation {
    AddParty(Party party) {
        super(party, Pended.PARTY_ADD);
    }

    @Override
    void outerEnter(SimThread thread) {
        party.client = Side.ADDING;
        world.enter(Fn.ADD_PARTY, thread, vc.clientDriver())
                .with(Key.VC, vc.handle())
                .with(Key.CLIENT_PARTY, party.clientContext)
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        Recorder out = world.exit(Fn.ADD_PARTY, thread, vc.clientDriver()).status(status);
        if (status == Status.SUCCESS) {
            out.with(Key.PARTY, party.handle());
        }
        out.known(Key.VC, vc.handle()).put();
    }

    @Override
    void handlerEnter(SimThread thread) {
        party.announced();
        vc.managerWork++;
        atManager(world.enter(Fn.CM_ADD_PARTY, thread, vc.manager.driver))
                .with(Key.PARTY, party.handle())
                .put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        party.returnContext(world.exit(Fn.CM_ADD_PARTY, thread, vc.manager.driver), status)
                .known(Key.PARTY, party.handle())
                .put();
    }

    @Override
    void serve(SimThread thread) {
        failOr(thread, this::admit);
    }

    /** The network answers. The parameters of the call may have to change for the new party. */
    private void admit(SimThread thread) {
        if (vc.managerCall != Call.UP || vc.hangupSent) {
            finish(thread, world.failure());
        } else if (!vc.switching && world.chance(0.2)) {
            reactivate(thread);
        } else {
            finish(thread, Status.SUCCESS);
        }
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        Recorder out = world.enter(vc.manager.name(Fn.ADD_PARTY_COMPLETE), thread, vc.manager.driver);
        if (status == Status.SUCCESS && world.planting.now("PARTY-ADD-COMPLETE-CONTEXT")) {
            world.planting.decideNext();
            out.status(status).with(Key.PARTY, party.handle()).with(Key.CALL_MGR_PARTY, Ref.NULL);
        } else {
            party.report(out, status);
        }
        out.put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(vc.manager.name(Fn.ADD_PARTY_COMPLETE), thread, vc.manager.driver)
                .known(Key.PARTY, party.handle())
                .put();
    }

    @Override
    void serverDone(long status) {
        vc.managerWork--;
        if (status == Status.SUCCESS) {
            party.manager = Side.CONNECTED;
        } else {
            party.managerDone();
        }
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        party.reported = true;
        Recorder out = world.enter(Fn.CL_ADD_PARTY_COMPLETE, thread, vc.clientDriver())
                .status(status)
                .with(Key.CLIENT_PARTY, party.clientContext)
                .with(Key.PARTY, status == Status.SUCCESS ? party.handle() : Ref.NULL);
        put(out, internal);
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_ADD_PARTY_COMPLETE, thread, vc.clientDriver()).put();
    }

    @Override
    void requesterDone(long status) {
        if (status == Status.SUCCESS) {
            party.client = Side.CONNECTED;
        } else {
            vc.parties.remove(party);
        }
        unpin();
    }

    @Override
    void followUp(SimThread thread, long status) {
        boolean used = status != Status.SUCCESS && world.planting.now("PARTY-USE-AFTER-FAILED-ADD");
        super.followUp(thread, status);
        if (used) {
            thread.then(t -> new PartyMisuse(world).drop(t, party));
        }
    }
}

package org.ndislint.generate;

import org.ndislint.generate.Party.Side;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client drops a party of a multipoint call, which is not the last one. */
final class DropParty extends PartyOperation {
    DropParty(Party party) {
        super(party, Pended.PARTY_DROP);
    }

    @Override
    void outerEnter(SimThread thread) {
        party.client = Side.DROPPING;
        world.enter(Fn.DROP_PARTY, thread, vc.clientDriver())
                .with(Key.PARTY, party.handle())
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        world.exit(Fn.DROP_PARTY, thread, vc.clientDriver())
                .status(status)
                .known(Key.PARTY, party.handle())
                .put();
    }

    @Override
    void handlerEnter(SimThread thread) {
        party.manager = Side.DROPPING;
        vc.managerWork++;
        party.atManager(world.enter(Fn.CM_DROP_PARTY, thread, vc.manager.driver))
                .put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        world.exit(Fn.CM_DROP_PARTY, thread, vc.manager.driver)
                .status(status)
                .known(Key.PARTY, party.handle())
                .put();
    }

    @Override
    void serve(SimThread thread) {
        boolean refuses = !party.refused && world.chance(world.profile.refusing() / 10);
        world.nowOrLater(thread, t -> {
            if (refuses && vc.clientCall != Call.CLOSING) {
                party.refused = true;
                party.manager = Side.CONNECTED;
                finish(t, isInHandler(t) ? INVALID_DATA : Status.FAILURE);
            } else {
                finish(t, Status.SUCCESS);
            }
        });
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        world.enter(vc.manager.name(Fn.DROP_PARTY_COMPLETE), thread, vc.manager.driver)
                .status(status)
                .with(Key.PARTY, party.handle())
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(vc.manager.name(Fn.DROP_PARTY_COMPLETE), thread, vc.manager.driver)
                .known(Key.PARTY, party.handle())
                .put();
        if (party.manager == Side.GONE && world.planting.now("PARTY-CM-USE-AFTER-DROP")) {
            thread.then(t -> new PartyMisuse(world).leave(t, party));
        }
    }

    @Override
    void serverDone(long status) {
        vc.managerWork--;
        if (status == Status.SUCCESS) {
            party.managerDone();
        } else {
            party.manager = Side.CONNECTED;
        }
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        put(
                party.atClient(world.enter(Fn.CL_DROP_PARTY_COMPLETE, thread, vc.clientDriver()))
                        .status(status),
                internal);
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CL_DROP_PARTY_COMPLETE, thread, vc.clientDriver())
                .known(Key.PARTY, party.handle())
                .put();
    }

    @Override
    void requesterDone(long status) {
        if (status == Status.SUCCESS) {
            vc.parties.remove(party);
        } else {
            party.client = Side.CONNECTED;
        }
        unpin();
    }
}

package org.ndislint.generate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Party.Side;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** What the drivers do with the parties of multipoint calls. */
final class PartyCalls {
    private final World world;
    final PartyMisuse misuse;

    PartyCalls(World world) {
        this.world = world;
        misuse = new PartyMisuse(world);
    }

    /** The client does something with a multipoint call that is up; false if there is nothing to do now. */
    boolean use(SimThread thread, Vc vc) {
        if (vc.flow.sent == 0 && misuse.take(thread, vc)) {
            return true;
        }
        Parties parties = vc.parties;
        List<Party> connected = parties.connected();
        if (connected.isEmpty() || vc.requests > 0) {
            return false;
        }
        Party gone = left(connected);
        boolean ends = vc.hungUp || vc.banned || vc.af().leaving;
        if (gone != null && connected.size() > 1) {
            new DropParty(gone).start(thread);
            return true;
        }
        if (ends || (gone != null && !parties.isAdding()) || world.chance(0.2)) {
            return end(thread, vc, connected);
        }
        if (parties.hasRoom() && world.chance(0.5)) {
            new AddParty(parties.add()).start(thread);
            return true;
        }
        if (connected.size() > 1 && world.chance(0.3)) {
            new DropParty(world.oneOf(connected)).start(thread);
            return true;
        }
        return false;
    }

    private static @Nullable Party left(List<Party> connected) {
        for (Party party : connected) {
            if (party.left) {
                return party;
            }
        }
        return null;
    }

    /** Drops all parties but one, whichever that is, then closes the call with it. */
    private boolean end(SimThread thread, Vc vc, List<Party> connected) {
        if (connected.size() > 1) {
            new DropParty(world.oneOf(connected)).start(thread);
            return true;
        }
        Parties parties = vc.parties;
        if (parties.isAdding()) {
            return false;
        }
        if (vc.flow.sent > 0 || vc.requests > 0) {
            vc.flow.ending = true;
            return false;
        }
        if (parties.isSettled() || (parties.areDropsTaken() && world.chance(0.3))) {
            new CloseCall(vc).start(thread);
            return true;
        }
        return false;
    }

    /** A remote party leaves a call on which others stay: the call manager tells the client; false if none does. */
    boolean leave(SimThread thread, Vc vc) {
        if (misuse.leaveLast(thread, vc)) {
            return true;
        }
        List<Party> staying = vc.parties.staying();
        if (staying.size() < 2) {
            return false;
        }
        Party party = world.oneOf(staying);
        party.leaveSent = true;
        party.hold();
        vc.hold();
        vc.pin();
        Fn fn = vc.manager.name(Fn.DISPATCH_DROP_PARTY);
        world.enter(fn, thread, vc.manager.driver)
                .status(Status.SUCCESS)
                .with(Key.PARTY, party.handle())
                .put();
        thread.then(
                t -> {
                    vc.unpin();
                    told(t, party);
                },
                t -> world.exit(fn, t, vc.manager.driver)
                        .known(Key.PARTY, party.handle())
                        .put(),
                t -> {
                    party.letGo();
                    vc.letGo();
                });
        return true;
    }

    private void told(SimThread thread, Party party) {
        Vc vc = party.vc;
        boolean crossed = party.manager == Side.GONE || party.client == Side.CLOSING || party.client == Side.GONE;
        if (crossed || vc.clientCall != Call.UP) {
            // The party was let go while this was on its way.
            return;
        }
        party.left = true;
        Driver driver = vc.clientDriver();
        party.atClient(world.enter(Fn.CL_INCOMING_DROP_PARTY, thread, driver))
                .status(Status.SUCCESS)
                .put();
        thread.then(
                t -> vc.af().client.calls.moreOf(t, vc),
                t -> world.exit(Fn.CL_INCOMING_DROP_PARTY, t, driver)
                        .known(Key.PARTY, party.handle())
                        .put());
    }
}

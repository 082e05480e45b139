package org.ndislint.generate;

import org.ndislint.generate.Vc.Call;

/** What a client does with calls. */
final class ClientCalls {
    private final World world;
    private final VcLife life;
    private final ClientMisuse misuse;
    private final PartyCalls parties;

    ClientCalls(World world) {
        this.world = world;
        misuse = new ClientMisuse(world);
        life = new VcLife(world);
        parties = new PartyCalls(world);
    }

    /** Does something with the calls of an open address family; false if there is nothing to do. */
    boolean use(SimThread thread, Af af) {
        if (misuse.createWithoutFamily(thread, af)) {
            return true;
        }
        if (af.vcs.size() < af.mostVcs && (af.vcs.isEmpty() || world.chance(0.2))) {
            Vc vc = new Vc(world, af, af.manager, af.offer.adapter, af.offer.binding, true);
            life.create(thread, vc, t -> moreOf(t, vc));
            return true;
        }
        if (af.vcs.isEmpty()) {
            return false;
        }
        return use(thread, world.oneOf(af.vcs));
    }

    private boolean use(SimThread thread, Vc vc) {
        if (vc.dead || vc.handle == null || vc.deleting || vc.deserted || vc.wronged) {
            return false;
        }
        if (world.traffic.misuse.send(thread, vc) || world.traffic.offer(thread, vc)) {
            return true;
        }
        if (vc.flow.sent == 0 && (misuse.deleteActive(thread, vc) || misuse.take(thread, vc))) {
            return true;
        }
        switch (vc.clientCall) {
            case NONE -> {
                if (!vc.byClient || !vc.isDeletable()) {
                    return false;
                }
                if (vc.hungUpBadly && !vc.af().leaving && world.planting.now("CALL-REMOTE-CLOSE-ERROR-DELETES-VC")) {
                    world.planting.decideNext();
                    vc.hungUpBadly = false;
                    new MakeCall(vc).start(thread);
                    return true;
                }
                if (!vc.mustDelete && !vc.af().leaving && world.chance(0.7)) {
                    new MakeCall(vc).start(thread);
                } else {
                    life.delete(thread, vc, t -> {});
                }
                return true;
            }
            case UP, ACCEPTED -> {
                if (vc.parties.isMultipoint() && parties.use(thread, vc)) {
                    return true;
                }
                if (vc.parties.isMultipoint()) {
                    return negotiate(thread, vc);
                }
                if (vc.hungUp || vc.banned || vc.af().leaving || world.chance(0.3)) {
                    return close(thread, vc);
                }
                return negotiate(thread, vc);
            }
            case MAKING, OFFERED, CLOSING -> {
                return false;
            }
        }
        return false;
    }

    private boolean negotiate(SimThread thread, Vc vc) {
        boolean ends = vc.hungUp || vc.banned || vc.af().leaving;
        if (vc.clientCall == Call.UP && !vc.negotiating && !ends && world.chance(0.4)) {
            new ModifyQos(vc, t -> moreOf(t, vc)).start(thread);
            return true;
        }
        return false;
    }

    private boolean close(SimThread thread, Vc vc) {
        boolean hasty = vc.flow.sent > 0 && vc.requests == 0 && world.planting.now("CALL-CLOSE-SENDS-DRAINED");
        if (hasty) {
            world.planting.decideNext();
        } else if (vc.flow.sent > 0 || vc.requests > 0) {
            vc.flow.ending = true;
            return false;
        }
        new CloseCall(vc).start(thread);
        return true;
    }

    /** Goes on with a VC from inside a callback, as drivers like to. */
    void moreOf(SimThread thread, Vc vc) {
        if (world.chance(world.profile.inline())) {
            thread.then(t -> use(t, vc));
        }
    }

    /** Takes the next step of clearing an address family of calls; false if there is none to take now. */
    boolean leave(SimThread thread, Af af) {
        for (Vc vc : af.vcs) {
            if (hinders(vc) && use(thread, vc)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call or VC keeps the client from closing. */
    boolean hinders(Af af) {
        for (Vc vc : af.vcs) {
            if (hinders(vc)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call on an address family is being made or offered. */
    boolean isBeingSetUp(Af af) {
        for (Vc vc : af.vcs) {
            if (vc.clientCall == Call.MAKING || vc.clientCall == Call.OFFERED) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call on an address family is up and has not been closed. */
    boolean isCallOpen(Af af) {
        for (Vc vc : af.vcs) {
            if (vc.clientCall == Call.UP || vc.clientCall == Call.ACCEPTED) {
                return true;
            }
        }
        return false;
    }

    /** Whether the client has a VC on an address family without a call, which it has not deleted. */
    boolean isVcLeft(Af af) {
        for (Vc vc : af.vcs) {
            if (vc.byClient && vc.handle != null && vc.isDeletable()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hinders(Vc vc) {
        return vc.byClient || vc.clientCall != Call.NONE;
    }
}

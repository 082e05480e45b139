package org.ndislint.generate;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Party.Side;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** What drivers can do wrong with the parties of multipoint calls. NDIS fails it. */
final class PartyMisuse {
    private final World world;

    PartyMisuse(World world) {
        this.world = world;
    }

    /** The client does something wrong with a multipoint call that is up, if that is wanted here; false if not. */
    boolean take(SimThread thread, Vc vc) {
        if (!world.planting.isWaiting()) {
            return false;
        }
        Parties parties = vc.parties;
        List<Party> connected = parties.connected();
        Party dropping = parties.in(Side.DROPPING, Side.DROPPING);
        Party adding = parties.in(Side.ADDING, Side.ADDING);
        if (dropping != null && world.planting.now("PARTY-DROP-TWICE")) {
            drop(thread, dropping);
            return true;
        }
        if (adding != null && world.planting.now("PARTY-USE-BEFORE-ADD")) {
            drop(thread, adding);
            return true;
        }
        Party other = ofOther(vc);
        if (!connected.isEmpty() && other != null && world.planting.now("PARTY-OTHER-VC")) {
            ask(thread, vc, other);
            return true;
        }
        for (Party one : connected) {
            if (one.reported && !one.leaveSent && world.planting.now("PARTY-CONTEXT-REUSED")) {
                add(thread, vc, one.clientContext);
                return true;
            }
        }
        if (connected.size() > 1) {
            boolean early = world.planting.now("PARTY-DROP-BEFORE-CLOSE");
            if (early) {
                close(thread, vc, connected.get(0));
            }
            return early;
        }
        if (connected.size() == 1 && parties.isSettled()) {
            if (world.planting.now("PARTY-DROP-LAST")) {
                drop(thread, connected.get(0));
                return true;
            }
            if (world.planting.now("PARTY-CLOSE-NAMES-LAST")) {
                close(thread, vc, null);
                return true;
            }
        }
        if (connected.size() == 1 && dropping != null && world.planting.now("PARTY-USE-AFTER-DROP")) {
            close(thread, vc, dropping);
            return true;
        }
        return false;
    }

    /** A party of another call of the client that is up; null if there is none. */
    private static @Nullable Party ofOther(Vc vc) {
        for (Vc other : vc.af().vcs) {
            List<Party> connected = other == vc ? List.of() : other.parties.connected();
            if (!connected.isEmpty()) {
                return connected.get(0);
            }
        }
        return null;
    }

    /** An OID request about a party of another call. */
    private void ask(SimThread thread, Vc vc, Party other) {
        Af af = vc.af();
        RefPool pool = world.handles(Key.REQUEST);
        Ref request = pool.take();
        fail(
                thread,
                vc,
                other,
                Fn.OID_REQUEST,
                in -> in.with(Key.BINDING, af.binding.opened())
                        .with(Key.AF, af.handle())
                        .with(Key.VC, vc.handle())
                        .with(Key.PARTY, other.handle())
                        .with(Key.REQUEST, request),
                out -> {
                    pool.give(request);
                    return out.known(Key.REQUEST, request);
                });
    }

    /** The client adds a party where there is no call, if that is wanted. */
    boolean addWithoutCall(SimThread thread, Vc vc) {
        if (!world.planting.now("PARTY-ADD-REQUIRES-MULTIPOINT")) {
            return false;
        }
        add(thread, vc, world.contexts(vc.clientDriver(), Key.CLIENT_PARTY).take());
        return true;
    }

    private void add(SimThread thread, Vc vc, Ref context) {
        fail(
                thread,
                vc,
                null,
                Fn.ADD_PARTY,
                in -> in.with(Key.VC, vc.handle()).with(Key.CLIENT_PARTY, context),
                out -> out.known(Key.VC, vc.handle()));
    }

    /** A call of the client that breaks the planted rule, about a party or none. NDIS fails it. */
    private void fail(
            SimThread thread,
            Vc vc,
            @Nullable Party party,
            Fn fn,
            UnaryOperator<Recorder> arguments,
            UnaryOperator<Recorder> result) {
        Driver driver = vc.clientDriver();
        begin(vc, party);
        arguments.apply(world.enter(fn, thread, driver)).put();
        thread.then(t -> {
            result.apply(world.exit(fn, t, driver).status(Status.FAILURE)).put();
            end(vc, party);
        });
    }

    private void begin(Vc vc, @Nullable Party party) {
        if (party != null) {
            party.hold();
        }
        vc.hold();
        vc.pin();
        vc.wronged = true;
        world.planting.decideNext();
    }

    private static void end(Vc vc, @Nullable Party party) {
        if (party != null) {
            party.letGo();
        }
        vc.wronged = false;
        vc.unpin();
        vc.letGo();
    }

    /** A drop that breaks the planted rule. */
    void drop(SimThread thread, Party party) {
        fail(
                thread,
                party.vc,
                party,
                Fn.DROP_PARTY,
                in -> in.with(Key.PARTY, party.handle()),
                out -> out.known(Key.PARTY, party.handle()));
    }

    private void close(SimThread thread, Vc vc, @Nullable Party party) {
        Ref last = party == null ? Ref.NULL : party.handle();
        fail(
                thread,
                vc,
                null,
                Fn.CLOSE_CALL,
                in -> in.with(Key.VC, vc.handle()).with(Key.PARTY, last),
                out -> out.known(Key.VC, vc.handle()));
    }

    /** The call manager reports the leaving of the last party, if that is wanted; false if not. */
    boolean leaveLast(SimThread thread, Vc vc) {
        Party last = vc.parties.alone();
        if (last == null || !world.planting.now("PARTY-INCOMING-DROP-LAST")) {
            return false;
        }
        leave(thread, last);
        return true;
    }

    /** The call manager reports the leaving of a party that breaks the planted rule. */
    void leave(SimThread thread, Party party) {
        Vc vc = party.vc;
        Fn fn = vc.manager.name(Fn.DISPATCH_DROP_PARTY);
        begin(vc, party);
        world.enter(fn, thread, vc.manager.driver)
                .status(Status.SUCCESS)
                .with(Key.PARTY, party.handle())
                .put();
        thread.then(t -> {
            world.exit(fn, t, vc.manager.driver)
                    .known(Key.PARTY, party.handle())
                    .put();
            end(vc, party);
        });
    }
}

package org.ndislint.generate;

import java.util.List;
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

    /** The client adds a party where there is no call, if that is wanted. */
    boolean addWithoutCall(SimThread thread, Vc vc) {
        if (!world.planting.now("PARTY-ADD-REQUIRES-MULTIPOINT")) {
            return false;
        }
        Driver driver = vc.clientDriver();
        Ref context = world.contexts(driver, Key.CLIENT_PARTY).take();
        begin(vc);
        world.enter(Fn.ADD_PARTY, thread, driver)
                .with(Key.VC, vc.handle())
                .with(Key.CLIENT_PARTY, context)
                .put();
        thread.then(t -> {
            world.exit(Fn.ADD_PARTY, t, driver)
                    .status(Status.FAILURE)
                    .known(Key.VC, vc.handle())
                    .put();
            end(vc);
        });
        return true;
    }

    private void begin(Vc vc) {
        vc.hold();
        vc.pin();
        world.planting.decideNext();
    }

    private static void end(Vc vc) {
        vc.unpin();
        vc.letGo();
    }

    /** A drop that breaks the planted rule. */
    void drop(SimThread thread, Party party) {
        Vc vc = party.vc;
        Driver driver = vc.clientDriver();
        party.hold();
        begin(vc);
        world.enter(Fn.DROP_PARTY, thread, driver)
                .with(Key.PARTY, party.handle())
                .put();
        thread.then(t -> {
            world.exit(Fn.DROP_PARTY, t, driver)
                    .status(Status.FAILURE)
                    .known(Key.PARTY, party.handle())
                    .put();
            party.letGo();
            end(vc);
        });
    }

    private void close(SimThread thread, Vc vc, @Nullable Party party) {
        Driver driver = vc.clientDriver();
        begin(vc);
        world.enter(Fn.CLOSE_CALL, thread, driver)
                .with(Key.VC, vc.handle())
                .with(Key.PARTY, party == null ? Ref.NULL : party.handle())
                .put();
        thread.then(t -> {
            world.exit(Fn.CLOSE_CALL, t, driver)
                    .status(Status.FAILURE)
                    .known(Key.VC, vc.handle())
                    .put();
            end(vc);
        });
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
        party.hold();
        begin(vc);
        world.enter(fn, thread, vc.manager.driver)
                .status(Status.SUCCESS)
                .with(Key.PARTY, party.handle())
                .put();
        thread.then(t -> {
            world.exit(fn, t, vc.manager.driver)
                    .known(Key.PARTY, party.handle())
                    .put();
            party.letGo();
            end(vc);
        });
    }
}

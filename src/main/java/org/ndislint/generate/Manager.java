package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Af.Side;
import org.ndislint.generate.Scheduler.Where;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A call manager: a protocol driver, or a miniport in that role. */
final class Manager {
    final Driver driver;
    /** Its open address families. */
    final List<Af> afs = new ArrayList<>();
    /** The adapters that it is bound to; none for an MCM. */
    final List<Binding> bindings = new ArrayList<>();
    /** Its own VCs for signalling. */
    final List<Vc> signalling = new ArrayList<>();

    final ManagerCalls calls;

    private final World world;
    private final boolean miniport;
    private final List<String> families;

    Manager(World world, Driver driver, boolean miniport, List<String> families) {
        this.world = world;
        this.driver = driver;
        this.miniport = miniport;
        this.families = List.copyOf(families);
        calls = new ManagerCalls(world, this);
    }

    /** Whether it is a miniport call manager. */
    boolean isMiniport() {
        return miniport;
    }

    /** The name under which its calls are recorded. */
    Fn name(Fn fn) {
        return fn.as(miniport, world.out.recording().sourceNames());
    }

    List<String> families() {
        return families;
    }

    /** Registers its families on an adapter, one after the other; each is announced by NDIS when it is there. */
    void registerFamilies(SimThread thread, Adapter adapter, @Nullable Binding binding, PlugAndPlay pnp) {
        List<Step> steps = new ArrayList<>();
        for (String family : families) {
            Offer offer = new Offer(this, adapter, binding, family);
            steps.add(t -> registration(t, offer, false));
            steps.add(t -> {
                adapter.offers.add(offer);
                pnp.announce(t, offer);
            });
            steps.add(t -> registered(t, offer));
        }
        thread.then(steps.toArray(new Step[0]));
    }

    /** The entry of a registration; {@code swapped}: with the other kind's function. */
    void registration(SimThread thread, Offer offer, boolean swapped) {
        Fn fn = registerFunction(swapped);
        Binding binding = offer.binding;
        Ref handle = binding == null ? offer.adapter.handle : binding.opened();
        world.enter(fn, thread, driver)
                .with(fn == Fn.MCM_REGISTER_AF ? Key.ADAPTER : Key.BINDING, handle)
                .fact(Key.ADDRESS_FAMILY, offer.family)
                .put();
    }

    /** The entry of a registration with the other kind's function is turned down. */
    void rejected(SimThread thread, Offer offer) {
        exitRegistration(thread, offer, registerFunction(true), Status.FAILURE);
    }

    private void registered(SimThread thread, Offer offer) {
        exitRegistration(thread, offer, registerFunction(false), Status.SUCCESS);
    }

    private void exitRegistration(SimThread thread, Offer offer, Fn fn, long status) {
        Binding binding = offer.binding;
        world.exit(fn, thread, driver)
                .status(status)
                .known(
                        binding == null ? Key.ADAPTER : Key.BINDING,
                        binding == null ? offer.adapter.handle : binding.opened())
                .put();
    }

    private Fn registerFunction(boolean swapped) {
        return miniport != swapped ? Fn.MCM_REGISTER_AF : Fn.REGISTER_AF;
    }

    /** Does something on its own initiative. */
    boolean act(SimThread thread) {
        if (!bindings.isEmpty() && world.chance(0.05) && calls.signal(thread, world.oneOf(bindings))) {
            return true;
        }
        if (afs.isEmpty()) {
            return false;
        }
        Af af = world.oneOf(afs);
        if (af.managerSide != Side.OPEN) {
            return false;
        }
        // Now and then it has a client start over, without being unbound itself.
        double share = world.planting.wantsAny("AF-NOTIFY-") ? 0.1 : world.profile.churn() / 100;
        if (!af.notified && world.chance(share)) {
            new NotifyCloseAf(af).start(thread);
            return true;
        }
        return calls.act(thread, af);
    }

    /** Cleans up behind address families that are being closed; false if there is nothing to do now. */
    boolean clean(SimThread thread) {
        for (Vc vc : signalling) {
            Binding binding = vc.binding;
            if (binding != null && binding.state == Binding.State.UNBINDING && calls.endSignalling(thread, vc)) {
                return true;
            }
        }
        for (Af af : afs) {
            if ((af.managerSide == Side.CLOSING || af.clientLeft) && calls.clean(thread, af)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing of an address family is left that keeps it from closing. */
    boolean isClear(Af af) {
        for (Sap sap : af.saps) {
            if (sap.managerSide == Sap.Side.DEREGISTERING && !world.planting.isOwed(sap.current)) {
                return false;
            }
        }
        for (Vc vc : af.vcs) {
            if (!vc.dead) {
                return false;
            }
        }
        return true;
    }

    /** It has let an address family go. */
    void closed(Af af) {
        afs.remove(af);
    }

    /** Whether nothing of it is left on the families that it offers through a binding or adapter. */
    boolean isDrained(List<Offer> offers) {
        for (Offer offer : offers) {
            if (offer.manager != this) {
                continue;
            }
            for (Af af : offer.afs) {
                if (!isAbandoned(af)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isAbandoned(Af af) {
        return af.isOver()
                || world.planting.isOwed(af.current)
                || world.planting.isOwed(af.notify)
                || af.managerLeft
                || (af.clientLeft && (af.notify == null || af.notify.isFinished()));
    }

    /** Whether a client is still to be asked to close. */
    boolean wantsToAsk(List<Offer> offers) {
        return next(offers) != null;
    }

    /** Asks the next client, if any, to close; true if it asked one. */
    boolean askToClose(SimThread thread, List<Offer> offers) {
        Af af = next(offers);
        if (af == null) {
            return false;
        }
        new NotifyCloseAf(af).start(thread);
        return true;
    }

    private @Nullable Af next(List<Offer> offers) {
        for (Offer offer : offers) {
            if (offer.manager != this) {
                continue;
            }
            for (Af af : offer.afs) {
                if (af.managerSide == Side.OPEN && !af.notified && !af.managerLeft && !forgets(af)) {
                    return af;
                }
            }
        }
        return null;
    }

    /** Whether nothing is left that it would wait for before it closes the binding or halts. */
    boolean isReadyToClose(List<Offer> offers) {
        return isDrained(offers);
    }

    private String unnotifiedRule() {
        return miniport ? "ADAPTER-HALT-AFS-NOTIFIED" : "BIND-CLOSE-AFS-NOTIFIED";
    }

    private boolean forgets(Af af) {
        return mayBeForgotten(af) && world.planting.now(unnotifiedRule()) && forget(af);
    }

    private static boolean forget(Af af) {
        af.managerLeft = true;
        af.frozen = true;
        return true;
    }

    private static boolean mayBeForgotten(Af af) {
        for (Sap sap : af.saps) {
            if (sap.clientSide != Sap.Side.REGISTERED || sap.managerSide != Sap.Side.REGISTERED) {
                return false;
            }
        }
        return af.managerSide == Side.OPEN
                && af.clientSide == Side.OPEN
                && !af.notified
                && af.refusals == 0
                && af.vcs.isEmpty();
    }

    /** The record at which a forgotten client counts is next. */
    void decideUnnotified(List<Offer> offers) {
        for (Offer offer : offers) {
            for (Af af : offer.afs) {
                if (offer.manager == this && af.managerLeft) {
                    if (af.managerSide == Side.OPEN) {
                        world.planting.decideNext();
                    } else {
                        world.planting.retract();
                    }
                }
            }
        }
    }

    /** The binding or adapter is closed: what is left of its address families is dead for the call manager. */
    void forget(List<Offer> offers) {
        for (Offer offer : List.copyOf(offers)) {
            if (offer.manager == this) {
                for (Af af : List.copyOf(offer.afs)) {
                    Operation owed = af.current;
                    if (owed != null && af.clientSide == Side.CLOSING && world.planting.isOwed(owed)) {
                        owed.writeOff();
                    }
                    af.managerSide = Side.CLOSED;
                    af.frozen = false;
                    for (Sap sap : List.copyOf(af.saps)) {
                        sap.managerSide = Sap.Side.NONE;
                        sap.settle();
                    }
                    afs.remove(af);
                    af.settle();
                }
            }
        }
    }

    /** The defect: it uses the handle of an address family that is dead for it. */
    void lateUse(Af af) {
        af.hold();
        world.scheduler.post(Where.WORKER, 0, t -> {
            world.planting.decideNext();
            world.enter(name(Fn.NOTIFY_CLOSE_AF), t, driver)
                    .with(Key.AF, af.handle())
                    .put();
            t.then(
                    u -> world.exit(name(Fn.NOTIFY_CLOSE_AF), u, driver)
                            .status(Status.FAILURE)
                            .known(Key.AF, af.handle())
                            .put(),
                    u -> af.letGo());
        });
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Af.Side;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A client of call managers: opens address families, registers SAPs, and takes all of it down again. */
final class Client {
    final Driver driver;
    final List<Af> afs = new ArrayList<>();

    final ClientCalls calls;

    private final World world;
    private int specs;

    Client(World world, Driver driver) {
        this.world = world;
        this.driver = driver;
        calls = new ClientCalls(world);
    }

    /** Opens a family on a binding if the client may; true if it did. */
    boolean open(SimThread thread, Binding binding, Offer offer) {
        if (!binding.isUsable() || offer.gone) {
            return false;
        }
        Af af = new Af(
                world,
                offer,
                binding,
                this,
                world.contexts(driver, Key.CLIENT_AF).take());
        afs.add(af);
        binding.afs.add(af);
        new OpenAf(af).start(thread);
        return true;
    }

    /** An open has succeeded. */
    void opened(SimThread thread, Af af) {
        moreOf(thread, af);
    }

    /** Goes on with an address family from inside a callback, as drivers like to. */
    void moreOf(SimThread thread, Af af) {
        if (world.chance(world.profile.inline() / 2)) {
            thread.then(t -> use(t, af));
        }
    }

    /** An open has failed: the client may ask to be unbound. */
    void openFailed(SimThread thread, Af af) {
        if (af.binding.afs.isEmpty()
                && af.binding.isQuiet()
                && af.binding.isUsable()
                && world.chance(world.profile.churn() / 4)) {
            askForUnbind(thread, af.binding);
        }
    }

    /** Asks NDIS to be unbound; it may do so before the call returns, later, or never. */
    void askForUnbind(SimThread thread, Binding binding) {
        thread.then(t -> {
            if (!binding.isUsable()) {
                return;
            }
            binding.unbindRequested = true;
            Ref handle = binding.opened();
            world.enter(Fn.UNBIND_ADAPTER, t, driver).with(Key.BINDING, handle).put();
            t.then(u -> {
                world.exit(Fn.UNBIND_ADAPTER, u, driver)
                        .status(Status.SUCCESS)
                        .known(Key.BINDING, handle)
                        .put();
                if (world.planting.now("UNBIND-REQUEST-HANDLE-USED")) {
                    BindingDefects.useHandle(world, u, binding, () -> binding.state == Binding.State.BOUND);
                }
            });
        });
    }

    /** Does something with an open address family; false if there is nothing to do. */
    boolean use(SimThread thread, Af af) {
        if (af.clientSide != Side.OPEN || af.leaving || af.frozen) {
            return false;
        }
        if (world.chance(0.6)) {
            return calls.use(thread, af);
        }
        int what = world.random.nextInt(10);
        if (what < 5 && af.saps.size() < af.mostSaps) {
            register(thread, af);
            return true;
        }
        if (what < 7) {
            for (Sap sap : af.saps) {
                if (sap.clientSide == Sap.Side.REGISTERED) {
                    deregister(thread, sap);
                    return true;
                }
            }
        }
        if (what == 9 && world.chance(world.profile.churn() / 2)) {
            af.leaving = true;
            return leave(thread, af);
        }
        return false;
    }

    private void register(SimThread thread, Af af) {
        Sap sap = new Sap(af, world.contexts(driver, Key.CLIENT_SAP).take(), driver.name + ':' + ++specs);
        af.saps.add(sap);
        new RegisterSap(sap).start(thread);
    }

    private void deregister(SimThread thread, Sap sap) {
        sap.mayBeKept = !sap.af.leaving;
        new DeregisterSap(sap).start(thread);
    }

    /** Takes the next step of giving an address family up; false if it has to wait for something, or has done. */
    boolean leave(SimThread thread, Af af) {
        if (af.clientSide != Side.OPEN || af.frozen || af.clientLeft) {
            return false;
        }
        boolean wait = af.requests > 0;
        for (Sap sap : af.saps) {
            if (sap.clientSide == Sap.Side.REGISTERED) {
                if (!calls.hinders(af) && world.planting.now("AF-CLOSE-SAPS-FIRST")) {
                    world.planting.decideNext();
                    new CloseAf(af, true).start(thread);
                    return true;
                }
                deregister(thread, sap);
                return true;
            }
            boolean owed = world.planting.isOwed(sap.current);
            wait |= sap.clientSide == Sap.Side.REGISTERING && !owed;
            wait |= sap.clientSide == Sap.Side.DEREGISTERING && sap.mayBeKept && !owed;
        }
        if (!wait && !calls.isBeingSetUp(af) && calls.hinders(af)) {
            String early = calls.isCallOpen(af) ? "AF-CLOSE-CALLS-FIRST" : "AF-CLOSE-VCS-FIRST";
            boolean left = calls.isCallOpen(af) || calls.isVcLeft(af);
            if (left && world.planting.now(early)) {
                world.planting.decideNext();
                new CloseAf(af, true).start(thread);
                return true;
            }
        }
        if (calls.leave(thread, af)) {
            return true;
        }
        if (wait || calls.hinders(af)) {
            return false;
        }
        new CloseAf(af, false).start(thread);
        return true;
    }

    /** Gives an address family up as far as that goes without waiting, then goes on with something else. */
    void leaveInline(SimThread thread, Af af, Step then) {
        thread.then(t -> leaveInline(t, af, then));
        if (!af.leaving || !leave(thread, af)) {
            thread.drop();
            then.run(thread);
        }
    }

    /** Does something on its own initiative. */
    boolean act(SimThread thread, boolean thorough) {
        if (afs.isEmpty()) {
            return false;
        }
        Af one = world.oneOf(afs);
        if (one.leaving ? leave(thread, one) : !thorough && use(thread, one)) {
            return true;
        }
        if (thorough) {
            for (Af af : List.copyOf(afs)) {
                if (af.leaving && leave(thread, af)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Everything on a binding is to be given up. */
    void leaveAll(Binding binding) {
        for (Af af : binding.afs) {
            af.leaving = true;
        }
    }

    /** Takes a step of giving something on a binding up; false if there is none to take. */
    boolean leaveOne(SimThread thread, Binding binding) {
        for (Af af : binding.afs) {
            if (af.leaving && leave(thread, af)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing of the client is left on a binding. */
    boolean isDrained(Binding binding) {
        if (!binding.isQuiet()) {
            return false;
        }
        for (Af af : binding.afs) {
            boolean abandoned = af.clientLeft || (af.clientSide == Side.OPENING && world.planting.isOwed(af.current));
            boolean quiet = af.clientSide == Side.CLOSED && (af.notify == null || af.notify.isFinished());
            if (!quiet && !abandoned) {
                return false;
            }
        }
        return true;
    }

    /** Whether it would close the adapter now: nothing is left, or a planted defect makes it hurry. */
    boolean isReadyToClose(Binding binding) {
        return isDrained(binding) || BindingDefects.hurries(world, binding);
    }

    /** The defect: it registers a SAP where it must not. */
    void wrongRegistration(SimThread thread, Af af, BooleanSupplier stillWrong) {
        af.hold();
        thread.then(t -> {
            if (!stillWrong.getAsBoolean()) {
                world.planting.retract();
                af.letGo();
                return;
            }
            Ref context = world.contexts(driver, Key.CLIENT_SAP).take();
            world.planting.decideNext();
            world.enter(Fn.REGISTER_SAP, t, driver)
                    .with(Key.AF, af.handle())
                    .with(Key.CLIENT_SAP, context)
                    .fact(Key.SAP_SPEC, driver.name + ':' + ++specs)
                    .put();
            refused(t, Fn.REGISTER_SAP, Key.CLIENT_SAP, context, af::letGo);
        });
    }

    /** The defect: it gives a SAP up that it does not have, or no longer. */
    void wrongDeregistration(SimThread thread, Sap sap, BooleanSupplier stillWrong) {
        sap.hold();
        thread.then(t -> {
            if (!stillWrong.getAsBoolean()) {
                world.planting.retract();
                sap.letGo();
                return;
            }
            world.planting.decideNext();
            world.enter(Fn.DEREGISTER_SAP, t, driver)
                    .with(Key.SAP, sap.handle())
                    .put();
            refused(t, Fn.DEREGISTER_SAP, Key.SAP, sap.handle(), sap::letGo);
        });
    }

    /** The defect: it closes an address family that it is closing already. */
    void secondClose(SimThread thread, Af af) {
        af.hold();
        thread.then(t -> {
            if (af.clientSide != Side.CLOSING) {
                world.planting.retract();
                af.letGo();
                return;
            }
            world.planting.decideNext();
            world.enter(Fn.CLOSE_AF, t, driver).with(Key.AF, af.handle()).put();
            refused(t, Fn.CLOSE_AF, Key.AF, af.handle(), af::letGo);
        });
    }

    private void refused(SimThread thread, Fn fn, Key key, @Nullable Ref known, Runnable afterwards) {
        thread.then(
                t -> world.exit(fn, t, driver)
                        .status(Status.FAILURE)
                        .known(key, known)
                        .put(),
                t -> afterwards.run());
    }
}

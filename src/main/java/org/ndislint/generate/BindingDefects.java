package org.ndislint.generate;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Af.Side;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** What protocol drivers can do wrong with bindings. */
final class BindingDefects {
    private BindingDefects() {}

    /** Uses a binding handle where that is wrong; NDIS fails the call. */
    static void useHandle(World world, SimThread thread, Binding binding, BooleanSupplier stillWrong) {
        Ref handle = binding.opened();
        Driver driver = binding.protocol.driver;
        Manager manager = binding.protocol.manager;
        binding.hold();
        thread.then(t -> {
            if (!stillWrong.getAsBoolean()) {
                world.planting.retract();
                binding.letGo(world);
                return;
            }
            world.planting.decideNext();
            t.then(u -> binding.letGo(world));
            if (manager != null) {
                world.enter(Fn.REGISTER_AF, t, driver)
                        .with(Key.BINDING, handle)
                        .fact(Key.ADDRESS_FAMILY, manager.families().get(0))
                        .put();
                fail(world, t, Fn.REGISTER_AF, driver, Key.BINDING, handle);
            } else {
                Ref context = world.contexts(driver, Key.CLIENT_AF).take();
                world.enter(Fn.OPEN_AF, t, driver)
                        .with(Key.BINDING, handle)
                        .with(Key.CLIENT_AF, context)
                        .fact(Key.ADDRESS_FAMILY, PlugAndPlay.FAMILIES.get(0))
                        .put();
                fail(world, t, Fn.OPEN_AF, driver, Key.CLIENT_AF, context);
            }
        });
    }

    private static void fail(World world, SimThread thread, Fn fn, Driver driver, Key key, Ref known) {
        thread.then(t -> world.exit(fn, t, driver)
                .status(Status.FAILURE)
                .known(key, known)
                .put());
    }

    /** Asks NDIS to look for bindings again, from inside a routine that must not. */
    static void reenumerate(World world, SimThread thread, Protocol protocol) {
        world.planting.decideNext();
        world.enter(Fn.REENUMERATE, thread, protocol.driver).put();
        thread.then(t -> world.exit(Fn.REENUMERATE, t, protocol.driver).put());
    }

    /** Deregisters the driver from inside an unbind: the thread never comes back. */
    static void deregisterInside(World world, SimThread thread, Protocol protocol) {
        world.planting.decideNext();
        world.enter(Fn.DEREGISTER_PROTOCOL, thread, protocol.driver).put();
        thread.await(() -> false);
        world.stopSoon();
    }

    /** Opens an adapter although nobody asked the driver to bind. */
    static void strayOpen(World world, SimThread thread, Protocol protocol) {
        Ref bindContext = world.handles(Key.BIND_CONTEXT).take();
        Ref context = world.contexts(protocol.driver, Key.BINDING_CONTEXT).take();
        world.planting.decideNext();
        world.enter(Fn.OPEN_ADAPTER, thread, protocol.driver)
                .with(Key.BIND_CONTEXT, bindContext)
                .with(Key.BINDING_CONTEXT, context)
                .put();
        thread.then(t -> world.exit(Fn.OPEN_ADAPTER, t, protocol.driver)
                .status(Status.FAILURE)
                .put());
    }

    /** Whether a client on its way out no longer waits, because that is the planted defect. */
    static boolean hurries(World world, Binding binding) {
        boolean closing = world.planting.wants("BIND-CLOSE-AFS-CLOSING");
        boolean open = world.planting.wants("BIND-CLOSE-AFS-CLOSED");
        return (closing || open) && candidate(binding, closing) != null;
    }

    /** The one address family that still stands in the way, if it is of the wanted kind and all others are closed. */
    private static @Nullable Af candidate(Binding binding, boolean closing) {
        Af found = null;
        for (Af af : binding.afs) {
            if (af.clientSide == Side.CLOSED && (af.notify == null || af.notify.isFinished())) {
                continue;
            }
            boolean fits = closing
                    ? af.closePended && !af.notified
                    : af.clientSide == Side.OPEN && !af.notified && af.saps.isEmpty() && af.vcs.isEmpty();
            if (!fits || found != null) {
                return null;
            }
            found = af;
        }
        return found;
    }

    /** A driver that unbinds is about to close the adapter: the last moment to leave something undone. */
    static void beforeClose(World world, Binding binding) {
        if (binding.protocol.client == null) {
            return;
        }
        Af open = candidate(binding, false);
        if (open != null && world.planting.now("BIND-CLOSE-AFS-CLOSED")) {
            open.clientLeft = true;
        }
        Af closing = candidate(binding, true);
        if (closing != null && world.planting.now("BIND-CLOSE-AFS-CLOSING")) {
            binding.hasty = closing;
        }
    }

    /** The adapter's close is about to be recorded. */
    static void closing(World world, Binding binding) {
        if (binding.unoffered || binding.vcLeft) {
            world.planting.decideNext();
        }
        Af hasty = binding.hasty;
        if (hasty != null && hasty.closePended) {
            world.planting.decideNext();
        } else if (hasty != null) {
            world.planting.retract();
        }
        for (Af af : binding.afs) {
            if (af.clientLeft) {
                world.planting.decideNext();
            }
        }
        Manager manager = binding.protocol.manager;
        if (manager != null) {
            manager.decideUnnotified(binding.adapter.offers);
        }
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A miniport driver loads, its adapter starts and halts. */
final class MiniportLife {
    private final World world;
    private final ProtocolLoad handlers;
    private final PlugAndPlay pnp;

    MiniportLife(World world, ProtocolLoad handlers, PlugAndPlay pnp) {
        this.world = world;
        this.handlers = handlers;
        this.pnp = pnp;
    }

    /** The driver registers and NDIS starts its adapter. */
    void start(SimThread thread, Adapter adapter) {
        adapter.state = Adapter.State.STARTING;
        Driver driver = adapter.driver;
        List<Step> steps = new ArrayList<>();
        if (!adapter.registered) {
            adapter.registered = true;
            steps.add(t -> world.enter(Fn.REGISTER_MINIPORT, t, driver).put());
            steps.add(t -> world.enter(Fn.MINIPORT_SET_OPTIONS, t, driver).put());
            steps.add(t -> handlers.miniportHandlers(t, driver, adapter.manager != null));
            steps.add(t -> world.exit(Fn.MINIPORT_SET_OPTIONS, t, driver)
                    .status(Status.SUCCESS)
                    .put());
            steps.add(t -> world.exit(Fn.REGISTER_MINIPORT, t, driver)
                    .status(Status.SUCCESS)
                    .put());
        }
        steps.add(t -> world.enter(Fn.MINIPORT_INITIALIZE, t, driver)
                .with(Key.ADAPTER, adapter.handle)
                .put());
        steps.add(t -> world.enter(Fn.SET_ATTRIBUTES, t, driver)
                .with(Key.ADAPTER, adapter.handle)
                .with(Key.ADAPTER_CONTEXT, adapter.context)
                .put());
        steps.add(t ->
                world.exit(Fn.SET_ATTRIBUTES, t, driver).status(Status.SUCCESS).put());
        Manager manager = adapter.manager;
        if (manager != null) {
            if (world.planting.now("REG-AF-FAMILY-ROLE")) {
                Offer none =
                        new Offer(manager, adapter, null, manager.families().get(0));
                steps.add(t -> {
                    world.planting.decideNext();
                    manager.registration(t, none, true);
                });
                steps.add(t -> manager.rejected(t, none));
            }
            steps.add(t -> manager.registerFamilies(t, adapter, null, pnp));
        }
        steps.add(t -> {
            world.exit(Fn.MINIPORT_INITIALIZE, t, driver)
                    .status(Status.SUCCESS)
                    .known(Key.ADAPTER, adapter.handle)
                    .known(Key.ADAPTER_CONTEXT, adapter.context)
                    .put();
            adapter.state = Adapter.State.UP;
        });
        steps.add(t -> pnp.announceAll(t, adapter));
        thread.then(steps.toArray(new Step[0]));
    }

    /** NDIS halts the adapter; a call manager first has its clients close what they have open. */
    void halt(SimThread thread, Adapter adapter) {
        adapter.state = Adapter.State.HALTING;
        Driver driver = adapter.driver;
        Manager manager = adapter.manager;
        world.enter(Fn.MINIPORT_HALT, thread, driver)
                .context(Key.ADAPTER_CONTEXT, adapter.context, Key.ADAPTER, adapter.handle)
                .put();
        thread.then(t -> halted(t, adapter));
        if (manager != null) {
            for (Offer offer : adapter.offers) {
                offer.gone = true;
            }
            thread.then(t -> drain(t, adapter, manager));
        }
    }

    private void halted(SimThread thread, Adapter adapter) {
        Manager manager = adapter.manager;
        world.planting.ends(adapter);
        world.planting.decideUpToNext(adapter);
        if (manager != null) {
            manager.decideUnnotified(adapter.offers);
        }
        world.exit(Fn.MINIPORT_HALT, thread, adapter.driver)
                .known(Key.ADAPTER_CONTEXT, adapter.context)
                .put();
        if (manager != null) {
            manager.forget(adapter.offers);
            adapter.offers.removeIf(offer -> offer.manager == manager);
        }
        adapter.state = Adapter.State.ABSENT;
    }

    private void drain(SimThread thread, Adapter adapter, Manager manager) {
        thread.then(t -> drain(t, adapter, manager));
        if (manager.askToClose(thread, adapter.offers)) {
            return;
        }
        if (!manager.isReadyToClose(adapter.offers)) {
            thread.await(() -> manager.isReadyToClose(adapter.offers) || manager.wantsToAsk(adapter.offers));
            return;
        }
        thread.drop();
    }
}

package org.ndislint.generate;

import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A protocol driver closes the adapter of a binding. */
final class CloseAdapter extends Operation {
    private final Binding binding;
    private final Step next;
    private boolean known;

    CloseAdapter(World world, Binding binding, Step next) {
        super(world, Pended.CLOSE_ADAPTER);
        this.binding = binding;
        this.next = next;
        binding.hold();
    }

    /** Whether the driver knows that the adapter is closed. */
    boolean isKnown() {
        return known;
    }

    @Override
    void outerEnter(SimThread thread) {
        binding.closing = true;
        BindingDefects.closing(world, binding);
        world.enter(Fn.CLOSE_ADAPTER, thread, binding.protocol.driver)
                .with(Key.BINDING, binding.opened())
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        if (status == Status.SUCCESS) {
            world.planting.ends(binding);
            decideHoard();
        }
        world.exit(Fn.CLOSE_ADAPTER, thread, binding.protocol.driver)
                .status(status)
                .known(Key.BINDING, binding.opened())
                .put();
        if (world.planting.now("BIND-HANDLE-AFTER-CLOSE")) {
            BindingDefects.useHandle(world, thread, binding, () -> true);
        }
    }

    /** The next record is the end of the binding, of which lists are left. */
    private void decideHoard() {
        if (binding.hoards) {
            world.planting.decideNext();
        }
    }

    @Override
    void serve(SimThread thread) {
        Client client = binding.protocol.client;
        if (client != null && !client.isDrained(binding)) {
            world.when(() -> client.isDrained(binding), t -> finish(t, Status.SUCCESS));
        } else if (world.chance(world.profile.sync())) {
            finish(thread, Status.SUCCESS);
        } else {
            world.scheduler.post(Scheduler.Where.WORKER, world.delay(), t -> finish(t, Status.SUCCESS));
        }
    }

    @Override
    boolean callbackIsPassive() {
        return true;
    }

    @Override
    boolean mayCallItself() {
        return false;
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        if (thread.irql != Irql.PASSIVE) {
            throw new IllegalStateException("the close of an adapter is reported at a raised level");
        }
        world.planting.ends(binding);
        decideHoard();
        world.enter(Fn.CLOSE_ADAPTER_COMPLETE, thread, binding.protocol.driver)
                .context(Key.BINDING_CONTEXT, binding.context, Key.BINDING, binding.opened())
                .put();
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CLOSE_ADAPTER_COMPLETE, thread, binding.protocol.driver)
                .known(Key.BINDING_CONTEXT, binding.context)
                .put();
    }

    @Override
    void requesterDone(long status) {
        known = true;
        binding.open = false;
        Manager manager = binding.protocol.manager;
        if (manager != null) {
            manager.forget(binding.adapter.offers);
        }
    }

    @Override
    void followUp(SimThread thread, long status) {
        next.run(thread);
    }

    @Override
    void over() {
        world.handles(Key.BINDING).give(binding.opened());
        binding.handle = null;
        binding.letGo(world);
    }
}

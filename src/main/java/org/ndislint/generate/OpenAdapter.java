package org.ndislint.generate;

import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A protocol driver opens the adapter that it is being bound to. */
final class OpenAdapter extends Operation {
    private static final long OPEN_FAILED = 0xC0010007L;

    private final Binding binding;
    private final Step next;
    private final boolean fails;
    private boolean known;

    /**
     * The open of a binding's adapter.
     *
     * @param next what the driver does when it knows the outcome, inside the callback or after the return
     */
    OpenAdapter(World world, Binding binding, boolean fails, Step next) {
        super(world, Pended.OPEN_ADAPTER);
        this.binding = binding;
        this.fails = fails;
        this.next = next;
    }

    /** Whether the driver knows the outcome. */
    boolean isKnown() {
        return known;
    }

    @Override
    void outerEnter(SimThread thread) {
        world.enter(Fn.OPEN_ADAPTER, thread, binding.protocol.driver)
                .with(Key.BIND_CONTEXT, binding.bindContext)
                .with(Key.BINDING_CONTEXT, binding.context)
                .put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        Recorder out =
                world.exit(Fn.OPEN_ADAPTER, thread, binding.protocol.driver).status(status);
        if (status == Status.SUCCESS || (status == Status.PENDING && binding.handle != null)) {
            out.maybe(Key.BINDING, binding.handle);
        }
        out.put();
        boolean early = status == Status.PENDING && !known && binding.handle != null && binding.protocol.handlersSet;
        if (early && world.planting.now("BIND-HANDLE-BEFORE-OPEN")) {
            BindingDefects.useHandle(world, thread, binding, () -> !known);
        }
    }

    @Override
    void serve(SimThread thread) {
        binding.handle = world.handles(Key.BINDING).take();
        long status = fails ? OPEN_FAILED : Status.SUCCESS;
        if (world.chance(world.profile.sync())) {
            finish(thread, status);
        } else {
            world.scheduler.post(Scheduler.Where.WORKER, world.delay(), t -> finish(t, status));
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
        world.enter(Fn.OPEN_ADAPTER_COMPLETE, thread, binding.protocol.driver)
                .context(Key.BINDING_CONTEXT, binding.context, Key.BINDING, fails ? null : binding.handle)
                .status(status)
                .put();
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.OPEN_ADAPTER_COMPLETE, thread, binding.protocol.driver)
                .known(Key.BINDING_CONTEXT, binding.context)
                .put();
    }

    @Override
    void requesterDone(long status) {
        known = true;
        binding.open = status == Status.SUCCESS;
        if (!binding.open) {
            world.handles(Key.BINDING).give(binding.opened());
            binding.handle = null;
        }
    }

    @Override
    void followUp(SimThread thread, long status) {
        next.run(thread);
    }
}

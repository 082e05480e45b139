package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** NDIS binds a protocol driver to an adapter. */
final class BindAdapter extends Operation {
    private final Binding binding;
    private final Protocol protocol;
    private final PlugAndPlay pnp;
    private boolean leaks;

    BindAdapter(World world, Binding binding, PlugAndPlay pnp) {
        super(world, Pended.BIND);
        this.binding = binding;
        this.protocol = binding.protocol;
        this.pnp = pnp;
        binding.operation = this;
        binding.hold();
    }

    @Override
    void handlerEnter(SimThread thread) {
        world.enter(Fn.BIND, thread, protocol.driver)
                .with(Key.BIND_CONTEXT, binding.bindContext)
                .put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        if (leaks) {
            world.planting.decideNext();
        }
        world.exit(Fn.BIND, thread, protocol.driver)
                .status(status)
                .known(Key.BIND_CONTEXT, binding.bindContext)
                .put();
    }

    @Override
    void serve(SimThread thread) {
        boolean doomed = world.planting.wants(Pended.BIND.owesComplete());
        boolean fails = doomed || world.chance(world.profile.failing() / 2);
        if (world.chance(0.5)) {
            OpenAdapter open = new OpenAdapter(world, binding, fails, t -> {});
            thread.then(t -> t.await(open::isKnown), this::opened);
            open.start(thread);
        } else {
            new OpenAdapter(world, binding, fails, this::opened).start(thread);
        }
    }

    /** The driver knows what became of the open; on the handler's thread or in the open's callback. */
    private void opened(SimThread thread) {
        if (!binding.open) {
            if (world.planting.now(Pended.BIND.owesComplete())) {
                owe();
                return;
            }
            finish(thread, world.failure());
            return;
        }
        List<Step> steps = new ArrayList<>();
        if (protocol.handlersInBind && !protocol.handlersSet) {
            steps.add(t -> ProtocolLoad.setHandlersInBind(world, t, protocol, binding));
        }
        if (isInHandler(thread) && world.planting.now("BIND-REENUMERATE-CONTEXT")) {
            steps.add(t -> BindingDefects.reenumerate(world, t, protocol));
        }
        if (isInHandler(thread) && world.planting.now("BIND-FAIL-CLOSES")) {
            steps.add(t -> {
                leaks = true;
                binding.leaked = true;
                answer(world.failure());
            });
        } else if (world.chance(world.profile.failing() / 3)) {
            steps.add(this::closeAgain);
        } else {
            steps.add(this::offer);
        }
        thread.then(steps.toArray(new Step[0]));
    }

    private void closeAgain(SimThread thread) {
        if (isInHandler(thread)) {
            CloseAdapter close = new CloseAdapter(world, binding, t -> {});
            thread.then(t -> t.await(close::isKnown), t -> finish(t, world.failure()));
            close.start(thread);
        } else {
            new CloseAdapter(world, binding, t -> finish(t, world.failure())).start(thread);
        }
    }

    private void offer(SimThread thread) {
        Manager manager = protocol.manager;
        thread.then(t -> finish(t, Status.SUCCESS));
        if (manager != null) {
            if (world.planting.now("REG-AF-PER-BINDING")) {
                binding.unoffered = true;
            } else {
                manager.registerFamilies(thread, binding.adapter, binding, pnp);
            }
        }
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        world.enter(Fn.BIND_COMPLETE, thread, protocol.driver)
                .status(status)
                .with(Key.BIND_CONTEXT, binding.bindContext)
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(Fn.BIND_COMPLETE, thread, protocol.driver)
                .known(Key.BIND_CONTEXT, binding.bindContext)
                .put();
    }

    @Override
    boolean hasCallback() {
        return false;
    }

    @Override
    boolean isOwedUntil(Object end) {
        return end == protocol;
    }

    @Override
    void requesterDone(long status) {
        if (status == Status.SUCCESS) {
            binding.state = Binding.State.BOUND;
            if (protocol.manager != null) {
                protocol.manager.bindings.add(binding);
            }
        } else {
            pnp.unbound(binding);
        }
    }

    @Override
    void followUp(SimThread thread, long status) {
        if (status == Status.SUCCESS) {
            pnp.announceAll(thread, binding);
        }
    }

    @Override
    void over() {
        world.handles(Key.BIND_CONTEXT).give(binding.bindContext);
        binding.letGo(world);
    }
}

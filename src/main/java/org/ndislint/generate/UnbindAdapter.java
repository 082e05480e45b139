package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** NDIS takes a binding down. */
final class UnbindAdapter extends Operation {
    private final Binding binding;
    private final Protocol protocol;
    private final PlugAndPlay pnp;
    private boolean unclosed;
    private @Nullable CloseAdapter premature;
    private boolean refuses;

    UnbindAdapter(World world, Binding binding, PlugAndPlay pnp) {
        super(world, Pended.UNBIND);
        this.binding = binding;
        this.protocol = binding.protocol;
        this.pnp = pnp;
        binding.operation = this;
        binding.hold();
    }

    @Override
    void handlerEnter(SimThread thread) {
        binding.state = Binding.State.UNBINDING;
        binding.unbindContext = world.handles(Key.UNBIND_CONTEXT).take();
        world.enter(Fn.UNBIND, thread, protocol.driver)
                .with(Key.UNBIND_CONTEXT, unbindContext())
                .context(Key.BINDING_CONTEXT, binding.context, Key.BINDING, binding.open ? binding.handle : null)
                .put();
    }

    private Ref unbindContext() {
        Ref ref = binding.unbindContext;
        if (ref == null) {
            throw new IllegalStateException("no unbind is under way");
        }
        return ref;
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        if (unclosed || refuses) {
            world.planting.decideNext();
        }
        CloseAdapter early = premature;
        if (early != null && early.isKnown()) {
            world.planting.retract();
        } else if (early != null) {
            world.planting.decideNext();
        }
        world.exit(Fn.UNBIND, thread, protocol.driver)
                .status(status)
                .known(Key.UNBIND_CONTEXT, unbindContext())
                .put();
    }

    @Override
    void serve(SimThread thread) {
        thread.then(this::drain);
        if (world.planting.now("REG-DEREGISTER-CONTEXT")) {
            thread.then(t -> BindingDefects.deregisterInside(world, t, protocol));
        } else if (world.planting.now("BIND-REENUMERATE-CONTEXT")) {
            thread.then(t -> BindingDefects.reenumerate(world, t, protocol));
        }
    }

    private void drain(SimThread thread) {
        Client client = protocol.client;
        Manager manager = protocol.manager;
        if (client != null) {
            client.leaveAll(binding);
        }
        if (manager != null) {
            for (Offer offer : binding.adapter.offers) {
                offer.gone |= offer.binding == binding;
            }
        }
        if (world.chance(0.5)) {
            waitFor(thread, client, manager);
        } else {
            world.when(() -> isReadyToClose(client, manager), t -> t.then(this::close));
            if (manager != null) {
                askAll(thread, manager);
            }
        }
    }

    private boolean isReadyToClose(@Nullable Client client, @Nullable Manager manager) {
        return (client != null && client.isReadyToClose(binding))
                || (manager != null
                        && binding.isQuiet()
                        && manager.isReadyToClose(binding.adapter.offers)
                        && manager.calls.isSilent(binding));
    }

    private void askAll(SimThread thread, Manager manager) {
        thread.then(t -> askAll(t, manager));
        if (!manager.askToClose(thread, binding.adapter.offers)) {
            thread.drop();
        }
    }

    /** Stays in the handler until nothing is left, then closes. */
    private void waitFor(SimThread thread, @Nullable Client client, @Nullable Manager manager) {
        thread.then(t -> waitFor(t, client, manager));
        if (manager != null && manager.askToClose(thread, binding.adapter.offers)) {
            return;
        }
        if (client != null && world.chance(0.7) && client.leaveOne(thread, binding)) {
            return;
        }
        if (!isReadyToClose(client, manager)) {
            thread.await(() ->
                    isReadyToClose(client, manager) || (manager != null && manager.wantsToAsk(binding.adapter.offers)));
            return;
        }
        thread.drop();
        thread.then(this::close);
    }

    private void close(SimThread thread) {
        if (!binding.open) {
            finish(thread, Status.SUCCESS);
            return;
        }
        BindingDefects.beforeClose(world, binding);
        Client client = protocol.client;
        if (client != null && !client.isDrained(binding) && binding.hasty == null) {
            // It was about to hurry, and the moment has passed.
            world.when(() -> isReadyToClose(client, null), t -> t.then(this::close));
            return;
        }
        if (world.planting.now("UNBIND-CLOSES-ADAPTER")) {
            unclosed = true;
            binding.leaked = true;
            if (isInHandler(thread)) {
                answer(Status.SUCCESS);
            } else {
                world.planting.decideNext();
                finish(thread, Status.SUCCESS);
                unclosed = false;
            }
            return;
        }
        if (isInHandler(thread) && world.chance(0.5)) {
            CloseAdapter close = new CloseAdapter(world, binding, t -> {});
            thread.then(t -> closed(t, close));
            close.start(thread);
        } else {
            new CloseAdapter(world, binding, this::done).start(thread);
        }
    }

    private void closed(SimThread thread, CloseAdapter close) {
        if (!close.isKnown() && world.planting.now("UNBIND-DONE-BEFORE-CLOSE")) {
            premature = close;
            answer(Status.SUCCESS);
            return;
        }
        thread.await(close::isKnown);
        thread.then(this::done);
    }

    private void done(SimThread thread) {
        if (isInHandler(thread) && world.planting.now("UNBIND-STATUS")) {
            refuses = true;
            answer(Status.FAILURE);
            return;
        }
        finish(thread, Status.SUCCESS);
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        world.enter(Fn.UNBIND_COMPLETE, thread, protocol.driver)
                .with(Key.UNBIND_CONTEXT, unbindContext())
                .put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(Fn.UNBIND_COMPLETE, thread, protocol.driver)
                .known(Key.UNBIND_CONTEXT, unbindContext())
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
        pnp.unbound(binding);
    }

    @Override
    void over() {
        world.handles(Key.UNBIND_CONTEXT).give(unbindContext());
        binding.letGo(world);
    }
}

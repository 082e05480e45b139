package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** Protocol drivers register, set their handlers, and go. */
final class ProtocolLoad {
    private static final String COMMON = "NDIS_PROTOCOL_CO_CHARACTERISTICS";
    private static final String CLIENT = "NDIS_CO_CLIENT_OPTIONAL_HANDLERS";
    private static final String CALL_MANAGER = "NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS";
    private static final String MINIPORT = "NDIS_MINIPORT_CO_CHARACTERISTICS";

    private final World world;

    ProtocolLoad(World world) {
        this.world = world;
    }

    /** A driver registers; NDIS asks it for its handlers inside. */
    void register(SimThread thread, Protocol protocol) {
        protocol.state = Protocol.State.LOADING;
        world.enter(Fn.REGISTER_PROTOCOL, thread, protocol.driver).put();
        List<Step> steps = new ArrayList<>();
        steps.add(t -> world.enter(Fn.PROTOCOL_SET_OPTIONS, t, protocol.driver).put());
        steps.add(t -> handlers(world, t, protocol.driver, COMMON));
        if (world.planting.now("REG-HANDLERS-STRUCT-ROLE")) {
            steps.add(t -> wrongHandlers(t, protocol.driver, MINIPORT));
        }
        if (!protocol.handlersInBind) {
            protocol.handlersSet = true;
            steps.add(t -> handlers(world, t, protocol.driver, roleHandlers(protocol)));
        }
        steps.add(t -> world.exit(Fn.PROTOCOL_SET_OPTIONS, t, protocol.driver)
                .status(Status.SUCCESS)
                .put());
        steps.add(t -> {
            world.exit(Fn.REGISTER_PROTOCOL, t, protocol.driver)
                    .status(Status.SUCCESS)
                    .put();
            protocol.state = Protocol.State.LOADED;
        });
        thread.then(steps.toArray(new Step[0]));
    }

    /** A driver that sets its handlers when it is bound for the first time; a defect has it use them before. */
    static void setHandlersInBind(World world, SimThread thread, Protocol protocol, Binding binding) {
        thread.then(t -> handlers(world, t, protocol.driver, roleHandlers(protocol)), t -> protocol.handlersSet = true);
        boolean early = world.planting.now(
                protocol.manager != null ? "REG-CM-HANDLERS-BEFORE-AF" : "REG-CLIENT-HANDLERS-BEFORE-AF");
        if (early) {
            BindingDefects.useHandle(world, thread, binding, () -> true);
        }
    }

    private static String roleHandlers(Protocol protocol) {
        return protocol.manager != null ? CALL_MANAGER : CLIENT;
    }

    /** Sets a structure of handlers. */
    static void handlers(World world, SimThread thread, Driver driver, String struct) {
        world.enter(Fn.SET_OPTIONAL_HANDLERS, thread, driver)
                .fact(Key.STRUCT, struct)
                .put();
        thread.then(t -> world.exit(Fn.SET_OPTIONAL_HANDLERS, t, driver)
                .status(Status.SUCCESS)
                .put());
    }

    /** The defect: handlers that the driver is not entitled to, or in a place where it may not set them. */
    void wrongHandlers(SimThread thread, Driver driver, String struct) {
        world.planting.decideNext();
        world.enter(Fn.SET_OPTIONAL_HANDLERS, thread, driver)
                .fact(Key.STRUCT, struct)
                .put();
        thread.then(t -> world.exit(Fn.SET_OPTIONAL_HANDLERS, t, driver)
                .status(Status.FAILURE)
                .put());
    }

    /** A loaded driver does something wrong on its own initiative; false if that is not what is wanted. */
    boolean misbehave(SimThread thread, Protocol protocol) {
        // A driver may set them for a binding that is being made.
        boolean binds = protocol.bindings.stream().anyMatch(one -> one.state == Binding.State.BINDING);
        if (!binds && world.planting.now("REG-HANDLERS-CONTEXT")) {
            wrongHandlers(thread, protocol.driver, roleHandlers(protocol));
            return true;
        }
        if (world.planting.now("BIND-OPEN-IN-BIND")) {
            BindingDefects.strayOpen(world, thread, protocol);
            return true;
        }
        return false;
    }

    /** A driver deregisters; bindings that are left are taken down inside. */
    void deregister(SimThread thread, Protocol protocol, PlugAndPlay pnp) {
        protocol.state = Protocol.State.LEAVING;
        world.enter(Fn.DEREGISTER_PROTOCOL, thread, protocol.driver).put();
        thread.then(t -> unbindNext(t, protocol, pnp), t -> {
            world.planting.ends(protocol);
            world.exit(Fn.DEREGISTER_PROTOCOL, t, protocol.driver).put();
            protocol.state = Protocol.State.GONE;
        });
    }

    private void unbindNext(SimThread thread, Protocol protocol, PlugAndPlay pnp) {
        for (Binding binding : protocol.bindings) {
            if (pnp.mayUnbind(binding)) {
                thread.then(t -> unbindNext(t, protocol, pnp));
                new UnbindAdapter(world, binding, pnp).start(thread);
                return;
            }
        }
        if (!pnp.isFree(protocol)) {
            thread.await(() -> pnp.isFree(protocol) || pnp.hasBound(protocol));
            thread.then(t -> unbindNext(t, protocol, pnp));
        }
    }

    /** The handlers that a miniport sets; {@code manager}: it is a call manager as well. */
    void miniportHandlers(SimThread thread, Driver driver, boolean manager) {
        List<Step> steps = new ArrayList<>();
        steps.add(t -> handlers(world, t, driver, MINIPORT));
        if (world.planting.now("REG-HANDLERS-STRUCT-ROLE")) {
            steps.add(t -> wrongHandlers(t, driver, CLIENT));
        }
        if (manager) {
            steps.add(t -> handlers(world, t, driver, CALL_MANAGER));
        }
        thread.then(steps.toArray(new Step[0]));
    }
}

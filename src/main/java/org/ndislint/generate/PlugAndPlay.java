package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Binding.State;
import org.ndislint.generate.GeneratorOptions.Managers;
import org.ndislint.generate.Scheduler.Where;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;

/** Loads drivers, starts adapters, binds and unbinds, and in the end takes everything down: NDIS's side of all that. */
final class PlugAndPlay {
    static final List<String> FAMILIES = List.of(
            "CO_ADDRESS_FAMILY_Q2931", "CO_ADDRESS_FAMILY_TAPI", "CO_ADDRESS_FAMILY_PPP", "CO_ADDRESS_FAMILY_L2TP");

    final List<Protocol> protocols = new ArrayList<>();
    final List<Adapter> adapters = new ArrayList<>();
    final List<Client> clients = new ArrayList<>();
    final List<Manager> managers = new ArrayList<>();

    private final World world;
    private final ProtocolLoad loads;
    private final MiniportLife miniports;
    /** In the end, adapters halt while clients are still bound, and their call managers ask them to close. */
    private final boolean haltFirst;
    /** In the end, drivers deregister while they are still bound. */
    private final boolean deregisterBound;

    private boolean down;

    PlugAndPlay(World world, Managers kinds, int clientCount) {
        this.world = world;
        loads = new ProtocolLoad(world);
        miniports = new MiniportLife(world, loads, this);
        haltFirst = world.chance(0.4);
        deregisterBound = world.chance(0.4);
        Managers drawn = kinds == Managers.DRAWN
                ? world.oneOf(List.of(Managers.STAND_ALONE, Managers.MCM, Managers.BOTH))
                : kinds;
        if (drawn != Managers.MCM) {
            Manager manager = new Manager(world, driver("callmgr"), false, families(0));
            managers.add(manager);
            protocols.add(new Protocol(manager.driver, null, manager, world.chance(0.3) || handlersWanted(true)));
            adapters.add(adapter("miniport", null));
            if (world.chance(0.3)) {
                adapters.add(adapter("miniport2", null));
            }
        }
        if (drawn != Managers.STAND_ALONE) {
            Driver driver = driver("mcm");
            Manager manager = new Manager(world, driver, true, families(1));
            managers.add(manager);
            adapters.add(new Adapter(
                    driver,
                    manager,
                    world.handles(Key.ADAPTER).take(),
                    world.contexts(driver, Key.ADAPTER_CONTEXT).take()));
        }
        for (int i = 0; i < clientCount; i++) {
            Client client = new Client(world, driver("client" + (i == 0 ? "" : i + 1)));
            clients.add(client);
            protocols.add(new Protocol(client.driver, client, null, world.chance(0.3) || handlersWanted(false)));
        }
    }

    private boolean handlersWanted(boolean manager) {
        return world.planting.wants(manager ? "REG-CM-HANDLERS-BEFORE-AF" : "REG-CLIENT-HANDLERS-BEFORE-AF");
    }

    private Adapter adapter(String name, @Nullable Manager manager) {
        Driver driver = driver(name);
        return new Adapter(
                driver,
                manager,
                world.handles(Key.ADAPTER).take(),
                world.contexts(driver, Key.ADAPTER_CONTEXT).take());
    }

    private Driver driver(String name) {
        Symbols symbols = world.symbols;
        return new Driver(name, symbols);
    }

    private List<String> families(int first) {
        return world.chance(0.3) ? FAMILIES.subList(first, first + 2) : FAMILIES.subList(first, first + 1);
    }

    List<String> driverNames() {
        List<String> names = new ArrayList<>();
        for (Protocol protocol : protocols) {
            names.add(protocol.driver.name);
        }
        for (Adapter adapter : adapters) {
            names.add(adapter.driver.name);
        }
        return names;
    }

    /** From now on everything is taken down. */
    void takeDown() {
        down = true;
    }

    boolean isGoingDown() {
        return down;
    }

    /** Whether everything has been taken down. */
    boolean isDown() {
        for (Protocol protocol : protocols) {
            if (protocol.state != Protocol.State.GONE && protocol.state != Protocol.State.UNLOADED) {
                return false;
            }
        }
        for (Adapter adapter : adapters) {
            if (adapter.state != Adapter.State.ABSENT) {
                return false;
            }
        }
        return down;
    }

    /** Does something on the initiative of NDIS or of the user who loads and unloads things. */
    boolean act(SimThread thread, boolean thorough) {
        return down ? actDown(thread, thorough) : actUp(thread, thorough);
    }

    private boolean actUp(SimThread thread, boolean thorough) {
        Protocol protocol = world.oneOf(protocols);
        if (protocol.state == Protocol.State.UNLOADED) {
            loads.register(thread, protocol);
            return true;
        }
        Adapter adapter = world.oneOf(adapters);
        if (adapter.state == Adapter.State.ABSENT) {
            miniports.start(thread, adapter);
            return true;
        }
        if (protocol.state != Protocol.State.LOADED) {
            return false;
        }
        if (loads.misbehave(thread, protocol)) {
            return true;
        }
        Binding binding = protocol.on(adapter);
        if (binding == null) {
            return mayBind(protocol, adapter) && bind(thread, protocol, adapter);
        }
        if (!mayUnbind(binding)) {
            return false;
        }
        double share = binding.unbindRequested ? 0.3 : world.profile.churn() / 200;
        if (world.chance(thorough ? 0 : share)) {
            unbind(thread, binding);
            return true;
        }
        return openSomething(thread, binding);
    }

    private boolean openSomething(SimThread thread, Binding binding) {
        Client client = binding.protocol.client;
        if (client == null || binding.adapter.offers.isEmpty() || binding.afs.size() >= 3) {
            return false;
        }
        boolean leaves = binding.afs.isEmpty()
                && (world.chance(world.profile.churn() / 40) || world.planting.wants("UNBIND-REQUEST-HANDLE-USED"));
        if (leaves && binding.isUsable()) {
            client.askForUnbind(thread, binding);
            return true;
        }
        boolean wanted = binding.afs.isEmpty() || world.chance(world.profile.churn() / 10);
        return wanted && world.chance(0.3) && client.open(thread, binding, world.oneOf(binding.adapter.offers));
    }

    private static boolean mayBind(Protocol protocol, Adapter adapter) {
        boolean fits = protocol.manager == null || adapter.manager == null;
        return fits && adapter.state == Adapter.State.UP && protocol.state == Protocol.State.LOADED;
    }

    private boolean bind(SimThread thread, Protocol protocol, Adapter adapter) {
        Binding binding = new Binding(
                protocol,
                adapter,
                world.handles(Key.BIND_CONTEXT).take(),
                world.contexts(protocol.driver, Key.BINDING_CONTEXT).take());
        protocol.bindings.add(binding);
        adapter.bindings.add(binding);
        new BindAdapter(world, binding, this).start(thread);
        return true;
    }

    /** Takes down some binding that is at rest; false if there is none. */
    boolean unbindAny(SimThread thread) {
        List<Binding> atRest = new ArrayList<>();
        for (Protocol protocol : protocols) {
            for (Binding binding : protocol.bindings) {
                if (mayUnbind(binding)) {
                    atRest.add(binding);
                }
            }
        }
        if (atRest.isEmpty()) {
            return false;
        }
        unbind(thread, world.oneOf(atRest));
        return true;
    }

    private void unbind(SimThread thread, Binding binding) {
        binding.state = State.UNBINDING;
        new UnbindAdapter(world, binding, this).start(thread);
    }

    /** Whether a binding is at rest, so that NDIS may take it down. */
    boolean mayUnbind(Binding binding) {
        return binding.state == State.BOUND && !(binding.closing && binding.open);
    }

    /** A bind has failed or an unbind is over. */
    void unbound(Binding binding) {
        binding.state = State.GONE;
        if (binding.protocol.manager != null) {
            binding.protocol.manager.bindings.remove(binding);
        }
        binding.protocol.bindings.remove(binding);
        binding.adapter.bindings.remove(binding);
        binding.adapter.offers.removeIf(offer -> offer.binding == binding);
    }

    /** Whether NDIS is neither binding nor unbinding a driver, and nothing of it is bound. */
    boolean isFree(Protocol protocol) {
        for (Binding binding : protocol.bindings) {
            Operation operation = binding.operation;
            if (operation == null || !world.planting.isOwed(operation)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a driver is bound somewhere. */
    boolean hasBound(Protocol protocol) {
        for (Binding binding : protocol.bindings) {
            if (mayUnbind(binding)) {
                return true;
            }
        }
        return false;
    }

    private boolean actDown(SimThread thread, boolean thorough) {
        int first = world.random.nextInt(protocols.size());
        for (int i = 0; i < protocols.size(); i++) {
            Protocol protocol = protocols.get((first + i) % protocols.size());
            if (protocol.state == Protocol.State.LOADED && takeDown(thread, protocol, thorough)) {
                return true;
            }
        }
        for (Adapter adapter : adapters) {
            if (adapter.state == Adapter.State.UP && mayHalt(adapter, thorough)) {
                miniports.halt(thread, adapter);
                return true;
            }
        }
        return false;
    }

    private boolean takeDown(SimThread thread, Protocol protocol, boolean thorough) {
        if (isFree(protocol) || (deregisterBound && (thorough || world.chance(0.1)))) {
            loads.deregister(thread, protocol, this);
            return true;
        }
        for (Binding binding : protocol.bindings) {
            if (mayUnbind(binding) && (thorough || world.chance(haltFirst ? 0.02 : 0.2))) {
                unbind(thread, binding);
                return true;
            }
        }
        return false;
    }

    private boolean mayHalt(Adapter adapter, boolean thorough) {
        boolean bound = false;
        for (Binding binding : adapter.bindings) {
            bound |= !world.planting.isOwed(binding.operation);
        }
        boolean early = haltFirst ? thorough || world.chance(0.1) : thorough && world.planting.hasBegun();
        return adapter.requests == 0 && (!bound || (adapter.manager != null && early));
    }

    /** NDIS tells the clients that are bound of a family that has just been registered. */
    void announce(SimThread thread, Offer offer) {
        if (offer.binding == null) {
            // An MCM's families are announced when its initialization has returned.
            return;
        }
        for (Binding binding : offer.adapter.bindings) {
            if (binding.protocol.client != null) {
                announce(thread, binding, offer);
            }
        }
    }

    /** An adapter has started: its own families are announced. */
    void announceAll(SimThread thread, Adapter adapter) {
        for (Offer offer : adapter.offers) {
            for (Binding binding : adapter.bindings) {
                announce(thread, binding, offer);
            }
        }
    }

    /** A binding is there: what has been registered is announced to it. */
    void announceAll(SimThread thread, Binding binding) {
        if (binding.protocol.client != null) {
            for (Offer offer : binding.adapter.offers) {
                announce(thread, binding, offer);
            }
        }
    }

    private void announce(SimThread thread, Binding binding, Offer offer) {
        Step step = t -> {
            Client client = binding.protocol.client;
            if (client == null || !binding.isUsable() || offer.gone) {
                return;
            }
            world.enter(Fn.AF_REGISTER_NOTIFY, t, client.driver)
                    .context(Key.BINDING_CONTEXT, binding.context, Key.BINDING, binding.handle)
                    .fact(Key.ADDRESS_FAMILY, offer.family)
                    .put();
            t.then(u -> world.exit(Fn.AF_REGISTER_NOTIFY, u, client.driver)
                    .known(Key.BINDING_CONTEXT, binding.context)
                    .put());
            if (world.chance(0.8)) {
                t.then(u -> client.open(u, binding, offer));
            }
        };
        if (world.chance(0.5)) {
            thread.then(step);
        } else {
            world.scheduler.post(Where.WORKER, world.delay(), step);
        }
    }
}

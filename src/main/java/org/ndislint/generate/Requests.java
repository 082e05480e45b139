package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.OidRequest.Way;
import org.ndislint.generate.Vc.Activation;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Irql;

/** Who makes OID requests, about what. */
final class Requests {
    private static final List<String> TO_PROTOCOLS =
            List.of("OID_CO_ADD_ADDRESS", "OID_CO_GET_ADDRESSES", "OID_CO_ADDRESS_CHANGE", "OID_CO_SIGNALING_ENABLED");
    private static final List<String> TO_MINIPORTS = List.of(
            "OID_GEN_CO_LINK_SPEED", "OID_GEN_CO_XMIT_PDUS_OK", "OID_GEN_CO_VENDOR_DESCRIPTION", OidRequest.TIME);

    private final World world;

    Requests(World world) {
        this.world = world;
    }

    /** Somebody makes a request; false if nobody does. */
    boolean act(SimThread thread, PlugAndPlay pnp) {
        int what = world.random.nextInt(10);
        if (what < 4) {
            return family(thread, world.oneOf(pnp.clients).afs, Way.TO_MANAGER);
        }
        if (what < 6) {
            return family(thread, world.oneOf(pnp.managers).afs, Way.TO_CLIENT);
        }
        if (what < 9) {
            List<Binding> bindings = world.oneOf(pnp.protocols).bindings;
            return !bindings.isEmpty() && below(thread, world.oneOf(bindings));
        }
        Adapter adapter = world.oneOf(pnp.adapters);
        if (adapter.state != Adapter.State.UP || pnp.isGoingDown()) {
            return false;
        }
        // NDIS asks on a thread of its own.
        world.later(t -> {
            if (adapter.state == Adapter.State.UP) {
                start(
                        t,
                        new OidRequest(world, Way.BY_NDIS, adapter, null, null, null, null, world.oneOf(TO_MINIPORTS)));
            }
        });
        return true;
    }

    private boolean family(SimThread thread, List<Af> afs, Way way) {
        return !afs.isEmpty() && across(thread, world.oneOf(afs), way);
    }

    /** A request to the other side of an address family, which may name a VC, and a party of the call on it. */
    private boolean across(SimThread thread, Af af, Way way) {
        boolean open = af.clientSide == Af.Side.OPEN && af.managerSide == Af.Side.OPEN;
        boolean ends = af.leaving || af.notified || af.frozen || af.clientLeft || af.managerLeft;
        Binding binding = way == Way.TO_MANAGER ? af.binding : af.offer.binding;
        if (!open || ends || (binding != null && !mayAsk(binding))) {
            return false;
        }
        Vc vc = world.chance(0.5) ? up(af.vcs) : null;
        Party party = vc != null && world.chance(0.5) ? party(vc) : null;
        start(thread, new OidRequest(world, way, af.offer.adapter, binding, af, vc, party, world.oneOf(TO_PROTOCOLS)));
        return true;
    }

    private static @Nullable Party party(Vc vc) {
        return vc.parties.isMultipoint() ? vc.parties.in(Party.Side.CONNECTED, Party.Side.CONNECTED) : null;
    }

    /** A request to the miniport, which may name a VC of the requester. */
    private boolean below(SimThread thread, Binding binding) {
        Adapter adapter = binding.adapter;
        if (!mayAsk(binding) || adapter.state != Adapter.State.UP) {
            return false;
        }
        List<Vc> vcs = new ArrayList<>();
        for (Af af : binding.afs) {
            vcs.addAll(af.vcs);
        }
        Manager manager = binding.protocol.manager;
        if (manager != null) {
            for (Vc vc : manager.signalling) {
                if (vc.binding == binding) {
                    vcs.add(vc);
                }
            }
        }
        Vc vc = world.chance(0.5) ? up(vcs) : null;
        Party party = vc != null ? party(vc) : null;
        if (vc != null && party != null && world.traffic.misuse.askAboutParty(thread, vc, party)) {
            return true;
        }
        start(
                thread,
                new OidRequest(world, Way.TO_MINIPORT, adapter, binding, null, vc, null, world.oneOf(TO_MINIPORTS)));
        return true;
    }

    private static boolean mayAsk(Binding binding) {
        return binding.isUsable() && binding.open && !binding.closing;
    }

    /** A VC that both of its sides use for a call, or that a call manager signals on; null if there is none. */
    private @Nullable Vc up(List<Vc> vcs) {
        List<Vc> found = new ArrayList<>();
        for (Vc vc : vcs) {
            boolean called = vc.clientCall == Call.UP && vc.managerCall == Call.UP;
            boolean used = vc.af == null ? vc.managerWork == 0 : called && !vc.flow.ending && !vc.deserted;
            if (used && !vc.dead && !vc.deleting && vc.activation == Activation.ON) {
                found.add(vc);
            }
        }
        return found.isEmpty() ? null : world.oneOf(found);
    }

    private void start(SimThread thread, OidRequest request) {
        if (thread.irql == Irql.PASSIVE && world.chance(world.profile.raised())) {
            thread.raised(request::start);
            // Nothing may come between the decision and the call.
            thread.step();
        } else {
            request.start(thread);
        }
    }

    /** A requester that has its answer may ask for more, with the same structure if it likes. */
    void another(SimThread thread, OidRequest before) {
        if (!world.chance(world.profile.inline() / 2)) {
            return;
        }
        thread.then(t -> {
            Af af = before.af;
            Binding binding = before.binding;
            if (af != null) {
                across(t, af, before.way);
            } else if (binding != null) {
                below(t, binding);
            }
        });
    }
}

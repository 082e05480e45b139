package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Scheduler.Where;
import org.ndislint.generate.Vc.Activation;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;

/** The data that flows on active VCs, and OID requests; a session without traffic has none, and takes no chances for it. */
final class Traffic {
    private static final int MOST_LISTS = 5;
    private static final int MOST_OUT = 40;

    final Sends sends;
    final Receives receives;
    final Requests requests;
    final TrafficMisuse misuse;
    private final World world;
    private final double share;
    private final List<Vc> open = new ArrayList<>();

    Traffic(World world) {
        this.world = world;
        share = world.profile.traffic();
        sends = new Sends(world, this);
        receives = new Receives(world, this);
        requests = new Requests(world);
        misuse = new TrafficMisuse(world);
    }

    /** Whether now is the time for a bit of it. */
    private boolean isWanted() {
        return share > 0 && world.chance(share);
    }

    /** An activation of a VC has succeeded, for all that its miniport knows. */
    void opened(Vc vc) {
        if (share > 0 && !vc.flow.open) {
            open.add(vc);
        }
        vc.flow.opened();
    }

    /** Begins nothing more on a VC. */
    void shut(Vc vc) {
        vc.flow.open = false;
        open.remove(vc);
    }

    /** Lets the data of a VC run out at the miniport, then goes on: here, or on another thread later. */
    void drain(SimThread thread, Vc vc, Step then) {
        shut(vc);
        if (vc.flow.isDrained() || isHasty(vc)) {
            then.run(thread);
        } else {
            world.when(vc.flow::isDrained, then);
        }
    }

    /** Whether the miniport does not wait for the data, by a planted defect. */
    private boolean isHasty(Vc vc) {
        Flow flow = vc.flow;
        if (!world.planting.isWaiting() || flow.passing > 0 || vc.adapter.manager != null) {
            return false;
        }
        boolean sends = !flow.held.isEmpty() && flow.lent == 0 && world.planting.now("VC-DEACTIVATE-SENDS-DRAINED");
        boolean kept = flow.lent > 0
                && flow.held.isEmpty()
                && Receives.binding(vc).kept.stream().anyMatch(one -> one.from() == vc);
        boolean receives = kept && world.planting.now("VC-DEACTIVATE-RECEIVES-BACK");
        flow.hasty = sends || receives;
        return flow.hasty;
    }

    /** Has something happen on some active VC, or some OID request made; false if nothing does. */
    boolean act(SimThread thread, PlugAndPlay pnp) {
        if (!isWanted() || (pnp.isGoingDown() && world.chance(0.8))) {
            return false;
        }
        if (world.chance(0.3)) {
            return requests.act(thread, pnp);
        }
        if (world.planting.wants("VC-INDICATE-WHILE-INACTIVE") && indicateOnInactive(thread, pnp)) {
            return true;
        }
        if (open.isEmpty()) {
            return false;
        }
        Vc vc = world.oneOf(open);
        if (world.chance(0.5)) {
            return offer(thread, vc);
        }
        if (vc.flow.lent > MOST_OUT) {
            return false;
        }
        if (misuse.indicate(thread, vc)) {
            return true;
        }
        if (world.chance(0.3)) {
            receives.indicate(thread, vc);
        } else {
            world.scheduler.post(Where.DPC, 0, t -> {
                if (vc.flow.open) {
                    receives.indicate(t, vc);
                }
            });
        }
        return true;
    }

    private boolean indicateOnInactive(SimThread thread, PlugAndPlay pnp) {
        for (Manager manager : pnp.managers) {
            for (Af af : manager.afs) {
                for (Vc vc : af.vcs) {
                    if (misuse.indicateOnInactive(thread, vc)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The sender of a VC sends something now and then, if it may; false if it does not. */
    boolean offer(SimThread thread, Vc vc) {
        if (!mayFlow(vc) || !isWanted()) {
            return false;
        }
        if (thread.irql == Irql.PASSIVE && world.chance(world.profile.raised())) {
            thread.raised(t -> sends.send(t, vc));
            // Nothing may come between the decision and the call.
            thread.step();
        } else {
            sends.send(thread, vc);
        }
        return true;
    }

    /** Whether the sender of a VC may send on it, for all that it knows. */
    private static boolean mayFlow(Vc vc) {
        Flow flow = vc.flow;
        if (!flow.open || flow.ending || vc.activation != Activation.ON || flow.sent > MOST_OUT) {
            return false;
        }
        return vc.af == null || (vc.clientCall == Call.UP && !vc.hungUp && !vc.banned && !vc.deserted && !vc.wronged);
    }

    /** Another active VC of the same miniport; null if there is none. */
    @Nullable
    Vc neighbour(Vc vc) {
        for (Vc other : open) {
            if (other != vc && other.adapter == vc.adapter) {
                return other;
            }
        }
        return null;
    }

    /** So many lists, as long chains are rarer than short ones. */
    List<Ref> chain() {
        int length = 1 + world.random.nextInt(1 + world.random.nextInt(MOST_LISTS));
        List<Ref> lists = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            lists.add(world.handles(Key.NBL).take());
        }
        return lists;
    }

    /** Takes some of a stock, in any order. */
    <T> List<T> some(List<T> stock) {
        int count = world.chance(0.4) ? stock.size() : 1 + world.random.nextInt(stock.size());
        List<T> taken = new ArrayList<>();
        boolean inOrder = world.chance(0.6);
        for (int i = 0; i < count; i++) {
            taken.add(stock.remove(inOrder ? 0 : world.random.nextInt(stock.size())));
        }
        return taken;
    }

    /** Parts of a chain, as NDIS may hand it on: mostly the whole. */
    <T> List<List<T>> parts(List<T> chain) {
        if (chain.size() < 2 || !world.chance(0.1)) {
            return List.of(chain);
        }
        int cut = 1 + world.random.nextInt(chain.size() - 1);
        return List.of(List.copyOf(chain.subList(0, cut)), List.copyOf(chain.subList(cut, chain.size())));
    }

    /** Flags of a call, and sometimes the one that says that the level is DISPATCH_LEVEL. */
    String flags(SimThread thread, String own, String dispatch) {
        boolean says = thread.irql == Irql.DISPATCH && world.chance(0.5);
        if (!says) {
            return own;
        }
        return own.isEmpty() ? dispatch : own + '|' + dispatch;
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/** Data that a miniport indicates on a VC: to the protocol driver, which returns it unless it was only lent. */
final class Receives {
    static final String RESOURCES = "NDIS_RECEIVE_FLAGS_RESOURCES";
    private static final String AT_DISPATCH = "NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL";
    private static final String RETURNED_AT_DISPATCH = "NDIS_RETURN_FLAGS_DISPATCH_LEVEL";

    /**
     * A list that a protocol driver has to return.
     *
     * @param from the VC whose miniport gets it back; null for a copy that NDIS made
     */
    record Kept(Ref list, @Nullable Vc from) {}

    private final World world;
    private final Traffic traffic;

    Receives(World world, Traffic traffic) {
        this.world = world;
        this.traffic = traffic;
    }

    /** The miniport indicates a chain in the step that is running. */
    void indicate(SimThread thread, Vc vc) {
        List<Ref> lists = traffic.chain();
        boolean lent = world.chance(0.35);
        vc.flow.lent += lists.size();
        vc.hold();
        Driver miniport = vc.adapter.driver;
        boolean miscounts = lists.size() > 1 && world.planting.now("NBL-RECEIVE-COUNT");
        if (miscounts) {
            world.planting.decideNext();
        }
        world.enter(Fn.INDICATE, thread, miniport)
                .with(Key.VC, vc.handle())
                .lists(lists)
                .number(Key.COUNT, lists.size() + (miscounts ? 1 : 0))
                .flags(traffic.flags(thread, lent ? RESOURCES : "", AT_DISPATCH))
                .put();
        boolean itself = lent && world.chance(world.profile.internal() / 2);
        thread.then(
                t -> receive(t, vc, lists, lent),
                t -> {
                    world.exit(Fn.INDICATE, t, miniport)
                            .known(Key.VC, vc.handle())
                            .put();
                    if (lent && !itself) {
                        regained(vc, lists);
                    }
                },
                t -> {
                    if (itself) {
                        // It puts the lists away as it does those that were returned.
                        returned(t, vc.adapter, lists, true, () -> regained(vc, lists));
                    }
                },
                t -> vc.letGo());
    }

    private void regained(Vc vc, List<Ref> lists) {
        vc.flow.lent -= lists.size();
        RefPool pool = world.handles(Key.NBL);
        lists.forEach(pool::give);
    }

    /** NDIS hands a chain to the protocol driver: what was lent either as it is, or copied. */
    private void receive(SimThread thread, Vc vc, List<Ref> indicated, boolean lent) {
        boolean copied = lent && world.chance(0.4);
        boolean borrowed = lent && !copied;
        List<Ref> lists = indicated;
        if (copied) {
            lists = new ArrayList<>();
            for (int i = 0; i < indicated.size(); i++) {
                lists.add(world.handles(Key.NBL).take());
            }
        }
        vc.hold();
        Driver driver = Sends.user(vc);
        Binding binding = binding(vc);
        boolean keeps = copied && world.planting.now("NBL-RECEIVE-OWES-RETURN");
        if (!borrowed && !keeps) {
            for (Ref list : lists) {
                binding.kept.add(new Kept(list, copied ? null : vc));
            }
        }
        Recorder out = world.enter(Fn.CO_RECEIVE, thread, driver)
                .context(Key.BINDING_CONTEXT, binding.context, Key.BINDING, binding.opened());
        Sends.atUser(out, vc)
                .lists(lists)
                .number(Key.COUNT, lists.size())
                .flags(traffic.flags(thread, borrowed ? RESOURCES : "", AT_DISPATCH))
                .put();
        if (keeps) {
            binding.hoards = true;
        }
        Ref first = lists.get(0);
        boolean returns = borrowed && world.planting.now("NBL-RETURN-RESOURCES");
        boolean now = !borrowed && world.chance(0.3);
        if (!borrowed && (!now || world.chance(0.5))) {
            giveBackLater(binding);
        }
        thread.then(
                t -> {
                    if (returns) {
                        traffic.misuse.returnWrongly(t, binding, first);
                    }
                    if (now) {
                        giveBack(t, binding);
                    }
                },
                t -> {
                    if (!traffic.offer(t, vc) && vc.af != null) {
                        vc.af().client.calls.moreOf(t, vc);
                    }
                },
                t -> world.exit(Fn.CO_RECEIVE, t, driver)
                        .known(Key.VC, vc.handle())
                        .put(),
                t -> vc.letGo());
    }

    /** The binding of the driver that receives what is indicated on a VC. */
    static Binding binding(Vc vc) {
        Binding binding = vc.af == null ? vc.binding : vc.af().binding;
        if (binding == null) {
            throw new IllegalStateException("nobody receives on the VC");
        }
        return binding;
    }

    private void giveBackLater(Binding binding) {
        world.later(t -> giveBack(t, binding));
    }

    /** The protocol driver returns some of what it has from a binding, whichever VCs it came from. */
    private void giveBack(SimThread thread, Binding binding) {
        if (binding.kept.isEmpty()) {
            return;
        }
        List<Kept> some = traffic.some(binding.kept);
        if (!binding.kept.isEmpty()) {
            giveBackLater(binding);
        }
        List<Ref> lists = new ArrayList<>();
        List<Kept> owned = new ArrayList<>();
        for (Kept kept : some) {
            lists.add(kept.list());
            if (kept.from() == null) {
                world.handles(Key.NBL).give(kept.list());
            } else {
                owned.add(kept);
            }
        }
        binding.hold();
        Driver driver = binding.protocol.driver;
        Ref handle = binding.opened();
        world.enter(Fn.RETURN, thread, driver)
                .with(Key.BINDING, handle)
                .lists(lists)
                .flags(traffic.flags(thread, "", RETURNED_AT_DISPATCH))
                .put();
        List<Step> steps = new ArrayList<>();
        if (!owned.isEmpty() && world.planting.now("NBL-RETURN-TWICE")) {
            Ref twice = owned.get(0).list();
            steps.add(t -> traffic.misuse.returnWrongly(t, binding, twice));
        }
        if (!owned.isEmpty()) {
            for (List<Kept> part : traffic.parts(owned)) {
                if (world.chance(world.profile.deferred() / 4)) {
                    world.scheduler.post(world.anywhere(), world.delay(), t -> returned(t, binding.adapter, part));
                } else {
                    steps.add(t -> returned(t, binding.adapter, part));
                }
            }
        }
        steps.add(
                t -> world.exit(Fn.RETURN, t, driver).known(Key.BINDING, handle).put());
        steps.add(t -> binding.letGo(world));
        thread.then(steps.toArray(new Step[0]));
    }

    private void returned(SimThread thread, Adapter adapter, List<Kept> part) {
        List<Ref> lists = new ArrayList<>();
        for (Kept kept : part) {
            lists.add(kept.list());
        }
        returned(thread, adapter, lists, false, () -> {
            for (Kept kept : part) {
                Vc vc = kept.from();
                if (vc != null) {
                    vc.flow.lent--;
                }
                world.handles(Key.NBL).give(kept.list());
            }
        });
    }

    /** The miniport gets lists back, and may indicate them again at once. */
    private void returned(SimThread thread, Adapter adapter, List<Ref> lists, boolean itself, Runnable regained) {
        Recorder out = world.enter(Fn.MINIPORT_RETURN, thread, adapter.driver)
                .context(Key.ADAPTER_CONTEXT, adapter.context, Key.ADAPTER, adapter.handle)
                .lists(lists)
                .flags(traffic.flags(thread, "", RETURNED_AT_DISPATCH));
        (itself ? out.internal() : out).put();
        regained.run();
        thread.then(t -> world.exit(Fn.MINIPORT_RETURN, t, adapter.driver)
                .known(Key.ADAPTER_CONTEXT, adapter.context)
                .put());
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;

/** Data that a protocol driver sends on a VC: to the miniport, which gives it back through NDIS when it was sent. */
final class Sends {
    private static final String AT_DISPATCH = "NDIS_SEND_FLAGS_DISPATCH_LEVEL";
    private static final String DONE_AT_DISPATCH = "NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL";

    private final World world;
    private final Traffic traffic;

    Sends(World world, Traffic traffic) {
        this.world = world;
        this.traffic = traffic;
    }

    /** The driver that sends on a VC and receives from it: the client, or the call manager that signals. */
    static Driver user(Vc vc) {
        return vc.af == null ? vc.manager.driver : vc.clientDriver();
    }

    /** A callback to that driver, with its context. */
    static Recorder atUser(Recorder out, Vc vc) {
        return vc.af == null
                ? out.context(Key.CALL_MGR_VC, vc.managerContext, Key.VC, vc.handle())
                : out.context(Key.CLIENT_VC, vc.clientContext, Key.VC, vc.handle());
    }

    /** Sends a chain in the step that is running. */
    void send(SimThread thread, Vc vc) {
        List<Ref> lists = traffic.chain();
        vc.flow.sent += lists.size();
        vc.flow.passing += lists.size();
        vc.hold();
        boolean lies = thread.irql < Irql.DISPATCH && world.planting.now("IRQL-DISPATCH-FLAG");
        if (lies) {
            world.planting.decideNext();
        }
        world.enter(Fn.SEND, thread, user(vc))
                .with(Key.VC, vc.handle())
                .lists(lists)
                .flags(lies ? AT_DISPATCH : traffic.flags(thread, "", AT_DISPATCH))
                .put();
        List<Step> steps = new ArrayList<>();
        if (world.chance(world.profile.failing() / 4)) {
            steps.add(t -> {
                vc.flow.passing -= lists.size();
                back(t, vc, lists);
            });
        } else {
            for (List<Ref> part : traffic.parts(lists)) {
                steps.add(t -> give(t, vc, part));
            }
        }
        steps.add(
                t -> world.exit(Fn.SEND, t, user(vc)).known(Key.VC, vc.handle()).put());
        steps.add(t -> vc.letGo());
        thread.then(steps.toArray(new Step[0]));
    }

    /** NDIS hands a chain to the miniport, which sends it sooner or later. */
    private void give(SimThread thread, Vc vc, List<Ref> lists) {
        vc.flow.passing -= lists.size();
        vc.flow.held.addAll(lists);
        vc.hold();
        Driver miniport = vc.adapter.driver;
        world.enter(Fn.MINIPORT_SEND, thread, miniport)
                .context(Key.MINIPORT_VC, vc.miniportContext, Key.VC, vc.handle())
                .lists(lists)
                .flags(traffic.flags(thread, "", AT_DISPATCH))
                .put();
        boolean nested = world.chance(world.profile.nested());
        if (!nested || world.chance(0.5)) {
            completeLater(vc);
        }
        thread.then(
                t -> {
                    if (nested) {
                        complete(t, vc);
                    }
                },
                t -> world.exit(Fn.MINIPORT_SEND, t, miniport)
                        .known(Key.VC, vc.handle())
                        .put(),
                t -> vc.letGo());
    }

    private void completeLater(Vc vc) {
        vc.hold();
        world.later(t -> {
            complete(t, vc);
            vc.letGo();
        });
    }

    /** The miniport gives back some of what it has, whichever chains it came in. */
    private void complete(SimThread thread, Vc vc) {
        List<Ref> held = vc.flow.held;
        if (held.isEmpty()) {
            return;
        }
        List<Ref> lists = traffic.some(held);
        if (!held.isEmpty()) {
            completeLater(vc);
        }
        if (world.planting.now("NBL-SEND-OWES-COMPLETE")) {
            lists.remove(0);
            forget(vc);
            if (lists.isEmpty()) {
                return;
            }
        }
        Vc named = named(vc);
        vc.hold();
        named.hold();
        Driver miniport = vc.adapter.driver;
        boolean plain = world.planting.now("NBL-SEND-COMPLETER-ROLE");
        if (plain || named != vc) {
            world.planting.decideNext();
        }
        Recorder out = world.enter(plain ? Fn.PLAIN_SEND_COMPLETE : Fn.SEND_COMPLETE, thread, miniport);
        (plain ? out.with(Key.ADAPTER, vc.adapter.handle) : out.with(Key.VC, named.handle()))
                .lists(lists)
                .flags(traffic.flags(thread, "", DONE_AT_DISPATCH))
                .put();
        List<Step> steps = new ArrayList<>();
        if (world.planting.now("NBL-SEND-COMPLETE-TWICE")) {
            steps.add(t -> traffic.misuse.completeTwice(t, vc, lists));
        }
        for (List<Ref> part : traffic.parts(lists)) {
            if (world.chance(world.profile.deferred() / 4)) {
                vc.hold();
                world.scheduler.post(world.anywhere(), world.delay(), t -> {
                    back(t, vc, part);
                    vc.letGo();
                });
            } else {
                steps.add(t -> back(t, vc, part));
            }
        }
        steps.add(t -> {
            Recorder end = world.exit(plain ? Fn.PLAIN_SEND_COMPLETE : Fn.SEND_COMPLETE, t, miniport);
            (plain ? end : end.known(Key.VC, named.handle())).put();
        });
        steps.add(t -> {
            named.letGo();
            vc.letGo();
        });
        thread.then(steps.toArray(new Step[0]));
    }

    /** The VC that a completion names: by a planted defect another one of the miniport. */
    private Vc named(Vc vc) {
        Vc other = traffic.neighbour(vc);
        return other != null && world.planting.now("NBL-SEND-COMPLETE-OTHER-VC") ? other : vc;
    }

    /** The defect: the miniport never completes a list; in the end its sender waits no longer. */
    private void forget(Vc vc) {
        vc.flow.forgotten = true;
        vc.hold();
        vc.pin();
        world.later(t -> {
            vc.flow.sent--;
            vc.unpin();
            vc.letGo();
        });
    }

    /** NDIS gives lists back to the sender, which may send them again at once. */
    private void back(SimThread thread, Vc vc, List<Ref> lists) {
        vc.flow.sent -= lists.size();
        vc.hold();
        Driver driver = user(vc);
        atUser(world.enter(Fn.CO_SEND_COMPLETE, thread, driver), vc)
                .lists(lists)
                .flags(traffic.flags(thread, "", DONE_AT_DISPATCH))
                .put();
        RefPool pool = world.handles(Key.NBL);
        lists.forEach(pool::give);
        thread.then(
                t -> {
                    if (!traffic.offer(t, vc) && vc.af != null) {
                        vc.af().client.calls.moreOf(t, vc);
                    }
                },
                t -> world.exit(Fn.CO_SEND_COMPLETE, t, driver)
                        .known(Key.VC, vc.handle())
                        .put(),
                t -> vc.letGo());
    }
}

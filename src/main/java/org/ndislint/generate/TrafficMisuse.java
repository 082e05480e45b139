package org.ndislint.generate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Receives.Kept;
import org.ndislint.generate.Vc.Activation;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** What drivers can do wrong with data: send and indicate where they must not, and give back what is not theirs to give. */
final class TrafficMisuse {
    private final World world;

    TrafficMisuse(World world) {
        this.world = world;
    }

    /** The client sends on a VC where it must not, if that is wanted here; false if not. */
    boolean send(SimThread thread, Vc vc) {
        if (!world.planting.isWaiting() || vc.dead || vc.handle == null || vc.deleting) {
            return false;
        }
        return switch (vc.clientCall) {
            case NONE ->
                vc.byClient
                        && vc.isDeletable()
                        && !vc.flow.used
                        && !vc.failed
                        && refused(thread, vc, "VC-SEND-WHILE-INACTIVE");
            case MAKING ->
                vc.managerCall == Call.MAKING
                        && vc.activation == Activation.OFF
                        && refused(thread, vc, "CALL-MAKE-SEND-BEFORE-UP");
            case ACCEPTED ->
                vc.managerCall == Call.ACCEPTED
                        && !vc.hangupSent
                        && refused(thread, vc, "CALL-INCOMING-SEND-BEFORE-CONNECTED");
            case CLOSING -> !vc.hungUp && refused(thread, vc, "CALL-SEND-AFTER-CLOSE");
            case UP -> again(thread, vc);
            case OFFERED -> false;
        };
    }

    /** The client answers a hang-up with data, inside of the callback that tells of it, if that is wanted; false if not. */
    boolean sendAfterHangup(SimThread thread, Vc vc) {
        return vc.clientCall == Call.UP && refused(thread, vc, "CALL-SEND-AFTER-REMOTE-CLOSE");
    }

    /** A send that NDIS gives back at once. */
    private boolean refused(SimThread thread, Vc vc, String rule) {
        if (!world.planting.now(rule)) {
            return false;
        }
        Driver driver = vc.clientDriver();
        Ref list = world.handles(Key.NBL).take();
        begin(vc);
        vc.flow.sent++;
        vc.flow.passing++;
        sending(thread, vc, list);
        thread.then(
                t -> {
                    vc.flow.sent--;
                    vc.flow.passing--;
                    Sends.atUser(world.enter(Fn.CO_SEND_COMPLETE, t, driver), vc)
                            .lists(List.of(list))
                            .flags("")
                            .put();
                    world.handles(Key.NBL).give(list);
                },
                t -> world.exit(Fn.CO_SEND_COMPLETE, t, driver)
                        .known(Key.VC, vc.handle())
                        .put(),
                t -> sent(t, vc));
        return true;
    }

    /** The client sends a list once more that the miniport still has. */
    private boolean again(SimThread thread, Vc vc) {
        if (vc.flow.held.isEmpty() || vc.hungUp || vc.banned || !world.planting.now("NBL-SEND-WHILE-OWNED")) {
            return false;
        }
        begin(vc);
        sending(thread, vc, vc.flow.held.get(0));
        thread.then(t -> sent(t, vc));
        return true;
    }

    private void begin(Vc vc) {
        vc.hold();
        vc.pin();
        world.planting.decideNext();
    }

    private void sending(SimThread thread, Vc vc, Ref list) {
        world.enter(Fn.SEND, thread, vc.clientDriver())
                .with(Key.VC, vc.handle())
                .lists(List.of(list))
                .flags("")
                .put();
    }

    private void sent(SimThread thread, Vc vc) {
        world.exit(Fn.SEND, thread, vc.clientDriver())
                .known(Key.VC, vc.handle())
                .put();
        vc.unpin();
        vc.letGo();
    }

    /** A miniport indicates what it must not, if that is wanted here; false if not. */
    boolean indicate(SimThread thread, Vc vc) {
        if (!world.planting.isWaiting()) {
            return false;
        }
        Kept out = null;
        for (Kept kept : Receives.binding(vc).kept) {
            out = kept.from() == vc ? kept : out;
        }
        return out != null && world.planting.now("NBL-INDICATE-WHILE-OUT") && indicate(thread, vc, out.list());
    }

    /** A miniport indicates on a VC that nobody has activated, if that is wanted; false if not. */
    boolean indicateOnInactive(SimThread thread, Vc vc) {
        return vc.handle != null
                && vc.isDeletable()
                && world.planting.now("VC-INDICATE-WHILE-INACTIVE")
                && indicate(thread, vc, null);
    }

    /** An indication that NDIS passes over. */
    private boolean indicate(SimThread thread, Vc vc, @Nullable Ref out) {
        RefPool pool = world.handles(Key.NBL);
        Ref list = out == null ? pool.take() : out;
        Driver miniport = vc.adapter.driver;
        begin(vc);
        world.enter(Fn.INDICATE, thread, miniport)
                .with(Key.VC, vc.handle())
                .lists(List.of(list))
                .number(Key.COUNT, 1)
                .flags(out == null ? Receives.RESOURCES : "")
                .put();
        thread.then(t -> {
            world.exit(Fn.INDICATE, t, miniport).known(Key.VC, vc.handle()).put();
            if (out == null) {
                pool.give(list);
            }
            vc.unpin();
            vc.letGo();
        });
        return true;
    }

    /** A miniport completes lists that it has just completed. */
    void completeTwice(SimThread thread, Vc vc, List<Ref> lists) {
        Driver miniport = vc.adapter.driver;
        world.planting.decideNext();
        world.enter(Fn.SEND_COMPLETE, thread, miniport)
                .with(Key.VC, vc.handle())
                .lists(lists.subList(0, 1))
                .flags("")
                .put();
        thread.then(t -> world.exit(Fn.SEND_COMPLETE, t, miniport)
                .known(Key.VC, vc.handle())
                .put());
    }

    /** A protocol driver returns a list that is not its own. */
    void returnWrongly(SimThread thread, Binding binding, Ref list) {
        Driver driver = binding.protocol.driver;
        Ref handle = binding.opened();
        world.planting.decideNext();
        world.enter(Fn.RETURN, thread, driver)
                .with(Key.BINDING, handle)
                .lists(List.of(list))
                .flags("")
                .put();
        thread.then(
                t -> world.exit(Fn.RETURN, t, driver).known(Key.BINDING, handle).put());
    }

    /** A client asks a miniport about a party, if that is wanted; NDIS fails it. False if not. */
    boolean askAboutParty(SimThread thread, Vc vc, Party party) {
        if (!world.planting.now("OID-CO-PARTY-WITHOUT-AF")) {
            return false;
        }
        Driver driver = vc.clientDriver();
        RefPool pool = world.handles(Key.REQUEST);
        Ref request = pool.take();
        party.hold();
        begin(vc);
        world.enter(Fn.OID_REQUEST, thread, driver)
                .with(Key.BINDING, vc.af().binding.opened())
                .with(Key.AF, Ref.NULL)
                .with(Key.VC, vc.handle())
                .with(Key.PARTY, party.handle())
                .with(Key.REQUEST, request)
                .put();
        thread.then(t -> {
            world.exit(Fn.OID_REQUEST, t, driver)
                    .status(Status.FAILURE)
                    .known(Key.REQUEST, request)
                    .put();
            pool.give(request);
            party.letGo();
            vc.unpin();
            vc.letGo();
        });
        return true;
    }
}

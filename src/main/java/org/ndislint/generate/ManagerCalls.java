package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Vc.Activation;
import org.ndislint.generate.Vc.Call;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** What a call manager does with calls: offers, connects, hangs up, changes, and cleans up behind them. */
final class ManagerCalls {
    private final World world;
    private final Manager manager;
    private final VcLife life;
    final ManagerMisuse misuse;
    private final PartyCalls parties;

    ManagerCalls(World world, Manager manager) {
        misuse = new ManagerMisuse(world, manager);
        this.world = world;
        this.manager = manager;
        life = new VcLife(world);
        parties = new PartyCalls(world);
    }

    /** Does something for an open address family on its own initiative. */
    boolean act(SimThread thread, Af af) {
        if (misuse.create(thread, af) || misuse.closeFamily(thread, af)) {
            return true;
        }
        if (af.vcs.size() < af.mostVcs && (af.vcs.isEmpty() || world.chance(0.5))) {
            return arrive(thread, af);
        }
        return !af.vcs.isEmpty() && act(thread, world.oneOf(af.vcs));
    }

    private boolean act(SimThread thread, Vc vc) {
        if (vc.dead || vc.handle == null || vc.managerWork > 0) {
            return false;
        }
        if (misuse.take(thread, vc)) {
            return true;
        }
        if (!vc.byClient && vc.isDeletable()) {
            if (world.planting.wants("CALL-MAKE-REQUIRES-CLIENT-VC") && world.chance(0.9)) {
                return false;
            }
            Sap sap = !vc.mustDelete && world.chance(0.4) ? openSap(vc.af()) : null;
            if (sap != null && mayOffer(vc.af())) {
                offer(thread, vc, sap);
            } else {
                life.delete(thread, vc, t -> {});
            }
            return true;
        }
        if (vc.managerCall == Call.UP && !vc.hangupSent && vc.activation == Activation.ON) {
            if (vc.parties.isMultipoint() && world.chance(0.6) && parties.leave(thread, vc)) {
                return true;
            }
            if (world.chance(0.5) || world.planting.wants("CALL-REMOTE-CLOSE-ERROR-DELETES-VC")) {
                hangUp(thread, vc);
            } else {
                changeQos(thread, vc);
            }
            return true;
        }
        if (vc.managerCall == Call.OFFERED && !vc.hangupSent && world.chance(0.02)) {
            hangUp(thread, vc);
            return true;
        }
        return false;
    }

    /** Deletes what an address family that is being closed still has of it; false if there is nothing to do now. */
    boolean clean(SimThread thread, Af af) {
        for (Vc vc : af.vcs) {
            if (!vc.byClient && vc.handle != null && vc.isDeletable()) {
                life.delete(thread, vc, t -> {});
                return true;
            }
        }
        return false;
    }

    /** The defect: it forgets about a VC of its own that is left; true if there is one. */
    boolean leak(Af af) {
        for (Vc vc : af.vcs) {
            if (!vc.byClient && vc.handle != null && vc.isDeletable() && world.planting.now("VC-OWES-DELETE")) {
                af.vcs.remove(vc);
                return true;
            }
        }
        return false;
    }

    /** Does something with its signalling on a binding. */
    boolean signal(SimThread thread, Binding binding) {
        if (!binding.isUsable()) {
            return false;
        }
        for (Vc vc : manager.signalling) {
            if (vc.binding == binding) {
                return world.chance(0.3) && endSignalling(thread, vc);
            }
        }
        Vc vc = new Vc(world, null, manager, binding.adapter, binding, false);
        vc.managerWork++;
        life.create(thread, vc, t -> new ActivateVc(vc, true, (u, active) -> vc.managerWork--).start(t));
        return true;
    }

    /** Takes the next step of ending its signalling; false if it has to wait. */
    boolean endSignalling(SimThread thread, Vc vc) {
        if (vc.handle == null || vc.managerWork > 0 || vc.switching) {
            return false;
        }
        if (vc.activation == Activation.ON) {
            vc.managerWork++;
            new ActivateVc(vc, false, (t, off) -> vc.managerWork--).begin(thread);
            return true;
        }
        if (vc.isDeletable()) {
            life.delete(thread, vc, t -> {});
            return true;
        }
        return false;
    }

    /** Whether it has no signalling VC on a binding, or forgets it. */
    boolean isSilent(Binding binding) {
        for (Vc vc : manager.signalling) {
            if (vc.binding == binding) {
                if (vc.managerWork > 0
                        || vc.deleting
                        || vc.handle == null
                        || !vc.flow.isIdle()
                        || !world.planting.now("BIND-CLOSE-CALLS-RELEASED")) {
                    return false;
                }
                manager.signalling.remove(vc);
                world.traffic.shut(vc);
                binding.vcLeft = true;
                return true;
            }
        }
        return true;
    }

    /** A call arrives from the network: a VC for it, then the offer. */
    private boolean arrive(SimThread thread, Af af) {
        Sap sap = openSap(af);
        if (sap == null || !mayOffer(af)) {
            return false;
        }
        Vc vc = new Vc(world, af, manager, af.offer.adapter, af.offer.binding, false);
        vc.managerWork++;
        life.create(thread, vc, t -> {
            if (world.chance(0.5) || world.planting.wants("VC-DEACTIVATE-BEFORE-DELETE")) {
                new ActivateVc(vc, true, (u, active) -> {
                            vc.managerWork--;
                            offerIfStillOpen(u, vc);
                        })
                        .start(t);
            } else {
                vc.managerWork--;
                offerIfStillOpen(t, vc);
            }
        });
        return true;
    }

    /** The defect: a call is offered on a SAP that is dead for the call manager. */
    void offerOnDead(Sap sap) {
        sap.hold();
        world.later(t -> {
            Af af = sap.af;
            if (!mayOffer(af)) {
                world.planting.retract();
                sap.letGo();
                return;
            }
            Vc vc = new Vc(world, af, manager, af.offer.adapter, af.offer.binding, false);
            vc.mustDelete = true;
            vc.managerWork++;
            vc.wrongSap = sap;
            life.create(t, vc, u -> {
                vc.managerWork--;
                u.then(w -> rejected(w, vc));
                if (mayOffer(af)) {
                    vc.wrongSap = null;
                    misuse.offerOnDead(u, vc, sap);
                }
            });
        });
    }

    private void offerIfStillOpen(SimThread thread, Vc vc) {
        Sap sap = vc.mustDelete ? null : openSap(vc.af());
        if (sap != null && mayOffer(vc.af())) {
            offer(thread, vc, sap);
        } else {
            rejected(thread, vc);
        }
    }

    private void offer(SimThread thread, Vc vc, Sap sap) {
        thread.then(t -> rejected(t, vc));
        if (misuse.offer(thread, vc)) {
            return;
        }
        thread.drop();
        new IncomingCall(vc, sap).start(thread);
    }

    private static boolean mayOffer(Af af) {
        return af.clientSide == Af.Side.OPEN && af.managerSide == Af.Side.OPEN && !af.offer.gone;
    }

    private @Nullable Sap openSap(Af af) {
        for (Sap sap : af.saps) {
            boolean registered = sap.managerSide == Sap.Side.REGISTERED || sap.managerSide == Sap.Side.REGISTERING;
            if (registered && sap.clientSide != Sap.Side.NONE && !world.planting.isOwed(sap.current)) {
                return sap;
            }
        }
        return null;
    }

    /** The client has accepted: the call is connected, or ended after all. */
    void accepted(SimThread thread, Vc vc) {
        if (vc.managerCall != Call.ACCEPTED || vc.hangupSent) {
            return;
        }
        if (!vc.byClient && world.planting.now("CALL-INCOMING-OWES-OUTCOME")) {
            vc.managerWork++;
            desert(thread, vc);
            return;
        }
        boolean ends = vc.activation == Activation.ON && world.planting.wants("CALL-CONNECTED-AFTER-REMOTE-CLOSE");
        if (ends || world.chance(world.profile.failing() / 2)) {
            hangUp(thread, vc);
            return;
        }
        if (vc.activation == Activation.OFF && world.planting.now("CALL-CONNECTED-REQUIRES-ACTIVE")) {
            vc.managerWork++;
            thread.then(t -> activateLate(t, vc));
            misuse.call(thread, vc, Fn.DISPATCH_CONNECTED);
            return;
        }
        vc.managerWork++;
        if (vc.activation == Activation.ON) {
            connect(thread, vc);
        } else {
            new ActivateVc(vc, true, (t, active) -> {
                        if (active) {
                            connect(t, vc);
                        } else {
                            vc.managerWork--;
                            hangUp(t, vc);
                        }
                    })
                    .start(thread);
        }
    }

    /** The call manager has connected a call on an inactive VC, which NDIS swallowed: it hangs up. */
    private void activateLate(SimThread thread, Vc vc) {
        vc.managerWork--;
        if (vc.managerCall == Call.ACCEPTED) {
            hangUp(thread, vc);
        }
    }

    /** The defect: it deletes its VC although there is a call on it that was not closed. */
    private void desert(SimThread thread, Vc vc) {
        if (vc.flow.sent > 0 || vc.requests > 0) {
            world.when(() -> vc.flow.sent == 0 && vc.requests == 0, t -> desert(t, vc));
            return;
        }
        if (vc.activation == Activation.ON) {
            new ActivateVc(vc, false, (t, off) -> t.then(u -> desert(u, vc))).begin(thread);
            return;
        }
        vc.managerWork--;
        boolean hanging = vc.clientCall == Call.ACCEPTED || vc.clientCall == Call.UP;
        if (!hanging || vc.managerCall == Call.CLOSING || vc.isPinned() || vc.managerWork > 0) {
            world.planting.retract();
            vc.deserted = false;
            if (hanging && !vc.hangupSent) {
                hangUp(thread, vc);
            }
            return;
        }
        vc.clientCall = Call.NONE;
        vc.managerCall = Call.NONE;
        vc.mustDelete = true;
        world.planting.decideFromNext(vc);
        life.delete(thread, vc, t -> {});
    }

    private void connect(SimThread thread, Vc vc) {
        thread.then(t -> {
            if (vc.managerCall != Call.ACCEPTED || vc.hangupSent) {
                // The client, or the remote side, has closed the call in the meantime.
                vc.managerWork--;
                return;
            }
            vc.managerCall = Call.UP;
            vc.reactivated = false;
            dispatch(t, vc, Fn.DISPATCH_CONNECTED, Fn.CL_CALL_CONNECTED, Status.ABSENT, u -> {
                if (vc.clientCall == Call.ACCEPTED) {
                    vc.clientCall = Call.UP;
                }
            });
        });
    }

    /** The client has turned an offer down, or could not be asked: the VC is put away. */
    void rejected(SimThread thread, Vc vc) {
        if (vc.activation == Activation.ON && vc.managerWork == 0) {
            vc.managerWork++;
            thread.then(t -> deactivate(t, vc));
            if (!vc.byClient && world.planting.now("VC-DEACTIVATE-BEFORE-DELETE")) {
                misuse.call(thread, vc, manager.isMiniport() ? Fn.MCM_DELETE_VC : Fn.DELETE_VC);
            }
        } else {
            putAway(thread, vc);
        }
    }

    private void deactivate(SimThread thread, Vc vc) {
        new ActivateVc(vc, false, (t, off) -> {
                    vc.managerWork--;
                    putAway(t, vc);
                })
                .begin(thread);
    }

    private void putAway(SimThread thread, Vc vc) {
        if (world.chance(0.5) && !vc.byClient && vc.isDeletable()) {
            life.delete(thread, vc, t -> {});
        }
    }

    private void hangUp(SimThread thread, Vc vc) {
        vc.hangupSent = true;
        vc.managerWork++;
        boolean late = vc.managerCall == Call.ACCEPTED
                && vc.activation == Activation.ON
                && world.planting.now("CALL-CONNECTED-AFTER-REMOTE-CLOSE");
        if (late) {
            thread.then(t -> misuse.connectLate(t, vc));
        }
        boolean badly = world.chance(0.3) || world.planting.wants("CALL-REMOTE-CLOSE-ERROR-DELETES-VC");
        long status = badly ? world.failure() : Status.SUCCESS;
        dispatch(thread, vc, Fn.DISPATCH_CLOSE, Fn.CL_INCOMING_CLOSE, status, t -> {
            if (vc.clientCall == Call.NONE) {
                return;
            }
            vc.hungUp = true;
            vc.hungUpBadly |= badly;
            boolean called = vc.clientCall == Call.ACCEPTED || vc.clientCall == Call.UP;
            if (!vc.byClient && called && world.planting.now("CALL-REMOTE-CLOSE-OWES-CLOSE")) {
                vc.deserted = true;
                vc.managerWork++;
                world.later(u -> desert(u, vc));
                return;
            }
            if (!world.traffic.misuse.sendAfterHangup(t, vc)) {
                vc.af().client.calls.moreOf(t, vc);
            }
        });
    }

    private void changeQos(SimThread thread, Vc vc) {
        vc.managerWork++;
        new ActivateVc(
                        vc,
                        true,
                        (t, active) -> t.then(u -> {
                            if (!active || vc.managerCall != Call.UP || vc.hangupSent) {
                                vc.managerWork--;
                                return;
                            }
                            dispatch(u, vc, Fn.DISPATCH_QOS, Fn.CL_QOS_CHANGE, Status.ABSENT, w -> {
                                if (vc.clientCall == Call.UP) {
                                    vc.af().client.calls.moreOf(w, vc);
                                }
                            });
                        }))
                .start(thread);
    }

    /** Tells the client something; NDIS runs its handler inside, or later. Ends one piece of the manager's work. */
    private void dispatch(SimThread thread, Vc vc, Fn call, Fn handler, long closeStatus, Step told) {
        vc.hold();
        vc.pin();
        Fn fn = manager.name(call);
        Recorder out = world.enter(fn, thread, manager.driver).with(Key.VC, vc.handle());
        if (closeStatus != Status.ABSENT) {
            out.fact(Key.CLOSE_STATUS, World.statusName(closeStatus));
        }
        out.put();
        vc.managerWork--;
        thread.then(
                t -> {
                    vc.unpin();
                    if (vc.dead || vc.clientCall == Call.NONE) {
                        // The call ended while this was on its way.
                        return;
                    }
                    Driver driver = vc.clientDriver();
                    Recorder at = world.enter(handler, t, driver)
                            .context(Key.CLIENT_VC, vc.clientContext, Key.VC, vc.handle());
                    if (closeStatus != Status.ABSENT) {
                        at.fact(Key.CLOSE_STATUS, World.statusName(closeStatus));
                        // Whatever becomes of the call meanwhile.
                        vc.mustDelete |= closeStatus != Status.SUCCESS;
                    }
                    at.put();
                    t.then(
                            told,
                            u -> world.exit(handler, u, driver)
                                    .known(Key.VC, vc.handle())
                                    .put());
                },
                t -> world.exit(fn, t, manager.driver)
                        .known(Key.VC, vc.handle())
                        .put(),
                t -> vc.letGo());
    }
}

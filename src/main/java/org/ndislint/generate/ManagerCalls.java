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

    ManagerCalls(World world, Manager manager) {
        this.world = world;
        this.manager = manager;
        life = new VcLife(world);
    }

    /** Does something for an open address family on its own initiative. */
    boolean act(SimThread thread, Af af) {
        if (af.vcs.size() < af.mostVcs && (af.vcs.isEmpty() || world.chance(0.2))) {
            return arrive(thread, af);
        }
        return !af.vcs.isEmpty() && act(thread, world.oneOf(af.vcs));
    }

    private boolean act(SimThread thread, Vc vc) {
        if (vc.dead || vc.handle == null || vc.managerWork > 0) {
            return false;
        }
        if (!vc.byClient && vc.isDeletable()) {
            Sap sap = !vc.mustDelete && world.chance(0.4) ? openSap(vc.af()) : null;
            if (sap != null && mayOffer(vc.af())) {
                offer(thread, vc, sap);
            } else {
                life.delete(thread, vc, t -> {});
            }
            return true;
        }
        if (vc.managerCall == Call.UP && !vc.hangupSent && vc.activation == Activation.ON) {
            if (world.chance(0.5)) {
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

    /** A call arrives from the network: a VC for it, then the offer. */
    private boolean arrive(SimThread thread, Af af) {
        Sap sap = openSap(af);
        if (sap == null || !mayOffer(af)) {
            return false;
        }
        Vc vc = new Vc(world, af, manager, af.offer.adapter, af.offer.binding, false);
        vc.managerWork++;
        life.create(thread, vc, t -> {
            if (world.chance(0.5)) {
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

    private void offerIfStillOpen(SimThread thread, Vc vc) {
        Sap sap = vc.mustDelete ? null : openSap(vc.af());
        if (sap != null && mayOffer(vc.af())) {
            offer(thread, vc, sap);
        } else {
            rejected(thread, vc);
        }
    }

    private void offer(SimThread thread, Vc vc, Sap sap) {
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
        if (world.chance(world.profile.failing() / 2)) {
            hangUp(thread, vc);
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

    private void connect(SimThread thread, Vc vc) {
        thread.then(t -> {
            if (vc.managerCall != Call.ACCEPTED) {
                // The client has closed the call in the meantime.
                vc.managerWork--;
                return;
            }
            vc.managerCall = Call.UP;
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
            new ActivateVc(vc, false, (t, off) -> {
                        vc.managerWork--;
                        putAway(t, vc);
                    })
                    .start(thread);
        } else {
            putAway(thread, vc);
        }
    }

    private void putAway(SimThread thread, Vc vc) {
        if (world.chance(0.5) && !vc.byClient && vc.isDeletable()) {
            life.delete(thread, vc, t -> {});
        }
    }

    private void hangUp(SimThread thread, Vc vc) {
        vc.hangupSent = true;
        vc.managerWork++;
        boolean badly = world.chance(0.3);
        long status = badly ? world.failure() : Status.SUCCESS;
        dispatch(thread, vc, Fn.DISPATCH_CLOSE, Fn.CL_INCOMING_CLOSE, status, t -> {
            if (vc.clientCall == Call.NONE) {
                return;
            }
            vc.hungUp = true;
            vc.mustDelete |= badly;
            vc.af().client.calls.moreOf(t, vc);
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

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** Creates and deletes VCs: calls that NDIS answers before they return, with the other drivers' handlers inside. */
final class VcLife {
    private final World world;

    private final ClientMisuse misuse;

    VcLife(World world) {
        this.world = world;
        misuse = new ClientMisuse(world);
    }

    /** A driver creates a VC; {@code then} runs after the return if it succeeded. */
    void create(SimThread thread, Vc vc, Step then) {
        vc.hold();
        vc.pin();
        if (vc.af != null) {
            vc.af.vcs.add(vc);
        } else {
            vc.manager.signalling.add(vc);
        }
        createEnter(thread, vc);
        thread.then(t -> inner(t, vc, then));
    }

    private Fn createFunction(Vc vc) {
        return !vc.byClient && vc.manager.isMiniport() ? Fn.MCM_CREATE_VC : Fn.CREATE_VC;
    }

    private static Driver creator(Vc vc) {
        return vc.byClient ? vc.clientDriver() : vc.manager.driver;
    }

    private void createEnter(SimThread thread, Vc vc) {
        Recorder out = world.enter(createFunction(vc), thread, creator(vc));
        if (vc.byClient) {
            vc.clientContext = world.contexts(creator(vc), Key.CLIENT_VC).take();
            out.with(Key.BINDING, vc.af().binding.opened()).with(Key.CLIENT_VC, vc.clientContext);
        } else {
            Ref context = world.contexts(creator(vc), Key.CALL_MGR_VC).take();
            vc.managerContext = context;
            Binding binding = vc.binding;
            if (binding == null) {
                vc.miniportContext = context;
                out.with(Key.ADAPTER, vc.adapter.handle).with(Key.MINIPORT_VC, context);
            } else {
                out.with(Key.BINDING, binding.opened()).with(Key.CALL_MGR_VC, context);
            }
        }
        out.with(Key.AF, vc.af == null ? Ref.NULL : vc.af.handle()).put();
    }

    private void inner(SimThread thread, Vc vc, Step then) {
        vc.handle = world.handles(Key.VC).take();
        boolean miniport = vc.adapter.manager == null;
        boolean peer = vc.af != null;
        boolean pends = peer && world.planting.now("VC-CREATE-HANDLER-PENDS");
        boolean reused = !pends && vc.byClient && world.planting.now("VC-USE-AFTER-FAILED-CREATE");
        boolean fails = pends || reused || world.chance(world.profile.failing() / 2);
        boolean peerFails = pends || (fails && peer && (!miniport || world.chance(0.5)));
        boolean miniportFails = fails && !peerFails && miniport;
        List<Step> steps = new ArrayList<>();
        boolean miniportFirst = miniport && world.chance(0.5);
        if (miniportFirst) {
            steps.add(t -> miniportCreate(t, vc, miniportFails));
        }
        if (peer && !(miniportFirst && miniportFails)) {
            steps.add(t -> peerCreate(t, vc, peerFails, pends));
        }
        if (miniport && !miniportFirst && !peerFails) {
            steps.add(t -> miniportCreate(t, vc, miniportFails));
        }
        if (peerFails && miniportFirst) {
            steps.add(t -> miniportDelete(t, vc));
        }
        if (miniportFails && peer && !miniportFirst) {
            steps.add(t -> peerDelete(t, vc, Status.SUCCESS));
        }
        if (pends) {
            steps.add(t -> peerDelete(t, vc, Status.SUCCESS));
        }
        long status = peerFails || miniportFails ? world.failure() : Status.SUCCESS;
        steps.add(t -> createExit(t, vc, status));
        if (status == Status.SUCCESS) {
            steps.add(then);
        }
        if (reused) {
            steps.add(t -> misuse.call(t, vc, Fn.MAKE_CALL, Status.FAILURE));
        }
        steps.add(t -> vc.letGo());
        thread.then(steps.toArray(new Step[0]));
    }

    private void createExit(SimThread thread, Vc vc, long status) {
        Recorder out = world.exit(createFunction(vc), thread, creator(vc)).status(status);
        if (status == Status.SUCCESS) {
            out.with(Key.VC, vc.handle());
        }
        if (vc.af != null) {
            out.known(Key.AF, vc.af.handle());
        }
        out.put();
        vc.unpin();
        if (status != Status.SUCCESS) {
            vc.gone();
        }
    }

    private void peerCreate(SimThread thread, Vc vc, boolean fails, boolean pends) {
        Af af = vc.af();
        Driver driver = vc.byClient ? vc.manager.driver : vc.clientDriver();
        world.enter(Fn.CO_CREATE_VC, thread, driver)
                .with(Key.VC, vc.handle())
                .context(
                        vc.byClient ? Key.CALL_MGR_AF : Key.CLIENT_AF,
                        vc.byClient ? af.managerContext() : af.clientContext,
                        Key.AF,
                        af.handle())
                .put();
        thread.then(t -> {
            Recorder out = world.exit(Fn.CO_CREATE_VC, t, driver);
            if (fails) {
                if (pends) {
                    world.planting.decideNext();
                }
                out.status(pends ? Status.PENDING : world.failure())
                        .known(Key.VC, vc.handle())
                        .put();
                return;
            }
            Key key = vc.byClient ? Key.CALL_MGR_VC : Key.CLIENT_VC;
            Ref context = world.contexts(driver, key).take();
            if (vc.byClient) {
                vc.managerContext = context;
                if (vc.manager.isMiniport()) {
                    vc.miniportContext = context;
                }
            } else {
                vc.clientContext = context;
            }
            out.status(Status.SUCCESS)
                    .with(key, context)
                    .known(Key.VC, vc.handle())
                    .put();
        });
    }

    private void miniportCreate(SimThread thread, Vc vc, boolean fails) {
        Driver driver = vc.adapter.driver;
        world.enter(Fn.MINIPORT_CREATE_VC, thread, driver)
                .context(Key.ADAPTER_CONTEXT, vc.adapter.context, Key.ADAPTER, vc.adapter.handle)
                .with(Key.VC, vc.handle())
                .put();
        thread.then(t -> {
            Recorder out = world.exit(Fn.MINIPORT_CREATE_VC, t, driver);
            if (fails) {
                out.status(world.failure()).known(Key.VC, vc.handle()).put();
                return;
            }
            vc.miniportContext = world.contexts(driver, Key.MINIPORT_VC).take();
            out.status(Status.SUCCESS)
                    .with(Key.MINIPORT_VC, vc.miniportContext)
                    .known(Key.VC, vc.handle())
                    .put();
        });
    }

    /** The creator deletes a VC that it may delete; {@code then} runs after the return, whatever it was. */
    void delete(SimThread thread, Vc vc, Step then) {
        vc.deleting = true;
        vc.hold();
        boolean uncaused = world.planting.now("VC-DELETE-REFUSED");
        boolean pends = !uncaused && vc.af != null && world.planting.now("VC-DELETE-HANDLER-PENDS");
        boolean used = !uncaused && !pends && vc.byClient && world.planting.now("VC-USE-AFTER-DELETE");
        boolean free = !uncaused && !pends && !used && !vc.mustDelete && vc.refusals < 1;
        boolean refused = vc.af != null && free && world.chance(world.profile.refusing() / 8);
        if (refused) {
            vc.refusals++;
        }
        Fn fn = !vc.byClient && vc.manager.isMiniport() ? Fn.MCM_DELETE_VC : Fn.DELETE_VC;
        world.enter(fn, thread, creator(vc)).with(Key.VC, vc.handle()).put();
        List<Step> steps = new ArrayList<>();
        boolean miniport = vc.adapter.manager == null && !refused && !uncaused;
        boolean miniportFirst = miniport && world.chance(0.5);
        if (miniportFirst) {
            steps.add(t -> miniportDelete(t, vc));
        }
        if (vc.af != null && !uncaused) {
            long answer = pends ? Status.PENDING : refused ? Status.NOT_ACCEPTED : Status.SUCCESS;
            steps.add(t -> peerDelete(t, vc, answer));
        }
        if (miniport && !miniportFirst) {
            steps.add(t -> miniportDelete(t, vc));
        }
        steps.add(t -> {
            if (uncaused) {
                world.planting.decideNext();
            } else if (!refused) {
                world.planting.ends(vc);
                if (vc.flow.forgotten) {
                    world.planting.decideFromNext(vc.adapter);
                }
                world.planting.decideUpToNext(vc);
            }
            world.exit(fn, t, creator(vc))
                    .status(refused || uncaused ? Status.NOT_ACCEPTED : Status.SUCCESS)
                    .known(Key.VC, vc.handle())
                    .put();
            vc.deleting = false;
            if (!refused && !uncaused) {
                vc.gone();
            }
        });
        if (used) {
            steps.add(t -> misuse.call(t, vc, Fn.MAKE_CALL, Status.FAILURE));
        }
        steps.add(then);
        steps.add(t -> vc.letGo());
        thread.then(steps.toArray(new Step[0]));
    }

    private void peerDelete(SimThread thread, Vc vc, long status) {
        Driver driver = vc.byClient ? vc.manager.driver : vc.clientDriver();
        Key key = vc.byClient ? Key.CALL_MGR_VC : Key.CLIENT_VC;
        @Nullable Ref context = vc.byClient ? vc.managerContext : vc.clientContext;
        world.enter(Fn.CO_DELETE_VC, thread, driver)
                .context(key, context, Key.VC, vc.handle())
                .put();
        thread.then(t -> {
            if (status == Status.PENDING) {
                world.planting.decideNext();
            }
            world.exit(Fn.CO_DELETE_VC, t, driver)
                    .status(status)
                    .known(Key.VC, vc.handle())
                    .put();
        });
    }

    private void miniportDelete(SimThread thread, Vc vc) {
        Driver driver = vc.adapter.driver;
        world.enter(Fn.MINIPORT_DELETE_VC, thread, driver)
                .context(Key.MINIPORT_VC, vc.miniportContext, Key.VC, vc.handle())
                .put();
        thread.then(t -> {
            if (vc.flow.forgotten) {
                world.planting.decideFromNext(vc.adapter);
            }
            world.exit(Fn.MINIPORT_DELETE_VC, t, driver)
                    .status(Status.SUCCESS)
                    .known(Key.VC, vc.handle())
                    .put();
        });
    }
}

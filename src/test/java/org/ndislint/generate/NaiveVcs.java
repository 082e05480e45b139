package org.ndislint.generate;

import static org.ndislint.generate.NaiveChecker.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** VCs of a whole trace: who made them, their activation and deletion. */
final class NaiveVcs {
    /** The states of the activation region. */
    enum Activation {
        OFF,
        FIRST,
        ON,
        AGAIN,
        STOPPING
    }

    /** A VC from its create call on. */
    static final class Vc {
        final NaiveOperation activate = new NaiveOperation("VC-ACTIVATE", false);
        final NaiveOperation deactivate = new NaiveOperation("VC-DEACTIVATE", false);
        final NaiveOperation make = new NaiveOperation("CALL-MAKE", false);
        final NaiveOperation incoming = new NaiveOperation("CALL-INCOMING", false);
        final NaiveOperation close = new NaiveOperation("CALL-CLOSE", false);
        final NaiveOperation qos = new NaiveOperation("QOS-MODIFY", false);
        final NaiveAfs.@Nullable Af af;
        final boolean byClient;
        final boolean byMcm;
        final int creator;
        final NaiveCalls.State call = new NaiveCalls.State();
        Activation activation = Activation.OFF;
        boolean live;
        boolean dead;
        boolean explained;

        Vc(NaiveAfs.@Nullable Af af, boolean byClient, boolean byMcm, int creator) {
            this.af = af;
            this.byClient = byClient;
            this.byMcm = byMcm;
            this.creator = creator;
        }

        List<NaiveOperation> operations() {
            return List.of(activate, deactivate, make, incoming, close, qos);
        }

        boolean isActive() {
            return activation == Activation.ON || activation == Activation.AGAIN;
        }
    }

    private static final Set<String> MINIPORT_SIDE = Set.of("NdisMCoActivateVcComplete", "NdisMCoDeactivateVcComplete");

    private final NaiveChecker checker;
    private final NaiveAfs afs;
    private final NaiveCalls calls;
    private final NaiveBindings bindings;
    private final Map<String, Vc> vcs = new HashMap<>();

    NaiveVcs(NaiveChecker checker, NaiveAfs afs, NaiveBindings bindings) {
        this.bindings = bindings;
        this.checker = checker;
        this.afs = afs;
        calls = new NaiveCalls(checker, afs);
    }

    private @Nullable Vc vc(CallEvent event) {
        String handle = value(event, Key.VC);
        return handle == null ? null : vcs.get(handle);
    }

    /** The drivers that ever served as call managers, learned from their creates. */
    private boolean isManager(CallEvent event) {
        return checker.hasHandlers(event.driver, "NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS");
    }

    void enter(CallEvent event, String fn, NaiveFrames.Frame frame) {
        Vc vc = vc(event);
        boolean call = fn.startsWith("Ndis");
        if (call && vc != null && vc.dead) {
            checker.report(vc.live ? "VC-USE-AFTER-DELETE" : "VC-USE-AFTER-FAILED-CREATE");
            return;
        }
        if (frame.note == null) {
            frame.note = vc;
        }
        int before = checker.count();
        if (vc != null) {
            roles(event, fn, vc);
            calls.enter(event, fn, vc, frame);
        }
        act(event, fn, frame, vc);
        frame.wrong = checker.count() > before;
    }

    private void act(CallEvent event, String fn, NaiveFrames.Frame frame, @Nullable Vc vc) {
        switch (fn) {
            case "NdisCoCreateVc", "NdisMCmCreateVc" -> create(event, fn, frame);
            case "ProtocolCoCreateVc", "MiniportCoCreateVc" -> {
                NaiveFrames.Frame outer = checker.frames().inside(event, "NdisCoCreateVc", "NdisMCmCreateVc");
                if (outer != null && outer.note instanceof Vc fresh) {
                    vcs.put(String.valueOf(value(event, Key.VC)), fresh);
                    frame.note = fresh;
                }
            }
            case "NdisCoDeleteVc", "NdisMCmDeleteVc" -> {
                if (vc != null) {
                    delete(event, vc);
                }
            }
            case "NdisCmActivateVc", "NdisMCmActivateVc" -> {
                if (vc != null) {
                    switch (vc.activation) {
                        case OFF -> vc.activation = Activation.FIRST;
                        case ON -> vc.activation = Activation.AGAIN;
                        case STOPPING -> checker.report("VC-ACTIVATE-WHILE-DEACTIVATING");
                        case FIRST, AGAIN -> {}
                    }
                }
            }
            case "NdisCmDeactivateVc", "NdisMCmDeactivateVc" -> {
                if (vc != null) {
                    if (vc.activation == Activation.OFF || vc.activation == Activation.STOPPING) {
                        checker.report("VC-DEACTIVATE-INACTIVE");
                    } else {
                        vc.activation = Activation.STOPPING;
                    }
                    vc.call.deactivatedSinceClose = true;
                }
            }
            case "MiniportCoActivateVc" -> {
                if (vc != null) {
                    frame.request = vc.activate.handlerEnter();
                }
            }
            case "MiniportCoDeactivateVc" -> {
                if (vc != null) {
                    frame.request = vc.deactivate.handlerEnter();
                }
            }
            case "NdisMCoActivateVcComplete" -> {
                if (vc != null && vc.activate.complete(event.status, checker.reporter())) {
                    activated(vc, event.status);
                }
            }
            case "NdisMCoDeactivateVcComplete" -> {
                if (vc != null && vc.deactivate.complete(event.status, checker.reporter())) {
                    deactivated(vc);
                }
            }
            case "ProtocolCmActivateVcComplete" -> {
                if (vc != null) {
                    activated(vc, event.status);
                }
            }
            case "ProtocolCmDeactivateVcComplete" -> {
                if (vc != null) {
                    deactivated(vc);
                }
            }
            default -> {}
        }
    }

    private void roles(CallEvent event, String fn, Vc vc) {
        if (vc.af == null) {
            return;
        }
        boolean managerCalls = fn.startsWith("NdisCm") || fn.startsWith("NdisMCm");
        boolean mcm = vc.af.mcm;
        boolean toParties = fn.contains("OidRequest");
        if (managerCalls && !toParties) {
            if (fn.startsWith("NdisMCm") && !mcm) {
                checker.report("AF-ROLE-CM-USES-NDISMCM");
            } else if (fn.startsWith("NdisCm") && mcm) {
                checker.report("AF-ROLE-MCM-USES-NDISCM");
            }
        }
        if (fn.startsWith("NdisCl") && isManager(event)) {
            checker.report("AF-ROLE-CLIENT-VS-CM");
        }
        if (managerCalls && !isManager(event) && !MINIPORT_SIDE.contains(fn)) {
            checker.report("AF-ROLE-CLIENT-VS-CM");
        }
    }

    private void create(CallEvent event, String fn, NaiveFrames.Frame frame) {
        boolean manager = isManager(event);
        NaiveAfs.Af af = afs.of(event);
        if (fn.equals("NdisMCmCreateVc") && event.isNull(Key.AF)) {
            checker.report("VC-CREATE-MCM-AF-REQUIRED");
        }
        if (fn.equals("NdisCoCreateVc") && event.isNull(Key.AF) && !manager) {
            checker.report("VC-CREATE-NULL-AF-CM-ONLY");
        }
        if (fn.equals("NdisCoCreateVc") && manager && af != null && af.mcm) {
            checker.report("AF-ROLE-MCM-USES-NDISCO");
        }
        Vc fresh = new Vc(af, !manager, fn.equals("NdisMCmCreateVc"), event.driver);
        frame.note = fresh;
        NaiveBindings.Binding binding = bindings.ofHandle(value(event, Key.BINDING));
        if (binding != null) {
            binding.vcs.add(fresh);
        }
    }

    private void delete(CallEvent event, Vc vc) {
        if (event.driver != vc.creator) {
            checker.report("VC-DELETE-ONLY-BY-CREATOR");
            vc.explained = true;
            return;
        }
        calls.delete(vc);
        boolean pending = false;
        for (NaiveOperation operation : vc.operations()) {
            pending |= operation.isOpen() && operation != vc.deactivate;
        }
        if (pending) {
            checker.report("VC-DELETE-NO-PENDING-OPS");
            vc.explained = true;
        }
        if (vc.activation == Activation.ON
                || vc.activation == Activation.AGAIN
                || vc.activation == Activation.STOPPING) {
            boolean managersFault = vc.byClient && vc.call.closed && !vc.call.deactivatedSinceClose;
            checker.report(managersFault ? "VC-DEACTIVATE-ON-CALL-CLOSE" : "VC-DEACTIVATE-BEFORE-DELETE");
            vc.explained = true;
        }
    }

    private static void activated(Vc vc, long status) {
        boolean pending = vc.activation == Activation.FIRST || vc.activation == Activation.AGAIN;
        if (status == Status.SUCCESS) {
            if (pending) {
                vc.activation = Activation.ON;
                vc.call.reactivated();
            }
        } else if (status != Status.PENDING && pending) {
            vc.activation = vc.activation == Activation.FIRST ? Activation.OFF : Activation.ON;
        }
    }

    private static void deactivated(Vc vc) {
        if (vc.activation == Activation.STOPPING) {
            vc.activation = Activation.OFF;
        }
    }

    void exit(CallEvent event, String fn, NaiveFrames.Frame frame) {
        if (!(frame.note instanceof Vc vc)) {
            return;
        }
        if (frame.wrong && event.status != Status.SUCCESS) {
            vc.explained = false;
            return;
        }
        Consumer<String> report = checker.reporter();
        switch (fn) {
            case "NdisCoCreateVc", "NdisMCmCreateVc" -> {
                if (event.status == Status.SUCCESS) {
                    vc.live = true;
                    vcs.put(String.valueOf(value(event, Key.VC)), vc);
                    if (vc.af != null) {
                        vc.af.vcs.add(vc);
                    }
                } else {
                    vc.dead = true;
                }
            }
            case "ProtocolCoCreateVc", "MiniportCoCreateVc" -> {
                if (event.status == Status.PENDING) {
                    checker.report("VC-CREATE-HANDLER-PENDS");
                }
            }
            case "ProtocolCoDeleteVc", "MiniportCoDeleteVc" -> {
                if (event.status == Status.PENDING) {
                    checker.report("VC-DELETE-HANDLER-PENDS");
                }
                vc.explained |= event.status != Status.SUCCESS;
            }
            case "NdisCoDeleteVc", "NdisMCmDeleteVc" -> {
                if (event.status == Status.SUCCESS) {
                    vc.dead = true;
                    if (vc.af != null) {
                        vc.af.vcs.remove(vc);
                    }
                    for (NaiveOperation operation : vc.operations()) {
                        operation.end(report);
                    }
                } else if (!vc.explained) {
                    checker.report("VC-DELETE-REFUSED");
                }
                vc.explained = false;
            }
            case "NdisCmActivateVc", "NdisMCmActivateVc" -> {
                if (event.status != Status.PENDING) {
                    activated(vc, event.status);
                }
            }
            case "NdisCmDeactivateVc", "NdisMCmDeactivateVc" -> {
                if (event.status == Status.SUCCESS) {
                    deactivated(vc);
                }
            }
            case "MiniportCoActivateVc" -> {
                frame.answered(event.status, report);
                if (event.status != Status.PENDING) {
                    activated(vc, event.status);
                }
            }
            case "MiniportCoDeactivateVc" -> {
                frame.answered(event.status, report);
                if (event.status == Status.SUCCESS) {
                    deactivated(vc);
                }
            }
            default -> calls.exit(event, fn, vc, frame);
        }
    }

    /** VCs that the call manager made and that are left when an address family has closed on both sides. */
    static List<Vc> leftOver(NaiveAfs.Af af) {
        List<Vc> left = new ArrayList<>();
        for (Vc vc : af.vcs) {
            if (!vc.byClient) {
                left.add(vc);
            }
        }
        return left;
    }
}

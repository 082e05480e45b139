package org.ndislint.generate;

import static org.ndislint.generate.NaiveChecker.own;
import static org.ndislint.generate.NaiveChecker.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** Address families and SAPs of a whole trace. */
final class NaiveAfs {
    /** What one side of an address family is at. */
    enum Side {
        NONE,
        OPENING,
        OPEN,
        CLOSING,
        CLOSED
    }

    /** What the client's side of a SAP is at. */
    enum SapState {
        REGISTERING,
        REGISTERED,
        DEREGISTERING,
        NONE
    }

    /** One open of an address family. */
    static final class Af {
        final NaiveOperation open = new NaiveOperation("AF-OPEN", false);
        NaiveOperation close = new NaiveOperation("AF-CLOSE", true);
        NaiveOperation notify = new NaiveOperation("AF-NOTIFY", false);
        final List<Sap> saps = new ArrayList<>();
        final List<NaiveVcs.Vc> vcs = new ArrayList<>();
        Side client = Side.OPENING;
        Side manager = Side.NONE;
        boolean closePended;
        int attempts;
        boolean asked;
        boolean told;
        boolean mcm;
        boolean dying;

        /** The call manager's binding or adapter has ended. */
        void managerEnds(Consumer<String> report) {
            open.end(report);
            close.end(report);
            for (Sap sap : saps) {
                sap.register.end(report);
                sap.deregister.end(report);
            }
        }
    }

    /** One of the client's attempts to close, of which the earlier were refused. */
    private record Attempt(Af af, int number) {
        boolean isCurrent() {
            return af.client == Side.CLOSING && af.attempts == number;
        }
    }

    /** A SAP. */
    static final class Sap {
        final NaiveOperation register = new NaiveOperation("SAP-REG", false);
        NaiveOperation deregister = new NaiveOperation("SAP-DEREG", true);
        final Af af;
        SapState client = SapState.REGISTERING;
        boolean managerHas;
        boolean registered;

        Sap(Af af) {
            this.af = af;
        }
    }

    private final NaiveChecker checker;
    private final NaiveBindings bindings;
    private final Map<String, Af> afs = new HashMap<>();
    private final Map<String, Af> opening = new HashMap<>();
    private final Map<String, Sap> saps = new HashMap<>();
    private final Map<String, Sap> registering = new HashMap<>();

    NaiveAfs(NaiveChecker checker, NaiveBindings bindings) {
        this.checker = checker;
        this.bindings = bindings;
    }

    /** The address family that an event names. */
    @Nullable
    Af of(CallEvent event) {
        return af(event);
    }

    /** A call is offered on a SAP, with a VC of an address family; false if the SAP does not fit. */
    boolean offered(CallEvent event, Af ofVc) {
        Sap sap = sap(event);
        if (sap == null) {
            checker.report("SAP-INCOMING-REGISTERED");
        } else if (!sap.managerHas && !sap.register.isOpen()) {
            checker.report(sap.registered ? "SAP-CM-USE-AFTER-DEREG" : "SAP-CM-USE-AFTER-FAILED-REG");
        } else if (sap.af != ofVc) {
            checker.report("CALL-INCOMING-SAP-OTHER-AF");
        } else {
            return true;
        }
        return false;
    }

    private @Nullable Af af(CallEvent event) {
        String handle = value(event, Key.AF);
        return handle == null ? null : afs.get(handle);
    }

    private @Nullable Sap sap(CallEvent event) {
        String handle = value(event, Key.SAP);
        return handle == null ? null : saps.get(handle);
    }

    void enter(CallEvent event, String fn, NaiveFrames.Frame frame) {
        Af af = af(event);
        Sap sap = sap(event);
        role(event, fn, af, sap);
        switch (fn) {
            case "NdisClOpenAddressFamilyEx" -> {
                Af fresh = new Af();
                opening.put(event.driver + "/" + value(event, Key.CLIENT_AF), fresh);
                NaiveBindings.Binding binding = bindings.ofHandle(value(event, Key.BINDING));
                if (binding != null) {
                    binding.clientAfs.add(fresh);
                }
                frame.note = fresh;
            }
            case "ProtocolCmOpenAf" -> {
                NaiveFrames.Frame outer = checker.frames().inside(event, "NdisClOpenAddressFamilyEx");
                if (outer != null && outer.note instanceof Af fresh) {
                    afs.put(String.valueOf(value(event, Key.AF)), fresh);
                    fresh.manager = Side.OPENING;
                    frame.request = fresh.open.handlerEnter();
                    NaiveBindings.Binding binding = bindings.ofContext(own(event, Key.BINDING_CONTEXT));
                    if (binding != null) {
                        binding.managerAfs.add(fresh);
                    }
                    NaiveBindings.Adapter adapter = bindings.adapterOfContext(own(event, Key.ADAPTER_CONTEXT));
                    if (adapter != null) {
                        adapter.managerAfs.add(fresh);
                        fresh.mcm = true;
                    }
                    frame.note = fresh;
                }
            }
            case "NdisCmOpenAddressFamilyComplete", "NdisMCmOpenAddressFamilyComplete" -> {
                if (af != null && af.open.complete(event.status, checker.reporter())) {
                    af.manager = event.status == Status.SUCCESS ? Side.OPEN : Side.CLOSED;
                }
            }
            case "ProtocolClOpenAfCompleteEx" -> {
                Af known = opening.get(own(event, Key.CLIENT_AF));
                if (known != null && known.client == Side.OPENING) {
                    known.client = event.status == Status.SUCCESS ? Side.OPEN : Side.CLOSED;
                }
            }
            case "NdisClCloseAddressFamily" -> {
                if (checker.hasHandlers(event.driver, "NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS")) {
                    checker.report("AF-ROLE-CLIENT-VS-CM");
                } else {
                    clientClose(af, frame);
                }
            }
            case "ProtocolCmCloseAf" -> {
                if (af != null) {
                    af.manager = Side.CLOSING;
                    frame.request = af.close.handlerEnter();
                    af.asked = true;
                    frame.note = af;
                }
            }
            case "NdisCmCloseAddressFamilyComplete", "NdisMCmCloseAddressFamilyComplete" -> {
                if (af != null && af.close.complete(event.status, checker.reporter())) {
                    managerClosed(af);
                }
            }
            case "ProtocolClCloseAfComplete" -> {
                if (af != null && af.client == Side.CLOSING) {
                    af.client = event.status == Status.SUCCESS ? Side.CLOSED : Side.OPEN;
                    af.closePended = false;
                }
            }
            case "NdisCmNotifyCloseAddressFamily", "NdisMCmNotifyCloseAddressFamily" -> {
                managerUse(af);
                if (af != null) {
                    af.asked = true;
                }
                frame.note = af;
            }
            case "ProtocolClNotifyCloseAf" -> {
                if (af != null) {
                    af.notify = new NaiveOperation("AF-NOTIFY", false);
                    frame.request = af.notify.handlerEnter();
                    frame.note = af;
                }
            }
            case "NdisClNotifyCloseAddressFamilyComplete" -> {
                if (af != null && af.notify.complete(event.status, checker.reporter())) {
                    boolean unclosed = af.client == Side.OPEN || (af.client == Side.CLOSING && af.closePended);
                    if (event.status == Status.SUCCESS && unclosed) {
                        checker.report("AF-NOTIFY-COMPLETE-BEFORE-CLOSE");
                    }
                    af.told = false;
                }
            }
            case "NdisClRegisterSap" -> {
                clientUse(af);
                if (af != null && af.told && af.client == Side.OPEN) {
                    checker.report("AF-NOTIFY-CLIENT-CLOSES");
                }
                if (af != null) {
                    Sap fresh = new Sap(af);
                    registering.put(event.driver + "/" + value(event, Key.CLIENT_SAP), fresh);
                    frame.note = fresh;
                }
            }
            case "ProtocolCmRegisterSap" -> {
                NaiveFrames.Frame outer = checker.frames().inside(event, "NdisClRegisterSap");
                if (outer != null && outer.note instanceof Sap fresh) {
                    saps.put(String.valueOf(value(event, Key.SAP)), fresh);
                    fresh.af.saps.add(fresh);
                    frame.request = fresh.register.handlerEnter();
                    frame.note = fresh;
                }
            }
            case "NdisCmRegisterSapComplete", "NdisMCmRegisterSapComplete" -> {
                if (sap != null && sap.register.complete(event.status, checker.reporter())) {
                    sap.managerHas = event.status == Status.SUCCESS;
                    sap.registered = sap.managerHas;
                }
            }
            case "ProtocolClRegisterSapComplete" -> {
                Sap known = registering.get(own(event, Key.CLIENT_SAP));
                if (known != null && known.client == SapState.REGISTERING) {
                    known.client = event.status == Status.SUCCESS ? SapState.REGISTERED : SapState.NONE;
                }
            }
            case "NdisClDeregisterSap" -> {
                if (sap != null) {
                    switch (sap.client) {
                        case REGISTERING, NONE -> checker.report("SAP-DEREG-BEFORE-REG");
                        case DEREGISTERING -> checker.report("SAP-DEREG-TWICE");
                        case REGISTERED -> {
                            if (sap.af.client == Side.CLOSING || sap.af.client == Side.CLOSED) {
                                checker.report("SAP-DEREG-AFTER-AF-CLOSE");
                            }
                            sap.client = SapState.DEREGISTERING;
                            frame.note = sap;
                        }
                    }
                }
            }
            case "ProtocolCmDeregisterSap" -> {
                if (sap != null) {
                    frame.request = sap.deregister.handlerEnter();
                    frame.note = sap;
                }
            }
            case "NdisCmDeregisterSapComplete", "NdisMCmDeregisterSapComplete" -> {
                if (sap != null && sap.deregister.complete(event.status, checker.reporter())) {
                    sap.managerHas = false;
                }
            }
            case "ProtocolClDeregisterSapComplete" -> {
                if (sap != null && sap.client == SapState.DEREGISTERING) {
                    sap.client = event.status == Status.SUCCESS ? SapState.NONE : SapState.REGISTERED;
                }
            }
            default -> {}
        }
    }

    private void role(CallEvent event, String fn, @Nullable Af af, @Nullable Sap sap) {
        Af concerned = sap != null ? sap.af : af;
        if (concerned == null
                || concerned.manager == Side.NONE
                || fn.endsWith("RegisterAddressFamilyEx")
                || event.has(Key.VC)) {
            return;
        }
        if (fn.startsWith("NdisMCm") && !concerned.mcm) {
            checker.report("AF-ROLE-CM-USES-NDISMCM");
        } else if (fn.startsWith("NdisCm") && concerned.mcm) {
            checker.report("AF-ROLE-MCM-USES-NDISCM");
        }
        if (event.driver == 0) {
            throw new IllegalStateException("the checker needs drivers");
        }
    }

    private void clientUse(@Nullable Af af) {
        if (af == null) {
            return;
        }
        if (af.client == Side.OPENING) {
            checker.report("AF-USE-BEFORE-OPEN");
        } else if (af.client == Side.CLOSING || af.client == Side.CLOSED) {
            checker.report("AF-USE-AFTER-CLOSE");
        }
    }

    private void managerUse(@Nullable Af af) {
        if (af == null) {
            return;
        }
        if (af.manager == Side.CLOSED) {
            checker.report(
                    af.client == Side.OPENING || af.dying ? "AF-CM-USE-AFTER-FAILED-OPEN" : "AF-CM-USE-AFTER-CLOSE");
        }
    }

    private void clientClose(@Nullable Af af, NaiveFrames.Frame frame) {
        if (af == null) {
            return;
        }
        switch (af.client) {
            case NONE, OPENING -> checker.report("AF-USE-BEFORE-OPEN");
            case CLOSING, CLOSED -> checker.report("AF-CLOSE-TWICE");
            case OPEN -> {
                for (Sap sap : af.saps) {
                    if (sap.client == SapState.REGISTERED) {
                        checker.report("AF-CLOSE-SAPS-FIRST");
                    }
                }
                boolean calls = false;
                boolean left = false;
                for (NaiveVcs.Vc vc : af.vcs) {
                    boolean open = NaiveCalls.isOpen(vc.call);
                    calls |= open;
                    left |= vc.byClient && !open && vc.call.client != NaiveCalls.Call.CLOSING;
                }
                if (calls) {
                    checker.report("AF-CLOSE-CALLS-FIRST");
                } else if (left) {
                    checker.report("AF-CLOSE-VCS-FIRST");
                }
                af.client = Side.CLOSING;
                af.closePended = false;
                frame.note = new Attempt(af, ++af.attempts);
            }
        }
    }

    private void managerClosed(Af af) {
        af.manager = Side.CLOSED;
        for (Sap sap : af.saps) {
            sap.register.end(checker.reporter());
        }
        List<NaiveVcs.Vc> left = NaiveVcs.leftOver(af);
        if (!left.isEmpty()) {
            checker.report("VC-OWES-DELETE");
            left.forEach(vc -> vc.dead = true);
        }
    }

    void exit(CallEvent event, String fn, NaiveFrames.Frame frame) {
        switch (fn) {
            case "NdisClOpenAddressFamilyEx" -> {
                if (frame.note instanceof Af af && event.status != Status.PENDING && af.client == Side.OPENING) {
                    af.client = event.status == Status.SUCCESS ? Side.OPEN : Side.CLOSED;
                }
            }
            case "ProtocolCmOpenAf" -> {
                if (frame.note instanceof Af af) {
                    frame.answered(event.status, checker.reporter());
                    if (event.status != Status.PENDING) {
                        af.manager = event.status == Status.SUCCESS ? Side.OPEN : Side.CLOSED;
                        af.dying = event.status != Status.SUCCESS;
                    }
                }
            }
            case "NdisCmOpenAddressFamilyComplete", "NdisMCmOpenAddressFamilyComplete" -> {
                Af af = af(frame.enter);
                if (af != null && frame.enter.status != Status.SUCCESS) {
                    af.dying = true;
                }
            }
            case "NdisClCloseAddressFamily" -> {
                if (frame.note instanceof Attempt attempt && attempt.isCurrent()) {
                    if (event.status == Status.PENDING) {
                        attempt.af().closePended = true;
                    } else {
                        attempt.af().client = event.status == Status.SUCCESS ? Side.CLOSED : Side.OPEN;
                    }
                }
            }
            case "ProtocolCmCloseAf" -> {
                if (frame.note instanceof Af af) {
                    frame.answered(event.status, checker.reporter());
                    if (event.status == Status.SUCCESS) {
                        managerClosed(af);
                    } else if (event.status != Status.PENDING) {
                        af.manager = Side.OPEN;
                    }
                }
            }
            case "ProtocolClNotifyCloseAf" -> {
                if (frame.note instanceof Af af) {
                    frame.answered(event.status, checker.reporter());
                    if (event.status == Status.SUCCESS && af.client == Side.OPEN) {
                        checker.report("AF-NOTIFY-SUCCESS-UNCLOSED");
                    }
                    af.told = event.status == Status.PENDING;
                }
            }
            case "NdisClRegisterSap" -> {
                if (frame.note instanceof Sap sap
                        && event.status != Status.PENDING
                        && sap.client == SapState.REGISTERING) {
                    sap.client = event.status == Status.SUCCESS ? SapState.REGISTERED : SapState.NONE;
                }
            }
            case "ProtocolCmRegisterSap" -> {
                if (frame.note instanceof Sap sap) {
                    frame.answered(event.status, checker.reporter());
                    sap.managerHas |= event.status == Status.SUCCESS;
                    sap.registered |= event.status == Status.SUCCESS;
                }
            }
            case "NdisClDeregisterSap" -> {
                if (frame.note instanceof Sap sap
                        && event.status != Status.PENDING
                        && sap.client == SapState.DEREGISTERING) {
                    sap.client = event.status == Status.SUCCESS ? SapState.NONE : SapState.REGISTERED;
                }
            }
            case "ProtocolCmDeregisterSap" -> {
                if (frame.note instanceof Sap sap) {
                    frame.answered(event.status, checker.reporter());
                    sap.managerHas &= event.status != Status.SUCCESS;
                }
            }
            default -> {}
        }
    }
}

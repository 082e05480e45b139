package org.ndislint.generate;

import static org.ndislint.generate.NaiveChecker.own;
import static org.ndislint.generate.NaiveChecker.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** Bindings and adapters of a whole trace. */
final class NaiveBindings {
    /** A binding from its bind on. */
    static final class Binding {
        final NaiveOperation bind = new NaiveOperation("BIND", false);
        NaiveOperation unbind = new NaiveOperation("UNBIND", false);
        final List<NaiveAfs.Af> clientAfs = new ArrayList<>();
        final List<NaiveAfs.Af> managerAfs = new ArrayList<>();
        final List<NaiveVcs.Vc> vcs = new ArrayList<>();
        int driver;

        @Nullable
        String handle;

        boolean binding = true;
        boolean bound;
        boolean unbinding;
        boolean opening;
        boolean open;
        boolean closing;
        boolean closed;
        boolean requested;
        boolean offers;
    }

    /** A miniport adapter. */
    static final class Adapter {
        final List<NaiveAfs.Af> managerAfs = new ArrayList<>();
    }

    private final NaiveChecker checker;
    private final Map<String, Binding> byBindContext = new HashMap<>();
    private final Map<String, Binding> byContext = new HashMap<>();
    private final Map<String, Binding> byHandle = new HashMap<>();
    private final Map<String, Binding> byUnbindContext = new HashMap<>();
    private final Map<String, Adapter> adapters = new HashMap<>();
    private final Map<String, Adapter> adaptersByContext = new HashMap<>();
    private final Set<Binding> all = new HashSet<>();

    NaiveBindings(NaiveChecker checker) {
        this.checker = checker;
    }

    @Nullable
    Binding ofHandle(@Nullable String handle) {
        return handle == null ? null : byHandle.get(handle);
    }

    @Nullable
    Binding ofContext(@Nullable String context) {
        return context == null ? null : byContext.get(context);
    }

    @Nullable
    Adapter adapterOfContext(@Nullable String context) {
        return context == null ? null : adaptersByContext.get(context);
    }

    void endOfTrace() {
        for (Binding binding : all) {
            binding.bind.end(checker.reporter());
            binding.unbind.end(checker.reporter());
        }
    }

    private void use(CallEvent event, boolean familyWork) {
        Binding binding = ofHandle(value(event, Key.BINDING));
        if (binding == null) {
            return;
        }
        if (binding.opening && !binding.open) {
            checker.report("BIND-HANDLE-BEFORE-OPEN");
        } else if (binding.closing) {
            checker.report("BIND-HANDLE-AFTER-CLOSE");
        } else if (familyWork && binding.requested && !binding.unbinding) {
            checker.report("UNBIND-REQUEST-HANDLE-USED");
        }
    }

    void enter(CallEvent event, String fn, NaiveFrames.Frame frame) {
        switch (fn) {
            case "MiniportInitializeEx" -> adapters.put(key(event, Key.ADAPTER), new Adapter());
            case "NdisMSetMiniportAttributes" -> {
                Adapter adapter = adapters.get(key(event, Key.ADAPTER));
                if (adapter != null) {
                    adaptersByContext.put(event.driver + "/" + key(event, Key.ADAPTER_CONTEXT), adapter);
                }
            }
            case "ProtocolBindAdapterEx" -> {
                Binding binding = new Binding();
                binding.driver = event.driver;
                frame.request = binding.bind.handlerEnter();
                all.add(binding);
                byBindContext.put(key(event, Key.BIND_CONTEXT), binding);
                frame.note = binding;
            }
            case "NdisOpenAdapterEx" -> {
                Binding binding = byBindContext.get(key(event, Key.BIND_CONTEXT));
                if (binding == null || !binding.binding) {
                    checker.report("BIND-OPEN-IN-BIND");
                } else {
                    binding.opening = true;
                    byContext.put(event.driver + "/" + key(event, Key.BINDING_CONTEXT), binding);
                    frame.note = binding;
                }
            }
            case "ProtocolOpenAdapterCompleteEx" -> {
                Binding binding = ofContext(own(event, Key.BINDING_CONTEXT));
                if (binding != null) {
                    String handle = value(event, Key.BINDING);
                    opened(binding, event.status, handle != null ? handle : binding.handle);
                }
            }
            case "NdisCompleteBindAdapterEx" -> {
                Binding binding = byBindContext.get(key(event, Key.BIND_CONTEXT));
                if (binding != null && binding.bind.complete(Status.ABSENT, checker.reporter())) {
                    bound(binding, event.status);
                }
            }
            case "NdisCmRegisterAddressFamilyEx", "NdisMCmRegisterAddressFamilyEx" -> {
                boolean mcm = fn.startsWith("NdisM");
                String handle = mcm ? value(event, Key.ADAPTER) : value(event, Key.BINDING);
                if (handle != null && (mcm ? byHandle.containsKey(handle) : adapters.containsKey(handle))) {
                    checker.report("REG-AF-FAMILY-ROLE");
                }
                use(event, true);
                Binding binding = ofHandle(value(event, Key.BINDING));
                if (binding != null) {
                    binding.offers = true;
                }
            }
            case "NdisClOpenAddressFamilyEx" -> use(event, true);
            case "NdisUnbindAdapter" -> {
                use(event, true);
                frame.note = ofHandle(value(event, Key.BINDING));
            }
            case "NdisReEnumerateProtocolBindings" -> {
                if (checker.frames().inside(event, "ProtocolBindAdapterEx", "ProtocolUnbindAdapterEx") != null) {
                    checker.report("BIND-REENUMERATE-CONTEXT");
                }
            }
            case "NdisCloseAdapterEx" -> close(event, frame);
            case "ProtocolCloseAdapterCompleteEx" -> {
                Binding binding = ofContext(own(event, Key.BINDING_CONTEXT));
                if (binding != null) {
                    closed(binding);
                }
            }
            case "ProtocolUnbindAdapterEx" -> {
                Binding binding = ofContext(own(event, Key.BINDING_CONTEXT));
                if (binding != null) {
                    binding.unbinding = true;
                    binding.unbind = new NaiveOperation("UNBIND", false);
                    frame.request = binding.unbind.handlerEnter();
                    byUnbindContext.put(key(event, Key.UNBIND_CONTEXT), binding);
                    frame.note = binding;
                }
            }
            case "NdisCompleteUnbindAdapterEx" -> {
                Binding binding = byUnbindContext.get(key(event, Key.UNBIND_CONTEXT));
                if (binding != null && binding.unbind.complete(Status.ABSENT, checker.reporter())) {
                    unbound(binding);
                }
            }
            case "MiniportHaltEx" -> frame.note = adaptersByContext.get(own(event, Key.ADAPTER_CONTEXT));
            default -> {}
        }
    }

    private static String key(CallEvent event, Key key) {
        String value = value(event, key);
        return value == null ? "" : value;
    }

    private void opened(Binding binding, long status, @Nullable String handle) {
        binding.opening = false;
        if (status == Status.SUCCESS && handle != null) {
            binding.open = true;
            binding.closing = false;
            binding.handle = handle;
            byHandle.put(handle, binding);
        }
    }

    private void bound(Binding binding, long status) {
        binding.binding = false;
        if (status == Status.SUCCESS) {
            binding.bound = true;
        } else if (binding.open && !binding.closing) {
            checker.report("BIND-FAIL-CLOSES");
        }
    }

    private void close(CallEvent event, NaiveFrames.Frame frame) {
        use(event, false);
        Binding binding = ofHandle(value(event, Key.BINDING));
        frame.note = binding;
        if (binding == null) {
            return;
        }
        if (!binding.binding && !binding.unbinding) {
            checker.report("BIND-CLOSE-CONTEXT");
        }
        boolean manager = checker.hasHandlers(event.driver, "NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS")
                && !checker.hasHandlers(event.driver, "NDIS_CO_CLIENT_OPTIONAL_HANDLERS");
        if (manager && binding.bound && !binding.offers) {
            checker.report("REG-AF-PER-BINDING");
        }
        binding.closing = true;
        for (NaiveAfs.Af af : binding.clientAfs) {
            if (af.client == NaiveAfs.Side.OPEN) {
                checker.report("BIND-CLOSE-AFS-CLOSED");
            } else if (af.client == NaiveAfs.Side.CLOSING && af.closePended) {
                checker.report("BIND-CLOSE-AFS-CLOSING");
            }
        }
        for (NaiveVcs.Vc vc : binding.vcs) {
            if (vc.live && !vc.dead) {
                checker.report("BIND-CLOSE-CALLS-RELEASED");
            }
        }
        unnotified(binding.managerAfs, "BIND-CLOSE-AFS-NOTIFIED");
    }

    private void unnotified(List<NaiveAfs.Af> afs, String rule) {
        for (NaiveAfs.Af af : afs) {
            if (af.manager == NaiveAfs.Side.OPEN && !af.asked) {
                checker.report(rule);
            }
        }
    }

    private void closed(Binding binding) {
        binding.open = false;
        binding.closed = true;
        for (NaiveAfs.Af af : binding.managerAfs) {
            af.managerEnds(checker.reporter());
        }
        for (NaiveAfs.Af af : binding.clientAfs) {
            af.notify.end(checker.reporter());
        }
    }

    private void unbound(Binding binding) {
        if (binding.open && !binding.closing) {
            checker.report("UNBIND-CLOSES-ADAPTER");
        } else if (binding.open) {
            checker.report("UNBIND-DONE-BEFORE-CLOSE");
        }
        binding.unbinding = false;
        binding.bound = false;
    }

    void exit(CallEvent event, String fn, NaiveFrames.Frame frame) {
        switch (fn) {
            case "NdisOpenAdapterEx" -> {
                if (frame.note instanceof Binding binding) {
                    String handle = value(event, Key.BINDING);
                    if (event.status == Status.PENDING) {
                        if (handle != null && binding.opening) {
                            binding.handle = handle;
                            binding.closing = false;
                            byHandle.put(handle, binding);
                        } else if (handle != null && binding.handle == null && !binding.closed) {
                            // The completion came first; it named the binding by its context alone.
                            opened(binding, Status.SUCCESS, handle);
                        }
                    } else {
                        opened(binding, event.status, handle);
                    }
                }
            }
            case "ProtocolBindAdapterEx" -> {
                if (frame.note instanceof Binding binding) {
                    frame.answered(event.status, checker.reporter());
                    if (event.status != Status.PENDING) {
                        bound(binding, event.status);
                    }
                }
            }
            case "NdisUnbindAdapter" -> {
                if (frame.note instanceof Binding binding && event.status == Status.SUCCESS) {
                    binding.requested = true;
                }
            }
            case "NdisCloseAdapterEx" -> {
                if (frame.note instanceof Binding binding && event.status == Status.SUCCESS) {
                    closed(binding);
                }
            }
            case "ProtocolUnbindAdapterEx" -> {
                if (event.status != Status.SUCCESS && event.status != Status.PENDING) {
                    checker.report("UNBIND-STATUS");
                }
                if (frame.note instanceof Binding binding) {
                    frame.answered(event.status, checker.reporter());
                    if (event.status != Status.PENDING) {
                        unbound(binding);
                    }
                }
            }
            case "NdisDeregisterProtocolDriver" -> {
                for (Binding binding : all) {
                    if (binding.driver == event.driver) {
                        binding.bind.end(checker.reporter());
                        binding.unbind.end(checker.reporter());
                    }
                }
            }
            case "MiniportHaltEx" -> {
                if (frame.note instanceof Adapter adapter) {
                    unnotified(adapter.managerAfs, "ADAPTER-HALT-AFS-NOTIFIED");
                    for (NaiveAfs.Af af : adapter.managerAfs) {
                        af.managerEnds(checker.reporter());
                    }
                    adapter.managerAfs.clear();
                }
            }
            default -> {}
        }
    }
}

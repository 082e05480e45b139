package org.ndislint.generate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/**
 * Checks a whole, undamaged, correlated trace against the tables of the public documentation, in the plainest way: one
 * mutable object a thing, one method a call. It is slow, knows no doubt, and shares nothing with the generator or the
 * product; the generator's sessions are measured against it.
 */
final class NaiveChecker {
    /** A rule that is broken at an event, counted from 1. */
    record Finding(String rule, long event) {}

    private final TraceText text;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final NaiveFrames frames = new NaiveFrames();
    private final NaiveBindings bindings = new NaiveBindings(this);
    private final NaiveAfs afs = new NaiveAfs(this, bindings);
    private final NaiveVcs vcs = new NaiveVcs(this, afs, bindings);
    private final NaiveParties parties = new NaiveParties(this);
    private final NaiveLists lists = new NaiveLists(this);
    private final NaiveRequests requests = new NaiveRequests(this);
    private final Map<Integer, Set<String>> handlers = new HashMap<>();
    private final Set<Integer> registered = new HashSet<>();
    private long at;

    private NaiveChecker(TraceText text) {
        this.text = text;
    }

    static Collection<Finding> check(List<CallEvent> events, TraceText text) {
        NaiveChecker checker = new NaiveChecker(text);
        for (CallEvent event : events) {
            checker.at++;
            if (event.kind.isCall()) {
                checker.step(event);
            }
        }
        if (!events.isEmpty()
                && events.get(0).capture != null
                && Boolean.TRUE.equals(events.get(0).capture.complete())) {
            checker.bindings.endOfTrace();
        }
        return new ArrayList<>(checker.findings);
    }

    void report(String rule) {
        findings.add(new Finding(rule, at));
    }

    /** How many findings there are so far. */
    int count() {
        return findings.size();
    }

    Consumer<String> reporter() {
        return this::report;
    }

    NaiveFrames frames() {
        return frames;
    }

    /** A value as something to look up by; null if absent or the null handle. */
    static @Nullable String value(CallEvent event, Key key) {
        return event.has(key) && !event.isNull(key) ? event.tag(key) + ":" + event.bits(key) : null;
    }

    /** A context of a driver. */
    static @Nullable String own(CallEvent event, Key key) {
        String value = value(event, key);
        return value == null ? null : event.driver + "/" + value;
    }

    String fact(CallEvent event, Key key) {
        return text.value(event, key);
    }

    private void step(CallEvent event) {
        String fn = text.name(event);
        boolean enter = event.kind == EventKind.ENTER;
        NaiveFrames.Frame frame = frames.frame(event, fn);
        if (enter) {
            level(event, fn);
            registration(event, fn);
            bindings.enter(event, fn, frame);
            afs.enter(event, fn, frame);
            vcs.enter(event, fn, frame);
            parties.enter(event, fn, frame);
            lists.enter(event, fn, frame);
            requests.enter(event, fn, frame);
            if (fn.equals("ProtocolCloseAdapterCompleteEx")) {
                lists.closed(event, frame);
            }
        } else {
            if (fn.equals("NdisCloseAdapterEx") && event.status == Status.SUCCESS) {
                lists.closed(event, frame);
            }
            lists.exit(event, fn, frame);
            requests.exit(event, fn, frame);
            parties.exit(event, fn, frame);
            vcs.exit(event, fn, frame);
            afs.exit(event, fn, frame);
            bindings.exit(event, fn, frame);
            if (fn.equals("NdisSetOptionalHandlers") && event.status == Status.SUCCESS) {
                handlers.computeIfAbsent(event.driver, d -> new HashSet<>()).add(fact(frame.enter, Key.STRUCT));
            }
        }
    }

    boolean hasHandlers(int driver, String struct) {
        return handlers.getOrDefault(driver, Set.of()).contains(struct);
    }

    private void level(CallEvent event, String fn) {
        boolean callback = fn.startsWith("Protocol") || fn.startsWith("Miniport");
        if (!callback && PASSIVE.contains(fn) && event.irql > Irql.PASSIVE) {
            report("IRQL-PASSIVE-ONLY");
        }
        if (callback && PASSIVE.contains(fn) && event.irql > Irql.PASSIVE) {
            report("IRQL-CALLBACK-PASSIVE");
        }
        if (event.irql > Irql.DISPATCH && !PASSIVE.contains(fn)) {
            report("IRQL-MAX-DISPATCH");
        }
    }

    private static final Set<String> PASSIVE = Set.of(
            "NdisRegisterProtocolDriver",
            "NdisDeregisterProtocolDriver",
            "ProtocolSetOptions",
            "NdisSetOptionalHandlers",
            "NdisMRegisterMiniportDriver",
            "NdisMDeregisterMiniportDriver",
            "MiniportSetOptions",
            "MiniportInitializeEx",
            "MiniportHaltEx",
            "MiniportPause",
            "MiniportRestart",
            "NdisMSetMiniportAttributes",
            "ProtocolBindAdapterEx",
            "ProtocolUnbindAdapterEx",
            "NdisOpenAdapterEx",
            "ProtocolOpenAdapterCompleteEx",
            "NdisCloseAdapterEx",
            "ProtocolCloseAdapterCompleteEx",
            "NdisReEnumerateProtocolBindings",
            "ProtocolNetPnPEvent",
            "NdisCmRegisterAddressFamilyEx",
            "NdisMCmRegisterAddressFamilyEx",
            "ProtocolCoAfRegisterNotify",
            "NdisClOpenAddressFamilyEx",
            "ProtocolClOpenAfCompleteEx",
            "NdisCmNotifyCloseAddressFamily",
            "NdisMCmNotifyCloseAddressFamily");

    private void registration(CallEvent event, String fn) {
        switch (fn) {
            case "NdisRegisterProtocolDriver", "NdisMRegisterMiniportDriver" -> registered.add(event.driver);
            case "NdisCmRegisterAddressFamilyEx", "NdisMCmRegisterAddressFamilyEx" -> {
                if (registered.contains(event.driver)
                        && !hasHandlers(event.driver, "NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS")) {
                    report("REG-CM-HANDLERS-BEFORE-AF");
                }
            }
            case "NdisClOpenAddressFamilyEx" -> {
                boolean both = hasHandlers(event.driver, "NDIS_CO_CLIENT_OPTIONAL_HANDLERS")
                        && hasHandlers(event.driver, "NDIS_PROTOCOL_CO_CHARACTERISTICS");
                if (registered.contains(event.driver) && !both) {
                    report("REG-CLIENT-HANDLERS-BEFORE-AF");
                }
            }
            case "NdisSetOptionalHandlers" -> {
                boolean miniport = frames.inside(event, "MiniportSetOptions") != null;
                boolean protocol = frames.inside(
                                event, "ProtocolSetOptions", "ProtocolBindAdapterEx", "ProtocolOpenAdapterCompleteEx")
                        != null;
                String struct = fact(event, Key.STRUCT);
                if (!miniport && !protocol) {
                    report("REG-HANDLERS-CONTEXT");
                } else if (miniport
                        ? struct.equals("NDIS_PROTOCOL_CO_CHARACTERISTICS")
                                || struct.equals("NDIS_CO_CLIENT_OPTIONAL_HANDLERS")
                        : struct.equals("NDIS_MINIPORT_CO_CHARACTERISTICS")) {
                    report("REG-HANDLERS-STRUCT-ROLE");
                }
            }
            case "NdisDeregisterProtocolDriver" -> {
                for (NaiveFrames.Frame frame : frames.stack(event)) {
                    if (frame.fn.startsWith("Protocol") && frame.enter.driver == event.driver) {
                        report("REG-DEREGISTER-CONTEXT");
                    }
                }
            }
            default -> {}
        }
    }
}

package org.ndislint.generate;

import static org.ndislint.generate.NaiveChecker.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** OID requests of a whole trace, by the address of their structure. */
final class NaiveRequests {
    /** A structure, and the last request that was made with it. */
    private static final class Structure {
        final NaiveOperation toProtocol = new NaiveOperation("OID-PCO", false);
        final NaiveOperation toMiniport = new NaiveOperation("OID-MCO", false);
        /** Its owner has submitted it and has no answer. */
        boolean submitted;

        boolean below;

        @Nullable
        String af;

        @Nullable
        String vc;

        @Nullable
        String party;

        @Nullable
        String adapter;
    }

    private final NaiveChecker checker;
    private final Map<String, Structure> structures = new HashMap<>();

    NaiveRequests(NaiveChecker checker) {
        this.checker = checker;
    }

    private Structure structure(CallEvent event) {
        return structures.computeIfAbsent(String.valueOf(value(event, Key.REQUEST)), r -> new Structure());
    }

    void enter(CallEvent event, String fn, NaiveFrames.Frame frame) {
        if (frame.wrong) {
            return;
        }
        int before = checker.count();
        switch (fn) {
            case "NdisCoOidRequest", "NdisMCmOidRequest" -> {
                Structure one = structure(event);
                if (one.submitted) {
                    checker.report("OID-CO-REUSE-WHILE-PENDING");
                } else if (event.isNull(Key.AF) && !event.isNull(Key.PARTY)) {
                    checker.report("OID-CO-PARTY-WITHOUT-AF");
                } else {
                    one.submitted = true;
                    one.af = value(event, Key.AF);
                    one.vc = value(event, Key.VC);
                    one.party = value(event, Key.PARTY);
                }
            }
            case "ProtocolCoOidRequest" -> {
                structure(event).below = false;
                frame.request = structure(event).toProtocol.handlerEnter();
            }
            case "MiniportCoOidRequest" -> {
                Structure one = structure(event);
                NaiveFrames.Frame outer = checker.frames().inside(event, "NdisCoOidRequest");
                if (outer == null || !Objects.equals(value(outer.enter, Key.REQUEST), value(event, Key.REQUEST))) {
                    one.vc = value(event, Key.VC);
                }
                one.below = true;
                one.adapter = value(event, Key.ADAPTER);
                frame.request = one.toMiniport.handlerEnter();
            }
            case "NdisCoOidRequestComplete", "NdisMCmOidRequestComplete" -> {
                Structure one = structure(event);
                if (one.below && one.toMiniport.isOpen()) {
                    checker.report("OID-CO-COMPLETER-ROLE");
                    one.toMiniport.complete(event.status, rule -> {});
                } else if (one.toProtocol.complete(event.status, checker.reporter())
                        && !(Objects.equals(one.af, value(event, Key.AF))
                                && Objects.equals(one.vc, value(event, Key.VC))
                                && Objects.equals(one.party, value(event, Key.PARTY)))) {
                    checker.report("OID-PCO-COMPLETE-HANDLES");
                }
            }
            case "NdisMCoOidRequestComplete" -> {
                Structure one = structure(event);
                if (one.toMiniport.complete(event.status, checker.reporter())
                        && !(Objects.equals(one.adapter, value(event, Key.ADAPTER))
                                && Objects.equals(one.vc, value(event, Key.VC)))) {
                    checker.report("OID-MCO-COMPLETE-HANDLES");
                }
            }
            case "ProtocolCoOidRequestComplete" -> structure(event).submitted = false;
            case "ProtocolClCloseAfComplete" -> {
                if (event.status == Status.SUCCESS) {
                    closed(value(event, Key.AF));
                }
            }
            default -> {}
        }
        frame.wrong |= checker.count() > before;
    }

    void exit(CallEvent event, String fn, NaiveFrames.Frame frame) {
        switch (fn) {
            case "NdisCoOidRequest", "NdisMCmOidRequest" -> {
                if (event.status != Status.PENDING && !frame.wrong) {
                    structure(frame.enter).submitted = false;
                }
            }
            case "ProtocolCoOidRequest", "MiniportCoOidRequest" -> frame.answered(event.status, checker.reporter());
            case "NdisClCloseAddressFamily" -> {
                if (event.status == Status.SUCCESS) {
                    closed(value(frame.enter, Key.AF));
                }
            }
            case "MiniportHaltEx" -> {
                String adapter = value(frame.enter, Key.ADAPTER);
                for (Structure one : all()) {
                    if (one.below && Objects.equals(one.adapter, adapter)) {
                        one.toMiniport.end(checker.reporter());
                    }
                }
            }
            default -> {}
        }
    }

    private List<Structure> all() {
        return new ArrayList<>(structures.values());
    }

    private void closed(@Nullable String af) {
        for (Structure one : all()) {
            if (!one.below && af != null && af.equals(one.af)) {
                one.toProtocol.end(checker.reporter());
            }
        }
    }
}

package org.ndislint.generate;

import static org.ndislint.generate.NaiveChecker.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.NaiveVcs.Activation;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** Net buffer lists of a whole trace: who has which, on the way down and on the way up. */
final class NaiveLists {
    /** Where a list is on its way down. */
    private enum Sent {
        NOT,
        WITH_NDIS,
        WITH_MINIPORT,
        COMPLETED
    }

    /** How somebody has a list on its way up. */
    private enum Held {
        NOT,
        OUT,
        LENT,
        LAPSED
    }

    /** A list, as long as its address is one of those that were seen. */
    private static final class NetBufferList {
        Sent sent = Sent.NOT;
        NaiveVcs.@Nullable Vc sentOn;
        Held indicated = Held.NOT;
        NaiveVcs.@Nullable Vc indicatedOn;
        Held received = Held.NOT;

        @Nullable
        String receivedFrom;
    }

    private final NaiveChecker checker;
    private final Map<String, NetBufferList> lists = new HashMap<>();

    NaiveLists(NaiveChecker checker) {
        this.checker = checker;
    }

    private List<NetBufferList> chain(CallEvent event) {
        List<NetBufferList> chain = new ArrayList<>();
        for (int i = 0; i < event.nblCount(); i++) {
            String name = event.nblTag(i) + ":" + event.nblBits(i);
            chain.add(lists.computeIfAbsent(name, n -> new NetBufferList()));
        }
        return chain;
    }

    void enter(CallEvent event, String fn, NaiveFrames.Frame frame) {
        if (frame.wrong && !fn.contains("NetBufferLists")) {
            return;
        }
        int before = checker.count();
        NaiveVcs.Vc vc = frame.note instanceof NaiveVcs.Vc named ? named : null;
        flags(event);
        switch (fn) {
            case "NdisCoSendNetBufferLists" -> send(event, vc, chain(event));
            case "MiniportCoSendNetBufferLists" -> chain(event).forEach(list -> list.sent = Sent.WITH_MINIPORT);
            case "NdisMCoSendNetBufferListsComplete" -> chain(event).forEach(list -> complete(vc, list));
            case "NdisMSendNetBufferListsComplete" -> {
                checker.report("NBL-SEND-COMPLETER-ROLE");
                chain(event).forEach(list -> list.sent = Sent.COMPLETED);
            }
            case "ProtocolCoSendNetBufferListsComplete" ->
                chain(event).forEach(list -> {
                    list.sent = Sent.NOT;
                    list.sentOn = null;
                });
            case "NdisMCoIndicateReceiveNetBufferLists" -> indicate(event, vc, chain(event));
            case "ProtocolCoReceiveNetBufferLists" -> {
                count(event);
                for (NetBufferList list : chain(event)) {
                    list.received = isLent(event) ? Held.LENT : Held.OUT;
                    list.receivedFrom = value(event, Key.BINDING);
                }
            }
            case "NdisReturnNetBufferLists" -> chain(event).forEach(list -> giveBack(event, list));
            case "MiniportReturnNetBufferLists" -> chain(event).forEach(list -> list.indicated = Held.NOT);
            case "NdisClCloseCall" -> {
                if (vc != null && lists.values().stream().anyMatch(list -> list.sentOn == vc)) {
                    checker.report("CALL-CLOSE-SENDS-DRAINED");
                }
            }
            case "NdisMCoDeactivateVcComplete" -> deactivated(vc, true);
            case "NdisMCmDeactivateVc" -> deactivated(vc, false);
            default -> {}
        }
        frame.wrong |= checker.count() > before;
    }

    private void flags(CallEvent event) {
        if (event.has(Key.FLAGS)
                && checker.fact(event, Key.FLAGS).contains("DISPATCH_LEVEL")
                && event.irql != Irql.DISPATCH) {
            checker.report("IRQL-DISPATCH-FLAG");
        }
    }

    private boolean isLent(CallEvent event) {
        return checker.fact(event, Key.FLAGS).contains("NDIS_RECEIVE_FLAGS_RESOURCES");
    }

    private void count(CallEvent event) {
        if (event.bits(Key.COUNT) != event.nblCount()) {
            checker.report("NBL-RECEIVE-COUNT");
        }
    }

    private void send(CallEvent event, NaiveVcs.@Nullable Vc vc, List<NetBufferList> chain) {
        if (vc == null) {
            return;
        }
        gate(event, vc);
        for (NetBufferList list : chain) {
            if (list.sent != Sent.NOT) {
                checker.report("NBL-SEND-WHILE-OWNED");
            } else {
                list.sent = Sent.WITH_NDIS;
                list.sentOn = vc;
            }
        }
    }

    /** Whether the VC is one on which its user may send. */
    private void gate(CallEvent event, NaiveVcs.Vc vc) {
        NaiveCalls.State call = vc.call;
        NaiveFrames.Frame telling = checker.frames().inside(event, "ProtocolClIncomingCloseCall");
        // What runs at a higher level is a DPC, which knows no more than other threads do.
        boolean inside = telling != null && telling.note == vc && telling.enter.irql == event.irql;
        if (vc.af == null) {
            if (vc.activation == Activation.OFF || vc.activation == Activation.FIRST) {
                checker.report("VC-SEND-WHILE-INACTIVE");
            }
            return;
        }
        switch (call.client) {
            case MAKING, FAILED -> checker.report("CALL-MAKE-SEND-BEFORE-UP");
            case OFFERED, ACCEPTED -> checker.report("CALL-INCOMING-SEND-BEFORE-CONNECTED");
            case CLOSING -> checker.report("CALL-SEND-AFTER-CLOSE");
            case NONE, REJECTED -> checker.report(call.closed ? "CALL-SEND-AFTER-CLOSE" : "VC-SEND-WHILE-INACTIVE");
            case UP -> {
                if (call.ownClose) {
                    checker.report("CALL-SEND-AFTER-CLOSE");
                } else if (call.told && (inside || call.toldFully)) {
                    checker.report("CALL-SEND-AFTER-REMOTE-CLOSE");
                } else if (vc.activation == Activation.OFF || vc.activation == Activation.FIRST) {
                    checker.report("VC-SEND-WHILE-INACTIVE");
                }
            }
        }
    }

    private void complete(NaiveVcs.@Nullable Vc vc, NetBufferList list) {
        if (list.sent != Sent.WITH_MINIPORT) {
            checker.report("NBL-SEND-COMPLETE-TWICE");
            return;
        }
        if (list.sentOn != vc) {
            checker.report("NBL-SEND-COMPLETE-OTHER-VC");
        }
        list.sent = Sent.COMPLETED;
    }

    private void indicate(CallEvent event, NaiveVcs.@Nullable Vc vc, List<NetBufferList> chain) {
        count(event);
        if (vc != null && (vc.activation == Activation.OFF || vc.activation == Activation.FIRST)) {
            checker.report("VC-INDICATE-WHILE-INACTIVE");
        }
        for (NetBufferList list : chain) {
            if (list.indicated != Held.NOT) {
                checker.report("NBL-INDICATE-WHILE-OUT");
            }
            list.indicated = isLent(event) ? Held.LENT : Held.OUT;
            list.indicatedOn = vc;
        }
    }

    private void giveBack(CallEvent event, NetBufferList list) {
        switch (list.received) {
            case NOT -> checker.report("NBL-RETURN-TWICE");
            case LENT, LAPSED -> checker.report("NBL-RETURN-RESOURCES");
            case OUT -> {
                if (!String.valueOf(list.receivedFrom).equals(value(event, Key.BINDING))) {
                    checker.report("NBL-RETURN-OTHER-BINDING");
                }
                list.received = Held.NOT;
            }
        }
    }

    private void deactivated(NaiveVcs.@Nullable Vc vc, boolean receives) {
        if (vc == null) {
            return;
        }
        for (NetBufferList list : lists.values()) {
            if (list.sentOn == vc && (list.sent == Sent.WITH_MINIPORT || list.sent == Sent.WITH_NDIS)) {
                checker.report("VC-DEACTIVATE-SENDS-DRAINED");
            }
            if (receives && list.indicatedOn == vc && list.indicated != Held.NOT) {
                checker.report("VC-DEACTIVATE-RECEIVES-BACK");
            }
        }
    }

    void exit(CallEvent event, String fn, NaiveFrames.Frame frame) {
        switch (fn) {
            case "NdisMCoIndicateReceiveNetBufferLists" -> lapse(frame, false);
            case "ProtocolCoReceiveNetBufferLists" -> lapse(frame, true);
            case "MiniportCoDeactivateVc" -> {
                if (event.status == Status.SUCCESS && frame.note instanceof NaiveVcs.Vc vc) {
                    deactivated(vc, true);
                }
            }
            case "NdisCoDeleteVc", "NdisMCmDeleteVc" -> {
                if (event.status == Status.SUCCESS && frame.note instanceof NaiveVcs.Vc vc) {
                    for (NetBufferList list : lists.values()) {
                        if (list.sentOn == vc && list.sent == Sent.WITH_MINIPORT) {
                            checker.report("NBL-SEND-OWES-COMPLETE");
                        }
                    }
                }
            }
            default -> {}
        }
    }

    private void lapse(NaiveFrames.Frame frame, boolean received) {
        if (!isLent(frame.enter)) {
            return;
        }
        for (NetBufferList list : chain(frame.enter)) {
            if (received && list.received == Held.LENT) {
                list.received = Held.LAPSED;
            } else if (!received && list.indicated == Held.LENT) {
                list.indicated = Held.NOT;
            }
        }
    }

    /** A binding is closed, as its driver knows it. */
    void closed(CallEvent event, NaiveFrames.Frame frame) {
        String binding = value(event.kind == EventKind.EXIT ? frame.enter : event, Key.BINDING);
        for (NetBufferList list : lists.values()) {
            if (list.received == Held.OUT && String.valueOf(list.receivedFrom).equals(binding)) {
                checker.report("NBL-RECEIVE-OWES-RETURN");
                list.received = Held.NOT;
            }
        }
    }
}

package org.ndislint.generate;

import java.util.function.Consumer;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** Calls on the VCs of a whole trace; each side is judged by what it could know. */
final class NaiveCalls {
    /** What one side knows of the call. */
    enum Call {
        NONE,
        FAILED,
        MAKING,
        OFFERED,
        REJECTED,
        ACCEPTED,
        UP,
        CLOSING
    }

    /** The call regions of a VC. */
    static final class State {
        Call client = Call.NONE;
        Call manager = Call.NONE;
        boolean told;
        boolean toldFully;
        boolean sent;
        boolean connectSent;
        boolean everUp;
        boolean badly;
        boolean ownClose;
        boolean closed;
        boolean deactivatedSinceClose;
        boolean qosFresh;
        boolean changeFresh;
        boolean outcome;

        void reactivated() {
            qosFresh = true;
            changeFresh = true;
        }
    }

    private final NaiveChecker checker;
    private final NaiveAfs afs;

    NaiveCalls(NaiveChecker checker, NaiveAfs afs) {
        this.checker = checker;
        this.afs = afs;
    }

    private void fresh(State call) {
        call.told = false;
        call.toldFully = false;
        call.sent = false;
        call.connectSent = false;
        call.everUp = false;
        call.ownClose = false;
        call.closed = false;
        call.outcome = false;
        call.deactivatedSinceClose = false;
    }

    void enter(CallEvent event, String fn, NaiveVcs.Vc vc, NaiveFrames.Frame frame) {
        State call = vc.call;
        Consumer<String> report = checker.reporter();
        long status = event.status;
        if (fn.startsWith("NdisCl") && !vc.byClient && call.client == Call.NONE && call.closed) {
            checker.report("CALL-CLOSED-VC-USED-BY-CLIENT");
            return;
        }
        switch (fn) {
            case "NdisClMakeCall" -> make(vc);
            case "ProtocolCmMakeCall" -> {
                call.manager = Call.MAKING;
                frame.request = vc.make.handlerEnter();
            }
            case "NdisCmMakeCallComplete", "NdisMCmMakeCallComplete" -> {
                if (vc.make.complete(status, report)) {
                    made(vc, status);
                }
            }
            case "ProtocolClMakeCallComplete" -> clientMade(call, status);
            case "NdisCmDispatchIncomingCall", "NdisMCmDispatchIncomingCall" -> offer(event, vc);
            case "ProtocolClIncomingCall" -> {
                call.client = Call.OFFERED;
                frame.request = vc.incoming.handlerEnter();
            }
            case "NdisClIncomingCallComplete" -> {
                if (vc.incoming.complete(status, report)) {
                    call.client = status == Status.SUCCESS ? Call.ACCEPTED : Call.REJECTED;
                }
            }
            case "ProtocolCmIncomingCallComplete" -> managerAnswered(call, status);
            case "NdisCmDispatchCallConnected", "NdisMCmDispatchCallConnected" -> connect(vc);
            case "ProtocolClCallConnected" -> {
                if (call.client == Call.ACCEPTED) {
                    call.client = Call.UP;
                }
            }
            case "NdisClCloseCall" -> close(vc);
            case "ProtocolCmCloseCall" -> {
                call.manager = Call.CLOSING;
                frame.request = vc.close.handlerEnter();
            }
            case "NdisCmCloseCallComplete", "NdisMCmCloseCallComplete" -> {
                if (vc.close.complete(status, report)) {
                    call.manager = status == Status.SUCCESS ? Call.NONE : Call.UP;
                }
            }
            case "ProtocolClCloseCallComplete" -> clientClosed(call, status);
            case "NdisCmDispatchIncomingCloseCall", "NdisMCmDispatchIncomingCloseCall" -> {
                boolean has = call.manager == Call.OFFERED
                        || call.manager == Call.ACCEPTED
                        || call.manager == Call.UP
                        || call.manager == Call.MAKING
                        || call.manager == Call.CLOSING;
                if (!has) {
                    checker.report("CALL-REMOTE-CLOSE-REQUIRES-CALL");
                    return;
                }
                call.sent = true;
                call.outcome = true;
            }
            case "ProtocolClIncomingCloseCall" -> {
                call.told = true;
                call.badly = !checker.fact(event, Key.CLOSE_STATUS).equals("NDIS_STATUS_SUCCESS");
            }
            case "NdisClModifyCallQoS" -> {
                if (call.client == Call.CLOSING) {
                    checker.report("QOS-MODIFY-WHILE-CLOSING");
                } else if (call.client == Call.NONE || call.client == Call.FAILED || call.client == Call.REJECTED) {
                    checker.report("QOS-MODIFY-REQUIRES-CALL");
                }
            }
            case "ProtocolCmModifyCallQoS" -> {
                frame.request = vc.qos.handlerEnter();
                call.qosFresh = false;
            }
            case "NdisCmModifyCallQoSComplete", "NdisMCmModifyCallQoSComplete" -> {
                if (vc.qos.complete(status, report) && status == Status.SUCCESS && !call.qosFresh) {
                    checker.report("QOS-MODIFY-SUCCESS-REQUIRES-REACTIVATION");
                }
            }
            case "NdisCmDispatchIncomingCallQoSChange", "NdisMCmDispatchIncomingCallQoSChange" -> {
                if (call.manager != Call.UP || call.sent || !vc.isActive()) {
                    checker.report("QOS-CHANGE-REQUIRES-CONNECTED");
                } else if (!call.changeFresh) {
                    checker.report("QOS-CHANGE-REACTIVATE-FIRST");
                }
                call.changeFresh = false;
            }
            default -> {}
        }
    }

    private void make(NaiveVcs.Vc vc) {
        State call = vc.call;
        if (!vc.byClient) {
            checker.report("CALL-MAKE-REQUIRES-CLIENT-VC");
            return;
        }
        if (vc.af == null) {
            checker.report("VC-CREATE-NULL-AF-CM-ONLY");
            return;
        }
        if (call.client != Call.NONE && call.client != Call.FAILED) {
            checker.report("CALL-ONE-PER-VC");
            return;
        }
        if (vc.af.client == NaiveAfs.Side.CLOSING || vc.af.client == NaiveAfs.Side.CLOSED) {
            checker.report("CALL-ON-CLOSED-AF");
        }
        if (call.closed && call.badly && call.told) {
            checker.report("CALL-REMOTE-CLOSE-ERROR-DELETES-VC");
        }
        if (call.closed && vc.isActive() && !call.deactivatedSinceClose) {
            checker.report("VC-DEACTIVATE-ON-CALL-CLOSE");
        }
        fresh(call);
        call.client = Call.MAKING;
    }

    private void made(NaiveVcs.Vc vc, long status) {
        if (status == Status.SUCCESS) {
            if (!vc.isActive()) {
                checker.report("CALL-MAKE-SUCCESS-REQUIRES-ACTIVE");
            }
            vc.call.manager = Call.UP;
            vc.call.changeFresh = false;
        } else {
            vc.call.manager = Call.NONE;
        }
    }

    private static void clientMade(State call, long status) {
        if (call.client == Call.MAKING) {
            call.client = status == Status.SUCCESS ? Call.UP : Call.FAILED;
            call.everUp |= status == Status.SUCCESS;
        }
    }

    private void offer(CallEvent event, NaiveVcs.Vc vc) {
        State call = vc.call;
        if (vc.byClient) {
            checker.report("CALL-INCOMING-REQUIRES-CM-VC");
            return;
        }
        if (vc.af == null) {
            checker.report("VC-CREATE-NULL-AF-CM-ONLY");
            return;
        }
        if (!afs.offered(event, vc.af)) {
            return;
        }
        if (call.manager != Call.NONE && call.manager != Call.REJECTED) {
            checker.report("CALL-ONE-PER-VC");
            return;
        }
        if (vc.af.client == NaiveAfs.Side.CLOSING || vc.af.client == NaiveAfs.Side.CLOSED) {
            checker.report("CALL-ON-CLOSED-AF");
        }
        fresh(call);
        call.manager = Call.OFFERED;
    }

    private static void managerAnswered(State call, long status) {
        if (call.manager == Call.OFFERED) {
            call.manager = status == Status.SUCCESS ? Call.ACCEPTED : Call.REJECTED;
            call.everUp |= status == Status.SUCCESS;
        }
    }

    private void connect(NaiveVcs.Vc vc) {
        State call = vc.call;
        boolean accepted = call.manager == Call.ACCEPTED || call.client == Call.ACCEPTED || call.connectSent;
        if (vc.byClient || (!accepted && call.manager != Call.CLOSING)) {
            checker.report("CALL-CONNECTED-REQUIRES-ACCEPT");
            return;
        } else if (call.connectSent) {
            checker.report("CALL-CONNECTED-TWICE");
        } else if (call.sent) {
            checker.report("CALL-CONNECTED-AFTER-REMOTE-CLOSE");
        } else if (!vc.isActive()) {
            checker.report("CALL-CONNECTED-REQUIRES-ACTIVE");
        }
        call.connectSent = true;
        call.outcome = true;
        call.manager = Call.UP;
        call.changeFresh = false;
    }

    private void close(NaiveVcs.Vc vc) {
        State call = vc.call;
        switch (call.client) {
            case NONE -> {
                checker.report("CALL-CLOSE-REQUIRES-CALL");
                return;
            }
            case FAILED -> {
                checker.report("CALL-MAKE-FAILED-NO-CLOSE");
                return;
            }
            case OFFERED, REJECTED -> {
                if (!call.told) {
                    checker.report("CALL-INCOMING-CLOSE-BEFORE-ANSWER");
                    return;
                }
            }
            case CLOSING -> {
                checker.report("CALL-CLOSE-TWICE");
                return;
            }
            case MAKING, ACCEPTED, UP -> {}
        }
        call.client = Call.CLOSING;
        call.ownClose = true;
        call.outcome = true;
        call.deactivatedSinceClose = false;
    }

    private static void clientClosed(State call, long status) {
        if (call.client == Call.CLOSING) {
            call.client = status == Status.SUCCESS ? Call.NONE : Call.UP;
            call.closed |= status == Status.SUCCESS;
        }
    }

    /** The creator deletes the VC. */
    void delete(NaiveVcs.Vc vc) {
        State call = vc.call;
        boolean up = vc.byClient
                ? call.client == Call.UP || call.client == Call.CLOSING
                : call.everUp
                        && (call.manager == Call.UP || call.manager == Call.ACCEPTED || call.manager == Call.CLOSING);
        if (call.told && !call.ownClose && call.everUp) {
            checker.report("CALL-REMOTE-CLOSE-OWES-CLOSE");
            vc.explained = true;
        } else if (!vc.byClient && call.manager == Call.ACCEPTED && !call.outcome) {
            checker.report("CALL-INCOMING-OWES-OUTCOME");
            vc.explained = true;
        } else if (up) {
            checker.report("CALL-CLOSE-BEFORE-VC-DELETE");
            vc.explained = true;
        }
    }

    void exit(CallEvent event, String fn, NaiveVcs.Vc vc, NaiveFrames.Frame frame) {
        State call = vc.call;
        Consumer<String> report = checker.reporter();
        long status = event.status;
        boolean answered = status != Status.PENDING;
        switch (fn) {
            case "NdisClMakeCall" -> {
                if (answered) {
                    clientMade(call, status);
                }
            }
            case "ProtocolCmMakeCall" -> {
                frame.answered(status, report);
                if (answered) {
                    made(vc, status);
                }
            }
            case "ProtocolClIncomingCloseCall" -> call.toldFully = true;
            case "NdisCmDispatchIncomingCall", "NdisMCmDispatchIncomingCall" -> {
                if (answered) {
                    managerAnswered(call, status);
                }
            }
            case "ProtocolClIncomingCall" -> {
                frame.answered(status, report);
                if (answered && call.client == Call.OFFERED) {
                    call.client = status == Status.SUCCESS ? Call.ACCEPTED : Call.REJECTED;
                }
            }
            case "NdisClCloseCall" -> {
                if (answered) {
                    clientClosed(call, status);
                }
            }
            case "ProtocolCmCloseCall" -> {
                frame.answered(status, report);
                if (answered) {
                    call.manager = status == Status.SUCCESS ? Call.NONE : Call.UP;
                }
            }
            case "ProtocolCmModifyCallQoS" -> {
                frame.answered(status, report);
                if (status == Status.SUCCESS && !call.qosFresh) {
                    checker.report("QOS-MODIFY-SUCCESS-REQUIRES-REACTIVATION");
                }
            }
            default -> {}
        }
    }

    /** Whether a call keeps its address family from being closed. */
    static boolean isOpen(State call) {
        return call.client == Call.ACCEPTED || call.client == Call.UP || call.client == Call.MAKING;
    }
}

package org.ndislint.generate;

import static org.ndislint.generate.NaiveChecker.own;
import static org.ndislint.generate.NaiveChecker.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** Parties of the multipoint calls of a whole trace; each side is judged by what it could know. */
final class NaiveParties {
    private enum Side {
        ADDING,
        CONNECTED,
        DROPPING,
        CLOSING,
        FAILED,
        GONE
    }

    /** A party from the record on that shows its handle. */
    private static final class Party {
        final NaiveOperation add = new NaiveOperation("PARTY-ADD", false);
        final NaiveOperation drop = new NaiveOperation("PARTY-DROP", false);
        final String vc;
        final @Nullable String context;
        Side client = Side.ADDING;
        Side manager = Side.ADDING;
        boolean left;

        Party(String vc, @Nullable String context) {
            this.vc = vc;
            this.context = context;
        }
    }

    private final NaiveChecker checker;
    private final Map<String, Party> parties = new HashMap<>();
    private final List<Party> all = new ArrayList<>();
    private final Map<String, String> firstContexts = new HashMap<>();
    private final Set<String> contextsInUse = new HashSet<>();

    NaiveParties(NaiveChecker checker) {
        this.checker = checker;
    }

    private static String vc(CallEvent event) {
        return String.valueOf(value(event, Key.VC));
    }

    private @Nullable Party party(CallEvent event) {
        String handle = value(event, Key.PARTY);
        return handle == null ? null : parties.get(handle);
    }

    private Party fresh(CallEvent event, @Nullable String context) {
        Party party = new Party(vc(event), context);
        parties.put(String.valueOf(value(event, Key.PARTY)), party);
        all.add(party);
        return party;
    }

    void enter(CallEvent event, String fn, NaiveFrames.Frame frame) {
        if (frame.wrong && !fn.equals("NdisClMakeCall")) {
            return;
        }
        int before = checker.count();
        judge(event, fn, frame);
        frame.wrong |= checker.count() > before;
        if (frame.wrong && fn.equals("NdisClCloseCall") && frame.note instanceof NaiveVcs.Vc vc) {
            // NDIS turns it down: the call is up as before.
            vc.call.client = NaiveCalls.Call.UP;
        }
    }

    private void judge(CallEvent event, String fn, NaiveFrames.Frame frame) {
        Consumer<String> report = checker.reporter();
        long status = event.status;
        Party party = party(event);
        switch (fn) {
            case "NdisClMakeCall" -> {
                String context = own(event, Key.CLIENT_PARTY);
                firstContexts.remove(vc(event));
                if (context != null) {
                    firstContexts.put(vc(event), context);
                    use(context);
                }
            }
            case "ProtocolCmMakeCall" -> {
                if (value(event, Key.PARTY) != null) {
                    fresh(event, firstContexts.get(vc(event)));
                }
            }
            case "NdisCmMakeCallComplete", "NdisMCmMakeCallComplete" -> {
                if (party != null) {
                    managerAdded(party, status);
                }
            }
            case "ProtocolClMakeCallComplete" -> firstKnown(event);
            case "NdisClAddParty" -> {
                boolean up = frame.note instanceof NaiveVcs.Vc vc && vc.call.client == NaiveCalls.Call.UP;
                if (!up || !firstContexts.containsKey(vc(event))) {
                    checker.report("PARTY-ADD-REQUIRES-MULTIPOINT");
                    return;
                }
                use(String.valueOf(own(event, Key.CLIENT_PARTY)));
            }
            case "ProtocolCmAddParty" -> {
                NaiveFrames.Frame outer = checker.frames().inside(event, "NdisClAddParty");
                frame.request = fresh(event, outer == null ? null : own(outer.enter, Key.CLIENT_PARTY))
                        .add
                        .handlerEnter();
            }
            case "NdisCmAddPartyComplete", "NdisMCmAddPartyComplete" -> {
                if (party != null && party.add.complete(status, report)) {
                    managerAdded(party, status);
                    if (status == Status.SUCCESS && value(event, Key.CALL_MGR_PARTY) == null) {
                        checker.report("PARTY-ADD-COMPLETE-CONTEXT");
                    }
                }
            }
            case "ProtocolClAddPartyComplete" -> clientAdded(own(event, Key.CLIENT_PARTY), status);
            case "NdisClDropParty" -> {
                if (party != null) {
                    drop(party);
                }
            }
            case "ProtocolCmDropParty" -> {
                if (party != null) {
                    party.manager = Side.DROPPING;
                    frame.request = party.drop.handlerEnter();
                }
            }
            case "NdisCmDropPartyComplete", "NdisMCmDropPartyComplete" -> {
                if (party != null && party.drop.complete(status, report)) {
                    party.manager = status == Status.SUCCESS ? Side.GONE : Side.CONNECTED;
                }
            }
            case "ProtocolClDropPartyComplete" -> {
                if (party != null) {
                    released(party, Side.DROPPING, status);
                }
            }
            case "NdisCmDispatchIncomingDropParty", "NdisMCmDispatchIncomingDropParty" -> {
                if (party != null) {
                    leave(party);
                }
            }
            case "ProtocolClIncomingDropParty" -> {
                if (party != null) {
                    party.left = true;
                }
            }
            case "NdisCoOidRequest", "NdisMCmOidRequest" -> {
                if (party != null && !party.vc.equals(vc(event))) {
                    checker.report("PARTY-OTHER-VC");
                }
            }
            case "NdisClCloseCall" -> close(event, party);
            case "NdisCmCloseCallComplete", "NdisMCmCloseCallComplete" -> {
                if (party != null && status == Status.SUCCESS) {
                    party.manager = Side.GONE;
                }
            }
            case "ProtocolClCloseCallComplete" -> {
                if (party != null) {
                    released(party, Side.CLOSING, status);
                }
            }
            default -> {}
        }
    }

    private void use(String context) {
        if (!contextsInUse.add(context)) {
            checker.report("PARTY-CONTEXT-REUSED");
        }
    }

    private void free(@Nullable String context) {
        if (context != null) {
            contextsInUse.remove(context);
        }
    }

    private static void managerAdded(Party party, long status) {
        party.manager = status == Status.SUCCESS ? Side.CONNECTED : Side.FAILED;
    }

    /** The client knows the outcome of a call with a first party. */
    private void firstKnown(CallEvent event) {
        String context = firstContexts.get(vc(event));
        if (context != null && event.status != Status.PENDING) {
            clientAdded(context, event.status);
        }
    }

    private void clientAdded(@Nullable String context, long status) {
        for (Party party : all) {
            if (party.client == Side.ADDING && party.context != null && party.context.equals(context)) {
                party.client = status == Status.SUCCESS ? Side.CONNECTED : Side.FAILED;
                if (status != Status.SUCCESS) {
                    free(context);
                }
            }
        }
    }

    private void released(Party party, Side from, long status) {
        if (party.client == from) {
            party.client = status == Status.SUCCESS ? Side.GONE : Side.CONNECTED;
            if (status == Status.SUCCESS) {
                free(party.context);
            }
        }
    }

    /** How many other parties of the call the client has in one of these states. */
    private int others(Party party, Side... sides) {
        int count = 0;
        for (Party other : all) {
            if (other != party && other.vc.equals(party.vc)) {
                count += List.of(sides).contains(other.client) ? 1 : 0;
            }
        }
        return count;
    }

    private void drop(Party party) {
        switch (party.client) {
            case ADDING -> checker.report("PARTY-USE-BEFORE-ADD");
            case FAILED -> checker.report("PARTY-USE-AFTER-FAILED-ADD");
            case DROPPING, GONE -> checker.report("PARTY-DROP-TWICE");
            case CLOSING -> checker.report("PARTY-USE-AFTER-DROP");
            case CONNECTED -> {
                if (others(party, Side.CONNECTED, Side.ADDING) == 0) {
                    checker.report("PARTY-DROP-LAST");
                } else {
                    party.client = Side.DROPPING;
                }
            }
        }
    }

    private void leave(Party party) {
        switch (party.manager) {
            case ADDING -> checker.report("PARTY-INCOMING-DROP-LIVE");
            case FAILED -> checker.report("PARTY-USE-AFTER-FAILED-ADD");
            case GONE -> checker.report("PARTY-CM-USE-AFTER-DROP");
            case CONNECTED, DROPPING, CLOSING -> {
                for (Party other : all) {
                    boolean up = other.manager == Side.CONNECTED || other.manager == Side.DROPPING;
                    if (other != party && up && other.vc.equals(party.vc)) {
                        return;
                    }
                }
                checker.report("PARTY-INCOMING-DROP-LAST");
            }
        }
    }

    private void close(CallEvent event, @Nullable Party party) {
        boolean multipoint = firstContexts.containsKey(vc(event));
        if (party == null) {
            boolean live = false;
            for (Party one : all) {
                live |= one.client == Side.CONNECTED && one.vc.equals(vc(event));
            }
            if (multipoint && live) {
                checker.report("PARTY-CLOSE-NAMES-LAST");
            }
        } else if (!multipoint || party.client == Side.GONE || party.client == Side.FAILED) {
            checker.report("PARTY-CLOSE-NAMES-LAST");
        } else if (!party.vc.equals(vc(event))) {
            checker.report("PARTY-OTHER-VC");
        } else if (party.client == Side.ADDING) {
            checker.report("PARTY-USE-BEFORE-ADD");
        } else if (party.client == Side.DROPPING) {
            checker.report("PARTY-USE-AFTER-DROP");
        } else if (others(party, Side.CONNECTED) > 0) {
            checker.report("PARTY-DROP-BEFORE-CLOSE");
        } else {
            party.client = Side.CLOSING;
        }
    }

    void exit(CallEvent event, String fn, NaiveFrames.Frame frame) {
        long status = event.status;
        if (frame.wrong && fn.startsWith("NdisCl") && status != Status.SUCCESS) {
            return;
        }
        boolean answered = status != Status.PENDING;
        Party party = party(event);
        switch (fn) {
            case "NdisClMakeCall" -> {
                if (answered) {
                    firstKnown(event);
                }
            }
            case "NdisClAddParty" -> {
                if (answered) {
                    clientAdded(own(frame.enter, Key.CLIENT_PARTY), status);
                }
            }
            case "ProtocolCmMakeCall" -> {
                Party first = party(frame.enter);
                if (answered && first != null) {
                    managerAdded(first, status);
                }
            }
            case "ProtocolCmAddParty" -> {
                frame.answered(status, checker.reporter());
                if (answered && party != null) {
                    managerAdded(party, status);
                }
            }
            case "ProtocolCmDropParty" -> {
                frame.answered(status, checker.reporter());
                if (answered && party != null) {
                    party.manager = status == Status.SUCCESS ? Side.GONE : Side.CONNECTED;
                }
            }
            case "NdisClDropParty" -> {
                if (answered && party != null) {
                    released(party, Side.DROPPING, status);
                }
            }
            case "ProtocolCmCloseCall" -> {
                Party last = party(frame.enter);
                if (last != null && status == Status.SUCCESS) {
                    last.manager = Side.GONE;
                }
            }
            case "NdisClCloseCall" -> {
                Party last = party(frame.enter);
                if (answered && last != null) {
                    released(last, Side.CLOSING, status);
                }
            }
            case "NdisCoDeleteVc", "NdisMCmDeleteVc" -> {
                if (status == Status.SUCCESS) {
                    deleted(vc(event));
                }
            }
            default -> {}
        }
    }

    private void deleted(String vc) {
        firstContexts.remove(vc);
        for (Party party : List.copyOf(all)) {
            if (party.vc.equals(vc)) {
                if (party.left && party.client == Side.CONNECTED) {
                    checker.report("PARTY-INCOMING-DROP-OWES-RELEASE");
                }
                party.add.end(checker.reporter());
                party.drop.end(checker.reporter());
                all.remove(party);
            }
        }
    }
}

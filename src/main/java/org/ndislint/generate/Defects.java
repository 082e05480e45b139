package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Defect.Setting;

/** All defects that can be planted, by the id of the rule that they break. */
public final class Defects {
    private static final List<Defect> ALL = all();

    private Defects() {}

    public static List<Defect> list() {
        return ALL;
    }

    /** The defect that breaks a rule, or null if none does. */
    public static @Nullable Defect find(String rule) {
        for (Defect defect : ALL) {
            if (defect.rule().equals(rule)) {
                return defect;
            }
        }
        return null;
    }

    private static List<Defect> all() {
        List<Defect> list = new ArrayList<>();
        registration(list);
        binding(list);
        pended(list);
        addressFamily(list);
        sap(list);
        vc(list);
        call(list);
        party(list);
        levels(list);
        data(list);
        requests(list);
        return List.copyOf(list);
    }

    private static void add(List<Defect> list, String rule, Setting setting, String what) {
        list.add(new Defect(rule, setting, false, what));
    }

    private static void registration(List<Defect> list) {
        add(list, "REG-CM-HANDLERS-BEFORE-AF", Setting.STAND_ALONE, "Registers an AF before it sets its handlers.");
        add(list, "REG-CLIENT-HANDLERS-BEFORE-AF", Setting.ANY, "Opens an AF before it sets its handlers.");
        add(list, "REG-HANDLERS-CONTEXT", Setting.ANY, "Sets handlers outside of the routines meant for that.");
        add(list, "REG-HANDLERS-STRUCT-ROLE", Setting.ANY, "Sets the handlers of another kind of driver.");
        add(list, "REG-AF-PER-BINDING", Setting.STAND_ALONE, "Registers no AF on one of its bindings.");
        add(list, "REG-AF-FAMILY-ROLE", Setting.MCM, "Registers an AF with the other kind's function.");
        list.add(
                new Defect("REG-DEREGISTER-CONTEXT", Setting.ANY, true, "Deregisters from inside its unbind routine."));
    }

    private static void binding(List<Defect> list) {
        add(list, "BIND-OPEN-IN-BIND", Setting.ANY, "Opens an adapter without being asked to bind.");
        add(list, "BIND-HANDLE-BEFORE-OPEN", Setting.ANY, "Uses the binding handle while the open is pending.");
        add(list, "BIND-HANDLE-AFTER-CLOSE", Setting.ANY, "Uses the binding handle after the close.");
        add(list, "BIND-FAIL-CLOSES", Setting.ANY, "Fails a bind without closing the adapter it opened.");
        add(list, "BIND-CLOSE-AFS-CLOSED", Setting.ANY, "Closes the adapter with an AF still open.");
        add(list, "BIND-CLOSE-AFS-CLOSING", Setting.ANY, "Closes the adapter while the close of an AF is pending.");
        add(list, "BIND-CLOSE-AFS-NOTIFIED", Setting.STAND_ALONE, "Closes the adapter without telling a client.");
        add(list, "BIND-CLOSE-CALLS-RELEASED", Setting.STAND_ALONE, "Closes the adapter with a VC left on it.");
        add(list, "BIND-REENUMERATE-CONTEXT", Setting.ANY, "Asks for new bindings from inside a bind or unbind.");
        add(list, "UNBIND-CLOSES-ADAPTER", Setting.ANY, "Finishes an unbind without closing the adapter.");
        add(list, "UNBIND-DONE-BEFORE-CLOSE", Setting.ANY, "Finishes an unbind while the close is pending.");
        add(list, "UNBIND-STATUS", Setting.ANY, "Refuses an unbind.");
        add(list, "UNBIND-REQUEST-HANDLE-USED", Setting.ANY, "Uses the binding handle after asking to be unbound.");
        add(list, "ADAPTER-HALT-AFS-NOTIFIED", Setting.MCM, "Halts without telling a client to close.");
    }

    private static void pended(List<Defect> list) {
        for (Pended kind : Pended.values()) {
            if (kind.owesComplete().isEmpty()) {
                continue;
            }
            boolean miniport = kind == Pended.VC_ACTIVATE || kind == Pended.VC_DEACTIVATE;
            boolean request = kind == Pended.OID_TO_PROTOCOL || kind == Pended.OID_TO_MINIPORT;
            Setting setting = request ? Setting.TRAFFIC : miniport ? Setting.STAND_ALONE : Setting.ANY;
            list.add(new Defect(kind.owesComplete(), setting, false, "Never completes what it pended.", kind.also()));
            add(list, kind.completeNotPended(), setting, "Completes what it has answered by its return value.");
            add(list, kind.completeTwice(), setting, "Completes twice.");
            if (kind != Pended.BIND && kind != Pended.UNBIND && kind != Pended.AF_NOTIFY) {
                list.add(new Defect(
                        kind.completeStatus(), setting, true, "Completes with a status that is not allowed."));
            }
        }
    }

    private static void addressFamily(List<Defect> list) {
        add(list, "AF-USE-BEFORE-OPEN", Setting.ANY, "Uses the AF handle before the open has succeeded.");
        add(list, "AF-USE-AFTER-CLOSE", Setting.ANY, "Uses the AF handle after the close.");
        add(list, "AF-CM-USE-AFTER-CLOSE", Setting.ANY, "Uses the AF handle after it completed the close.");
        add(list, "AF-CM-USE-AFTER-FAILED-OPEN", Setting.ANY, "Uses the AF handle of an open that it failed.");
        add(list, "AF-CLOSE-TWICE", Setting.ANY, "Closes an AF that it is closing already.");
        add(list, "AF-CLOSE-SAPS-FIRST", Setting.ANY, "Closes an AF on which a SAP is registered.");
        add(list, "AF-NOTIFY-COMPLETE-BEFORE-CLOSE", Setting.ANY, "Reports an AF closed before it closes it.");
        add(list, "AF-NOTIFY-SUCCESS-UNCLOSED", Setting.ANY, "Answers a close notification without closing.");
        add(list, "AF-NOTIFY-CLIENT-CLOSES", Setting.ANY, "Registers a SAP after it was told to close.");
        add(list, "AF-ROLE-CM-USES-NDISMCM", Setting.STAND_ALONE, "Completes with the function of a miniport.");
        add(list, "AF-ROLE-MCM-USES-NDISCM", Setting.MCM_SOURCE_NAMES, "Completes with a protocol driver's function.");
    }

    private static void sap(List<Defect> list) {
        add(list, "SAP-DEREG-BEFORE-REG", Setting.ANY, "Gives a SAP up before it is registered.");
        add(list, "SAP-DEREG-TWICE", Setting.ANY, "Gives a SAP up twice.");
    }

    private static void vc(List<Defect> list) {
        add(list, "VC-CREATE-NULL-AF-CM-ONLY", Setting.ANY, "A client creates a VC without an AF.");
        add(list, "VC-CREATE-MCM-AF-REQUIRED", Setting.MCM, "A miniport creates a VC without an AF.");
        add(list, "AF-ROLE-MCM-USES-NDISCO", Setting.MCM, "A miniport creates a VC as protocol drivers do.");
        add(list, "AF-ROLE-CLIENT-VS-CM", Setting.ANY, "A call manager closes an AF.");
        add(list, "VC-DELETE-ONLY-BY-CREATOR", Setting.ANY, "A call manager deletes a client's VC.");
        add(list, "VC-DELETE-NO-PENDING-OPS", Setting.ANY, "A client deletes a VC while its call is being made.");
        add(list, "VC-CREATE-HANDLER-PENDS", Setting.ANY, "Pends the creation of a VC.");
        add(list, "VC-DELETE-HANDLER-PENDS", Setting.ANY, "Pends the deletion of a VC.");
        add(list, "VC-USE-AFTER-FAILED-CREATE", Setting.ANY, "Makes a call on a VC that was not created.");
        add(list, "VC-USE-AFTER-DELETE", Setting.ANY, "Makes a call on a VC that it has deleted.");
        add(list, "VC-DELETE-REFUSED", Setting.ANY, "NDIS refuses a deletion although nothing is in its way.");
        add(list, "VC-DEACTIVATE-BEFORE-DELETE", Setting.ANY, "Deletes a VC that is active after a rejected offer.");
        list.add(new Defect(
                "VC-DEACTIVATE-ON-CALL-CLOSE",
                Setting.STAND_ALONE,
                false,
                "Closes a call and leaves the VC active.",
                Set.of("VC-DEACTIVATE-BEFORE-DELETE")));
        add(list, "AF-CLOSE-CALLS-FIRST", Setting.ANY, "Closes an AF on which a call is up.");
        add(list, "AF-CLOSE-VCS-FIRST", Setting.ANY, "Closes an AF on which it has a VC left.");
        add(list, "VC-OWES-DELETE", Setting.ANY, "Forgets to delete a VC of its own.");
        add(list, "VC-ACTIVATE-WHILE-DEACTIVATING", Setting.STAND_ALONE, "Activates a VC it is deactivating.");
        add(list, "VC-DEACTIVATE-INACTIVE", Setting.ANY, "Deactivates a VC that is not active.");
    }

    private static void call(List<Defect> list) {
        add(list, "CALL-MAKE-FAILED-NO-CLOSE", Setting.ANY, "Closes a call that failed.");
        add(list, "CALL-MAKE-REQUIRES-CLIENT-VC", Setting.ANY, "Makes a call on the call manager's VC.");
        add(list, "CALL-ONE-PER-VC", Setting.ANY, "Makes a call where one is up.");
        add(list, "CALL-CLOSE-REQUIRES-CALL", Setting.ANY, "Closes a call that is not there.");
        add(list, "CALL-CLOSE-TWICE", Setting.ANY, "Closes a call twice.");
        list.add(new Defect(
                "CALL-CLOSE-BEFORE-VC-DELETE",
                Setting.ANY,
                false,
                "Deletes a VC on which a call is up.",
                Set.of("VC-DEACTIVATE-BEFORE-DELETE")));
        list.add(new Defect(
                "CALL-CLOSED-VC-USED-BY-CLIENT",
                Setting.ANY,
                false,
                "Goes on with the call manager's VC after the call.",
                Set.of("QOS-MODIFY-REQUIRES-CALL")));
        add(list, "CALL-INCOMING-CLOSE-BEFORE-ANSWER", Setting.ANY, "Closes an offer instead of answering it.");
        add(list, "CALL-INCOMING-REQUIRES-CM-VC", Setting.ANY, "Offers a call on the client's VC.");
        add(list, "CALL-INCOMING-SAP-OTHER-AF", Setting.ANY, "Offers a call on another AF's SAP.");
        add(list, "SAP-INCOMING-REGISTERED", Setting.ANY, "Offers a call on a SAP that nobody registered.");
        add(list, "CALL-CONNECTED-REQUIRES-ACCEPT", Setting.ANY, "Reports a call connected that nobody accepted.");
        add(list, "CALL-CONNECTED-TWICE", Setting.ANY, "Reports a call connected twice.");
        add(list, "CALL-MAKE-SUCCESS-REQUIRES-ACTIVE", Setting.ANY, "Reports a call up on an inactive VC.");
        add(list, "CALL-CONNECTED-REQUIRES-ACTIVE", Setting.ANY, "Reports a call connected on an inactive VC.");
        add(list, "CALL-CONNECTED-AFTER-REMOTE-CLOSE", Setting.ANY, "Reports a call connected after its end.");
        add(list, "CALL-REMOTE-CLOSE-ERROR-DELETES-VC", Setting.ANY, "Makes another call on a VC that failed.");
        add(list, "QOS-MODIFY-SUCCESS-REQUIRES-REACTIVATION", Setting.ANY, "Grants a quality without activating.");
        add(list, "SAP-CM-USE-AFTER-FAILED-REG", Setting.ANY, "Offers a call on a SAP that it turned down.");
        add(list, "SAP-CM-USE-AFTER-DEREG", Setting.ANY, "Offers a call on a SAP that was given up.");
        list.add(new Defect(
                "CALL-INCOMING-OWES-OUTCOME",
                Setting.ANY,
                false,
                "Deletes the VC of a call that was accepted and neither connected nor ended.",
                Set.of("CALL-CLOSE-BEFORE-VC-DELETE")));
        list.add(new Defect(
                "CALL-REMOTE-CLOSE-OWES-CLOSE",
                Setting.ANY,
                false,
                "Does not close a call that the remote side has ended.",
                Set.of("CALL-CLOSE-BEFORE-VC-DELETE")));
        add(list, "CALL-REMOTE-CLOSE-REQUIRES-CALL", Setting.ANY, "Reports a hang-up where there is no call.");
        add(list, "QOS-MODIFY-REQUIRES-CALL", Setting.ANY, "Asks for another quality where there is no call.");
        add(list, "QOS-MODIFY-WHILE-CLOSING", Setting.ANY, "Asks for another quality of a call it is closing.");
        add(list, "QOS-CHANGE-REQUIRES-CONNECTED", Setting.ANY, "Reports a change where there is no call.");
        add(list, "QOS-CHANGE-REACTIVATE-FIRST", Setting.ANY, "Reports a change before it activates the VC anew.");
    }

    private static void party(List<Defect> list) {
        add(list, "PARTY-ADD-REQUIRES-MULTIPOINT", Setting.ANY, "Adds a party where there is no call.");
        add(list, "PARTY-USE-BEFORE-ADD", Setting.ANY, "Drops a party that is still being added.");
        add(list, "PARTY-USE-AFTER-FAILED-ADD", Setting.ANY, "Drops a party that could not be added.");
        add(list, "PARTY-DROP-TWICE", Setting.ANY, "Drops a party that it is dropping already.");
        add(list, "PARTY-DROP-LAST", Setting.ANY, "Drops the last party instead of closing the call.");
        add(list, "PARTY-DROP-BEFORE-CLOSE", Setting.ANY, "Closes a call on which it has several parties.");
        add(list, "PARTY-CLOSE-NAMES-LAST", Setting.ANY, "Closes a multipoint call without naming the last party.");
        add(list, "PARTY-USE-AFTER-DROP", Setting.ANY, "Closes a call with a party that it is dropping.");
        add(list, "PARTY-CM-USE-AFTER-DROP", Setting.ANY, "Reports a party gone that it has dropped.");
        add(list, "PARTY-ADD-COMPLETE-CONTEXT", Setting.ANY, "Completes an add without a context of its own.");
        add(list, "PARTY-OTHER-VC", Setting.ANY, "Asks about a party on the VC of another call.");
        add(list, "PARTY-CONTEXT-REUSED", Setting.ANY, "Adds a party with the context of another.");
        add(list, "PARTY-INCOMING-DROP-LAST", Setting.ANY, "Reports the last party gone instead of the call.");
    }

    private static void data(List<Defect> list) {
        list.add(new Defect(
                "NBL-SEND-OWES-COMPLETE",
                Setting.TRAFFIC_STAND_ALONE,
                false,
                "Never completes a send.",
                Set.of(
                        "VC-DEACTIVATE-SENDS-DRAINED",
                        "CALL-CLOSE-SENDS-DRAINED",
                        "VC-DELETE-NO-PENDING-OPS",
                        "BIND-CLOSE-SENDS-DRAINED")));
        add(list, "NBL-SEND-COMPLETE-TWICE", Setting.TRAFFIC, "Completes a send twice.");
        add(list, "NBL-SEND-COMPLETE-OTHER-VC", Setting.TRAFFIC, "Completes a send with another VC.");
        add(list, "NBL-SEND-COMPLETER-ROLE", Setting.TRAFFIC, "Completes a send as connectionless miniports do.");
        add(list, "NBL-SEND-WHILE-OWNED", Setting.TRAFFIC, "Sends a list that has not come back.");
        add(list, "VC-SEND-WHILE-INACTIVE", Setting.TRAFFIC, "Sends on a VC without a call.");
        add(list, "CALL-MAKE-SEND-BEFORE-UP", Setting.TRAFFIC, "Sends while its call is being made.");
        add(list, "CALL-INCOMING-SEND-BEFORE-CONNECTED", Setting.TRAFFIC, "Sends before the call is connected.");
        add(list, "CALL-SEND-AFTER-CLOSE", Setting.TRAFFIC, "Sends on a call that it is closing.");
        add(list, "CALL-SEND-AFTER-REMOTE-CLOSE", Setting.TRAFFIC, "Sends when it is told that the call is over.");
        add(list, "CALL-CLOSE-SENDS-DRAINED", Setting.TRAFFIC, "Closes a call before its sends have come back.");
        add(
                list,
                "VC-DEACTIVATE-SENDS-DRAINED",
                Setting.TRAFFIC_STAND_ALONE,
                "Reports a VC deactivated that it has sends of.");
        add(
                list,
                "VC-DEACTIVATE-RECEIVES-BACK",
                Setting.TRAFFIC_STAND_ALONE,
                "Reports a VC deactivated whose receives are out.");
        add(list, "VC-INDICATE-WHILE-INACTIVE", Setting.TRAFFIC, "Indicates data on a VC that is not active.");
        add(list, "NBL-INDICATE-WHILE-OUT", Setting.TRAFFIC, "Indicates a list that has not been returned.");
        add(list, "NBL-RECEIVE-COUNT", Setting.TRAFFIC, "Counts one list too many.");
        add(list, "NBL-RETURN-TWICE", Setting.TRAFFIC, "Returns a list twice.");
        add(list, "NBL-RETURN-RESOURCES", Setting.TRAFFIC, "Returns a list that was only lent.");
        add(list, "NBL-RECEIVE-OWES-RETURN", Setting.TRAFFIC, "Never returns a list.");
        add(list, "IRQL-DISPATCH-FLAG", Setting.TRAFFIC, "Says that it sends at DISPATCH_LEVEL, and does not.");
    }

    private static void requests(List<Defect> list) {
        add(list, "OID-PCO-COMPLETE-HANDLES", Setting.TRAFFIC, "Completes a request about a VC without naming it.");
        add(list, "OID-MCO-COMPLETE-HANDLES", Setting.TRAFFIC, "Completes a request about a VC without naming it.");
        add(list, "OID-CO-COMPLETER-ROLE", Setting.TRAFFIC, "Completes a miniport's request as protocols do.");
        add(list, "OID-CO-PARTY-WITHOUT-AF", Setting.TRAFFIC, "Asks a miniport about a party.");
        add(list, "OID-CO-REUSE-WHILE-PENDING", Setting.TRAFFIC, "Submits a request that is pending.");
    }

    private static void levels(List<Defect> list) {
        add(list, "IRQL-PASSIVE-ONLY", Setting.LEVELS, "Opens an AF at DISPATCH_LEVEL.");
        add(list, "IRQL-MAX-DISPATCH", Setting.LEVELS, "Closes an AF above DISPATCH_LEVEL.");
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
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
        levels(list);
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
            Setting setting = miniport ? Setting.STAND_ALONE : Setting.ANY;
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

    private static void levels(List<Defect> list) {
        add(list, "IRQL-PASSIVE-ONLY", Setting.LEVELS, "Opens an AF at DISPATCH_LEVEL.");
        add(list, "IRQL-MAX-DISPATCH", Setting.LEVELS, "Closes an AF above DISPATCH_LEVEL.");
    }
}

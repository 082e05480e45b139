package org.ndislint.generate;

import java.util.Set;

/** The operations that may be pended, with the ids of the rules about them. */
enum Pended {
    BIND("BIND"),
    UNBIND("UNBIND"),
    OPEN_ADAPTER(""),
    CLOSE_ADAPTER(""),
    AF_OPEN("AF-OPEN"),
    AF_CLOSE("AF-CLOSE"),
    AF_NOTIFY("AF-NOTIFY"),
    SAP_REGISTER("SAP-REG"),
    SAP_DEREGISTER("SAP-DEREG"),
    VC_ACTIVATE("VC-ACTIVATE"),
    VC_DEACTIVATE("VC-DEACTIVATE"),
    CALL_MAKE("CALL-MAKE"),
    CALL_INCOMING("CALL-INCOMING"),
    CALL_CLOSE("CALL-CLOSE"),
    QOS_MODIFY("QOS-MODIFY"),
    PARTY_ADD("PARTY-ADD"),
    PARTY_DROP("PARTY-DROP"),
    OID_TO_PROTOCOL("OID-PCO"),
    OID_TO_MINIPORT("OID-MCO");

    private final String owesComplete;
    private final String completeNotPended;
    private final String completeTwice;
    private final String completeStatus;

    Pended(String prefix) {
        owesComplete = prefix.isEmpty() ? "" : prefix + "-OWES-COMPLETE";
        completeNotPended = prefix.isEmpty() ? "" : prefix + "-COMPLETE-NOT-PENDED";
        completeTwice = prefix.isEmpty() ? "" : prefix + "-COMPLETE-TWICE";
        completeStatus = prefix.isEmpty() ? "" : prefix + "-COMPLETE-STATUS";
    }

    /** What the deletion of a VC breaks as well when this was never completed. */
    Set<String> also() {
        return switch (this) {
            case VC_ACTIVATE, CALL_MAKE, CALL_INCOMING, QOS_MODIFY -> Set.of("VC-DELETE-NO-PENDING-OPS");
            case VC_DEACTIVATE -> Set.of("VC-DEACTIVATE-BEFORE-DELETE");
            case CALL_CLOSE -> Set.of("VC-DELETE-NO-PENDING-OPS", "CALL-CLOSE-BEFORE-VC-DELETE");
            case OID_TO_PROTOCOL, OID_TO_MINIPORT -> Set.of("BIND-CLOSE-OIDS-DRAINED");
            case BIND,
                    UNBIND,
                    OPEN_ADAPTER,
                    CLOSE_ADAPTER,
                    AF_OPEN,
                    AF_CLOSE,
                    AF_NOTIFY,
                    SAP_REGISTER,
                    SAP_DEREGISTER,
                    PARTY_ADD,
                    PARTY_DROP -> Set.of();
        };
    }

    /** The rule that a pended operation is completed. */
    String owesComplete() {
        return owesComplete;
    }

    /** The rule that only a pended operation is completed. */
    String completeNotPended() {
        return completeNotPended;
    }

    /** The rule that it is completed once. */
    String completeTwice() {
        return completeTwice;
    }

    /** The rule about the status that the completion carries. */
    String completeStatus() {
        return completeStatus;
    }
}

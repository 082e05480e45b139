package org.ndislint.generate;

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
    SAP_DEREGISTER("SAP-DEREG");

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

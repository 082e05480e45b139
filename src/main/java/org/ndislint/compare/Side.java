package org.ndislint.compare;

/** The ends of an address family. */
public enum Side {
    CLIENT("client"),
    CALL_MANAGER("call manager"),
    /** Calls that both ends make, by a driver of which nothing else is known. */
    EITHER("either side");

    private final String text;

    Side(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}

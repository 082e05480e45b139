package org.ndislint.catalogue;

/** Names and numbers of NDIS_STATUS values. Immutable once loaded. */
public final class StatusNames {
    private StatusNames() {}

    public static StatusNames load() {
        return new StatusNames();
    }

    /** The number of a status name, or -1 if it is not known; a {@code STATUS_} twin of an NDIS name counts. */
    public long find(byte[] bytes, int from, int length) {
        return -1;
    }

    public long find(String name) {
        return -1;
    }

    /** The name of a number, or {@code 0x} and eight lower-case hex digits. */
    public String text(long status) {
        return "0x" + Long.toHexString(status);
    }
}

package org.ndislint.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of driver whose calls a capture may cover, in the spelling of its {@code covers} key. A set of kinds is a
 * mask of {@link #bit()}s.
 */
public enum DriverKind {
    /** A CoNDIS client: covers the connection-oriented calls that it makes and the callbacks that it serves. */
    CLIENT("client"),
    /** A stand-alone call manager: covers its connection-oriented calls and callbacks. */
    CALL_MANAGER("call-manager"),
    /** A miniport with an integrated call manager: covers its call-manager calls and its miniport calls. */
    MCM("mcm"),
    MINIPORT("miniport"),
    /** Covers the binding, send and OID calls of every protocol driver, clients and call managers included. */
    PROTOCOL("protocol"),
    FILTER("filter");

    /** The mask of every kind. */
    public static final int ALL_KINDS = (1 << 6) - 1;

    private static final DriverKind[] ALL = values();

    private final String word;

    DriverKind(String word) {
        this.word = word;
    }

    /** The spelling in {@code covers}. */
    public String word() {
        return word;
    }

    public int bit() {
        return 1 << ordinal();
    }

    /** The kind spelled {@code word}, or null if there is none. */
    public static @Nullable DriverKind find(String word) {
        for (DriverKind kind : ALL) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        return null;
    }

    /**
     * The kinds whose drivers take a role of {@code roles}, a mask of {@link Role#bit()}s. A miniport's calls are also
     * an MCM's, which is a miniport. An intermediate driver is a protocol driver below and a miniport above; where a
     * page names it alone it counts as both. NDIS is no driver.
     */
    static int ofRoles(int roles) {
        int kinds = 0;
        if ((roles & Role.CLIENT.bit()) != 0) {
            kinds |= CLIENT.bit();
        }
        if ((roles & Role.CALL_MANAGER.bit()) != 0) {
            kinds |= CALL_MANAGER.bit();
        }
        if ((roles & Role.MCM.bit()) != 0) {
            kinds |= MCM.bit();
        }
        if ((roles & Role.MINIPORT.bit()) != 0) {
            kinds |= MINIPORT.bit() | MCM.bit();
        }
        if ((roles & Role.PROTOCOL.bit()) != 0) {
            kinds |= PROTOCOL.bit();
        }
        if ((roles & Role.FILTER.bit()) != 0) {
            kinds |= FILTER.bit();
        }
        if (roles == Role.INTERMEDIATE.bit()) {
            kinds |= MINIPORT.bit() | PROTOCOL.bit();
        }
        return kinds;
    }
}

package org.ndislint.catalogue;

import org.jspecify.annotations.Nullable;

/** Who calls or implements an entry point, as its page says. A set of roles is a mask of {@link #bit()}s. */
public enum Role {
    CLIENT("client"),
    CALL_MANAGER("call-manager"),
    MCM("mcm"),
    MINIPORT("miniport"),
    PROTOCOL("protocol"),
    FILTER("filter"),
    INTERMEDIATE("intermediate"),
    NDIS("ndis");

    private static final Role[] ALL = values();

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The catalogue's spelling. */
    public String word() {
        return word;
    }

    public int bit() {
        return 1 << ordinal();
    }

    /** The role spelled {@code word}, or null if there is none. */
    public static @Nullable Role find(String word) {
        for (Role role : ALL) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        return null;
    }
}

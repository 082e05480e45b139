package org.ndislint.model;

import java.util.Locale;

/**
 * Interrupt request levels. PASSIVE_LEVEL, APC_LEVEL and DISPATCH_LEVEL have the same number on every processor
 * architecture; what lies above differs, so only these three and "above" are compared by number.
 */
public final class Irql {
    public static final int PASSIVE = 0;
    public static final int APC = 1;
    public static final int DISPATCH = 2;
    /** The highest level of any architecture (x86). */
    public static final int HIGHEST = 31;

    private Irql() {}

    /** The level named {@code name} in any case with or without {@code _LEVEL}, or -1 if no level is called so. */
    public static int parse(String name) {
        String bare = name.toUpperCase(Locale.ROOT);
        if (bare.endsWith("_LEVEL")) {
            bare = bare.substring(0, bare.length() - "_LEVEL".length());
        }
        return switch (bare) {
            case "PASSIVE", "LOW" -> PASSIVE;
            case "APC" -> APC;
            case "DISPATCH", "DPC" -> DISPATCH;
            case "CMCI" -> 5;
            case "CLOCK", "CLOCK1", "CLOCK2" -> 13;
            case "IPI", "DRS", "POWER" -> 14;
            case "PROFILE", "HIGH" -> 15;
            case "DIRQL" -> 3;
            default -> -1;
        };
    }

    /** The level's name, or its number where the architecture decides. */
    public static String text(int irql) {
        return switch (irql) {
            case PASSIVE -> "PASSIVE_LEVEL";
            case APC -> "APC_LEVEL";
            case DISPATCH -> "DISPATCH_LEVEL";
            default -> Integer.toString(irql);
        };
    }
}

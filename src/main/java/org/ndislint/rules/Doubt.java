package org.ndislint.rules;

/** Why something is not known, as bits of a mask; the order is that of {@code because} in results. */
public final class Doubt {
    /** First seen in mid-life. */
    public static final int WINDOW = 1;
    /** Records were lost. */
    public static final int LOST = 1 << 1;
    /** The calls of some driver were not recorded. */
    public static final int UNCOVERED = 1 << 2;
    /** A record lacks a field. */
    public static final int MISSING_FIELD = 1 << 3;
    /** The clock cannot order records. */
    public static final int UNORDERED = 1 << 4;
    /** The trace ends first. */
    public static final int END = 1 << 5;

    private Doubt() {}
}

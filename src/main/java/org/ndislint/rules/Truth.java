package org.ndislint.rules;

/**
 * Three-valued truth as small numbers, so that {@code and} is the minimum and {@code or} the maximum: what holds in no
 * completion of the trace, in some, in all.
 */
public final class Truth {
    public static final int NO = 0;
    public static final int MAYBE = 1;
    public static final int YES = 2;

    private Truth() {}

    public static int of(boolean claim) {
        return claim ? YES : NO;
    }

    public static int not(int truth) {
        return YES - truth;
    }
}

package org.ndislint.timeline;

/**
 * How much of lives is kept: what goes beyond is counted, not told.
 *
 * @param lives how many lives are told
 * @param records of one life, those that changed something; of those that changed nothing a third as many
 * @param children of one life
 * @param allChildren of all lives together; beyond, each life keeps fewer
 * @param bytes of all records together; beyond, each life keeps fewer
 */
public record LifeLimits(int lives, int records, int children, int allChildren, long bytes) {
    /** For all objects of a trace. */
    public static final LifeLimits ALL = new LifeLimits(20_000, 240, 120, 30_000, 48L << 20);
    /** For objects that were asked for by name. */
    public static final LifeLimits CHOSEN = new LifeLimits(1_000, 6_000, 2_000, 30_000, 64L << 20);
}

package org.ndislint.timeline;

/** Records that were lost up to some place: counted ones, and losses of unknown size. */
public final class LossCount {
    private long counted;
    private long uncounted;
    private long anywhere;

    void lost(long count, long cpu) {
        if (count >= World.UNKNOWN_LOSS) {
            uncounted++;
        } else {
            counted += count;
        }
    }

    void anywhere(long count) {
        anywhere = Math.max(anywhere, count);
    }

    /** Changes whenever something is lost. */
    long total() {
        return counted + uncounted;
    }

    /** Records lost at known places, where it is known how many. */
    public long counted() {
        return counted;
    }

    /** How often an unknown number of records was lost at a known place. */
    public long uncounted() {
        return uncounted;
    }

    /** How many are missing in all, as far as it is told, wherever that is. */
    public long anywhere() {
        return anywhere;
    }
}

package org.ndislint.generate;

/**
 * What a recorder sees of a session.
 *
 * @param detail which values the records of callbacks carry
 * @param sourceNames whether macros of miniport call managers show as written; otherwise under the exported name
 * @param capture whether the first record is a {@code capture} record that describes the whole
 * @param times how records are stamped
 * @param names whether handles are names such as {@code A1}; otherwise addresses
 * @param irql whether levels are recorded
 * @param threads whether processors and threads are recorded
 * @param drivers whether the calling or called driver is recorded
 * @param statuses whether statuses are recorded
 */
public record Recording(
        Detail detail,
        boolean sourceNames,
        boolean capture,
        Times times,
        boolean names,
        boolean irql,
        boolean threads,
        boolean drivers,
        boolean statuses) {

    /** Which values the records of callbacks carry. */
    public enum Detail {
        /** Exactly the parameters of the real call: contexts at callbacks, out parameters at returns. */
        RAW,
        /** Contexts, and beside them the handles that they stand for. */
        CORRELATED,
        /** Handles of VCs and parties in place of their contexts, as short examples are written. */
        HANDLES
    }

    /** How records are stamped. */
    public enum Times {
        /** Not at all: the order of records is the order. */
        NONE,
        /** In nanoseconds, all different. */
        EXACT,
        /** In milliseconds: neighbours often share a stamp. */
        COARSE
    }

    /** Everything, with contexts and handles. */
    public static final Recording FULL =
            new Recording(Detail.CORRELATED, true, true, Times.EXACT, false, true, true, true, true);

    /** What a recorder at the import tables sees. */
    public static final Recording BARE =
            new Recording(Detail.RAW, false, false, Times.EXACT, false, true, true, true, true);

    public Recording withDetail(Detail changed) {
        return new Recording(changed, sourceNames, capture, times, names, irql, threads, drivers, statuses);
    }

    public Recording withSourceNames(boolean changed) {
        return new Recording(detail, changed, capture, times, names, irql, threads, drivers, statuses);
    }

    public Recording withCapture(boolean changed) {
        return new Recording(detail, sourceNames, changed, times, names, irql, threads, drivers, statuses);
    }

    public Recording withTimes(Times changed) {
        return new Recording(detail, sourceNames, capture, changed, names, irql, threads, drivers, statuses);
    }

    public Recording withNames(boolean changed) {
        return new Recording(detail, sourceNames, capture, times, changed, irql, threads, drivers, statuses);
    }
}

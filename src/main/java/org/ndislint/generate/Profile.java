package org.ndislint.generate;

import java.util.SplittableRandom;

/**
 * How a session behaves: shares from 0 to 1, drawn once from the seed, so that sessions differ in kind and not only in
 * order.
 *
 * @param sync handlers that answer by their return value
 * @param nested of the rest, completions that run inside the handler, before it returns pending
 * @param pendAnyway synchronous answers that NDIS nevertheless passes on by a callback
 * @param deferred callbacks that run on another thread instead of inside the completion
 * @param internal synchronous answers after which the driver runs its own completion handler
 * @param dpc work that continues in a DPC
 * @param raised calls made at DISPATCH_LEVEL although PASSIVE_LEVEL would do
 * @param failing requests that fail
 * @param refusing closes that are refused
 * @param churn how eagerly objects are closed and opened again
 * @param hot handle values that are handed out again at once
 * @param eager handles that are free for reuse as soon as both sides have let go, not when the calls have returned
 * @param inline follow-ups that a driver does inside the callback
 * @param switching how readily threads are exchanged
 * @param slow how long pended work takes, 0 to 1
 * @param multipoint calls of clients that are multipoint calls
 * @param traffic how readily data flows and requests are made; 0 for none at all
 */
record Profile(
        double sync,
        double nested,
        double pendAnyway,
        double deferred,
        double internal,
        double dpc,
        double raised,
        double failing,
        double refusing,
        double churn,
        double hot,
        boolean eager,
        double inline,
        double switching,
        double slow,
        double multipoint,
        double traffic) {

    private static final double[] MOODS = {0, 0.1, 0.3, 0.5, 0.8};

    /**
     * Draws a profile.
     *
     * @param leaves chance for what concerns parties alone, so that sessions without them stay as they are
     * @param traffic how readily data flows
     */
    static Profile draw(SplittableRandom random, SplittableRandom leaves, double traffic) {
        return new Profile(
                0.1 + mood(random),
                mood(random),
                mood(random) / 2,
                mood(random),
                mood(random) / 2,
                mood(random),
                mood(random) / 2,
                mood(random) / 4,
                mood(random) / 2,
                0.05 + mood(random),
                mood(random) + 0.2,
                random.nextInt(3) == 0,
                mood(random),
                0.02 + mood(random) / 2,
                mood(random),
                mood(leaves),
                traffic);
    }

    private static double mood(SplittableRandom random) {
        return MOODS[random.nextInt(MOODS.length)];
    }
}

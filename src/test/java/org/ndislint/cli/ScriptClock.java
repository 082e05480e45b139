package org.ndislint.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** A clock whose pauses take no time: in each, the next step of a script is done; after the last it is asked to stop. */
final class ScriptClock extends PollClock {
    private final Deque<Step> steps = new ArrayDeque<>();
    private long millis;

    /** What happens while the program waits. */
    interface Step {
        void run() throws Exception;
    }

    /** Ends a run as a kill would: nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    ScriptClock then(Step step) {
        steps.add(step);
        return this;
    }

    @Override
    long millis() {
        return millis;
    }

    @Override
    void pause(long duration) {
        millis += 2_000;
        Step step = steps.poll();
        if (step == null) {
            stop();
            return;
        }
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

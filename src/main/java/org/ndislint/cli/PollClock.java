package org.ndislint.cli;

import java.util.concurrent.TimeUnit;

/**
 * The time of whoever waits for more of a trace: how much has gone by, a pause, and whether the process was asked to
 * stop meanwhile. The only place where {@code follow} looks at a clock.
 */
class PollClock {
    /** How long one that was asked to stop may take to report. */
    private static final long MOST_TO_END_MILLIS = 10_000;

    private static final int NONE = -1;

    private boolean isStopped;
    /** Of a run that has ended and reported; before, and where others report, none. */
    private int exitCode = NONE;

    private boolean isAwaited = true;

    /**
     * A clock that is stopped by what ends the process (an interrupt from the keyboard, a request to terminate), which then waits for
     * {@link #end} and takes its exit status.
     */
    static PollClock ofProcess() {
        PollClock clock = new PollClock();
        Runtime.getRuntime().addShutdownHook(new Thread(clock::endProcess, "stop"));
        return clock;
    }

    /** Runs while the process ends. */
    final synchronized void endProcess() {
        isStopped = true;
        notifyAll();
        long until = millis() + MOST_TO_END_MILLIS;
        while (isAwaited && millis() < until) {
            try {
                wait(Math.max(1, until - millis()));
            } catch (InterruptedException e) {
                return;
            }
        }
        if (exitCode != NONE) {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    /** Asks to stop. */
    final synchronized void stop() {
        isStopped = true;
        notifyAll();
    }

    /** Everything is written: the process may end with this status. */
    final synchronized void end(int code) {
        exitCode = code;
        leave();
    }

    /** The run has ended, and whoever started it reports: the end of the process need not wait for it. */
    final synchronized void leave() {
        isAwaited = false;
        notifyAll();
    }

    final synchronized boolean isStopped() {
        return isStopped;
    }

    /** Milliseconds since some moment. */
    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Returns after so many milliseconds, or when it is asked to stop. */
    void pause(long millis) {
        long until = millis() + millis;
        synchronized (this) {
            while (!isStopped && millis() < until) {
                try {
                    wait(Math.max(1, until - millis()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    isStopped = true;
                }
            }
        }
    }
}

package org.ndislint.cli;

import org.ndislint.monitor.InputProblem;

/** Prints what could not be read of one trace on standard error, for commands whose output has no place for it. */
final class ProblemPrinter {
    /** Problems that are printed; a damaged file can hold millions. */
    private static final int MOST = 20;

    private final String trace;
    private final Streams streams;
    private long count;

    ProblemPrinter(String trace, Streams streams) {
        this.trace = trace;
        this.streams = streams;
    }

    void print(InputProblem problem) {
        if (++count <= MOST) {
            streams.say(trace + (problem.line() > 0 ? ":" + problem.line() : "") + ": " + problem.reason());
        }
    }

    /** Says how many were not printed. */
    void end() {
        if (count > MOST) {
            streams.say(trace + ": and " + (count - MOST) + " more that could not be read");
        }
    }
}

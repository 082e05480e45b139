package org.ndislint.cli;

import java.util.HashSet;
import java.util.Set;

/** What a run says on standard error beside its results; the same thing once. */
class Remarks {
    /** Remarks that are remembered; a hostile trace can cause any number. */
    private static final int MOST = 1000;

    private final Streams streams;
    private final boolean quiet;
    private final boolean verbose;
    private final Set<String> said = new HashSet<>();

    Remarks(Arguments arguments, Streams streams) {
        this.streams = streams;
        this.quiet = arguments.has(Option.QUIET);
        this.verbose = arguments.has(Option.VERBOSE) && !quiet;
    }

    /** Said unless {@code -q}. */
    void remark(String trace, String text) {
        if (!quiet && said.size() < MOST && said.add(text)) {
            say(trace + ": " + text);
        }
    }

    /** The same for a text that names the trace itself. */
    void remark(String text) {
        if (!quiet && said.size() < MOST && said.add(text)) {
            say(text);
        }
    }

    /** Said under {@code -v}. */
    void detail(String trace, String text) {
        if (verbose) {
            streams.say(trace + ": " + text);
        }
    }

    /** Where remarks go. */
    void say(String text) {
        streams.say(text);
    }

    /** Said always: a fault of ours. */
    void fault(String trace, Throwable fault) {
        streams.say(trace + ": a fault of ndislint itself: " + fault + (verbose ? "" : " (-v tells more)"));
        if (verbose) {
            fault.printStackTrace(streams.err());
        }
    }
}

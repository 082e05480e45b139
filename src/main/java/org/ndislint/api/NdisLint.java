package org.ndislint.api;

import java.io.IOException;
import java.nio.file.Path;

/** Where programs begin: checks traces against the documented rules of NDIS. */
public final class NdisLint {
    private NdisLint() {}

    /**
     * Checks a trace with the built-in rules, as they are by default. Each call reads the rules again; who checks many
     * traces keeps a {@link TraceChecker}.
     *
     * @param trace in any format, compressed or not; each trace of an archive is checked
     * @throws IOException if nothing could be read at all, for example if there is no such file; says why. A trace that
     *     could be read in part has a result, whose verdict is never {@link Verdict#CONFORMANT}
     */
    public static CheckResult check(Path trace) throws IOException {
        return builder().build().check(trace);
    }

    /** A checker of which nothing is chosen yet. */
    public static TraceChecker.Builder builder() {
        return new TraceChecker.Builder();
    }
}

package org.ndislint.cli;

import java.util.List;

/** How the process ends. In rising precedence: of two, the later one is the run's. */
public enum ExitCode {
    /** Checked, and nothing to complain of. */
    OK(0, "checked; no finding at or above --fail-on (default: error). Inconclusive rules are counted but do not fail"),
    /** Nothing could be checked. */
    NOTHING_CHECKED(
            4,
            "nothing could be checked: no call event was recognised (or --fail-on-inconclusive was given and something was inconclusive)"),
    /** Something was inconclusive, and the run was told to fail on that. */
    INCONCLUSIVE(NOTHING_CHECKED.code, NOTHING_CHECKED.description),
    /** Some input could not be read, or not to its end. */
    UNREADABLE(
            3,
            "no such finding, but some input was unreadable or cut off, or held more malformed records than --max-bad-records allows"),
    /** A finding that fails the run. */
    FINDINGS(1, "at least one finding at or above --fail-on"),
    /** The command line, or a file that it names to steer the run, is wrong. */
    USAGE(2, "usage: bad option, configuration, mapping, rule file or baseline; nothing was checked"),
    /** A bug, or a report that could not be written. */
    INTERNAL(70, "a fault of the tool itself, or its output could not be written");

    private final int code;
    private final String description;

    ExitCode(int code, String description) {
        this.code = code;
        this.description = description;
    }

    /** The number the process ends with. */
    public int code() {
        return code;
    }

    /** For help and documentation, without a full stop. */
    public String description() {
        return description;
    }

    /** All of them in the order of their numbers, for documentation. */
    static List<ExitCode> byNumber() {
        return List.of(OK, FINDINGS, USAGE, UNREADABLE, NOTHING_CHECKED, INTERNAL);
    }

    /** The code of a trace in which both happened: 70 before 2 before 1 before 3 before 4 before 0. */
    public ExitCode and(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * The code of a run over two traces. The same order, but nothing could be checked only if that holds of both: a run
     * begins with {@link #NOTHING_CHECKED}.
     */
    public ExitCode beside(ExitCode other) {
        return this == NOTHING_CHECKED ? other : other == NOTHING_CHECKED ? this : and(other);
    }
}

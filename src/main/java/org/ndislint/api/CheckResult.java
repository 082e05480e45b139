package org.ndislint.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What came of a check: of one trace, or of each trace of an archive. */
public final class CheckResult {
    private final List<TraceResult> traces;
    private final List<String> remarks;
    private final int exitStatus;
    private final Recording recording;

    CheckResult(Recording recording, List<String> remarks, int exitStatus) {
        this.traces = recording.traces();
        this.remarks = List.copyOf(remarks);
        this.exitStatus = exitStatus;
        this.recording = recording;
    }

    /** One for each trace, in the order of the archive; at least one. */
    public List<TraceResult> traces() {
        return traces;
    }

    /** The gravest verdict of all traces. */
    public Verdict verdict() {
        Verdict gravest = Verdict.CONFORMANT;
        for (TraceResult trace : traces) {
            gravest = trace.verdict().compareTo(gravest) > 0 ? trace.verdict() : gravest;
        }
        return gravest;
    }

    /** Rules that are certainly broken, of every severity, trace after trace; without those that a baseline accepts. */
    public List<Finding> findings() {
        return all(TraceResult::findings);
    }

    /** What could not be decided; empty unless {@link TraceChecker.Builder#withInconclusive} asked for it. */
    public List<Finding> inconclusive() {
        return all(TraceResult::inconclusive);
    }

    /** What could not be read. */
    public List<InputProblem> problems() {
        return all(TraceResult::problems);
    }

    /** What else is worth knowing, sentence by sentence: how the input was understood, what was not recognised. */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * The status with which the command would end: 0 if there is nothing to complain of; 1 if there is a finding that is
     * grave enough; 3 if the input was cut off or held too many malformed records; 4 if no call was recognised, or if
     * something was inconclusive and that is to fail.
     */
    public int exitStatus() {
        return exitStatus;
    }

    /** Whether the status is 0. */
    public boolean isPassed() {
        return exitStatus == 0;
    }

    /**
     * For tests: passes if {@link #isPassed}.
     *
     * @return this
     * @throws AssertionError if not; its message is the {@link #report}
     */
    public CheckResult assertPassed() {
        if (!isPassed()) {
            throw new AssertionError("the check ends with status " + exitStatus + "\n" + report());
        }
        return this;
    }

    /** The whole result for people, as the command prints it: findings with their witnesses, then what was checked. */
    public String report() {
        return recording.text();
    }

    /** The verdict and the counts, in one line. */
    @Override
    public String toString() {
        return verdict() + ": " + findings().size() + " findings, status " + exitStatus;
    }

    private <T> List<T> all(Function<TraceResult, List<T>> part) {
        List<T> all = new ArrayList<>();
        for (TraceResult trace : traces) {
            all.addAll(part.apply(trace));
        }
        return List.copyOf(all);
    }
}

package org.ndislint.monitor;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Severity;

/**
 * What a run says of one trace.
 *
 * @param trace the path as given
 * @param format the format's name, or null if the input could not be read at all
 * @param records all that were read
 * @param events call events among them, without {@code lost} and {@code capture}
 * @param unmapped messages that nobody recognised, and calls of functions in no catalogue
 * @param malformed records that could not be parsed, and fields that could not be used
 * @param lost the larger of the capture's total and the sum of the marks
 * @param objects count by kind
 * @param adopted of them, first seen in mid-life, by kind
 * @param violations count by severity
 * @param inconclusive count by severity
 * @param verdicts rule ids by verdict, each list sorted; rules that did not run are in none
 * @param outcome the verdict on the trace
 * @param backwards how often time went backwards
 * @param unpaired returns whose entry is not known
 * @param accepted of the violations, those that the baseline accepts, by severity; null without a baseline
 */
public record TraceSummary(
        String trace,
        @Nullable String format,
        long records,
        long events,
        long unmapped,
        long malformed,
        long lost,
        SortedMap<String, Long> objects,
        SortedMap<String, Long> adopted,
        SortedMap<Severity, Long> violations,
        SortedMap<Severity, Long> inconclusive,
        SortedMap<Verdict, List<String>> verdicts,
        Outcome outcome,
        long backwards,
        long unpaired,
        @Nullable SortedMap<Severity, Long> accepted) {

    /** How many findings of a severity the baseline accepts; 0 without one. */
    public long accepted(Severity severity) {
        return accepted == null ? 0 : accepted.getOrDefault(severity, 0L);
    }

    /** The summary of an input of which nothing could be read. */
    public static TraceSummary ofNothing(String trace) {
        return new TraceSummary(
                trace,
                null,
                0,
                0,
                0,
                0,
                0,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Outcome.INCOMPLETE,
                0,
                0,
                null);
    }

    /** The verdict on a trace. */
    public enum Outcome {
        CONFORMANT("conformant"),
        VIOLATIONS("violations"),
        INCONCLUSIVE("inconclusive"),
        INCOMPLETE("incomplete");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** As in results. */
        public String id() {
            return id;
        }
    }
}

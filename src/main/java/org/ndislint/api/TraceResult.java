package org.ndislint.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one trace.
 *
 * @param trace the path as given, with the entry behind it if it is an archive
 * @param format by name, or null if it could not be read at all
 * @param verdict on the trace
 * @param findings rules that are certainly broken, of every severity, in the order of their records; without those that
 *     a baseline accepts
 * @param inconclusive what could not be decided; empty unless asked for, while {@link #inconclusiveCounts} always has
 *     the numbers
 * @param accepted findings that a baseline accepts
 * @param problems what could not be read, in the order of lines
 * @param records all that were read
 * @param events call events among them
 * @param unmapped messages that were not recognised, and calls of unknown functions
 * @param malformed records that could not be parsed, and fields that could not be used
 * @param lost records that the trace says are missing
 * @param violationCounts findings by severity, the accepted among them
 * @param inconclusiveCounts what could not be decided, by severity
 * @param rules sorted ids by verdict; rules that did not run are in none
 */
public record TraceResult(
        String trace,
        @Nullable String format,
        Verdict verdict,
        List<Finding> findings,
        List<Finding> inconclusive,
        List<Finding> accepted,
        List<InputProblem> problems,
        long records,
        long events,
        long unmapped,
        long malformed,
        long lost,
        Map<Severity, Long> violationCounts,
        Map<Severity, Long> inconclusiveCounts,
        Map<RuleVerdict, List<String>> rules) {
    /** Copies lists and maps. */
    public TraceResult {
        findings = List.copyOf(findings);
        inconclusive = List.copyOf(inconclusive);
        accepted = List.copyOf(accepted);
        problems = List.copyOf(problems);
        Map<Severity, Long> violated = new EnumMap<>(Severity.class);
        violated.putAll(violationCounts);
        violationCounts = Collections.unmodifiableMap(violated);
        Map<Severity, Long> open = new EnumMap<>(Severity.class);
        open.putAll(inconclusiveCounts);
        inconclusiveCounts = Collections.unmodifiableMap(open);
        Map<RuleVerdict, List<String>> ids = new EnumMap<>(RuleVerdict.class);
        rules.forEach((of, list) -> ids.put(of, List.copyOf(list)));
        rules = Collections.unmodifiableMap(ids);
    }

    /** The ids of the rules with a verdict, sorted; empty if there are none. */
    public List<String> rules(RuleVerdict ruleVerdict) {
        return rules.getOrDefault(ruleVerdict, List.of());
    }
}

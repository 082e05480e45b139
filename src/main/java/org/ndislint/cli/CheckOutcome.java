package org.ndislint.cli;

import java.util.List;
import java.util.SortedMap;
import org.ndislint.monitor.Verdict;
import org.ndislint.rules.Severity;

/**
 * What a checker says of a whole trace.
 *
 * @param objects count by kind
 * @param adopted of them, first seen in mid-life, by kind
 * @param violations count by severity, shown or not
 * @param inconclusive count by severity
 * @param verdicts rule ids by verdict, each list sorted; rules that did not run are in none
 * @param unpaired returns whose entry is not known
 * @param faults what went wrong in the checker itself, one sentence each; usually empty
 */
record CheckOutcome(
        SortedMap<String, Long> objects,
        SortedMap<String, Long> adopted,
        SortedMap<Severity, Long> violations,
        SortedMap<Severity, Long> inconclusive,
        SortedMap<Verdict, List<String>> verdicts,
        long unpaired,
        List<String> faults) {
    CheckOutcome {
        faults = List.copyOf(faults);
    }
}

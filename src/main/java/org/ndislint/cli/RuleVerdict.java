package org.ndislint.cli;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Verdict;
import org.ndislint.rules.RuleInfo;

/**
 * What a trace tells of a rule.
 *
 * @param verdict null if the rule did not run
 * @param violations how many there were
 * @param inconclusive how many there might have been
 * @param because what kept those from being decided
 * @param capture records (see {@link org.ndislint.rules.RuleRecords}) of which some would have to be captured for a
 *     verdict, or from which or until which the capture would have to go
 * @param drivers kinds of driver whose calls were not captured; empty unless the rule is not applicable
 */
record RuleVerdict(
        RuleInfo rule,
        @Nullable Verdict verdict,
        long violations,
        long inconclusive,
        Set<Because> because,
        BitSet capture,
        List<String> drivers) {

    /** As in results; a rule that did not run is {@code off}. */
    String word() {
        return verdict == null ? "off" : verdict.id();
    }
}

package org.ndislint.report;

import org.ndislint.monitor.Finding;
import org.ndislint.rules.Severity;

/** How many findings of one trace were printed, so that the summary can say how many were not. */
final class ShownCounts {
    private final long[] violations = new long[Severity.values().length];
    private final long[] inconclusive = new long[Severity.values().length];

    void add(Finding finding) {
        long[] counts = finding.conclusive() ? violations : inconclusive;
        counts[finding.rule().severity().ordinal()]++;
    }

    long violations(Severity severity) {
        return violations[severity.ordinal()];
    }

    long inconclusive(Severity severity) {
        return inconclusive[severity.ordinal()];
    }
}

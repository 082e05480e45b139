package org.ndislint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.rules.Severity;

/** Findings and summaries said in one line, for the formats that have no more room. Text from traces is inert. */
final class OneLine {
    private static final Severity[] COUNTED = {Severity.ERROR, Severity.WARNING, Severity.INFO};

    private OneLine() {}

    /** The message of a finding; of an inconclusive one, with what it is for in brackets. */
    static String message(Finding finding) {
        String message = InertText.of(finding.message());
        return finding.conclusive() ? message : message + " (" + String.join(", ", reasons(finding.because())) + ')';
    }

    /** The ids of reasons in the order of results. */
    static List<String> reasons(Set<Because> because) {
        List<String> reasons = new ArrayList<>();
        for (Because reason : Because.values()) {
            if (because.contains(reason)) {
                reasons.add(reason.id());
            }
        }
        return reasons;
    }

    /** Verdict and counts of a trace, without its name. */
    static String summary(TraceSummary summary) {
        StringBuilder text = new StringBuilder(128);
        text.append(summary.outcome().id()).append(": ");
        for (Severity severity : COUNTED) {
            text.append(summary.violations().getOrDefault(severity, 0L)).append(' ');
            text.append(severity.id()).append(", ");
        }
        long inconclusive = 0;
        for (long count : summary.inconclusive().values()) {
            inconclusive += count;
        }
        text.append(inconclusive).append(" inconclusive; ");
        long accepted = 0;
        for (Severity severity : COUNTED) {
            accepted += summary.accepted(severity);
        }
        if (accepted > 0) {
            text.append(accepted).append(" accepted by the baseline; ");
        }
        text.append(summary.records()).append(" records, ");
        text.append(summary.events()).append(" events, ");
        text.append(summary.unmapped()).append(" unmapped, ");
        text.append(summary.malformed()).append(" malformed, ");
        text.append(summary.lost()).append(" lost");
        return text.toString();
    }
}

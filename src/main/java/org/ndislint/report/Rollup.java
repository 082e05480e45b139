package org.ndislint.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.TraceSummary.Outcome;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** The distinct findings of a run, by fingerprint, with how often and in how many traces each came up. */
final class Rollup {
    /** Distinct findings that are told apart; more are counted together. */
    private static final int MOST = 10_000;

    private static final Comparator<Distinct> ORDER = Comparator.comparing(Distinct::isInconclusive)
            .thenComparing((Distinct distinct) -> distinct.rule.severity())
            .thenComparing((Distinct distinct) -> distinct.traces, Comparator.reverseOrder())
            .thenComparing((Distinct distinct) -> distinct.count, Comparator.reverseOrder())
            .thenComparing((Distinct distinct) -> distinct.rule.id())
            .thenComparing((Distinct distinct) -> distinct.fingerprint);

    private final Map<String, Distinct> byKey = new HashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Severity, Long> violations = new EnumMap<>(Severity.class);
    private final Map<Severity, Long> inconclusive = new EnumMap<>(Severity.class);
    private long traces;
    private long problems;
    private long others;
    private long records;
    private long lost;
    private long accepted;

    void problem() {
        problems++;
    }

    void finding(String trace, Finding finding) {
        String key = (finding.conclusive() ? "v" : "i")
                + finding.fingerprint()
                + ' '
                + finding.rule().id();
        Distinct distinct = byKey.get(key);
        if (distinct == null) {
            if (byKey.size() == MOST) {
                others++;
                return;
            }
            distinct = new Distinct(trace, finding);
            byKey.put(key, distinct);
        }
        distinct.count++;
        if (distinct.lastTrace != traces) {
            distinct.lastTrace = traces;
            distinct.traces++;
        }
    }

    void summary(TraceSummary summary) {
        traces++;
        outcomes.merge(summary.outcome(), 1L, Long::sum);
        summary.violations().forEach((severity, count) -> violations.merge(severity, count, Long::sum));
        summary.inconclusive().forEach((severity, count) -> inconclusive.merge(severity, count, Long::sum));
        records += summary.records();
        for (Severity severity : Severity.values()) {
            accepted += summary.accepted(severity);
        }
        lost = lost + summary.lost() < 0 ? Long.MAX_VALUE : lost + summary.lost();
    }

    /** What is certain first, then by severity, then what most traces have. */
    List<Distinct> distinct() {
        List<Distinct> all = new ArrayList<>(byKey.values());
        all.sort(ORDER);
        return all;
    }

    long traces() {
        return traces;
    }

    long traces(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Findings of a severity, shown or not. */
    long violations(Severity severity) {
        return violations.getOrDefault(severity, 0L);
    }

    /** Inconclusive findings of a severity, shown or not. */
    long inconclusive(Severity severity) {
        return inconclusive.getOrDefault(severity, 0L);
    }

    long problems() {
        return problems;
    }

    /** Findings beyond the most that are told apart. */
    long others() {
        return others;
    }

    long records() {
        return records;
    }

    /** Of the violations, those that the baseline accepts. */
    long accepted() {
        return accepted;
    }

    long lost() {
        return lost;
    }

    /** One distinct finding: where it was first seen, and how often it came up. */
    static final class Distinct {
        private final RuleInfo rule;
        private final boolean conclusive;
        private final String fingerprint;
        private final String message;
        private final String function;
        private final String trace;
        private final long event;
        private final long line;
        private long count;
        private long traces;
        private long lastTrace = -1;

        private Distinct(String trace, Finding first) {
            this.rule = first.rule();
            this.conclusive = first.conclusive();
            this.fingerprint = first.fingerprint();
            this.message = first.message();
            this.function = first.function();
            this.trace = trace;
            this.event = first.event();
            this.line = first.line();
        }

        RuleInfo rule() {
            return rule;
        }

        boolean isInconclusive() {
            return !conclusive;
        }

        String fingerprint() {
            return fingerprint;
        }

        /** Of the first. */
        String message() {
            return message;
        }

        /** The call of the first. */
        String function() {
            return function;
        }

        /** The trace that has the first. */
        String trace() {
            return trace;
        }

        /** Of the first. */
        long event() {
            return event;
        }

        /** Of the first. */
        long line() {
            return line;
        }

        long count() {
            return count;
        }

        /** How many traces have it. */
        long traces() {
            return traces;
        }
    }
}

package org.ndislint.monitor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Program;
import org.ndislint.rules.Severity;
import org.ndislint.timeline.StateStream;

/** What became of each rule over a trace. */
final class Tally {
    private final List<Program.CompiledRule> rules;
    private final boolean[] on;
    private final ReportedSeverities severities;
    private final boolean[] exercised;
    private final long[] violated;
    private final long[] inconclusive;
    private final long[] violatedBySeverity = new long[Severity.values().length];
    private final long[] inconclusiveBySeverity = new long[Severity.values().length];
    private long anomalies;

    Tally(List<Program.CompiledRule> rules, BitSet on, ReportedSeverities severities) {
        this.rules = rules;
        this.on = new boolean[rules.size()];
        on.stream().forEach(rule -> this.on[rule] = true);
        this.severities = severities;
        this.exercised = new boolean[rules.size()];
        this.violated = new long[rules.size()];
        this.inconclusive = new long[rules.size()];
    }

    boolean isOn(int rule) {
        return on[rule];
    }

    void exercised(int rule) {
        exercised[rule] = true;
    }

    /** Counts a finding; the severity where it differs from the rule's. */
    void count(int rule, boolean certainly, @Nullable Severity severity) {
        exercised[rule] = true;
        (certainly ? violated : inconclusive)[rule]++;
        Severity of = severities.of(rule, severity);
        (certainly ? violatedBySeverity : inconclusiveBySeverity)[of.ordinal()]++;
    }

    /** The records contradicted a table although no rule was broken. */
    void anomaly() {
        anomalies++;
    }

    long anomalies() {
        return anomalies;
    }

    SortedMap<Severity, Long> violations() {
        return bySeverity(violatedBySeverity);
    }

    SortedMap<Severity, Long> inconclusive() {
        return bySeverity(inconclusiveBySeverity);
    }

    private static SortedMap<Severity, Long> bySeverity(long[] counts) {
        SortedMap<Severity, Long> out = new TreeMap<>();
        for (Severity severity : Severity.values()) {
            out.put(severity, counts[severity.ordinal()]);
        }
        return out;
    }

    /** The verdict on each rule that ran. */
    SortedMap<Verdict, List<String>> verdicts(int covered) {
        SortedMap<Verdict, List<String>> out = new TreeMap<>();
        for (Verdict verdict : Verdict.values()) {
            out.put(verdict, new ArrayList<>());
        }
        for (int i = 0; i < rules.size(); i++) {
            if (on[i]) {
                out.computeIfAbsent(verdict(i, covered), k -> new ArrayList<>())
                        .add(rules.get(i).info().id());
            }
        }
        out.values().forEach(Collections::sort);
        return out;
    }

    private Verdict verdict(int rule, int covered) {
        if (violated[rule] > 0) {
            return Verdict.VIOLATED;
        }
        if (inconclusive[rule] > 0) {
            return Verdict.INCONCLUSIVE;
        }
        if (exercised[rule]) {
            return Verdict.HELD;
        }
        Program.CompiledRule of = rules.get(rule);
        boolean seen = of.makers() == 0 || (of.makers() & covered) != 0;
        boolean needed = (of.needs() & ~covered) == 0;
        return seen && needed ? Verdict.NOT_EXERCISED : Verdict.NOT_APPLICABLE;
    }

    /** Takes down or brings back all counts. */
    void pass(StateStream state) throws IOException {
        state.flags(exercised);
        state.numbers(violated);
        state.numbers(inconclusive);
        state.numbers(violatedBySeverity);
        state.numbers(inconclusiveBySeverity);
        anomalies = state.count(anomalies);
    }
}

package org.ndislint.monitor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** Under which severity findings are reported: the pack's, that of a case of the rule, or that of this run. */
final class ReportedSeverities {
    private final List<RuleInfo> rules = new ArrayList<>();
    private final BitSet isSet = new BitSet();

    ReportedSeverities(List<Program.CompiledRule> compiled, Map<String, Severity> ofRun) {
        for (Program.CompiledRule rule : compiled) {
            Severity severity = ofRun.get(rule.info().id());
            rules.add(severity == null ? rule.info() : rule.info().withSeverity(severity));
            isSet.set(rule.index(), severity != null);
        }
    }

    /**
     * The severity of a finding.
     *
     * @param ofCase of the rule, or null; one that was set for the run goes before it
     */
    Severity of(int rule, @Nullable Severity ofCase) {
        return ofCase == null || isSet.get(rule) ? rules.get(rule).severity() : ofCase;
    }

    /** The rule with the severity of a finding. */
    RuleInfo reported(int rule, @Nullable Severity ofCase) {
        RuleInfo info = rules.get(rule);
        Severity severity = of(rule, ofCase);
        return info.severity() == severity ? info : info.withSeverity(severity);
    }
}

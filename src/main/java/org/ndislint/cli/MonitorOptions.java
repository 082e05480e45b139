package org.ndislint.cli;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** What a monitor is to do, of what a run is asked for. */
final class MonitorOptions {
    private MonitorOptions() {}

    /**
     * The options of a monitor.
     *
     * @param rules those that are on, with the severity of this run
     * @param wantInconclusive whether inconclusive findings are worded
     * @param assumed what the user says of the capture: holds from the start
     */
    static Monitor.Options of(Program program, List<RuleInfo> rules, boolean wantInconclusive, CaptureFacts assumed) {
        Map<String, Severity> on = new HashMap<>();
        for (RuleInfo rule : rules) {
            on.put(rule.id(), rule.severity());
        }
        BitSet runs = new BitSet(program.rules().size());
        Map<String, Severity> changed = new HashMap<>();
        for (Program.CompiledRule rule : program.rules()) {
            Severity severity = on.get(rule.info().id());
            runs.set(rule.index(), severity != null);
            if (severity != null && severity != rule.info().severity()) {
                changed.put(rule.info().id(), severity);
            }
        }
        Set<String> covers = assumed.covers();
        return new Monitor.Options(
                runs,
                wantInconclusive,
                Boolean.TRUE.equals(assumed.complete()),
                covers == null ? Set.of() : covers,
                changed);
    }
}

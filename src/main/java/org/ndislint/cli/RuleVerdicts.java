package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.Verdict;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.rules.Program;
import org.ndislint.rules.Program.CompiledRule;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.RuleRecords;

/** Takes the results of a check, and writes for each trace what it tells of each rule. */
final class RuleVerdicts implements ResultWriter {
    private final WatchedEngine engine;
    private final RuleRecords records;
    private final List<RuleInfo> listed;
    private final Set<String> on = new HashSet<>();
    private final Map<String, CompiledRule> compiled = new HashMap<>();
    private final List<RuleVerdictWriter> writers = new ArrayList<>();
    private final Map<String, Doubts> doubts = new HashMap<>();

    /** What was found of one rule. */
    private static final class Doubts {
        long violations;
        long inconclusive;
        final EnumSet<Because> because = EnumSet.noneOf(Because.class);
    }

    RuleVerdicts(WatchedEngine engine, List<RuleInfo> listed, List<RuleInfo> running, Outputs outputs, int width)
            throws IOException {
        this.engine = engine;
        this.listed = listed;
        Program program = engine.program();
        records = RuleRecords.of(program);
        running.forEach(rule -> on.add(rule.id()));
        for (CompiledRule rule : program.rules()) {
            compiled.put(rule.info().id(), rule);
        }
        for (Output output : outputs.all()) {
            RuleVerdictWriter writer = switch (output.format()) {
                case "json" -> new RuleVerdictJson(output.writer(), program, true);
                case "jsonl" -> new RuleVerdictJson(output.writer(), program, false);
                default -> new RuleVerdictText(output.writer(), program, width);
            };
            writer.begin();
            writers.add(writer);
        }
    }

    @Override
    public void begin(RunInfo run) {}

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        for (RuleVerdictWriter writer : writers) {
            writer.problem(trace, problem);
        }
    }

    @Override
    public void finding(String trace, Finding finding) {
        Doubts of = doubts.computeIfAbsent(finding.rule().id(), k -> new Doubts());
        if (finding.conclusive()) {
            of.violations++;
        } else {
            of.inconclusive++;
            of.because.addAll(finding.because());
        }
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        Map<String, Verdict> verdicts = new HashMap<>();
        summary.verdicts().forEach((verdict, ids) -> ids.forEach(id -> verdicts.put(id, verdict)));
        List<RuleVerdict> all = new ArrayList<>();
        // without any verdict nothing was checked: then not a rule was off
        for (RuleInfo rule : summary.verdicts().isEmpty() ? List.<RuleInfo>of() : listed) {
            all.add(verdict(rule, on.contains(rule.id()) ? verdicts.get(rule.id()) : null));
        }
        for (RuleVerdictWriter writer : writers) {
            writer.trace(summary, all);
        }
        doubts.clear();
    }

    @Override
    public void close() throws IOException {
        for (RuleVerdictWriter writer : writers) {
            writer.end();
        }
    }

    private RuleVerdict verdict(RuleInfo rule, @Nullable Verdict verdict) {
        Doubts of = doubts.getOrDefault(rule.id(), new Doubts());
        CompiledRule program = compiled.get(rule.id());
        BitSet capture = new BitSet();
        List<String> drivers = List.of();
        if (verdict != null && program != null) {
            switch (verdict) {
                case VIOLATED, HELD -> {}
                case INCONCLUSIVE -> capture = missing(program.index(), of.because);
                case NOT_EXERCISED -> capture = unseen(program.index());
                case NOT_APPLICABLE -> {
                    capture = unseen(program.index());
                    drivers = kinds(program.needs() != 0 ? program.needs() : program.makers());
                }
            }
        }
        return new RuleVerdict(
                rule, verdict, of.violations, of.inconclusive, EnumSet.copyOf(of.because), capture, drivers);
    }

    /** The records at which a rule would have been touched, without those that the trace has. */
    private BitSet unseen(int rule) {
        BitSet wanted = records.arming(rule).isEmpty() ? records.judged(rule) : records.arming(rule);
        BitSet unseen = (BitSet) wanted.clone();
        unseen.andNot(engine.seen());
        return unseen;
    }

    /** The records that would have taken a doubt away: the beginnings of objects, the end of what is owed. */
    private BitSet missing(int rule, Set<Because> because) {
        BitSet missing = new BitSet();
        if (because.contains(Because.WINDOW) || because.contains(Because.LOST) || because.contains(Because.UNCOVERED)) {
            missing.or(records.births(rule));
        }
        if (because.contains(Because.END)) {
            missing.or(records.settling(rule));
        }
        if (because.contains(Because.UNCOVERED)) {
            missing.or(records.judged(rule));
        }
        return missing;
    }

    private static List<String> kinds(int mask) {
        List<String> words = new ArrayList<>();
        for (DriverKind kind : DriverKind.values()) {
            if ((mask & kind.bit()) != 0) {
                words.add(kind.word());
            }
        }
        return words;
    }
}

package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Planted;
import org.ndislint.generate.Sessions;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Program;
import org.ndislint.rules.Region;
import org.ndislint.rules.RuleInfo;

/** All that is written down of how the packs behave, to be run through changed packs. */
final class Suite {
    private static final int LEGAL_SESSIONS = 6;
    private static final int SESSION_EVENTS = 400;

    /** Violating examples that the trace shown does not decide, as RuleExamplesTest has them. */
    private final Set<String> undecided;

    private final PackSet set;
    private final Symbols symbols;
    private final Runner base;
    private final Map<String, Outcome> situations = new HashMap<>();
    private final List<Check> examples = new ArrayList<>();
    private final List<Check> scenarios = new ArrayList<>();
    private final List<Check> sessions = new ArrayList<>();

    /** A trace and what has to come of it. */
    private record Check(
            String name,
            int rule,
            Trace trace,
            Expectation expectation,
            @Nullable Outcome before,
            BitSet last) {
        Check(String name, int rule, Trace trace, Expectation expectation) {
            this(name, rule, trace, expectation, null, new BitSet());
        }
    }

    /** What has to come of a trace. */
    interface Expectation {
        /** What is wrong, or null. */
        @Nullable
        String wrong(Outcome outcome);
    }

    Suite(PackSet set, List<Scenario> written) {
        this.set = set;
        this.symbols = set.program().newSymbols();
        this.base = new Runner(set, set.program(), symbols);
        this.undecided = undecided();
        for (Program.CompiledRule rule : set.program().rules()) {
            examples(rule);
        }
        for (Scenario scenario : written) {
            add(scenario);
        }
    }

    /** Adds generated sessions: legal ones, in which nothing grave is found, and one with each defect, which is. */
    void addSessions() {
        for (long seed = 1; seed <= LEGAL_SESSIONS; seed++) {
            Sessions session = Sessions.of(
                    GeneratorOptions.legal(seed, SESSION_EVENTS), set.program().newSymbols());
            sessions.add(new Check(
                    "legal session " + seed,
                    -1,
                    trace(session),
                    outcome -> outcome.grave().isEmpty() ? null : "finds " + outcome.grave()));
        }
        for (Defect defect : Defects.list()) {
            for (Sessions session : Sessions.withDefect(
                    defect, SESSION_EVENTS, 1, () -> set.program().newSymbols())) {
                sessions.add(new Check(
                        "session with " + defect.rule(),
                        -1,
                        trace(session),
                        outcome -> wrong(outcome, session.planted())));
            }
        }
    }

    private Trace trace(Sessions session) {
        return new Trace(set, symbols, String.join("\n", session.lines()) + "\n");
    }

    private static @Nullable String wrong(Outcome outcome, Planted made) {
        int hits = 0;
        for (String broken : outcome.broken()) {
            String rule = broken.substring(0, broken.indexOf(' '));
            long event = Long.parseLong(broken.substring(broken.lastIndexOf(' ') + 1));
            if (rule.equals(made.rule()) && event >= made.event() && event <= made.latest()) {
                hits++;
            } else if (rule.equals(made.rule())
                    || (outcome.grave().contains(broken) && !made.also().contains(rule))) {
                return "finds " + broken;
            }
        }
        return hits == 1 ? null : "finds " + made.rule() + " " + hits + " times";
    }

    Symbols symbols() {
        return symbols;
    }

    void add(Scenario scenario) {
        if (!scenario.is().isEmpty()) {
            scenarios.add(new Check(
                    scenario.position() + " given",
                    -1,
                    new Trace(set, symbols, scenario.givenText()),
                    outcome -> Scenario.wrongStates(scenario.is(), outcome),
                    situation(scenario),
                    new BitSet()));
        }
        for (Scenario.Then then : scenario.thens()) {
            add(scenario, then);
        }
    }

    void add(Scenario scenario, Scenario.Then then) {
        Trace trace = new Trace(set, symbols, scenario.text(then));
        scenarios.add(new Check(
                scenario.position() + (then.record == null ? " end" : " " + then.record),
                -1,
                trace,
                outcome -> scenario.wrong(then, outcome, trace.size()),
                situation(scenario),
                then.record == null ? new BitSet() : new Trace(set, symbols, then.record + "\n").records()));
    }

    /** What is known where a scenario's own record comes. */
    private Outcome situation(Scenario scenario) {
        return situations.computeIfAbsent(scenario.givenText(), text -> base.run(new Trace(set, symbols, text)));
    }

    /** Violating examples that do not find their rule are those that a test names: they have to stay so. */
    private Set<String> undecided() {
        Set<String> out = new java.util.HashSet<>();
        Runner runner = new Runner(set, set.program(), symbols);
        for (Program.CompiledRule rule : set.program().rules()) {
            List<RuleInfo.ViolatingExample> violating = rule.info().violating();
            for (int i = 0; i < violating.size(); i++) {
                Outcome outcome =
                        runner.run(new Trace(set, symbols, violating.get(i).trace()));
                if (!outcome.broken()
                        .contains(rule.info().id() + " at " + (violating.get(i).at() + 1))) {
                    out.add(rule.info().id() + "/" + i);
                }
            }
        }
        return out;
    }

    private void examples(Program.CompiledRule rule) {
        String id = rule.info().id();
        for (String trace : rule.info().conforming()) {
            examples.add(new Check(
                    id + " conforming",
                    rule.index(),
                    new Trace(set, symbols, trace),
                    outcome -> outcome.hasErrors() ? "breaks " + outcome.broken() : null));
        }
        List<RuleInfo.ViolatingExample> violating = rule.info().violating();
        for (int i = 0; i < violating.size(); i++) {
            RuleInfo.ViolatingExample example = violating.get(i);
            String expected = id + " at " + (example.at() + 1);
            boolean isOpen = undecided.contains(id + "/" + i);
            examples.add(new Check(
                    id + " violating " + i,
                    rule.index(),
                    new Trace(set, symbols, example.trace()),
                    outcome -> wrong(outcome, expected, isOpen, example.also())));
        }
    }

    private static @Nullable String wrong(Outcome outcome, String expected, boolean isOpen, List<String> also) {
        if (outcome.broken().contains(expected) == isOpen) {
            return isOpen ? "finds " + expected : "does not find " + expected;
        }
        for (String other : outcome.grave()) {
            if (!other.equals(expected) && !also.contains(other.substring(0, other.indexOf(' ')))) {
                return "finds " + other;
            }
        }
        return null;
    }

    /** All traces of the examples. */
    List<Trace> exampleTraces() {
        return examples.stream().map(Check::trace).toList();
    }

    /** What notices a mutant, or null. */
    @Nullable
    String killer(Runner runner, Mutant mutant) {
        for (Check check : examples) {
            if (check.rule == mutant.rule() && isWrong(check, runner)) {
                return check.name;
            }
        }
        for (boolean directly : new boolean[] {true, false}) {
            for (int i = scenarios.size() - 1; i >= 0; i--) {
                Check check = scenarios.get(i);
                if (concerns(check, mutant) && isAbout(check, mutant) == directly && isWrong(check, runner)) {
                    return check.name;
                }
            }
        }
        for (Check check : examples) {
            if (check.rule != mutant.rule() && concerns(check, mutant) && isWrong(check, runner)) {
                return check.name;
            }
        }
        for (Check check : sessions) {
            if (concerns(check, mutant) && isWrong(check, runner)) {
                return check.name;
            }
        }
        return null;
    }

    /** Whether a scenario ends with a record at which the mutant shows, in a state in which it does. */
    private boolean isAbout(Check check, Mutant mutant) {
        Outcome before = check.before;
        if (before == null || !(mutant.records().isEmpty() || mutant.records().intersects(check.last))) {
            return false;
        }
        if (mutant.kind() < 0 || mutant.state().isEmpty()) {
            return true;
        }
        Region region = set.program().kinds().get(mutant.kind()).regions().get(mutant.region());
        return before.mayBe(mutant.kind(), mutant.region(), 1L << region.find(mutant.state()));
    }

    /** Whether a trace has records at which the mutant may show, or leaves room for some that are not recorded. */
    private static boolean concerns(Check check, Mutant mutant) {
        Outcome before = check.before;
        return mutant.records().isEmpty()
                || mutant.records().intersects(check.trace.records())
                || (before != null && check.last.isEmpty() && (mutant.kind() < 0 || before.has(mutant.kind())));
    }

    private static boolean isWrong(Check check, Runner runner) {
        return check.expectation.wrong(runner.run(check.trace)) != null;
    }

    /** What is wrong with the packs as they are. */
    List<String> wrong() {
        List<String> out = new ArrayList<>();
        Runner runner = new Runner(set, set.program(), symbols);
        for (List<Check> checks : List.of(examples, scenarios, sessions)) {
            for (Check check : checks) {
                String wrong = check.expectation.wrong(runner.run(check.trace));
                if (wrong != null) {
                    out.add(check.name + ": " + wrong);
                }
            }
        }
        return out;
    }
}

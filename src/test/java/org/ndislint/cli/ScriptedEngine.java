package org.ndislint.cli;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Finding.ObjectName;
import org.ndislint.monitor.Finding.WitnessStep;
import org.ndislint.monitor.Verdict;
import org.ndislint.report.TextStyle;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/**
 * An engine whose rules are about the names of drivers: a record of a driver called {@code bad-error} breaks the rule
 * of that severity, one of {@code unsure-error} may, {@code boom} makes it throw, {@code fault} makes it report a fault.
 */
final class ScriptedEngine implements RuleEngine {
    static final List<RuleInfo> RULES = List.of(
            rule("DRIVER-ERROR", "driver", Severity.ERROR),
            rule("DRIVER-WARNING", "driver", Severity.WARNING),
            rule("DRIVER-INFO", "driver", Severity.INFO),
            rule("NAME-OFF", "name", Severity.OFF));

    private final List<CheckRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    /** The loader to give to {@link Program}; user packs cannot be read. */
    EngineLoader loader() {
        return (Catalogue catalogue, StatusNames statuses, RuleSources sources) -> {
            if (!sources.packs().isEmpty()) {
                throw new UsageException("--rules: " + sources.packs().get(0) + ":1:1: expected a rule pack");
            }
            sources.check(RULES);
            return this;
        };
    }

    /** What the command asked for, one a trace. */
    List<CheckRequest> requests() {
        return requests;
    }

    /** What came in: number and shorthand of each record; {@code ?} where one is missing. */
    List<String> seen() {
        return seen;
    }

    @Override
    public List<RuleInfo> rules() {
        return RULES;
    }

    @Override
    public Program program() {
        return Packs.builtIn(Catalogue.load(), StatusNames.load());
    }

    @Override
    public Symbols newSymbols() {
        return new Symbols();
    }

    @Override
    public Checker checker(CheckRequest request) {
        requests.add(request);
        return new Scripted(request);
    }

    @Override
    public Checker checker(CheckRequest request, DataInput state) {
        throw new UnsupportedOperationException("a script has no state");
    }

    @Override
    public TimelineFollower follower(TimelineRequest request) {
        return new Follower(request);
    }

    private static RuleInfo rule(String id, String pack, Severity severity) {
        return new RuleInfo(
                id,
                pack,
                "lifecycle",
                severity,
                null,
                "client",
                "A driver behaves.",
                null,
                null,
                null,
                List.of(),
                List.of("ndis/nf-ndis-ndisclcloseaddressfamily#remarks"),
                List.of("> NdisClCloseAddressFamily af=A1 driver=good"),
                List.of(new RuleInfo.ViolatingExample(0, List.of(), "> NdisClCloseAddressFamily af=A1 driver=bad")),
                pack + ".yaml:1");
    }

    private final class Scripted implements Checker {
        private final CheckRequest request;
        private final EventText text;
        private final SortedMap<Severity, Long> violations = new TreeMap<>();
        private final SortedMap<Severity, Long> inconclusive = new TreeMap<>();
        private final List<String> faults = new ArrayList<>();

        Scripted(CheckRequest request) {
            this.request = request;
            this.text = new EventText(request.catalogue(), request.statuses(), request.symbols());
        }

        @Override
        public void event(long number, CallEvent event) {
            seen.add(number + " " + (event.kind.isCall() ? text.text(event) : event.kind.json()));
            String driver = request.symbols().text(event.driver);
            if (driver.equals("boom")) {
                throw new IllegalStateException("scripted");
            }
            if (driver.equals("fault")) {
                faults.add("scripted");
            }
            for (RuleInfo rule : request.rules()) {
                String severity =
                        rule.id().substring(rule.id().indexOf('-') + 1).toLowerCase(Locale.ROOT);
                boolean sure = driver.equals("bad-" + severity);
                if (sure || driver.equals("unsure-" + severity)) {
                    (sure ? violations : inconclusive).merge(rule.severity(), 1L, Long::sum);
                    request.findings().finding(finding(rule, sure, number, event));
                }
            }
        }

        private Finding finding(RuleInfo rule, boolean sure, long number, CallEvent event) {
            String record = text.text(event);
            Set<Because> because = sure ? Set.of() : EnumSet.of(Because.WINDOW);
            return new Finding(
                    rule,
                    sure,
                    number,
                    event.line,
                    event.timeNanos,
                    text.functionName(event),
                    event.kind,
                    event.cpu,
                    event.tid,
                    event.irql,
                    request.symbols().text(event.driver),
                    new ObjectName("af", "AF#1", "A1"),
                    "the driver misbehaves",
                    "good behaviour",
                    "bad behaviour",
                    List.of(
                            new WitnessStep(1, 1, "> before", "good"),
                            new WitnessStep(number, event.line, record, "bad")),
                    0,
                    because,
                    "ab12");
        }

        @Override
        public void unreadable(long line) {
            seen.add("? line " + line);
        }

        @Override
        public void lostInAll(long count) {
            seen.add("? in all " + count);
        }

        @Override
        public void writeTo(DataOutput out) {
            throw new UnsupportedOperationException("a script has no state");
        }

        @Override
        public CheckOutcome finish(boolean cutOff) {
            seen.add(cutOff ? "cut off" : "end");
            SortedMap<Verdict, List<String>> verdicts = new TreeMap<>();
            verdicts.put(
                    Verdict.NOT_EXERCISED,
                    request.rules().stream().map(RuleInfo::id).sorted().toList());
            return new CheckOutcome(
                    new TreeMap<>(), new TreeMap<>(), violations, inconclusive, verdicts, 0, List.copyOf(faults));
        }
    }

    private static final class Follower implements TimelineFollower {
        private final TimelineRequest request;
        private final EventText text;
        private final StringBuilder told = new StringBuilder();
        private @Nullable String last;

        Follower(TimelineRequest request) {
            this.request = request;
            this.text = new EventText(request.catalogue(), request.statuses(), request.symbols());
        }

        @Override
        public void finish(boolean cutOff) {
            // It has told all that it was given.
        }

        @Override
        public void event(long number, CallEvent event) {
            last = number + " " + text.functionName(event);
            told.append(last).append('\n');
        }

        @Override
        public void unreadable(long line) {
            told.append("?\n");
        }

        @Override
        public void lostInAll(long count) {
            told.append("? ").append(count).append('\n');
        }

        @Override
        public void write(String trace, boolean cutOff, String format, Appendable out, TextStyle style)
                throws IOException {
            out.append(trace)
                    .append(' ')
                    .append(format)
                    .append(' ')
                    .append(request.afs().toString())
                    .append('\n');
            out.append(told);
        }

        @Override
        public boolean hasFound(String name) {
            return !name.equals("nobody");
        }

        @Override
        public List<String> near(String name) {
            return List.of("AF#1", "0x10");
        }
    }
}

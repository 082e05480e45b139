package org.ndislint.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Recording;
import org.ndislint.generate.Sessions;
import org.ndislint.rules.Kind;
import org.ndislint.rules.PackException;
import org.ndislint.rules.Region;

/**
 * Proposes scenarios for the mutants that nothing notices: traces of the examples cut somewhere, with one more record.
 * What it writes says how the packs behave now; whether they should is for the reader to say.
 */
public final class ScenarioSearch {
    private final PackSet set = PackSet.load();
    private final Suite suite;
    private final Runner base;
    private final Map<String, Scenario> byGiven = new HashMap<>();
    private final Map<String, List<Scenario>> files = new LinkedHashMap<>();
    private final Map<String, @Nullable Outcome> known = new HashMap<>();
    private final Map<String, Trace> traces = new HashMap<>();
    private final Map<String, Map<String, List<List<String>>>> reached = new HashMap<>();
    private final List<Prefix> prefixes = new ArrayList<>();
    /** Those of traces that somebody wrote for this, which are tried first. */
    private final List<Prefix> written = new ArrayList<>();

    private final Map<Integer, Map<String, Integer>> pool = new HashMap<>();
    private final List<List<String>> sessions = new ArrayList<>();
    private final List<List<String>> corpus = new ArrayList<>();
    private static final Pattern NAME = Pattern.compile("[A-Z][\\w()]+\\*?");
    /** In place of the rule that a prefix is an example of. */
    private static final int WRITTEN = -2;

    private static final int SESSIONS = 6;
    private static final int SESSION_EVENTS = 250;
    private static final int CUTS = 6;
    private static final int LONG_TEXT = 4000;
    private final int budget;
    private final Path folder;
    private static final List<String> LOSSES = List.of(
            "! count=1", "@ covers=client", "@ covers=call-manager,mcm", "@ covers=miniport,mcm", "@ covers=protocol");

    /** A trace cut somewhere, and the record that follows there. */
    private record Prefix(
            List<String> lines,
            String text,
            Outcome outcome,
            @Nullable String next,
            BitSet nextIs,
            int rule) {}

    /** What tells a mutant from the packs as they are. */
    private record Found(
            String given, @Nullable String record, List<String> is, List<String> doubts, List<String> silent) {}

    private ScenarioSearch(Path folder, int budget) throws IOException {
        this.budget = budget;
        this.folder = folder;
        List<Scenario> all = new ArrayList<>();
        for (String pack : set.packs().keySet()) {
            Path file = folder.resolve(pack + ".scenarios");
            List<Scenario> read = Files.exists(file)
                    ? ScenarioFile.read(file.getFileName().toString(), Files.readAllLines(file))
                    : new ArrayList<>();
            files.put(pack, new ArrayList<>(read));
            all.addAll(read);
            for (Scenario scenario : read) {
                byGiven.put(pack + "\n" + scenario.givenText(), scenario);
            }
        }
        suite = new Suite(set, all);
        base = new Runner(set, set.program(), suite.symbols());
        collect();
        collectSessions();
    }

    private void collect() throws IOException {
        Map<String, Integer> ruleOf = new LinkedHashMap<>();
        for (var rule : set.program().rules()) {
            rule.info().conforming().forEach(t -> ruleOf.putIfAbsent(t, rule.index()));
            rule.info().violating().forEach(t -> ruleOf.putIfAbsent(t.trace(), rule.index()));
        }
        String more = System.getProperty("ndislint.corpus");
        Path extra = more == null ? null : Path.of(more);
        if (extra != null) {
            try (var list = Files.list(extra)) {
                for (Path file : list.sorted().toList()) {
                    for (String trace : Files.readString(file).split("\n\n", 0)) {
                        ruleOf.putIfAbsent(trace, WRITTEN);
                    }
                }
            }
        }
        for (Scenario scenario : byGiven.values()) {
            for (Scenario.Then then : scenario.thens()) {
                ruleOf.putIfAbsent(scenario.text(then), -1);
            }
        }
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, Integer> entry : ruleOf.entrySet()) {
            List<String> lines = Splice.lines(entry.getKey());
            corpus.add(lines);
            for (int i = 0; i <= lines.size(); i++) {
                List<String> before = lines.subList(0, i);
                String next = i < lines.size() ? lines.get(i) : null;
                String text = text(before);
                BitSet nextIs = new BitSet();
                if (next != null) {
                    nextIs.or(records(next));
                    nextIs.stream()
                            .forEach(r -> pool.computeIfAbsent(r, k -> new HashMap<>())
                                    .merge(next, 1, Integer::sum));
                }
                if (!seen.add(text + (next == null ? "" : next))) {
                    continue;
                }
                Outcome outcome = outcome(text);
                if (outcome != null) {
                    Prefix prefix = new Prefix(List.copyOf(before), text, outcome, next, nextIs, entry.getValue());
                    prefixes.add(prefix);
                    if (entry.getValue() == WRITTEN) {
                        written.add(prefix);
                    }
                }
            }
        }
        prefixes.sort(
                Comparator.<Prefix>comparingInt(p -> p.outcome.broken().size()).thenComparingInt(p -> p.lines.size()));
    }

    /** Legal sessions: with contexts beside handles, and as drivers log them. */
    private void collectSessions() {
        for (long seed = 1; seed <= SESSIONS; seed++) {
            for (Recording recording : List.of(Recording.BARE, Recording.FULL)) {
                Sessions session = Sessions.of(
                        GeneratorOptions.legal(seed, SESSION_EVENTS).with(recording),
                        set.program().newSymbols());
                sessions.add(session.lines().stream()
                        .map(line -> Splice.with(line, "ts", null))
                        .toList());
            }
        }
    }

    /** Cuts sessions after records at which a mutant may show. */
    private @Nullable Found inSession(Runner runner, BitSet wanted) {
        for (List<String> session : sessions) {
            List<Integer> at = new ArrayList<>();
            for (int i = 0; i < session.size(); i++) {
                if (wanted.isEmpty() || records(session.get(i)).intersects(wanted)) {
                    at.add(i);
                }
            }
            for (int cut = 0; cut < Math.min(CUTS, at.size()); cut++) {
                int end = at.get(at.size() - 1 - cut * at.size() / Math.min(CUTS, at.size()));
                Found found = differs(runner, session.subList(0, end), session.get(end));
                if (found != null) {
                    return shortest(runner, session.subList(0, end + 1), found);
                }
            }
        }
        return null;
    }

    /** Leaves out what is not needed, in large pieces first. */
    private Found shortest(Runner runner, List<String> trace, Found first) {
        Found best = first;
        List<String> now = new ArrayList<>(trace);
        for (int piece = now.size() / 2; piece >= 2; piece = piece / 2) {
            for (int from = 0; from + piece < now.size(); ) {
                List<String> less = new ArrayList<>(now.subList(0, from));
                less.addAll(now.subList(from + piece, now.size()));
                Found found = differs(runner, less.subList(0, less.size() - 1), less.get(less.size() - 1));
                if (found != null && (found.record == null) == (best.record == null)) {
                    best = found;
                    now = less;
                } else {
                    from += piece;
                }
            }
        }
        return shorter(runner, now, best);
    }

    private BitSet records(String line) {
        Trace trace = trace(line + "\n");
        return trace == null ? new BitSet() : trace.records();
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private @Nullable Trace trace(String text) {
        Trace trace = traces.get(text);
        if (trace == null && text.length() > LONG_TEXT) {
            return new Trace(set, suite.symbols(), text);
        }
        if (trace == null) {
            try {
                trace = new Trace(set, suite.symbols(), text);
            } catch (IllegalArgumentException e) {
                return null; // a value that the key does not take
            }
            if (traces.size() > 80_000) {
                traces.clear();
                known.clear();
            }
            traces.put(text, trace);
        }
        return trace;
    }

    private @Nullable Outcome outcome(String text) {
        if (text.length() > LONG_TEXT) {
            Trace trace = trace(text);
            return trace == null ? null : base.run(trace);
        }
        if (known.containsKey(text)) {
            return known.get(text);
        }
        Trace trace = trace(text);
        Outcome outcome = trace == null ? null : base.run(trace);
        known.put(text, outcome);
        return outcome;
    }

    private static @Nullable Outcome run(Runner runner, Trace trace) {
        try {
            return runner.run(trace);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Whether a further record changes nothing of what was found before it. */
    private static boolean goesOn(Outcome earlier, Outcome now, int size) {
        List<String> before = new ArrayList<>(now.broken());
        before.removeIf(one -> one.endsWith(" at " + size));
        return before.equals(earlier.broken());
    }

    /** How the runs of one trace differ, or null. */
    private @Nullable Found differs(Runner runner, List<String> before, String record) {
        String given = text(before);
        String text = given + record + "\n";
        Trace trace = trace(text);
        Outcome now = outcome(text);
        Outcome earlier = outcome(given);
        if (trace == null || now == null || earlier == null || !goesOn(earlier, now, trace.size())) {
            return null;
        }
        Outcome then = run(runner, trace);
        if (then == null) {
            return null;
        }
        if (!now.broken().equals(then.broken())) {
            return new Found(given, record, List.of(), List.of(), List.of());
        }
        if (!now.hasSameStates(then)) {
            List<String> is = new ArrayList<>(now.states());
            List<String> others = then.states();
            List<String> gone = new ArrayList<>();
            for (String other : others) {
                String name = other.substring(0, other.indexOf(' '));
                if (name.contains("#")
                        && is.stream().noneMatch(s -> s.startsWith(name + " "))
                        && !gone.contains(name + " gone")) {
                    gone.add(name + " gone");
                }
            }
            is.removeAll(others);
            if (is.size() > 3) {
                is = new ArrayList<>(is.subList(0, 3));
            }
            if (is.isEmpty()) {
                is.addAll(gone);
            }
            if (!is.isEmpty()) {
                return new Found(given, record, is, List.of(), List.of());
            }
        }
        List<String> doubts = new ArrayList<>(now.doubted(trace.size()));
        doubts.removeAll(then.doubted(trace.size()));
        List<String> silent = new ArrayList<>(then.doubted(trace.size()));
        silent.removeAll(now.doubted(trace.size()));
        if (!doubts.isEmpty() || !silent.isEmpty()) {
            return new Found(given, record, List.of(), doubts, silent);
        }
        if (!now.owed(trace.size()).equals(then.owed(trace.size()))) {
            return new Found(text, null, List.of(), List.of(), List.of());
        }
        return null;
    }

    private void search(String pack, List<Mutant> mutants, SplittableRandom random) {
        int n = 0;
        int refused = 0;
        int before = 0;
        String failed = "";
        List<Mutant> alive = new ArrayList<>();
        for (Mutant mutant : mutants) {
            Runner runner;
            try {
                runner = new Runner(set, set.compile(mutant.edit()), suite.symbols());
            } catch (PackException | RuntimeException e) {
                refused++;
                continue;
            }
            n++;
            if (n % 100 == 0) {
                write(pack);
            }
            try {
                if (suite.killer(runner, mutant) != null) {
                    before++;
                    continue;
                }
            } catch (RuntimeException e) {
                before++;
                continue;
            }
            Found found = find(runner, mutant, mutant.place().equals(failed) ? budget / 4 : budget, random);
            if (found == null) {
                alive.add(mutant);
                failed = mutant.place();
                System.out.println("ALIVE " + mutant);
            } else {
                keep(pack, found);
            }
        }
        System.out.println(pack + ": " + n + " mutants, " + refused + " refused, " + before + " noticed before, "
                + alive.size() + " alive");
    }

    private void write(String pack) {
        try {
            Files.write(
                    folder.resolve(pack + ".scenarios"),
                    ScenarioFile.write(files.getOrDefault(pack, List.of())),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of the functions that a change names, where it names some; else those of the mutant. */
    private BitSet focus(Mutant mutant) {
        BitSet out = new BitSet();
        Matcher names = NAME.matcher(mutant.change());
        while (names.find()) {
            for (String prefix : List.of("", "Ndis", "NdisM")) {
                String name = prefix.isEmpty() ? names.group() : names.group().replace("Ndis(M)", prefix);
                for (int call = 0; call < set.program().callCount(); call++) {
                    if (set.program().callName(call).equals(name)
                            || (name.endsWith("*")
                                    && set.program().callName(call).startsWith(name.substring(0, name.length() - 1)))) {
                        out.set(call * 2, call * 2 + 2);
                    }
                }
            }
        }
        out.and(mutant.records());
        return out.isEmpty() ? mutant.records() : out;
    }

    private @Nullable Found find(Runner runner, Mutant mutant, int budget, SplittableRandom random) {
        BitSet wanted = focus(mutant);
        for (Prefix prefix : written) {
            if (prefix.next != null
                    && (mutant.records().isEmpty()
                            || prefix.nextIs.isEmpty()
                            || prefix.nextIs.intersects(mutant.records()))) {
                Found found = differs(runner, prefix.lines, prefix.next);
                if (found != null) {
                    return found;
                }
            }
        }
        int spent = 0;
        List<Prefix> fit = new ArrayList<>();
        for (Prefix prefix : prefixes) {
            if (fits(prefix, mutant)) {
                fit.add(prefix);
            }
        }
        Found end = null;
        for (Prefix prefix : fit) {
            if (prefix.next != null && (wanted.isEmpty() || prefix.nextIs.intersects(wanted))) {
                Found found = differs(runner, prefix.lines, prefix.next);
                if (found != null && found.record != null) {
                    return small(runner, found);
                }
                end = end == null ? found : end;
                if (++spent > budget) {
                    break;
                }
            }
        }
        if (end != null) {
            return small(runner, end);
        }
        List<String> lines = new ArrayList<>();
        for (int record = wanted.nextSetBit(0); record >= 0; record = wanted.nextSetBit(record + 1)) {
            Map<String, Integer> known = pool.getOrDefault(record, Map.of());
            List<String> some = new ArrayList<>(known.keySet());
            some.sort(Comparator.<String>comparingInt(l -> -known.getOrDefault(l, 0))
                    .thenComparing(l -> l));
            lines.addAll(some.subList(0, Math.min(wanted.cardinality() > 20 ? 3 : 12, some.size())));
            if (some.isEmpty()) {
                lines.add((record % 2 == 0 ? "> " : "< ") + set.program().callName(record / 2) + " t=1");
            }
        }
        List<Prefix> distinct = distinct(fit, mutant);
        String tests = mutant.place() + " " + mutant.change() + " " + ruleText(mutant);
        if (mutant.rule() < 0) {
            spent = 0;
            for (Prefix prefix : distinct) {
                for (String loss : LOSSES) {
                    Found found = differs(runner, prefix.lines, loss);
                    if (found != null) {
                        return small(runner, found);
                    }
                }
                spent += LOSSES.size();
                if (spent > budget / 2) {
                    break;
                }
            }
        }
        for (boolean vary : new boolean[] {false, true}) {
            List<int[]> pairs = new ArrayList<>();
            for (int p = 0; p < distinct.size(); p++) {
                for (int l = 0; l < lines.size(); l++) {
                    pairs.add(new int[] {p, l});
                }
            }
            if (vary || pairs.size() > budget) {
                shuffle(pairs, random);
            }
            spent = 0;
            for (int[] pair : pairs) {
                List<String> given = distinct.get(pair[0]).lines;
                String line = Splice.fitted(given, lines.get(pair[1]));
                for (String candidate : vary ? Splice.variants(given, line, tests) : Set.of(line)) {
                    Found found = differs(runner, given, candidate);
                    if (found != null) {
                        return small(runner, found);
                    }
                    spent++;
                }
                if (spent > budget) {
                    break;
                }
            }
        }
        for (List<String> given : reached(mutant)) {
            for (String other : lines) {
                String line = Splice.fitted(given, other);
                Found found = differs(runner, given, line);
                if (found != null) {
                    return small(runner, found);
                }
            }
            for (String other : lines.subList(0, Math.min(2, lines.size()))) {
                for (String candidate : Splice.variants(given, Splice.fitted(given, other), tests)) {
                    Found found = differs(runner, given, candidate);
                    if (found != null) {
                        return small(runner, found);
                    }
                }
            }
            for (String loss : LOSSES) {
                Found found = differs(runner, given, loss);
                if (found != null) {
                    return small(runner, found);
                }
            }
        }
        Found found = inSession(runner, wanted);
        if (found != null) {
            return found;
        }
        return edited(runner, wanted, lines, tests, budget, random);
    }

    /** Traces that lead to the state of a cell by one record more than any that is known. */
    private List<List<String>> reached(Mutant mutant) {
        if (mutant.kind() < 0 || mutant.state().isEmpty()) {
            return List.of();
        }
        Kind kind = set.program().kinds().get(mutant.kind());
        Region region = kind.regions().get(mutant.region());
        Map<String, List<List<String>>> byState =
                reached.computeIfAbsent(kind.name() + " " + region.name(), k -> reached(kind, region));
        return byState.getOrDefault(mutant.state(), List.of());
    }

    private Map<String, List<List<String>>> reached(Kind kind, Region region) {
        LinkedHashSet<String> lines = new LinkedHashSet<>();
        for (Kind.EventClass eventClass : kind.classes()) {
            if (region.row(eventClass.index()) == null) {
                continue;
            }
            BitSet records = set.recordsOf(kind, eventClass.name());
            for (int record = records.nextSetBit(0), n = 0;
                    record >= 0 && n < 4;
                    record = records.nextSetBit(record + 1), n++) {
                Map<String, Integer> known = pool.getOrDefault(record, Map.of());
                List<String> some = new ArrayList<>(known.keySet());
                some.sort(Comparator.<String>comparingInt(l -> -known.getOrDefault(l, 0))
                        .thenComparing(l -> l));
                for (String line : some.subList(0, Math.min(2, some.size()))) {
                    lines.add(line);
                    lines.add(Splice.with(line, "status", "NDIS_STATUS_SUCCESS"));
                    lines.add(Splice.with(line, "status", "NDIS_STATUS_FAILURE"));
                }
            }
        }
        Map<String, List<List<String>>> out = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        Set<Integer> led = new HashSet<>();
        int n = 0;
        for (Prefix prefix : prefixes) {
            if (!prefix.outcome.has(kind.index()) || !seen.add(prefix.outcome.stateHash(kind.index())) || ++n > 60) {
                continue;
            }
            for (String other : lines) {
                String line = Splice.fitted(prefix.lines, other);
                Outcome outcome = outcome(prefix.text + line + "\n");
                if (outcome == null || !led.add(outcome.stateHash(kind.index()))) {
                    continue;
                }
                for (int state = 0; state < region.size(); state++) {
                    List<List<String>> of = out.computeIfAbsent(region.state(state), k -> new ArrayList<>());
                    if (of.size() < 14
                            && outcome.mayBe(kind.index(), kind.regions().indexOf(region), 1L << state)) {
                        List<String> longer = new ArrayList<>(prefix.lines);
                        longer.add(line);
                        of.add(longer);
                    }
                }
            }
        }
        return out;
    }

    /** Traces with some other record somewhere, to their end. */
    private @Nullable Found edited(
            Runner runner, BitSet wanted, List<String> lines, String tests, int budget, SplittableRandom random) {
        List<List<String>> from = new ArrayList<>();
        for (List<String> trace : corpus) {
            if (wanted.isEmpty() || trace.stream().anyMatch(l -> records(l).intersects(wanted))) {
                from.add(trace);
            }
        }
        if (from.isEmpty()) {
            return null;
        }
        for (int i = 0; i < budget; i++) {
            List<String> trace = new ArrayList<>(from.get(random.nextInt(from.size())));
            int edits = 1 + random.nextInt(3);
            for (int k = 0; k < edits && trace.size() > 1; k++) {
                int at = random.nextInt(trace.size());
                switch (random.nextInt(4)) {
                    case 0 -> trace.remove(at);
                    case 1 -> {
                        List<String> variants =
                                new ArrayList<>(Splice.variants(trace.subList(0, at), trace.get(at), tests));
                        trace.set(at, variants.get(random.nextInt(variants.size())));
                    }
                    case 2 -> trace.add(at, trace.get(random.nextInt(trace.size())));
                    default -> {
                        List<String> other = corpus.get(random.nextInt(corpus.size()));
                        String line = !lines.isEmpty() && random.nextBoolean()
                                ? lines.get(random.nextInt(lines.size()))
                                : other.get(random.nextInt(other.size()));
                        trace.add(at, Splice.fitted(trace.subList(0, at), line));
                    }
                }
            }
            Found found = differs(runner, trace.subList(0, trace.size() - 1), trace.get(trace.size() - 1));
            if (found != null) {
                return shorter(runner, trace, found);
            }
        }
        return null;
    }

    /** A found trace without what is not needed, if it is long. */
    private Found small(Runner runner, Found found) {
        List<String> trace = Splice.lines(found.given);
        if (found.record != null) {
            trace.add(found.record);
        }
        return trace.size() > 9 ? shorter(runner, trace, found) : found;
    }

    /** Leaves out what is not needed for a difference. */
    private Found shorter(Runner runner, List<String> trace, Found first) {
        Found best = first;
        List<String> now = new ArrayList<>(trace);
        for (int i = now.size() - 1; i >= 0 && now.size() > 1; i--) {
            List<String> less = new ArrayList<>(now);
            less.remove(i);
            Found found = differs(runner, less.subList(0, less.size() - 1), less.get(less.size() - 1));
            if (found != null && (found.record == null) == (best.record == null)) {
                best = found;
                now = less;
            }
        }
        return best;
    }

    private String ruleText(Mutant mutant) {
        if (mutant.kind() >= 0) {
            Kind kind = set.program().kinds().get(mutant.kind());
            StringBuilder out = new StringBuilder();
            for (Kind.EventClass eventClass : kind.classes()) {
                if (mutant.records().isEmpty()
                        || set.recordsOf(kind, eventClass.name()).intersects(mutant.records())) {
                    out.append(String.join(" , ", eventClass.records())).append(" , ");
                }
            }
            return out.toString();
        }
        if (mutant.rule() < 0) {
            return "";
        }
        try {
            var node = set.rule(set.program().rules().get(mutant.rule()).info().id());
            StringBuilder out = new StringBuilder();
            for (String key : List.of("at", "when", "forbids")) {
                if (node != null && node.get(key) != null) {
                    out.append(String.join(" , ", node.textsOf(key))).append(" , ");
                }
            }
            if (node != null && node.get("cases") != null) {
                for (var one : node.need("cases").items()) {
                    out.append(String.join(" , ", one.textsOf("at"))).append(" , ");
                    out.append(String.join(" , ", one.textsOf("when"))).append(" , ");
                }
            }
            return out.toString();
        } catch (PackException e) {
            return "";
        }
    }

    private boolean fits(Prefix prefix, Mutant mutant) {
        if (mutant.state().isEmpty() || mutant.kind() < 0) {
            return true;
        }
        var region = set.program().kinds().get(mutant.kind()).regions().get(mutant.region());
        return prefix.outcome.mayBe(mutant.kind(), mutant.region(), 1L << region.find(mutant.state()))
                || prefix.lines.isEmpty();
    }

    /** Those with other states; for rules their own examples and then some others. */
    private static List<Prefix> distinct(List<Prefix> fit, Mutant mutant) {
        Set<Integer> seen = new HashSet<>();
        LinkedHashSet<Prefix> out = new LinkedHashSet<>();
        for (Prefix prefix : fit) {
            if (mutant.rule() >= 0 && prefix.rule == mutant.rule()) {
                out.add(prefix);
            }
        }
        for (Prefix prefix : fit) {
            boolean isOne = mutant.kind() >= 0;
            if (isOne && !prefix.outcome.has(mutant.kind()) && !prefix.lines.isEmpty()) {
                continue;
            }
            if (seen.add(isOne ? prefix.outcome.stateHash(mutant.kind()) : prefix.outcome.stateHash())) {
                out.add(prefix);
            }
        }
        return new ArrayList<>(out);
    }

    private static void shuffle(List<int[]> pairs, SplittableRandom random) {
        for (int i = pairs.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int[] one = pairs.get(i);
            pairs.set(i, pairs.get(j));
            pairs.set(j, one);
        }
    }

    private void keep(String pack, Found found) {
        // Each pack's file is written for itself.
        String key = pack + "\n" + found.given;
        Scenario scenario = byGiven.get(key);
        Outcome given = outcome(found.given);
        if (given == null) {
            throw new IllegalStateException("cannot be read: " + found.given);
        }
        if (scenario == null) {
            scenario = new Scenario(pack, Splice.lines(found.given));
            scenario.brokenBefore().addAll(given.broken());
            byGiven.put(key, scenario);
            files.computeIfAbsent(pack, k -> new ArrayList<>()).add(scenario);
        }
        Scenario.Then then = null;
        for (Scenario.Then one : scenario.thens()) {
            if (java.util.Objects.equals(one.record, found.record)) {
                then = one;
            }
        }
        if (then == null) {
            then = new Scenario.Then(found.record);
            String text = scenario.text(then);
            Outcome outcome = outcome(text);
            Trace trace = trace(text);
            if (outcome == null || trace == null) {
                throw new IllegalStateException("cannot be read: " + text);
            }
            List<String> broken = new ArrayList<>(outcome.broken());
            given.broken().forEach(broken::remove);
            for (String rule : broken) {
                then.breaks.add(rule.substring(0, rule.indexOf(' ')));
            }
            then.owes.addAll(found.record == null ? outcome.owed(trace.size()) : List.of());
            scenario.thens().add(then);
            suite.add(scenario, then);
        }
        merge(then.doubts, found.doubts);
        merge(then.silent, found.silent);
        for (String state : found.is) {
            if (!then.is.contains(state)) {
                then.is.add(state);
            }
            String name =
                    state.substring(0, state.lastIndexOf(' ') < 0 ? 0 : state.indexOf(' ', state.indexOf(' ') + 1) + 1);
            for (String was : given.states()) {
                if (!name.isEmpty() && was.startsWith(name) && !scenario.is().contains(was)) {
                    scenario.is().add(was);
                }
            }
        }
    }

    private static void merge(List<String> to, List<String> from) {
        for (String one : from) {
            if (!to.contains(one)) {
                to.add(one);
            }
        }
    }

    /** Arguments: the folder of the scenario files, how many trials for a mutant, packs. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        ScenarioSearch search = new ScenarioSearch(folder, Integer.parseInt(args[1]));
        System.out.println(search.prefixes.size() + " prefixes");
        List<Mutant> all = Mutants.of(search.set);
        for (String pack : List.of(args).subList(2, args.length)) {
            long from = System.nanoTime();
            String skip = System.getProperty("skip");
            Set<String> skipped = skip == null ? Set.of() : new HashSet<>(Files.readAllLines(Path.of(skip)));
            String only = System.getProperty("only");
            Set<String> ids = only == null ? Set.of() : new HashSet<>(Files.readAllLines(Path.of(only)));
            search.search(
                    pack,
                    all.stream()
                            .filter(m -> m.pack().equals(pack)
                                    && (only == null || ids.contains(m.id()))
                                    && !skipped.contains(m.id()))
                            .toList(),
                    new SplittableRandom(Integer.getInteger("seed", 1)));
            search.write(pack);
            System.out.println(pack + " took " + (System.nanoTime() - from) / 1_000_000_000 + " s");
        }
    }
}

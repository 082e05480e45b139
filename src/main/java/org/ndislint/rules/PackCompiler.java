package org.ndislint.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Key;
import org.ndislint.rules.DraftReader.Operation;
import org.ndislint.rules.Scope.ClassDraft;
import org.ndislint.rules.Scope.PatternDraft;
import org.ndislint.rules.Scope.RegionDraft;
import org.ndislint.rules.Scope.RowDraft;

/**
 * Compiles rule packs to a {@link Program}: reads the kinds of all packs, then the rules, checks that tables and rules
 * agree, and resolves every name to a number. Errors name file, line and column.
 */
public final class PackCompiler {
    private static final Set<String> PACK_KEYS = Set.of("pack", "title", "calls", "templates", "kinds", "rules");

    private final Calls calls;
    private final List<PackNode> packs = new ArrayList<>();
    private final Map<String, Scope> scopes = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final List<PackNode> ruleNodes = new ArrayList<>();
    private final List<String> rulePacks = new ArrayList<>();
    private final List<@Nullable String> ruleKinds = new ArrayList<>();
    private final DraftReader drafts;
    private final TestParser tests;

    public PackCompiler(Catalogue catalogue, StatusNames statuses) {
        this.calls = new Calls(catalogue);
        FunctionNames functionNames = new FunctionNames(calls);
        this.drafts = new DraftReader(functionNames);
        this.tests = new TestParser(functionNames, statuses, scopes);
    }

    /** Adds a pack. It may use calls, templates and kinds of any other, and extend kinds, added before or after it. */
    public void add(PackNode pack) throws PackException {
        pack.allow(PACK_KEYS);
        packs.add(pack);
    }

    private void read() throws PackException {
        for (PackNode pack : packs) {
            if (pack.get("calls") != null) {
                for (PackNode.BlockLine line : pack.need("calls").block()) {
                    declare(line);
                }
            }
        }
        for (PackNode pack : packs) {
            PackNode templates = pack.get("templates");
            if (templates != null) {
                for (PackNode template : templates.items()) {
                    drafts.template(template);
                }
            }
        }
        List<PackNode> extensions = new ArrayList<>();
        for (PackNode pack : packs) {
            read(pack, extensions);
        }
        for (PackNode extension : extensions) {
            extend(extension);
        }
    }

    /** {@code NAME [by ROLES]}. */
    private void declare(PackNode.BlockLine line) throws PackException {
        String[] words = Words.array(line.text());
        if (words.length != 1 && (words.length != 3 || !words[1].equals("by"))) {
            throw line.error(0, "expected 'NAME' or 'NAME by ROLES', found '" + line.text() + "'");
        }
        if (calls.catalogue().find(words[0]) >= 0) {
            throw line.error(0, "'" + words[0] + "' is in the catalogue of calls and need not be declared");
        }
        int kinds = words.length == 1 ? 0 : tests.roles(words[2], line, 0);
        calls.declare(words[0], kinds, tests.symbol(words[0]));
    }

    private void read(PackNode pack, List<PackNode> extensions) throws PackException {
        String name = pack.need("pack").text();
        String first = null;
        String firstExtended = null;
        PackNode kinds = pack.get("kinds");
        if (kinds != null) {
            for (PackNode kind : kinds.items()) {
                String extended = kind.textOf("extends");
                if (extended != null) {
                    extensions.add(kind);
                    firstExtended = firstExtended == null ? extended : firstExtended;
                } else {
                    Scope scope = scope(kind);
                    drafts.kind(kind, scope, operations);
                    first = first == null || scope.name.equals(name) ? scope.name : first;
                }
            }
        }
        PackNode rules = pack.get("rules");
        if (rules != null) {
            for (PackNode rule : rules.items()) {
                ruleNodes.add(rule);
                rulePacks.add(name);
                ruleKinds.add(first == null ? firstExtended : first);
            }
        }
    }

    private void extend(PackNode kind) throws PackException {
        String extended = kind.need("extends").text();
        Scope scope = scopes.get(extended);
        if (scope == null) {
            throw kind.error("unknown kind '" + extended + "'; " + Nearest.hint(extended, scopes.keySet()));
        }
        scope.nodes.add(kind);
        drafts.kind(kind, scope, operations);
    }

    private Scope scope(PackNode kind) throws PackException {
        String name = kind.need("name").text();
        Scope scope = new Scope(scopes.size(), name, naming(kind.need("key")), kind);
        if (scopes.put(name, scope) != null) {
            throw kind.error("the kind '" + name + "' is given twice");
        }
        return scope;
    }

    /** {@code KEY}, {@code [KEY, KEY]}, {@code args.NAME}, {@code [args.NAME, KEY]}, {@code driver} or {@code thread}. */
    private static Naming naming(PackNode node) throws PackException {
        List<String> names = node.texts();
        if (names.size() == 1 && names.get(0).equals("driver")) {
            return Naming.of(Naming.By.DRIVER);
        }
        if (names.size() == 1 && names.get(0).equals("thread")) {
            return Naming.of(Naming.By.THREAD);
        }
        if (names.size() == 1 && names.get(0).startsWith("args.")) {
            return Naming.of(new ArgName(names.get(0).substring(5)));
        }
        if (names.size() == 2 && names.get(0).startsWith("args.")) {
            Key key = Key.find(names.get(1));
            if (key == null || key.type() == Key.Type.CONTEXT) {
                throw node.error("expected a handle after '" + names.get(0) + "', found '" + names.get(1) + "'");
            }
            return Naming.of(new ArgName(names.get(0).substring(5)), key);
        }
        if (names.size() == 2 && names.get(1).equals("cpu") && Key.find(names.get(0)) != null) {
            return Naming.onCpu(java.util.Objects.requireNonNull(Key.find(names.get(0))));
        }
        List<Key> keys = new ArrayList<>();
        for (String name : names) {
            Key key = Key.find(name);
            if (key == null) {
                throw node.error("unknown key '" + name + "'");
            }
            keys.add(key);
        }
        if (keys.isEmpty() || keys.size() > 2) {
            throw node.error("expected one key or two, found " + keys.size());
        }
        return keys.size() == 1 ? Naming.of(keys.get(0)) : Naming.of(keys.get(0), keys.get(1));
    }

    /**
     * The program of all packs added.
     *
     * @param sources gives the packs again, for a digest
     */
    public Program compile(Supplier<List<PackNode>> sources) throws PackException {
        read();
        RuleCompiler rules = new RuleCompiler(this, tests, drafts, scopes, operations);
        rules.compile(ruleNodes, rulePacks, ruleKinds);
        List<Kind> kinds = new ArrayList<>();
        for (Scope scope : scopes.values()) {
            kinds.add(kind(scope, rules));
        }
        @Nullable RecordUse[] uses = new UseCompiler(tests, scopes, kinds, rules).uses(calls.size());
        return new Program(
                calls,
                kinds,
                rules.compiled(),
                uses,
                tests.literals(),
                titles(),
                () -> PackDigest.of(sources.get(), calls.catalogue()));
    }

    private Map<String, String> titles() throws PackException {
        Map<String, String> titles = new LinkedHashMap<>();
        for (PackNode pack : packs) {
            String name = pack.need("pack").text();
            String title = pack.textOf("title");
            titles.put(name, title == null ? name : title);
        }
        return titles;
    }

    private Kind kind(Scope scope, RuleCompiler rules) throws PackException {
        List<Kind.EventClass> classes = new ArrayList<>();
        for (ClassDraft draft : scope.classes.values()) {
            if (draft.patterns.isEmpty()) {
                throw draft.line.error(0, "the event class '" + draft.name + "' of " + scope.name + " has no record");
            }
            int makers = 0;
            for (PatternDraft pattern : draft.patterns) {
                makers |= makers(pattern.functions());
            }
            Test rebirth = draft.rebirth == null ? Test.ALWAYS : tests.parse(draft.rebirth, scope, draft.line, 0);
            classes.add(new Kind.EventClass(
                    draft.index,
                    draft.name,
                    makers,
                    draft.shownBy,
                    draft.born,
                    draft.maybe,
                    rebirth,
                    List.copyOf(draft.written)));
        }
        if (scope.regions.size() > Kind.MOST_REGIONS) {
            throw scope.nodes
                    .get(0)
                    .error("expected at most " + Kind.MOST_REGIONS + " regions of a kind, found "
                            + scope.regions.size());
        }
        List<Region> regions = new ArrayList<>();
        int word = 0;
        int used = 0;
        for (RegionDraft draft : scope.regions.values()) {
            int size = draft.states.size();
            if (used + size > 64) {
                word++;
                used = 0;
            }
            regions.add(region(scope, draft, word, used, rules));
            used += size;
        }
        List<Kind.Link> links = new ArrayList<>();
        for (Scope.LinkDraft link : scope.links.values()) {
            links.add(new Kind.Link(link.index, link.name, tests.scope(link.target, link.line, 0).index));
        }
        List<Kind.Slot> slots = new ArrayList<>();
        for (String slot : scope.slots) {
            slots.add(new Kind.Slot(slots.size(), slot));
        }
        List<Kind.RegionTest> dead = new ArrayList<>();
        for (String text : scope.dead) {
            PackNode.BlockLine line = new PackNode.BlockLine(
                    scope.nodes.get(0).file(), scope.nodes.get(0).line(), 0, text);
            if (!(tests.parse(text.strip(), scope, line, 0) instanceof Test.In in)) {
                throw line.error(0, "expected 'REGION in STATES', found '" + text + "'");
            }
            dead.add(new Kind.RegionTest(in.region(), in.mask()));
        }
        int side = -1;
        if (scope.side != null) {
            RegionDraft region = scope.regions.get(scope.side);
            if (region == null) {
                throw scope.nodes.get(0).error("unknown region '" + scope.side + "' in side");
            }
            side = region.index;
        }
        Scope.LinkDraft with = scope.with == null ? null : scope.links.get(scope.with);
        if (scope.with != null && with == null) {
            throw scope.nodes
                    .get(0)
                    .error("unknown link '" + scope.with + "' in with; "
                            + Nearest.hint(scope.with, scope.links.keySet()));
        }
        return new Kind(
                scope.index,
                scope.name,
                scope.naming,
                scope.contexts,
                regions,
                classes,
                links,
                slots,
                dead,
                word + 1,
                side,
                scope.isOwned,
                with == null ? -1 : with.index);
    }

    private static Region region(Scope scope, RegionDraft draft, int word, int shift, RuleCompiler rules)
            throws PackException {
        Region.Row[] rows = new Region.Row[scope.classes.size()];
        int size = draft.states.size();
        for (RowDraft row : draft.rows) {
            ClassDraft eventClass = scope.classes.get(row.eventClass());
            if (eventClass == null) {
                throw row.line()
                        .error(
                                0,
                                scope.name + " has no event class '" + row.eventClass() + "'; "
                                        + Nearest.hint(row.eventClass(), scope.classes.keySet()));
            }
            if (rows[eventClass.index] != null) {
                throw row.line().error(0, "row '" + row.eventClass() + "' of " + draft.name + " is given twice");
            }
            long[] go = new long[size];
            long forbidden = 0;
            long cannot = 0;
            long same = 0;
            for (int s = 0; s < size; s++) {
                String cell = row.cells().get(s);
                if (cell.equals(".")) {
                    cannot |= 1L << s;
                    continue;
                }
                if (cell.startsWith("!")) {
                    forbidden |= 1L << s;
                    cell = cell.substring(1);
                }
                for (String target : cell.split("\\|", 0)) {
                    go[s] |= target.equals("=") ? 1L << s : TestParser.mask(draft, List.of(target), row.line(), 0);
                }
                if (go[s] == 1L << s) {
                    same |= 1L << s;
                }
            }
            List<Region.CellRule> claims = rules.claims(scope.index, draft.index, eventClass.index);
            long claimed = 0;
            for (Region.CellRule claim : claims) {
                claimed |= claim.states();
            }
            if ((claimed & ~forbidden) != 0) {
                throw row.line()
                        .error(
                                0,
                                "a rule forbids '" + row.eventClass() + "' in " + states(draft, claimed & ~forbidden)
                                        + ", but the cell has no '!'");
            }
            if ((forbidden & ~claimed) != 0) {
                throw row.line()
                        .error(
                                0,
                                "no rule forbids '" + row.eventClass() + "' in " + states(draft, forbidden & ~claimed)
                                        + ", but the cell has a '!'");
            }
            rows[eventClass.index] = new Region.Row(go, forbidden, cannot, same, claims);
        }
        return new Region(
                draft.name,
                draft.position,
                draft.template,
                draft.states.toArray(new String[0]),
                draft.initial,
                draft.adopted,
                word,
                shift,
                rows);
    }

    private static String states(RegionDraft draft, long mask) {
        List<String> out = new ArrayList<>();
        for (int s = 0; s < draft.states.size(); s++) {
            if ((mask >>> s & 1) != 0) {
                out.add(draft.states.get(s));
            }
        }
        return String.join(", ", out);
    }

    /** The kinds of driver that make the records of some functions. */
    int makers(FunctionSet functions) {
        int mask = 0;
        for (int id : functions.ids()) {
            mask |= calls.makers(id);
        }
        return mask;
    }

    /** The kinds of driver whose records show births of a kind. */
    static int birthMakers(Scope scope) {
        return scope.birthMakers;
    }

    void learnBirthMakers() {
        for (Scope scope : scopes.values()) {
            for (ClassDraft draft : scope.classes.values()) {
                if (draft.born) {
                    for (PatternDraft pattern : draft.patterns) {
                        scope.birthMakers |= makers(pattern.functions());
                    }
                }
            }
        }
    }
}

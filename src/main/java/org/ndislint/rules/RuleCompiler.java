package org.ndislint.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.rules.DraftReader.Operation;
import org.ndislint.rules.PackNode.BlockLine;
import org.ndislint.rules.Region.CellRule;
import org.ndislint.rules.Scope.ClassDraft;
import org.ndislint.rules.Scope.PatternDraft;
import org.ndislint.rules.Scope.RegionDraft;

/** Compiles the rules of all packs: the cells they claim, the records they are judged at, what they yield to. */
final class RuleCompiler {
    private static final Set<String> RULE_KEYS = Set.of(
            "id",
            "form",
            "severity",
            "limit",
            "actor",
            "statement",
            "why",
            "advice",
            "inconclusiveWhen",
            "sources",
            "examples",
            "on",
            "forbids",
            "cases",
            "at",
            "when",
            "each",
            "operation",
            "member",
            "ends",
            "owed",
            "yields",
            "yieldsInInvocation",
            "yieldsIfCertain",
            "once",
            "needs",
            "message",
            "expected",
            "found");

    private final PackCompiler packs;
    private final TestParser tests;
    private final DraftReader drafts;
    private final Map<String, Scope> scopes;
    private final Map<String, Operation> operations;
    private final Map<String, List<CellRule>> claims = new HashMap<>();
    private final List<TriggerDraft> triggers = new ArrayList<>();
    private final List<RuleDraft> rules = new ArrayList<>();
    private final Map<String, Integer> indices = new LinkedHashMap<>();

    /** A rule judged at records of some functions; scope null for rules on the record alone. */
    record TriggerDraft(
            int rule,
            @Nullable Scope scope,
            @Nullable ClassDraft eventClass,
            @Nullable PatternDraft pattern,
            Test test,
            RecordUse.@Nullable Each each,
            @Nullable Severity severity) {}

    private static final class RuleDraft {
        final RuleInfo info;
        final PackNode node;
        int makers;
        Program.@Nullable Owed owed;

        RuleDraft(RuleInfo info, PackNode node) {
            this.info = info;
            this.node = node;
        }
    }

    RuleCompiler(
            PackCompiler packs,
            TestParser tests,
            DraftReader drafts,
            Map<String, Scope> scopes,
            Map<String, Operation> operations) {
        this.packs = packs;
        this.tests = tests;
        this.drafts = drafts;
        this.scopes = scopes;
        this.operations = operations;
    }

    void compile(List<PackNode> nodes, List<String> packNames, List<@Nullable String> kinds) throws PackException {
        packs.learnBirthMakers();
        for (int i = 0; i < nodes.size(); i++) {
            PackNode node = nodes.get(i);
            node.allow(RULE_KEYS);
            RuleInfo info = info(node, packNames.get(i));
            if (indices.put(info.id(), i) != null) {
                throw node.error("the rule '" + info.id() + "' is given twice");
            }
            rules.add(new RuleDraft(info, node));
        }
        for (int i = 0; i < nodes.size(); i++) {
            machine(i, nodes.get(i), kinds.get(i));
        }
    }

    private static RuleInfo info(PackNode node, String pack) throws PackException {
        Severity severity = severity(node.need("severity"));
        List<String> conforming = new ArrayList<>();
        List<RuleInfo.ViolatingExample> violating = new ArrayList<>();
        PackNode examples = node.get("examples");
        if (examples != null) {
            examples.allow(Set.of("conforming", "violating"));
            conforming.addAll(examples.textsOf("conforming"));
            PackNode bad = examples.get("violating");
            if (bad != null) {
                for (PackNode example : bad.items()) {
                    example.allow(Set.of("at", "also", "trace"));
                    violating.add(new RuleInfo.ViolatingExample(
                            example.need("at").count(),
                            example.textsOf("also"),
                            example.need("trace").text()));
                }
            }
        }
        Long limit = Limit.of(node);
        String advice = node.textOf("advice");
        return new RuleInfo(
                node.need("id").text(),
                pack,
                node.need("form").text(),
                severity,
                limit,
                node.need("actor").text(),
                Limit.word(node.need("statement").text().strip(), limit),
                node.textOf("why"),
                advice == null ? null : Limit.word(advice, limit),
                node.textOf("inconclusiveWhen"),
                Stream.concat(node.textsOf("yields").stream(), node.textsOf("yieldsIfCertain").stream())
                        .toList(),
                node.need("sources").texts(),
                conforming,
                violating,
                node.file() + ":" + node.line());
    }

    private static Severity severity(PackNode node) throws PackException {
        try {
            return Severity.valueOf(node.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw node.error("expected error, warning, info or off, found '" + node.text() + "'");
        }
    }

    private void machine(int rule, PackNode node, @Nullable String defaultKind) throws PackException {
        RuleDraft draft = rules.get(rule);
        if (draft.info.lacksLimit()) {
            return;
        }
        String on = node.textOf("on");
        String kindName = on != null ? on : defaultKind;
        Scope scope = kindName == null || kindName.equals("none") ? null : scope(kindName, node);
        boolean any = false;
        PackNode forbids = node.get("forbids");
        if (forbids != null && scope != null) {
            for (PackNode item : forbids.items()) {
                forbid(rule, item, scope);
                any = true;
            }
        }
        if (node.get("operation") != null) {
            member(rule, node);
            any = true;
        }
        if (node.get("at") != null) {
            trigger(rule, node, scope, false);
            any = true;
        }
        PackNode cases = node.get("cases");
        if (cases != null) {
            for (PackNode one : cases.items()) {
                one.allow(Set.of("on", "at", "when", "each", "severity"));
                String other = one.textOf("on");
                Scope caseScope = other == null ? scope : other.equals("none") ? null : scope(other, one);
                trigger(rule, one, caseScope, true);
                any = true;
            }
        }
        if (node.get("owed") != null && scope != null) {
            owed(draft, node.need("owed"), scope, node.textsOf("ends").contains("complete"));
            any = true;
        }
        if (!any && !draft.info.form().equals("permission") && draft.info.severity() != Severity.OFF) {
            throw node.error(
                    "the rule '" + draft.info.id() + "' is judged nowhere: expected forbids, at, cases or operation");
        }
    }

    /** {@code REGION | CLASSES | STATES [| tests]}. */
    private void forbid(int rule, PackNode item, Scope scope) throws PackException {
        BlockLine line = new BlockLine(item.file(), item.line(), 0, item.text());
        String[] parts = item.text().split("\\|", 0);
        if (parts.length < 3) {
            throw item.error("expected 'REGION | CLASSES | STATES', found '" + item.text() + "'");
        }
        RegionDraft region = region(parts[0].strip(), scope, item);
        long mask = TestParser.mask(region, Words.of(parts[2].strip()), line, 0);
        Test guard = parts.length > 3 ? tests.parse(parts[3].strip(), scope, line, 0) : Test.ALWAYS;
        for (String name : Words.array(parts[1].strip())) {
            ClassDraft eventClass = eventClass(name, scope, item);
            claim(rule, scope, region, eventClass, mask, guard);
        }
    }

    private void claim(int rule, Scope scope, RegionDraft region, ClassDraft eventClass, long mask, Test guard) {
        RuleDraft draft = rules.get(rule);
        claims.computeIfAbsent(key(scope.index, region.index, eventClass.index), k -> new ArrayList<>())
                .add(new CellRule(rule, mask, guard, draft.info.severity() == Severity.ERROR));
        for (PatternDraft pattern : eventClass.patterns) {
            draft.makers |= packs.makers(pattern.functions());
        }
    }

    /** A rule of a pended operation: its member says which. */
    private void member(int rule, PackNode node) throws PackException {
        String id = node.need("operation").text();
        Operation operation = operations.get(id);
        if (operation == null) {
            throw node.need("operation")
                    .error("unknown operation '" + id + "'; " + Nearest.hint(id, operations.keySet()));
        }
        Scope scope = operation.scope();
        RegionDraft region = region(id, scope, node);
        for (PackNode member : node.need("member").items()) {
            if (member.text().equals("owes")) {
                owes(rule, node, operation, region);
            } else {
                member(rule, member, operation, region);
            }
        }
    }

    /** What a pended request owes: certainly pended still when the object ends. */
    private void owes(int rule, PackNode node, Operation operation, RegionDraft region) throws PackException {
        Scope scope = operation.scope();
        BlockLine line = new BlockLine(node.file(), node.line(), 0, "");
        long mask = TestParser.mask(region, List.of(operation.template().owed().split(" ", -1)), line, 0);
        Test test = new Test.In(region.index, mask);
        PackNode ends = node.get("ends");
        boolean complete = false;
        if (ends != null) {
            for (PackNode end : ends.items()) {
                if (end.text().equals("complete")) {
                    complete = true;
                } else {
                    end(rule, end, scope, test);
                }
            }
        }
        rules.get(rule).owed = new Program.Owed(scope.index, region.index, mask, Test.ALWAYS, complete);
        ClassDraft asked = eventClass(operation.id() + ".pended", scope, node);
        for (PatternDraft pattern : asked.patterns) {
            rules.get(rule).makers |= packs.makers(pattern.functions());
        }
    }

    /** The cells that a member rule of the operation's template claims. */
    private void member(int rule, PackNode member, Operation operation, RegionDraft region) throws PackException {
        PackNode forbids = operation.template().members().get(member.text());
        if (forbids == null) {
            throw member.error("unknown member '" + member.text() + "'; "
                    + Nearest.hint(
                            member.text(),
                            operation.template().members().members().keySet()));
        }
        for (PackNode item : forbids.items()) {
            String[] parts = item.text().split("\\|", 0);
            BlockLine line = new BlockLine(item.file(), item.line(), 0, item.text());
            claim(
                    rule,
                    operation.scope(),
                    region,
                    eventClass(operation.id() + "." + parts[0].strip(), operation.scope(), item),
                    TestParser.mask(region, Words.of(parts[1].strip()), line, 0),
                    Test.ALWAYS);
        }
    }

    /** {@code KIND.CLASS [by LINK] [, tests]}: the moment at which what is owed is too late. */
    private void end(int rule, PackNode end, Scope child, Test test) throws PackException {
        String text = end.text();
        BlockLine line = new BlockLine(end.file(), end.line(), 0, text);
        int comma = text.indexOf(',');
        String[] words = Words.array((comma < 0 ? text : text.substring(0, comma)).strip());
        int dot = words[0].indexOf('.');
        Scope scope = dot < 0 ? child : scope(words[0].substring(0, dot), end);
        ClassDraft eventClass = eventClass(dot < 0 ? words[0] : words[0].substring(dot + 1), scope, end);
        RecordUse.Each each = null;
        if (words.length == 3 && words[1].equals("by")) {
            Scope.LinkDraft link = TestParser.link(child, words[2], line, 0);
            if (!link.target.equals(scope.name)) {
                throw end.error("the link " + words[2] + " leads to " + link.target + ", not to " + scope.name);
            }
            each = new RecordUse.Each(child.index, link.index);
        }
        Test all = comma < 0
                ? test
                : new Test.All(List.of(test, tests.parse(text.substring(comma + 1), child, line, comma)));
        triggers.add(new TriggerDraft(rule, scope, eventClass, null, all, each, null));
    }

    private void trigger(int rule, PackNode node, @Nullable Scope scope, boolean isCase) throws PackException {
        Scope judged = scope;
        RecordUse.Each each = null;
        PackNode eachNode = node.get("each");
        if (eachNode != null && scope != null) {
            String[] words = Words.array(eachNode.text());
            judged = scope(words[0], eachNode);
            BlockLine line = new BlockLine(eachNode.file(), eachNode.line(), 0, eachNode.text());
            each = new RecordUse.Each(judged.index, TestParser.link(judged, words[2], line, 0).index);
        }
        List<Test> all = new ArrayList<>();
        PackNode when = node.get("when");
        if (when != null) {
            for (PackNode item : when.items()) {
                String text = Limit.fill(item, rules.get(rule).info.limit());
                all.add(tests.parse(text, judged, new BlockLine(item.file(), item.line(), 0, text), 0));
            }
        }
        Test test = all.size() == 1 ? all.get(0) : new Test.All(all);
        Severity severity = isCase && node.get("severity") != null ? severity(node.need("severity")) : null;
        for (PackNode at : node.need("at").items()) {
            String text = at.text().strip();
            BlockLine line = new BlockLine(at.file(), at.line(), 0, text);
            if (text.startsWith(">") || text.startsWith("<")) {
                for (PatternDraft pattern : drafts.patterns(text, line, 0)) {
                    rules.get(rule).makers |= packs.makers(pattern.functions());
                    triggers.add(new TriggerDraft(rule, scope, null, pattern, test, each, severity));
                }
            } else if (scope == null) {
                throw at.error("expected a record pattern, found '" + text + "'");
            } else {
                ClassDraft eventClass = eventClass(text, scope, at);
                for (PatternDraft pattern : eventClass.patterns) {
                    rules.get(rule).makers |= packs.makers(pattern.functions());
                }
                triggers.add(new TriggerDraft(rule, scope, eventClass, null, test, each, severity));
            }
        }
    }

    private void owed(RuleDraft draft, PackNode node, Scope scope, boolean complete) throws PackException {
        String[] parts = node.text().split("\\|", 0);
        RegionDraft region = region(parts[0].strip(), scope, node);
        BlockLine line = new BlockLine(node.file(), node.line(), 0, node.text());
        long mask = TestParser.mask(region, Words.of(parts[1].strip()), line, 0);
        Test test = parts.length > 2 ? tests.parse(parts[2].strip(), scope, line, 0) : Test.ALWAYS;
        draft.owed = new Program.Owed(scope.index, region.index, mask, test, complete);
    }

    private static RegionDraft region(String name, Scope scope, PackNode at) throws PackException {
        RegionDraft region = scope.regions.get(name);
        if (region == null) {
            throw at.error(scope.name + " has no region '" + name + "'; " + Nearest.hint(name, scope.regions.keySet()));
        }
        return region;
    }

    private static ClassDraft eventClass(String name, Scope scope, PackNode at) throws PackException {
        ClassDraft eventClass = scope.classes.get(name);
        if (eventClass == null) {
            throw at.error(
                    scope.name + " has no event class '" + name + "'; " + Nearest.hint(name, scope.classes.keySet()));
        }
        return eventClass;
    }

    private Scope scope(String name, PackNode at) throws PackException {
        Scope scope = scopes.get(name);
        if (scope == null) {
            throw at.error("unknown kind '" + name + "'; " + Nearest.hint(name, scopes.keySet()));
        }
        return scope;
    }

    List<CellRule> claims(int kind, int region, int eventClass) {
        return FlatList.copyOf(claims.getOrDefault(key(kind, region, eventClass), List.of()));
    }

    List<TriggerDraft> triggers() {
        return triggers;
    }

    List<Program.CompiledRule> compiled() throws PackException {
        List<Program.CompiledRule> out = new ArrayList<>();
        for (RuleDraft draft : rules) {
            PackNode node = draft.node;
            int needs = 0;
            for (String need : node.textsOf("needs")) {
                needs |= DriverKind.bitOf(need);
            }
            out.add(new Program.CompiledRule(
                    out.size(),
                    draft.info,
                    indices(node, "yields"),
                    indices(node, "yieldsInInvocation"),
                    indices(node, "yieldsIfCertain"),
                    "true".equals(node.textOf("once")),
                    draft.makers,
                    needs,
                    node.textOf("message"),
                    node.textOf("expected"),
                    node.textOf("found"),
                    draft.owed));
        }
        return out;
    }

    private List<Integer> indices(PackNode node, String key) throws PackException {
        List<Integer> out = new ArrayList<>();
        PackNode list = node.get(key);
        if (list != null) {
            for (PackNode item : list.items()) {
                Integer index = indices.get(item.text());
                if (index == null) {
                    throw item.error(
                            "unknown rule '" + item.text() + "'; " + Nearest.hint(item.text(), indices.keySet()));
                }
                out.add(index);
            }
        }
        return out;
    }

    private static String key(int kind, int region, int eventClass) {
        return kind + "/" + region + "/" + eventClass;
    }
}

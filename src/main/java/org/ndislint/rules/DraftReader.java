package org.ndislint.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.model.Key;
import org.ndislint.rules.PackNode.BlockLine;
import org.ndislint.rules.Scope.ClassDraft;
import org.ndislint.rules.Scope.LinkDraft;
import org.ndislint.rules.Scope.PatternDraft;
import org.ndislint.rules.Scope.RegionDraft;
import org.ndislint.rules.Scope.RowDraft;

/** Reads the blocks of a kind into drafts: names are collected, tests stay text until all kinds are known. */
final class DraftReader {
    private static final Set<String> KIND_KEYS = Set.of(
            "name",
            "extends",
            "key",
            "contexts",
            "owned",
            "side",
            "dead",
            "with",
            "links",
            "ties",
            "renews",
            "slots",
            "events",
            "regions",
            "operations");

    private final FunctionNames functions;
    private final Map<String, Template> templates = new HashMap<>();

    /** A pended operation, written once: its events, its region and what its member rules forbid. */
    record Template(PackNode events, PackNode regions, PackNode members, String owed) {}

    DraftReader(FunctionNames functions) {
        this.functions = functions;
    }

    void template(PackNode node) throws PackException {
        node.allow(Set.of("name", "events", "regions", "members", "owed"));
        templates.put(
                node.need("name").text(),
                new Template(
                        node.need("events"),
                        node.need("regions"),
                        node.need("members"),
                        node.need("owed").text()));
    }

    Template template(String name, PackNode at) throws PackException {
        Template template = templates.get(name);
        if (template == null) {
            throw at.error("unknown template '" + name + "'; " + Nearest.hint(name, templates.keySet()));
        }
        return template;
    }

    void kind(PackNode node, Scope scope, Map<String, Operation> operations) throws PackException {
        node.allow(KIND_KEYS);
        for (String context : node.textsOf("contexts")) {
            Key key = Key.find(context);
            if (key == null) {
                throw node.error("unknown key '" + context + "' in contexts");
            }
            scope.contexts.add(key);
        }
        if (node.get("owned") != null) {
            scope.isOwned = node.need("owned").text().equals("true");
        }
        if (node.get("side") != null) {
            scope.side = node.textOf("side");
        }
        if (node.get("dead") != null) {
            scope.dead.addAll(TestParser.split(node.need("dead").text().strip(), '&'));
        }
        if (node.get("with") != null) {
            scope.with = node.textOf("with");
        }
        if (node.get("events") != null) {
            events(node.need("events").block(), scope, "", Map.of());
        }
        if (node.get("regions") != null) {
            regions(node.need("regions").block(), scope, "");
        }
        if (node.get("operations") != null) {
            for (BlockLine line : node.need("operations").block()) {
                operation(line, scope, operations, node);
            }
        }
        if (node.get("links") != null) {
            links(node.need("links").block(), scope);
        }
        if (node.get("renews") != null) {
            for (BlockLine line : node.need("renews").block()) {
                renew(line, scope);
            }
        }
        if (node.get("ties") != null) {
            for (BlockLine line : node.need("ties").block()) {
                tie(line, scope);
            }
        }
        if (node.get("slots") != null) {
            for (BlockLine line : node.need("slots").block()) {
                slot(line, scope);
            }
        }
    }

    /** A pended operation of a kind. */
    record Operation(String id, Scope scope, Template template, BlockLine line) {}

    /** {@code ID: handler -> completer [, TEMPLATE]}; the template is {@code pending} unless named. */
    private void operation(BlockLine line, Scope scope, Map<String, Operation> operations, PackNode node)
            throws PackException {
        String text = line.text();
        int colon = text.indexOf(':');
        int arrow = text.indexOf("->");
        if (colon < 0 || arrow < colon) {
            throw line.error(0, "expected 'ID: HANDLER -> COMPLETER', found '" + text + "'");
        }
        String id = text.substring(0, colon).strip();
        String handler = text.substring(colon + 1, arrow).strip();
        String rest = text.substring(arrow + 2).strip();
        int comma = rest.indexOf(',');
        String completer = comma < 0 ? rest : rest.substring(0, comma).strip();
        String named = comma < 0 ? "pending" : rest.substring(comma + 1).strip();
        Template template = template(named, node);
        events(template.events().block(), scope, id + ".", Map.of("$handler", handler, "$completer", completer));
        regions(template.regions().block(), scope, id);
        RegionDraft made = scope.regions.get(id);
        if (made != null) {
            made.template = named;
            made.position = line.position();
        }
        operations.put(id, new Operation(id, scope, template, line));
    }

    private void events(List<BlockLine> block, Scope scope, String prefix, Map<String, String> values)
            throws PackException {
        ClassDraft current = null;
        for (BlockLine line : block) {
            String text = line.text();
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace(value.getKey(), value.getValue());
            }
            int column = 0;
            if (!isPattern(text)) {
                int colon = text.indexOf(':');
                String head = colon < 0 ? text : text.substring(0, colon);
                current = eventClass(head, scope, prefix, line);
                column = colon + 1;
                text = colon < 0 ? "" : text.substring(colon + 1);
            }
            if (current == null) {
                throw line.error(0, "expected the name of an event class, found '" + text + "'");
            }
            for (String part : TestParser.split(text, ';')) {
                if (!part.isBlank()) {
                    current.patterns.addAll(patterns(part.strip(), line, column));
                    current.written.add(part.strip());
                }
            }
        }
    }

    private static boolean isPattern(String text) {
        return text.startsWith("> ") || text.startsWith("< ") || text.startsWith("<> ");
    }

    /**
     * {@code NAME [[maybe] birth [if TESTS]] [shown by ROLES]}. A birth starts a generation; one with tests does so for an object
     * that is known already only where they hold, and is an echo of its birth otherwise; one that is
     * {@code maybe} a birth may also be a late record of the old generation.
     */
    private static ClassDraft eventClass(String head, Scope scope, String prefix, BlockLine line) throws PackException {
        String rest = head.strip();
        int shownBy = 0;
        int shown = rest.indexOf(" shown by ");
        if (shown >= 0) {
            for (String role : rest.substring(shown + 10).strip().split("\\+", 0)) {
                int bit = DriverKind.bitOf(role);
                if (bit == 0) {
                    throw line.error(shown, "unknown kind of driver '" + role + "'");
                }
                shownBy |= bit;
            }
            rest = rest.substring(0, shown).strip();
        }
        int blank = rest.indexOf(' ');
        String name = prefix + (blank < 0 ? rest : rest.substring(0, blank));
        String how = blank < 0 ? "" : rest.substring(blank + 1).strip();
        boolean maybe = how.startsWith("maybe ");
        how = maybe ? how.substring(6).strip() : how;
        boolean born = how.equals("birth") || how.startsWith("birth if ");
        if (!born && !how.isEmpty()) {
            throw line.error(0, "expected 'birth', 'birth if TESTS' or 'shown by ROLES', found '" + how + "'");
        }
        ClassDraft known = scope.classes.get(name);
        if (known == null) {
            String rebirth = how.startsWith("birth if ") ? how.substring(9) : null;
            known = new ClassDraft(scope.classes.size(), name, born, rebirth, line);
            known.maybe = maybe;
            scope.classes.put(name, known);
        }
        known.shownBy |= shownBy;
        return known;
    }

    /** A record pattern; {@code <>} stands for entry and return. */
    List<PatternDraft> patterns(String text, BlockLine line, int column) throws PackException {
        int blank = text.indexOf(' ');
        String phase = blank < 0 ? text : text.substring(0, blank);
        if (!phase.equals(">") && !phase.equals("<") && !phase.equals("<>")) {
            throw line.error(column, "expected '>' or '<', found '" + text + "'");
        }
        String rest = text.substring(blank + 1).strip();
        int end = rest.startsWith("{") ? rest.indexOf('}') + 1 : nameEnd(rest);
        FunctionSet found = functions.parse(rest.substring(0, end), line, column + blank + 1);
        String tests = rest.substring(end).strip();
        List<PatternDraft> out = new ArrayList<>();
        if (!phase.equals("<")) {
            out.add(new PatternDraft(false, found, tests, line, column + blank + 1 + end));
        }
        if (!phase.equals(">")) {
            out.add(new PatternDraft(true, found, tests, line, column + blank + 1 + end));
        }
        return out;
    }

    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ',') {
            end++;
        }
        return end;
    }

    private static void regions(List<BlockLine> block, Scope scope, String prefix) throws PackException {
        RegionDraft current = null;
        for (BlockLine line : block) {
            if (line.text().startsWith("region ") || line.text().startsWith("region:")) {
                current = region(line, scope, prefix);
                continue;
            }
            if (current == null) {
                throw line.error(0, "expected 'region NAME: states…', found '" + line.text() + "'");
            }
            String[] words = Words.array(line.text());
            for (String eventClass : words[0].split(",", 0)) {
                String name = prefix.isEmpty() ? eventClass : prefix + "." + eventClass;
                if (words.length - 1 != current.states.size()) {
                    throw line.error(
                            0,
                            "row '" + eventClass + "' of " + scope.name + "." + current.name + " has "
                                    + (words.length - 1) + " cells, the region has " + current.states.size()
                                    + " states");
                }
                current.rows.add(new RowDraft(name, List.of(words).subList(1, words.length), line));
            }
        }
    }

    /** {@code region NAME: states… ; initial S… ; adopted all|all but S…|S…}. */
    private static RegionDraft region(BlockLine line, Scope scope, String prefix) throws PackException {
        int colon = line.text().indexOf(':');
        if (colon < 0) {
            throw line.error(0, "expected 'region NAME: states…', found '" + line.text() + "'");
        }
        String name = prefix.isEmpty() ? line.text().substring(7, colon).strip() : prefix;
        String[] parts = line.text().substring(colon + 1).split(";", 0);
        List<String> states = Words.of(parts[0].strip());
        if (states.size() > 64) {
            throw line.error(0, "a region has at most 64 states, found " + states.size());
        }
        if (scope.regions.containsKey(name)) {
            throw line.error(0, "region '" + name + "' is given twice");
        }
        RegionDraft region = new RegionDraft(scope.regions.size(), name, states, line);
        long all = states.size() == 64 ? -1L : (1L << states.size()) - 1;
        region.initial = 1;
        region.adopted = all;
        for (int i = 1; i < parts.length; i++) {
            List<String> words = Words.of(parts[i].strip());
            List<String> rest = words.subList(1, words.size());
            switch (words.get(0)) {
                case "initial" -> region.initial = TestParser.mask(region, rest, line, 0);
                case "adopted" -> {
                    if (rest.get(0).equals("all")) {
                        region.adopted = rest.size() == 1
                                ? all
                                : all & ~TestParser.mask(region, rest.subList(2, rest.size()), line, 0);
                    } else {
                        region.adopted = TestParser.mask(region, rest, line, 0);
                    }
                }
                default -> throw line.error(0, "expected 'initial' or 'adopted', found '" + words.get(0) + "'");
            }
        }
        scope.regions.put(name, region);
        return region;
    }

    /** {@code NAME -> KIND} and below it lines {@code PATTERN : SOURCE}. */
    private void links(List<BlockLine> block, Scope scope) throws PackException {
        LinkDraft current = null;
        for (BlockLine line : block) {
            String text = line.text();
            int arrow = text.indexOf("->");
            if (arrow > 0 && !isPattern(text)) {
                current = link(
                        text.substring(0, arrow).strip(),
                        text.substring(arrow + 2).strip(),
                        scope,
                        line);
                continue;
            }
            int colon = text.lastIndexOf(" : ");
            if (current == null || colon < 0) {
                throw line.error(0, "expected 'NAME -> KIND' or 'PATTERN : SOURCE', found '" + text + "'");
            }
            for (PatternDraft pattern : patterns(text.substring(0, colon).strip(), line, 0)) {
                current.sources.add(
                        new Scope.SourceDraft(pattern, text.substring(colon + 3).strip()));
            }
        }
    }

    /** A link, new or to be learned at further records. */
    private static LinkDraft link(String name, String target, Scope scope, BlockLine line) throws PackException {
        LinkDraft known = scope.links.get(name);
        if (known == null) {
            known = new LinkDraft(scope.links.size(), name, target, line);
            scope.links.put(name, known);
        } else if (!known.target.equals(target)) {
            throw line.error(0, "the link '" + name + "' leads to " + known.target + " already, not to " + target);
        }
        return known;
    }

    /**
     * {@code CONTEXT at PATTERN}, or {@code CONTEXT = KEY at PATTERN}: the record's value of another key; after {@code new}
     * it goes to an object that begins within the invocation.
     */
    private void renew(BlockLine line, Scope scope) throws PackException {
        String[] all = beforeAt(line);
        boolean isNew = all.length > 0 && all[0].equals("new");
        String[] words = isNew ? Arrays.copyOfRange(all, 1, all.length) : all;
        boolean other = words.length == 3 && words[1].equals("=");
        if (!other && words.length != 1) {
            throw line.error(
                    0,
                    "expected '[new] CONTEXT at PATTERN' or '[new] CONTEXT = KEY at PATTERN', found '" + line.text()
                            + "'");
        }
        Key context = key(words[0], line);
        Key source = other ? key(words[2], line) : context;
        for (PatternDraft pattern : patternsAfterAt(line)) {
            scope.renews.add(new Scope.RenewDraft(pattern, context, source, isNew));
        }
    }

    /**
     * {@code CONTEXT from FUNCTIONS at PATTERN}: the enclosing invocation's value; {@code CONTEXT = KEY at PATTERN}: the
     * record's value of another key.
     */
    private void tie(BlockLine line, Scope scope) throws PackException {
        String[] words = beforeAt(line);
        boolean outer = words.length == 3 && words[1].equals("from");
        if (!outer && !(words.length == 3 && words[1].equals("="))) {
            throw line.error(
                    0,
                    "expected 'CONTEXT from FUNCTIONS at PATTERN' or 'CONTEXT = KEY at PATTERN', found '" + line.text()
                            + "'");
        }
        Key context = key(words[0], line);
        if (!scope.contexts.contains(context)) {
            throw line.error(0, "'" + words[0] + "' is not among the contexts of " + scope.name);
        }
        for (PatternDraft pattern : patternsAfterAt(line)) {
            scope.ties.add(
                    outer
                            ? new Scope.TieDraft(pattern, context, context, functions.parse(words[2], line, 0))
                            : new Scope.TieDraft(pattern, context, key(words[2], line), null));
        }
    }

    /** {@code NAME = KEY at PATTERN}; instead of a key also {@code driver}, {@code time}, {@code thread} or {@code record}. */
    private void slot(BlockLine line, Scope scope) throws PackException {
        String[] words = beforeAt(line);
        for (PatternDraft pattern : patternsAfterAt(line)) {
            if (!scope.slots.contains(words[0])) {
                scope.slots.add(words[0]);
            }
            String name = words[words.length - 1];
            RecordUse.Remembered what = RecordUse.Remembered.find(name);
            Key key = what == RecordUse.Remembered.KEY ? key(name, line) : null;
            scope.slotUses.add(new Scope.UseDraft(pattern, key, scope.slots.indexOf(words[0]), what));
        }
    }

    private static String[] beforeAt(BlockLine line) throws PackException {
        int at = line.text().indexOf(" at ");
        if (at < 0) {
            throw line.error(0, "expected '… at PATTERN', found '" + line.text() + "'");
        }
        return Words.array(line.text().substring(0, at).strip());
    }

    private List<PatternDraft> patternsAfterAt(BlockLine line) throws PackException {
        int at = line.text().indexOf(" at ");
        return patterns(line.text().substring(at + 4).strip(), line, at + 4);
    }

    private static Key key(String name, BlockLine line) throws PackException {
        Key key = Key.find(name);
        if (key == null) {
            throw line.error(0, "unknown key '" + name + "'");
        }
        return key;
    }
}

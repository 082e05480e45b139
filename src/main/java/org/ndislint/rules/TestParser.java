package org.ndislint.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Value;
import org.ndislint.rules.PackNode.BlockLine;

/**
 * Parses tests as packs write them: items separated by commas, all of which must hold; {@code or} between alternatives
 * of one item. The grammar is in {@code src/site/markdown/rule-language.md}.
 */
final class TestParser {
    private final FunctionNames functions;
    private final StatusNames statuses;
    private final Map<String, Scope> scopes;
    private final Set<String> literals = new LinkedHashSet<>();

    TestParser(FunctionNames functions, StatusNames statuses, Map<String, Scope> scopes) {
        this.functions = functions;
        this.statuses = statuses;
        this.scopes = scopes;
    }

    /** Names longer than a packed value, in the order of their symbols. */
    List<String> literals() {
        return new ArrayList<>(literals);
    }

    /** A whole list of items; the empty text holds always. */
    Test parse(String text, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        List<Test> all = new ArrayList<>();
        int at = 0;
        for (String item : split(text, ',')) {
            if (!item.isBlank()) {
                all.add(alternatives(item.strip(), scope, line, column + at));
            }
            at += item.length() + 1;
        }
        return all.isEmpty() ? Test.ALWAYS : all.size() == 1 ? all.get(0) : new Test.All(all);
    }

    private Test alternatives(String item, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        List<Test> any = new ArrayList<>();
        for (String part : splitWord(item, " or ")) {
            any.add(conjunction(part.strip(), scope, line, column));
        }
        return any.size() == 1 ? any.get(0) : new Test.Any(any);
    }

    private Test conjunction(String text, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        if (isChildren(text)) {
            return children(text, scope, line, column);
        }
        if (text.startsWith("not certainly ") && isChildren(text.substring(14).strip())) {
            return new Test.Not(conjunction(text.substring(4).strip(), scope, line, column));
        }
        if (text.startsWith("certainly ")) {
            String rest = text.substring(10).strip();
            if (isChildren(rest) || rest.startsWith("via ") || rest.startsWith("named ")) {
                return new Test.Certainly(conjunction(rest, scope, line, column));
            }
        }
        if (text.startsWith("named ")) {
            int colon = text.indexOf(": ");
            if (colon < 0) {
                throw line.error(column, "expected 'named KIND: tests', found '" + text + "'");
            }
            Scope other = scope(text.substring(6, colon).strip(), line, column);
            return new ObjectTests.Named(
                    other.index, conjunction(text.substring(colon + 2).strip(), other, line, column + colon + 2));
        }
        if (text.startsWith("via ") && scope != null) {
            int colon = text.indexOf(": ");
            Scope.LinkDraft link =
                    link(scope, text.substring(4, Math.max(4, colon)).strip(), line, column);
            Scope target = scope(link.target, line, column);
            return new ObjectTests.Via(
                    link.index,
                    target.index,
                    conjunction(text.substring(colon + 2).strip(), target, line, column));
        }
        List<Test> all = new ArrayList<>();
        for (String part : splitWord(text, " & ")) {
            all.add(atom(part.strip(), scope, line, column));
        }
        return all.size() == 1 ? all.get(0) : new Test.All(all);
    }

    /** The catalogue numbers of function names as written. */
    FunctionSet functions(String written, BlockLine line, int column) throws PackException {
        return functions.parse(written, line, column);
    }

    private static boolean isChildren(String text) {
        return text.startsWith("some ")
                || text.startsWith("no other ")
                || text.startsWith("at least ")
                || text.startsWith("not some ")
                || text.startsWith("not at least ");
    }

    private Test children(String text, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        if (text.startsWith("not ")) {
            return new Test.Not(children(text.substring(4), scope, line, column));
        }
        int colon = text.indexOf(": ");
        if (scope == null || colon < 0) {
            throw line.error(column, "expected 'some KIND via LINK: tests', found '" + text + "'");
        }
        String[] words = Words.array(text.substring(0, colon));
        boolean noOther = words[0].equals("no");
        int atLeast = words[0].equals("at") ? number(words[2], line, column) : 1;
        int base = words[0].equals("some") ? 1 : words[0].equals("no") ? 2 : 3;
        boolean hasRoles = words.length == base + 5 && words[base + 3].equals("by");
        if ((words.length != base + 3 && !hasRoles) || !words[base + 1].equals("via")) {
            throw line.error(
                    column,
                    "expected 'KIND via LINK' or 'KIND via LINK by ROLES' before the colon, found '"
                            + text.substring(0, colon) + "'");
        }
        Scope child = scope(words[base], line, column);
        Scope.LinkDraft link = link(child, words[base + 2], line, column);
        if (!link.target.equals(scope.name)) {
            throw line.error(
                    column,
                    "the link " + child.name + "." + link.name + " leads to " + link.target + ", not to " + scope.name);
        }
        Test test = conjunction(text.substring(colon + 2).strip(), child, line, column + colon + 2);
        int makers = hasRoles ? roles(words[base + 4], line, column) : PackCompiler.birthMakers(child);
        Test some = new ObjectTests.Children(child.index, link.index, test, atLeast, noOther, makers);
        return noOther ? new Test.Not(some) : some;
    }

    private Test atom(String text, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        if (text.startsWith("not ") && !text.startsWith("not in ")) {
            return new Test.Not(atom(text.substring(4).strip(), scope, line, column));
        }
        if (text.startsWith("certainly ")) {
            return new Test.Certainly(atom(text.substring(10).strip(), scope, line, column));
        }
        if (text.startsWith("inside ")) {
            return inside(text.substring(7), false, scope, line, column);
        }
        if (text.startsWith("directly inside ")) {
            return inside(text.substring(16), true, scope, line, column);
        }
        String[] words = Words.array(text);
        switch (words[0]) {
            case "success", "pending", "error", "final" -> {
                return new RecordTests.HasOutcome(outcome(words[0]), false);
            }
            case "entry" -> {
                return entry(words, line, column);
            }
            case "status" -> {
                return word(words, 1, line, column).equals("recorded")
                        ? new RecordTests.StatusRecorded()
                        : new RecordTests.HasStatus(statusSet(word(words, 1, line, column), line, column), false);
            }
            case "by" -> {
                int role = word(words, 1, line, column).equals("client")
                        ? 0
                        : word(words, 1, line, column).equals("call-manager") ? 1 : -1;
                if (role < 0) {
                    throw line.error(column, "expected 'by client' or 'by call-manager', found '" + text + "'");
                }
                return new ObjectTests.ByRole(role);
            }
            case "spelled" -> {
                return new RecordTests.Spelled(spellings(word(words, 1, line, column)));
            }
            case "other" -> {
                return new Test.OtherDriver();
            }
            case "thread" -> {
                return new Test.ThreadKnown();
            }
            case "from" -> {
                return new Test.FromStart();
            }
            case "unborn" -> {
                return unborn(words, scope, line, column);
            }
            case "during" -> {
                return new Test.During(functions.parse(word(words, 1, line, column), line, column));
            }
            case "running" -> {
                if (words.length != 4 || !word(words, 2, line, column).equals("for")) {
                    throw line.error(column, "expected 'running FUNCTIONS for ROLES', found '" + text + "'");
                }
                return new Test.Running(
                        functions.parse(word(words, 1, line, column), line, column),
                        roles(word(words, 3, line, column), line, column));
            }
            case "dispatch" -> {
                return new RecordTests.HasDispatchFlag();
            }
            case "irql" -> {
                return irql(word(words, 1, line, column), false, line, column);
            }
            case "names" -> {
                Test source = new Test.NamesAreSource();
                return words.length > 1 && words[1].equals("import") ? new Test.Not(source) : source;
            }
            case "first" -> {
                return words.length > 1 && words[1].equals("record")
                        ? new Test.FirstRecord()
                        : new ObjectTests.FirstSeen();
            }
            case "whole" -> {
                return new ObjectTests.Whole(roles(word(words, 2, line, column), line, column));
            }
            case "covered" -> {
                return new Test.Covered(roles(word(words, 1, line, column), line, column));
            }
            case "chain" -> {
                return new RecordTests.ChainDiffers();
            }
            case "complete" -> {
                return new Test.CompleteEnd();
            }
            case "internal" -> {
                return new RecordTests.Equals(Key.INTERNAL, List.of(new RecordTests.Literal(Value.NUMBER, 1)));
            }
            case "arg" -> {
                return arg(words, line, column);
            }
            case "slot" -> {
                return slot(words, scope, line, column);
            }
            case "elapsed" -> {
                return elapsed(words, scope, line, column);
            }
            case "seen" -> {
                return new Test.Seen(functions.parse(word(words, 1, line, column), line, column));
            }
            case "births" -> {
                return new Test.BirthsNamed();
            }
            case "same" -> {
                return sameTarget(words, scope, line, column);
            }
            case "before" -> {
                return before(words, scope, line, column);
            }
            default -> {
                return keyOrRegion(text, words, scope, line, column);
            }
        }
    }

    /** {@code FUNCTIONS [of it] [with (tests)]}. */
    private Test inside(String written, boolean directly, @Nullable Scope scope, BlockLine line, int column)
            throws PackException {
        String text = written.strip();
        int end = text.startsWith("{") ? text.indexOf('}') + 1 : (text + " ").indexOf(' ');
        FunctionSet found = functions.parse(text.substring(0, end), line, column);
        String rest = text.substring(end).strip();
        boolean ofObject = rest.startsWith("of it");
        rest = ofObject ? rest.substring(5).strip() : rest;
        Test with = Test.ALWAYS;
        if (rest.startsWith("with (") && rest.endsWith(")")) {
            with = parse(rest.substring(6, rest.length() - 1), scope, line, column);
        } else if (!rest.isEmpty() || (ofObject && scope == null)) {
            throw line.error(column, "expected 'inside FUNCTIONS [of it] [with (tests)]', found 'inside " + text + "'");
        }
        return new Test.Inside(found, directly, ofObject, with);
    }

    private Set<Integer> spellings(String text) {
        Set<Integer> out = new HashSet<>();
        for (String name : text.split("\\|", 0)) {
            out.add(symbol(name));
        }
        return out;
    }

    private Test unborn(String[] words, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        if (words.length != 3 || !words[1].equals("since") || scope == null) {
            throw line.error(column, "expected 'unborn since KIND', found '" + String.join(" ", words) + "'");
        }
        return new ObjectTests.Unborn(scope(words[2], line, column).index, PackCompiler.birthMakers(scope));
    }

    private Test entry(String[] words, BlockLine line, int column) throws PackException {
        return switch (word(words, 1, line, column)) {
            case "irql" ->
                word(words, 2, line, column).equals("recorded")
                        ? new RecordTests.IrqlRecorded(true)
                        : irql(word(words, 2, line, column), true, line, column);
            case "status" -> new RecordTests.HasStatus(statusSet(word(words, 2, line, column), line, column), true);
            case "seen" -> new Test.EntrySeen();
            case "success", "pending", "error", "final" ->
                new RecordTests.HasOutcome(outcome(word(words, 1, line, column)), true);
            default ->
                throw line.error(
                        column,
                        "expected an outcome, 'irql', 'status' or 'seen' after 'entry', found '"
                                + word(words, 1, line, column) + "'");
        };
    }

    private Test keyOrRegion(String text, String[] words, @Nullable Scope scope, BlockLine line, int column)
            throws PackException {
        Key key = Key.find(words[0]);
        if (key != null && words.length >= 2) {
            switch (words[1]) {
                case "has" -> {
                    return new RecordTests.HasFlag(
                            word(words, 2, line, column), words.length > 3 ? number(words[3], line, column) : 1);
                }
                case "null" -> {
                    return new RecordTests.IsNull(key);
                }
                case "given" -> {
                    return new Test.Not(new RecordTests.IsNull(key));
                }
                case "recorded" -> {
                    return new RecordTests.Recorded(key);
                }
                case "address" -> {
                    return new RecordTests.IsAddress(key);
                }
                case "names" -> {
                    return names(key, words, line, column);
                }
                case "=" -> {
                    if (words.length == 4 && words[2].equals("record")) {
                        return new Test.SameValue(key, key(words[3], line, column));
                    }
                    return new RecordTests.Equals(key, literals(word(words, 2, line, column)));
                }
                case "!=" -> {
                    return new Test.Not(new RecordTests.Equals(key, literals(word(words, 2, line, column))));
                }
                default -> {}
            }
        }
        if (text.endsWith(":first seen")) {
            return new ObjectTests.Named(
                    scope(text.substring(0, text.indexOf(':')), line, column).index, new ObjectTests.FirstSeen());
        }
        int in = text.indexOf(" in ");
        boolean not = text.contains(" not in ");
        if (scope != null && in > 0) {
            String name = text.substring(0, not ? text.indexOf(" not in ") : in).strip();
            Test test = region(name, Words.of(text.substring(in + 4).strip()), scope, line, column);
            return not ? new Test.Not(test) : test;
        }
        if (scope != null && words.length == 2 && words[1].equals("known")) {
            return new ObjectTests.LinkKnown(link(scope, words[0], line, column).index);
        }
        if (scope != null && words.length == 2 && words[1].equals("gone")) {
            return new ObjectTests.LinkGone(link(scope, words[0], line, column).index);
        }
        if (scope != null && words.length == 2 && words[1].equals("named")) {
            Scope.LinkDraft link = link(scope, words[0], line, column);
            return new ObjectTests.LinkNamed(link.index, scope(link.target, line, column).index);
        }
        throw line.error(column, "not a test: '" + text + "'");
    }

    private Test names(Key key, String[] words, BlockLine line, int column) throws PackException {
        Scope named = scope(words[words.length - 1], line, column);
        Key own = named.naming.key();
        if (named.naming.by() != Naming.By.KEY || own == null || own.type() == Key.Type.CONTEXT) {
            throw line.error(column, "objects of kind '" + named.name + "' are not named by one handle");
        }
        return new ObjectTests.NamesObject(key, named.index);
    }

    private static Key key(String name, BlockLine line, int column) throws PackException {
        Key key = Key.find(name);
        if (key == null) {
            throw line.error(column, "unknown key '" + name + "'");
        }
        return key;
    }

    private Test region(String name, List<String> states, Scope scope, BlockLine line, int column)
            throws PackException {
        int colon = name.indexOf(':');
        if (colon > 0) {
            Scope other = scope(name.substring(0, colon), line, column);
            return new ObjectTests.Named(other.index, region(name.substring(colon + 1), states, other, line, column));
        }
        int dot = name.indexOf('.');
        if (dot > 0 && scope.links.containsKey(name.substring(0, dot))) {
            Scope.LinkDraft link = link(scope, name.substring(0, dot), line, column);
            Scope target = scope(link.target, line, column);
            return new ObjectTests.Via(
                    link.index, target.index, region(name.substring(dot + 1), states, target, line, column));
        }
        Scope.RegionDraft region = region(name, scope, line, column);
        return new Test.In(region.index, mask(region, states, line, column));
    }

    private static Scope.RegionDraft region(String name, Scope scope, BlockLine line, int column) throws PackException {
        Scope.RegionDraft region = scope.regions.get(name);
        if (region == null) {
            throw line.error(
                    column,
                    scope.name + " has no region '" + name + "'; " + Nearest.hint(name, scope.regions.keySet()));
        }
        return region;
    }

    /** The mask of some states of a region. */
    static long mask(Scope.RegionDraft region, List<String> states, BlockLine line, int column) throws PackException {
        long mask = 0;
        for (String state : states) {
            int at = region.states.indexOf(state);
            if (at < 0) {
                throw line.error(
                        column,
                        "region " + region.name + " has no state '" + state + "'; "
                                + Nearest.hint(state, region.states));
            }
            mask |= 1L << at;
        }
        return mask;
    }

    private Test arg(String[] words, BlockLine line, int column) throws PackException {
        if (words.length != 4) {
            throw line.error(
                    column, "expected 'arg NAME = VALUE', 'arg NAME in LOW..HIGH' or 'arg NAME level LOW..HIGH'");
        }
        ArgName name = new ArgName(words[1]);
        if (words[2].equals("is")) {
            return new RecordTests.ArgIsKey(name, key(words[3], line, column));
        }
        if (words[2].equals("=")) {
            return new RecordTests.ArgEquals(name, literals(words[3]).get(0));
        }
        String[] range = words[3].split("\\.\\.", 0);
        int least = number(range[0], line, column);
        int most = range.length == 1 ? least : number(range[1], line, column);
        return new RecordTests.ArgIn(name, least, most, words[2].equals("level"));
    }

    private Test sameTarget(String[] words, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        int dot = words.length == 4 ? words[3].indexOf('.') : -1;
        if (scope == null || dot < 0 || !words[2].equals("as")) {
            throw line.error(column, "expected 'same LINK as KIND.LINK', found '" + String.join(" ", words) + "'");
        }
        Scope.LinkDraft link = link(scope, words[1], line, column);
        Scope other = scope(words[3].substring(0, dot), line, column);
        Scope.LinkDraft otherLink = link(other, words[3].substring(dot + 1), line, column);
        if (!link.target.equals(otherLink.target)) {
            throw line.error(
                    column,
                    "the link " + words[1] + " leads to " + link.target + ", " + words[3] + " to " + otherLink.target);
        }
        Scope target = scope(link.target, line, column);
        Key key = target.naming.key();
        boolean isOwn = key != null && target.naming.by() == Naming.By.KEY && key == other.naming.key();
        return new ObjectTests.SameTarget(link.index, other.index, otherLink.index, target.index, isOwn);
    }

    private static Test before(String[] words, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        if (scope == null || words.length < 4 || !words[2].equals("in")) {
            throw line.error(column, "expected 'before REGION in STATES', found '" + String.join(" ", words) + "'");
        }
        Scope.RegionDraft region = region(words[1], scope, line, column);
        return new ObjectTests.Before(
                region.index, mask(region, List.of(words).subList(3, words.length), line, column));
    }

    private Test slot(String[] words, @Nullable Scope scope, BlockLine line, int column) throws PackException {
        if (scope == null || words.length < 3) {
            throw line.error(column, "expected 'slot NAME = KEY', found '" + String.join(" ", words) + "'");
        }
        int slot = scope.slots.indexOf(words[1]);
        if (slot >= 0 && words.length == 3 && words[2].equals("within")) {
            return new SlotTests.SlotWithin(slot);
        }
        if (slot >= 0 && words.length == 4 && words[2].equals("after") && words[3].indexOf('.') > 0) {
            int dot = words[3].indexOf('.');
            Scope.LinkDraft link = link(scope, words[3].substring(0, dot), line, column);
            Scope target = scope(link.target, line, column);
            int other = target.slots.indexOf(words[3].substring(dot + 1));
            if (other < 0) {
                throw line.error(column, target.name + " has no slot '" + words[3].substring(dot + 1) + "'");
            }
            return new SlotTests.SlotAfterLinked(slot, link.index, target.index, other);
        }
        if (slot >= 0 && words.length == 3 && words[2].equals("later")) {
            return new SlotTests.SlotAfter(slot);
        }
        Key key = words.length == 4 ? Key.find(words[3]) : null;
        boolean driver = words.length == 4 && words[3].equals("driver");
        boolean thread = words.length == 4 && words[3].equals("thread");
        if ((key == null && !driver && !thread) || !words[2].equals("=")) {
            throw line.error(
                    column,
                    "expected 'slot NAME = KEY', 'slot NAME = driver', 'slot NAME = thread', 'slot NAME within' or "
                            + "'slot NAME later', found '" + String.join(" ", words) + "'");
        }
        if (slot < 0) {
            throw line.error(column, scope.name + " has no slot '" + words[1] + "'");
        }
        return thread ? new SlotTests.SlotThread(slot) : new SlotTests.SlotEquals(slot, key);
    }

    /** {@code elapsed SLOT > SECONDS}. */
    private static Test elapsed(String[] words, @Nullable Scope scope, BlockLine line, int column)
            throws PackException {
        int slot = scope == null || words.length != 4 ? -1 : scope.slots.indexOf(words[1]);
        if (slot < 0 || !words[2].equals(">")) {
            throw line.error(column, "expected 'elapsed SLOT > SECONDS', found '" + String.join(" ", words) + "'");
        }
        return new SlotTests.Elapsed(slot, number(words[3], line, column) * 1_000_000_000L);
    }

    private static Test irql(String range, boolean entry, BlockLine line, int column) throws PackException {
        if (range.equals("recorded")) {
            return new RecordTests.IrqlRecorded(entry);
        }
        if (range.equals("changed")) {
            return new RecordTests.IrqlChanged();
        }
        String[] ends = range.split("\\.\\.", 0);
        try {
            if (ends.length == 1 || ends.length == 2) {
                int least = Integer.parseInt(ends[0]);
                int most = ends.length == 1 ? (range.endsWith("..") ? Irql.HIGHEST : least) : Integer.parseInt(ends[1]);
                return new RecordTests.IrqlIs(least, most, entry);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw line.error(column, "expected a range of levels such as 1..31, found '" + range + "'");
    }

    private Set<Long> statusSet(String text, BlockLine line, int column) throws PackException {
        Set<Long> out = new HashSet<>();
        for (String name : text.split("\\|", 0)) {
            long status = statuses.find("NDIS_STATUS_" + name);
            if (status < 0) {
                status = statuses.find(name);
            }
            if (status < 0 && name.matches("0x[0-9a-fA-F]{1,8}")) {
                status = Long.parseLong(name.substring(2), 16);
            }
            if (status < 0) {
                throw line.error(column, "unknown status '" + name + "'");
            }
            out.add(status);
        }
        return out;
    }

    private static Test.Outcome outcome(String word) {
        return switch (word) {
            case "success" -> Test.Outcome.SUCCESS;
            case "pending" -> Test.Outcome.PENDING;
            case "error" -> Test.Outcome.ERROR;
            default -> Test.Outcome.FINAL;
        };
    }

    private List<RecordTests.Literal> literals(String text) {
        List<RecordTests.Literal> out = new ArrayList<>();
        for (String name : text.split("\\|", 0)) {
            byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            long packed = Value.pack(bytes, 0, bytes.length);
            if (name.matches("[0-9]{1,18}")) {
                out.add(new RecordTests.Literal(Value.NUMBER, Long.parseLong(name)));
            } else if (name.matches("0x[0-9a-fA-F]{1,16}")) {
                out.add(new RecordTests.Literal(Value.NUMBER, Long.parseUnsignedLong(name.substring(2), 16)));
            } else if (packed != 0) {
                out.add(new RecordTests.Literal(Value.SHORT_NAME, packed));
            } else {
                out.add(new RecordTests.Literal(Value.SYMBOL, symbol(name)));
            }
        }
        return out;
    }

    int symbol(String name) {
        literals.add(name);
        return new ArrayList<>(literals).indexOf(name) + 1;
    }

    int roles(String text, BlockLine line, int column) throws PackException {
        int mask = 0;
        for (String name : text.split("[|+]", 0)) {
            int role = DriverKind.bitOf(name);
            if (role == 0) {
                throw line.error(column, "unknown kind of driver '" + name + "'");
            }
            mask |= role;
        }
        return mask;
    }

    Scope scope(String name, BlockLine line, int column) throws PackException {
        Scope scope = scopes.get(name);
        if (scope == null) {
            throw line.error(column, "unknown kind '" + name + "'; " + Nearest.hint(name, scopes.keySet()));
        }
        return scope;
    }

    static Scope.LinkDraft link(Scope scope, String name, BlockLine line, int column) throws PackException {
        Scope.LinkDraft link = scope.links.get(name);
        if (link == null) {
            throw line.error(
                    column, scope.name + " has no link '" + name + "'; " + Nearest.hint(name, scope.links.keySet()));
        }
        return link;
    }

    private static String word(String[] words, int at, BlockLine line, int column) throws PackException {
        if (at >= words.length) {
            throw line.error(column, "expected more after '" + String.join(" ", words) + "'");
        }
        return words[at];
    }

    private static int number(String text, BlockLine line, int column) throws PackException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw line.error(column, "expected a number, found '" + text + "'");
        }
    }

    /** Splits at a character outside braces and parentheses. */
    static List<String> split(String text, char at) {
        if (text.indexOf(at) < 0) {
            return List.of(text);
        }
        List<String> out = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '(') {
                depth++;
            } else if (c == '}' || c == ')') {
                depth--;
            } else if (c == at && depth == 0) {
                out.add(text.substring(from, i));
                from = i + 1;
            }
        }
        out.add(text.substring(from));
        return out;
    }

    /** Splits at a word outside braces and parentheses. */
    private static List<String> splitWord(String text, String word) {
        if (!text.contains(word)) {
            return List.of(text);
        }
        List<String> out = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '(') {
                depth++;
            } else if (c == '}' || c == ')') {
                depth--;
            } else if (depth == 0 && i >= from && text.startsWith(word, i)) {
                out.add(text.substring(from, i));
                from = i + word.length();
            }
        }
        out.add(text.substring(from));
        return out;
    }
}

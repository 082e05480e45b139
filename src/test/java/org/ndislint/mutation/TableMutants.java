package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Kind;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;
import org.ndislint.rules.Region;

/** Changes of the tables of regions: a cell leads elsewhere, is free, is forbidden or cannot be; states of the header. */
final class TableMutants {
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final PackSet set;
    private final String pack;
    private final Consumer<Mutant> out;

    TableMutants(PackSet set, String pack, Consumer<Mutant> out) {
        this.set = set;
        this.pack = pack;
        this.out = out;
    }

    /** The regions that a kind has in a pack. */
    void ofKind(String kindName, PackNode regions) throws PackException {
        Kind kind = set.kind(kindName);
        String region = "";
        List<String> states = List.of();
        String[] lines = regions.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String body = withoutComment(lines[i]);
            if (body.strip().startsWith("region ")) {
                region = body.substring(body.indexOf("region ") + 7, body.indexOf(':'))
                        .strip();
                states = states(body);
                header(regions, lines, i, body, states, kind, kind.regions().get(index(kind, region)));
            } else if (!body.isBlank()) {
                Table table = new Table(regions, List.of(lines), i, states, kind, region, null);
                row(table, body);
            }
        }
    }

    /** The region of a template; it shows at the operations that are made from it. */
    void ofTemplate(PackNode template) throws PackException {
        PackNode regions = template.need("regions");
        List<String> states = List.of();
        String[] lines = regions.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String body = withoutComment(lines[i]);
            if (body.strip().startsWith("region ")) {
                states = states(body);
                header(regions, lines, i, body, states, null, null);
            } else if (!body.isBlank()) {
                row(
                        new Table(
                                regions,
                                List.of(lines),
                                i,
                                states,
                                null,
                                template.need("name").text(),
                                template),
                        body);
            }
        }
    }

    /** A row of a table. */
    private record Table(
            PackNode node,
            List<String> lines,
            int line,
            List<String> states,
            @Nullable Kind kind,
            String region,
            @Nullable PackNode template) {
        String with(int from, int to, String cell) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(
                    line,
                    lines.get(line).substring(0, from) + cell + lines.get(line).substring(to));
            return String.join("\n", changed);
        }

        String place(String eventClass, int state) {
            return (kind == null ? "template " : kind.name() + " ") + region + ": " + eventClass + " in "
                    + states.get(state);
        }

        int regionIndex() {
            return kind == null ? -1 : index(kind, region);
        }
    }

    private static int index(Kind kind, String region) {
        for (int i = 0; i < kind.regions().size(); i++) {
            if (kind.regions().get(i).name().equals(region)) {
                return i;
            }
        }
        throw new IllegalArgumentException(kind.name() + " has no region " + region);
    }

    private static String withoutComment(String line) {
        int at = line.strip().startsWith("#") ? 0 : line.indexOf(" #");
        return at < 0 ? line : line.substring(0, at);
    }

    private static List<String> states(String header) {
        int end = header.indexOf(';');
        return List.of(header.substring(header.indexOf(':') + 1, end < 0 ? header.length() : end)
                .strip()
                .split("\\s+", 0));
    }

    private void header(
            PackNode node,
            String[] lines,
            int line,
            String body,
            List<String> states,
            @Nullable Kind kind,
            @Nullable Region region)
            throws PackException {
        if (states.size() < 2) {
            return;
        }
        String name =
                (kind == null ? "template" : kind.name()) + " " + body.strip().split(":", 0)[0];
        int at = 0;
        for (String part : body.split(";", -1)) {
            String text = part.strip();
            int from = at;
            int to = at + part.length();
            at = to + 1;
            if (text.startsWith("initial ")) {
                List<String> now = List.of(text.substring(8).split("\\s+", 0));
                for (int i = 0; i < now.size(); i++) {
                    List<String> other = new ArrayList<>(now);
                    if (now.size() == 1) {
                        other.set(0, states.get((states.indexOf(now.get(0)) + 1) % states.size()));
                    } else {
                        other.remove(i);
                    }
                    header(node, lines, line, from, to, " initial " + String.join(" ", other), name, kind, region);
                }
            } else if (text.startsWith("adopted ")) {
                adopted(text.substring(8).strip(), states, other -> {
                    header(node, lines, line, from, to, " adopted " + other, name, kind, region);
                });
            }
        }
    }

    private static void adopted(String text, List<String> states, Consumer<String> others) {
        if (text.equals("all")) {
            states.forEach(state -> others.accept("all but " + state));
            return;
        }
        boolean isBut = text.startsWith("all but ");
        List<String> named = List.of((isBut ? text.substring(8) : text).split("\\s+", 0));
        for (int i = 0; i < named.size(); i++) {
            List<String> rest = new ArrayList<>(named);
            rest.remove(i);
            if (!rest.isEmpty()) {
                others.accept((isBut ? "all but " : "") + String.join(" ", rest));
            } else if (isBut) {
                others.accept("all");
            } else {
                others.accept(states.get((states.indexOf(named.get(0)) + 1) % states.size()));
            }
        }
    }

    private void header(
            PackNode node,
            String[] lines,
            int line,
            int from,
            int to,
            String part,
            String name,
            @Nullable Kind kind,
            @Nullable Region region) {
        String[] changed = lines.clone();
        changed[line] = changed[line].substring(0, from) + part + changed[line].substring(to);
        out.accept(new Mutant(
                pack,
                name,
                part.strip(),
                kind == null ? -1 : kind.index(),
                kind == null || region == null ? -1 : index(kind, region.name()),
                "",
                -1,
                new BitSet(),
                new PackEdit().replace(node, String.join("\n", changed))));
    }

    private void row(Table table, String body) throws PackException {
        Matcher words = WORD.matcher(body);
        if (!words.find()) {
            return;
        }
        List<String> classes = List.of(words.group().split(",", 0));
        for (int state = 0; words.find(); state++) {
            String cell = words.group();
            int from = words.start();
            int to = words.end();
            if (cell.equals(".")) {
                emit(table, classes, state, cell, "=", new PackEdit().replace(table.node, table.with(from, to, "=")));
                continue;
            }
            boolean isForbidden = cell.startsWith("!");
            String target = isForbidden ? cell.substring(1) : cell;
            for (String other : others(target, table.states, state)) {
                String now = (isForbidden ? "!" : "") + other;
                emit(table, classes, state, cell, now, new PackEdit().replace(table.node, table.with(from, to, now)));
            }
            if (isForbidden) {
                PackEdit edit = new PackEdit().replace(table.node, table.with(from, to, target));
                release(edit, table, classes, state);
                emit(table, classes, state, cell, target, edit);
            } else {
                emit(table, classes, state, cell, ".", new PackEdit().replace(table.node, table.with(from, to, ".")));
                PackEdit edit = new PackEdit().replace(table.node, table.with(from, to, "!" + cell));
                if (claim(edit, table, classes, state)) {
                    emit(table, classes, state, cell, "!" + cell, edit);
                }
            }
        }
    }

    /** Other cells: of two targets one; of one target the next state. */
    private static List<String> others(String target, List<String> states, int state) {
        List<String> targets = List.of(target.split("\\|", 0));
        List<String> out = new ArrayList<>();
        if (targets.size() > 1) {
            for (int i = 0; i < targets.size(); i++) {
                List<String> rest = new ArrayList<>(targets);
                rest.remove(i);
                out.add(String.join("|", rest));
            }
        } else if (states.size() > 1) {
            int now = target.equals("=") ? state : states.indexOf(target);
            int next = (now + 1) % states.size();
            out.add(next == state ? "=" : states.get(next));
        }
        return out;
    }

    private void emit(Table table, List<String> classes, int state, String was, String now, PackEdit edit) {
        BitSet records = new BitSet();
        int kindIndex = -1;
        int regionIndex = -1;
        for (Kind kind : set.program().kinds()) {
            for (int i = 0; i < kind.regions().size(); i++) {
                Region region = kind.regions().get(i);
                boolean isTable = table.kind == kind && region.name().equals(table.region);
                boolean isMade = table.kind == null && table.region.equals(region.template());
                if (!isTable && !isMade) {
                    continue;
                }
                String prefix = isMade ? region.name() + "." : "";
                classes.forEach(name -> records.or(set.recordsOf(kind, prefix + name)));
                if (kindIndex < 0) {
                    kindIndex = kind.index();
                    regionIndex = i;
                }
            }
        }
        out.accept(new Mutant(
                pack,
                table.place(String.join(",", classes), state),
                was + " -> " + now,
                kindIndex,
                regionIndex,
                table.states.get(state),
                -1,
                records,
                edit));
    }

    /** Takes a cell out of what the rules claim. */
    private void release(PackEdit edit, Table table, List<String> classes, int state) throws PackException {
        Kind kind = table.kind;
        PackNode template = table.template;
        if (template != null) {
            for (PackNode member : template.need("members").members().values()) {
                edit.replace(member, reduced(member, null, classes, table.states.get(state)));
            }
            return;
        }
        if (kind == null) {
            return;
        }
        Region region = kind.regions().get(table.regionIndex());
        for (Kind.EventClass eventClass : kind.classes()) {
            Region.Row row = region.row(eventClass.index());
            if (row == null || !classes.contains(eventClass.name())) {
                continue;
            }
            for (Region.CellRule claim : row.rules()) {
                PackNode rule =
                        set.rule(set.program().rules().get(claim.rule()).info().id());
                PackNode forbids = rule == null ? null : rule.get("forbids");
                if (forbids != null && (claim.states() >>> state & 1) != 0) {
                    edit.replace(forbids, reduced(forbids, table.region, classes, table.states.get(state)));
                }
            }
        }
    }

    /** A list of claims without one cell. */
    private static PackNode reduced(PackNode claims, @Nullable String region, List<String> classes, String state)
            throws PackException {
        PackNode out = PackNode.sequence(claims.file(), claims.line(), claims.column());
        int skip = region == null ? 0 : 1;
        for (PackNode item : claims.items()) {
            String[] parts = item.text().split("\\|", 0);
            List<String> named = List.of(parts[skip].strip().split("\\s+", 0));
            List<String> states = List.of(parts[skip + 1].strip().split("\\s+", 0));
            boolean isOther = region != null && !parts[0].strip().equals(region);
            if (isOther || !states.contains(state) || named.stream().noneMatch(classes::contains)) {
                out.items().add(item);
                continue;
            }
            String head = region == null ? "" : region + " | ";
            String tail = parts.length > skip + 2 ? " | " + parts[skip + 2].strip() : "";
            List<String> others =
                    named.stream().filter(name -> !classes.contains(name)).toList();
            List<String> rest =
                    states.stream().filter(name -> !name.equals(state)).toList();
            if (!others.isEmpty()) {
                out.items().add(scalar(item, head + String.join(" ", others) + " | " + parts[skip + 1].strip() + tail));
            }
            List<String> these = named.stream().filter(classes::contains).toList();
            if (!rest.isEmpty()) {
                out.items().add(scalar(item, head + String.join(" ", these) + " | " + String.join(" ", rest) + tail));
            }
        }
        return out;
    }

    private static PackNode scalar(PackNode at, String text) {
        return PackNode.scalar(at.file(), at.line(), at.column(), text);
    }

    /** Has the first rule of severity error that claims cells of the region claim one more. */
    private boolean claim(PackEdit edit, Table table, List<String> classes, int state) throws PackException {
        PackNode template = table.template;
        if (template != null) {
            PackNode member = template.need("members").need("twice");
            PackNode more = PackNode.sequence(member.file(), member.line(), member.column());
            more.items().addAll(member.items());
            for (String name : classes) {
                more.items().add(scalar(member, name + " | " + table.states.get(state)));
            }
            edit.replace(member, more);
            return true;
        }
        Kind kind = table.kind;
        if (kind == null) {
            return false;
        }
        Region region = kind.regions().get(table.regionIndex());
        for (Kind.EventClass eventClass : kind.classes()) {
            Region.Row row = region.row(eventClass.index());
            for (Region.CellRule claim : row == null ? List.<Region.CellRule>of() : row.rules()) {
                PackNode rule =
                        set.rule(set.program().rules().get(claim.rule()).info().id());
                PackNode forbids = rule == null || !claim.isError() ? null : rule.get("forbids");
                if (forbids != null) {
                    PackNode more = PackNode.sequence(forbids.file(), forbids.line(), forbids.column());
                    more.items().addAll(forbids.items());
                    for (String name : classes) {
                        more.items()
                                .add(scalar(forbids, table.region + " | " + name + " | " + table.states.get(state)));
                    }
                    edit.replace(forbids, more);
                    return true;
                }
            }
        }
        return false;
    }
}

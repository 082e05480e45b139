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

/** Changes of what records mean: of event classes, links, ties, slots and what else a kind says of records. */
final class EventMutants {
    private static final Pattern PATTERN = Pattern.compile("(?<![-=])[<>]{1,2} ");

    private final PackSet set;
    private final String pack;
    private final Consumer<Mutant> out;

    EventMutants(PackSet set, String pack, Consumer<Mutant> out) {
        this.set = set;
        this.pack = pack;
        this.out = out;
    }

    void ofKind(String kindName, PackNode node) throws PackException {
        Kind kind = set.kind(kindName);
        for (String block : List.of("events", "links", "renews", "ties", "slots")) {
            PackNode text = node.get(block);
            if (text != null) {
                block(kind, kindName + " " + block, text, block.equals("events"));
            }
        }
        for (String key : List.of("owned", "side")) {
            PackNode value = node.get(key);
            if (value != null) {
                emit(kind, kindName + " " + key, "none", new BitSet(), new PackEdit().drop(value));
            }
        }
        PackNode contexts = node.get("contexts");
        if (contexts != null) {
            for (PackNode context : contexts.items()) {
                emit(
                        kind,
                        kindName + " contexts",
                        "without " + context.text(),
                        new BitSet(),
                        new PackEdit().drop(context));
            }
        }
        PackNode dead = node.get("dead");
        if (dead != null) {
            for (GuardText.Change change : GuardText.of(dead.text(), false)) {
                emit(
                        kind,
                        kindName + " dead",
                        change.what(),
                        new BitSet(),
                        new PackEdit().replace(dead, change.text()));
            }
        }
    }

    private void block(Kind kind, String place, PackNode node, boolean isEvents) throws PackException {
        String[] lines = node.text().split("\n", -1);
        String current = null;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            String body = line.strip().startsWith("#")
                    ? ""
                    : line.indexOf(" #") < 0 ? line : line.substring(0, line.indexOf(" #"));
            if (body.isBlank()) {
                continue;
            }
            boolean goesOn = body.strip().startsWith("> ")
                    || body.strip().startsWith("< ")
                    || body.strip().startsWith("<> ");
            if (isEvents && !goesOn) {
                int colon = body.indexOf(':');
                String head = colon < 0 ? body : body.substring(0, colon);
                current = head.strip().split("\\s+", 0)[0];
                head(kind, place, node, lines, i, head, current);
            }
            patterns(kind, place, node, lines, i, body, isEvents ? current : null);
        }
    }

    /** Of a class: what it begins and who shows it. */
    private void head(Kind kind, String place, PackNode node, String[] lines, int line, String head, String name)
            throws PackException {
        BitSet records = set.recordsOf(kind, name);
        for (String word : List.of("maybe birth", "birth if", "birth", "shown by")) {
            int at = head.indexOf(" " + word);
            if (at < 0) {
                continue;
            }
            String before = head.substring(0, at);
            String after = head.substring(at + 1 + word.length());
            int shown = after.indexOf(" shown by");
            switch (word) {
                case "maybe birth" -> {
                    change(
                            kind,
                            place + " " + name,
                            "birth for sure",
                            node,
                            lines,
                            line,
                            head,
                            before + " birth" + after,
                            records);
                }
                case "birth if" -> {
                    String tests = shown < 0 ? after : after.substring(0, shown);
                    String rest = shown < 0 ? "" : after.substring(shown);
                    change(
                            kind,
                            place + " " + name,
                            "birth always",
                            node,
                            lines,
                            line,
                            head,
                            before + " birth" + rest,
                            records);
                    for (GuardText.Change change : GuardText.of(tests.strip(), false)) {
                        change(
                                kind,
                                place + " " + name,
                                change.what(),
                                node,
                                lines,
                                line,
                                head,
                                before + " birth if " + change.text() + rest,
                                records);
                    }
                }
                case "birth" -> {
                    String rest = shown < 0 ? "" : after.substring(shown);
                    String bare = before.endsWith(" maybe") ? before.substring(0, before.length() - 6) : before;
                    change(kind, place + " " + name, "no birth", node, lines, line, head, bare + rest, records);
                }
                default -> {
                    change(kind, place + " " + name, "not shown", node, lines, line, head, before, records);
                    List<String> roles = List.of(after.strip().split("\\+", 0));
                    for (int i = 0; roles.size() > 1 && i < roles.size(); i++) {
                        List<String> rest = new ArrayList<>(roles);
                        rest.remove(i);
                        change(
                                kind,
                                place + " " + name,
                                "not shown by " + roles.get(i),
                                node,
                                lines,
                                line,
                                head,
                                before + " shown by " + String.join("+", rest),
                                records);
                    }
                }
            }
        }
    }

    private void change(
            Kind kind,
            String place,
            String what,
            PackNode node,
            String[] lines,
            int line,
            String was,
            String now,
            BitSet records) {
        String[] changed = lines.clone();
        changed[line] = changed[line].replace(was, now);
        emit(kind, place, what, records, new PackEdit().replace(node, String.join("\n", changed)));
    }

    /** Of the patterns of a line: one left out, and what its functions and tests are. */
    private void patterns(
            Kind kind,
            String place,
            PackNode node,
            String[] lines,
            int line,
            String body,
            @Nullable String eventClass) {
        BitSet records = eventClass == null ? new BitSet() : set.recordsOf(kind, eventClass);
        String label = place + (eventClass == null ? "" : " " + eventClass);
        Matcher starts = PATTERN.matcher(body);
        List<Integer> at = new ArrayList<>();
        while (starts.find()) {
            at.add(starts.start());
        }
        for (int i = 0; i < at.size(); i++) {
            int from = at.get(i);
            int to = i + 1 < at.size() ? body.lastIndexOf(';', at.get(i + 1)) : end(body, from, eventClass != null);
            String pattern = body.substring(from, to).stripTrailing();
            String before = body.substring(0, from);
            String after = body.substring(from + pattern.length());
            if (eventClass != null) {
                String rest = at.size() == 1
                        ? before + after
                        : i == 0
                                ? before + body.substring(at.get(1))
                                : before.substring(0, before.lastIndexOf(';')) + after;
                line(kind, label, "without '" + pattern + "'", node, lines, line, rest, records);
            } else {
                line(kind, label, "without '" + body.strip() + "'", node, lines, line, "", records);
            }
            for (GuardText.Change change : patternChanges(pattern)) {
                line(kind, label, change.what(), node, lines, line, before + change.text() + after, records);
            }
        }
    }

    private static int end(String body, int from, boolean isEvents) {
        int colon = isEvents ? -1 : body.lastIndexOf(" : ");
        return colon > from ? colon : body.length();
    }

    /** Of one pattern: its phase, functions and tests. */
    static List<GuardText.Change> patternChanges(String pattern) {
        int blank = pattern.indexOf(' ');
        String phase = pattern.substring(0, blank);
        String rest = pattern.substring(blank + 1).strip();
        int end = rest.startsWith("{") ? rest.indexOf('}') + 1 : nameEnd(rest);
        String functions = rest.substring(0, end);
        String tests = rest.substring(end);
        String lead = tests.startsWith(",") ? ", " : " ";
        String bare = tests.startsWith(",") ? tests.substring(1).strip() : tests.strip();
        List<GuardText.Change> changes = new ArrayList<>();
        for (GuardText.Change change : GuardText.of(functions, false)) {
            changes.add(new GuardText.Change(change.what(), phase + " " + change.text() + tests));
        }
        if (!bare.isEmpty()) {
            for (GuardText.Change change : GuardText.of(bare, true)) {
                changes.add(new GuardText.Change(
                        change.what(),
                        phase + " " + functions + (change.text().isEmpty() ? "" : lead + change.text())));
            }
        }
        return changes;
    }

    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ',') {
            end++;
        }
        return end;
    }

    private void line(
            Kind kind, String place, String what, PackNode node, String[] lines, int line, String now, BitSet records) {
        String[] changed = lines.clone();
        changed[line] = now;
        emit(kind, place, what, records, new PackEdit().replace(node, String.join("\n", changed)));
    }

    private void emit(Kind kind, String place, String what, BitSet records, PackEdit edit) {
        out.accept(new Mutant(pack, place, what, kind.index(), -1, "", -1, records, edit));
    }
}

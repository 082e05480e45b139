package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;
import org.ndislint.rules.RuleRecords;

/** Changes of rules: where they are judged, their tests, what ends a debt, who speaks instead. */
final class RuleMutants {
    private final PackSet set;
    private final RuleRecords records;
    private final String pack;
    private final Consumer<Mutant> out;

    RuleMutants(PackSet set, RuleRecords records, String pack, Consumer<Mutant> out) {
        this.set = set;
        this.records = records;
        this.pack = pack;
        this.out = out;
    }

    void of(PackNode rule) throws PackException {
        String id = rule.need("id").text();
        judged(rule, id);
        PackNode cases = rule.get("cases");
        if (cases != null) {
            List<PackNode> items = cases.items();
            for (int i = 0; i < items.size(); i++) {
                if (items.size() > 1) {
                    emit(id, "case " + i, "left out", new PackEdit().drop(items.get(i)));
                }
                judged(items.get(i), id);
                PackNode severity = items.get(i).get("severity");
                if (severity != null) {
                    emit(id, "case " + i + " severity", "that of the rule", new PackEdit().drop(severity));
                }
            }
        }
        for (String key : List.of("yields", "yieldsIfCertain", "yieldsInInvocation", "ends", "needs", "member")) {
            PackNode list = rule.get(key);
            if (list == null) {
                continue;
            }
            List<PackNode> items = list.items();
            for (PackNode item : items) {
                if (items.size() > 1) {
                    emit(id, key, "without " + item.text(), new PackEdit().drop(item));
                } else if (!key.equals("member")) {
                    emit(id, key, "without " + item.text(), new PackEdit().drop(list));
                }
                int comma = item.text().indexOf(',');
                if (key.equals("ends") && comma > 0) {
                    guard(
                            id,
                            key,
                            item,
                            item.text().substring(0, comma),
                            item.text().substring(comma + 1).strip(),
                            ", ");
                }
            }
        }
        PackNode once = rule.get("once");
        if (once != null) {
            emit(id, "once", "always", new PackEdit().drop(once));
        }
        PackNode forbids = rule.get("forbids");
        if (forbids != null) {
            for (PackNode item : forbids.items()) {
                int bar = third(item.text());
                if (bar > 0) {
                    guard(
                            id,
                            "forbids",
                            item,
                            item.text().substring(0, bar).stripTrailing(),
                            item.text().substring(bar + 1).strip(),
                            " | ");
                }
            }
        }
        PackNode owed = rule.get("owed");
        if (owed != null) {
            owed(id, owed);
        }
    }

    private static int third(String text) {
        int first = text.indexOf('|');
        int second = text.indexOf('|', first + 1);
        return second < 0 ? -1 : text.indexOf('|', second + 1);
    }

    /** Tests after a head, all of which may go. */
    private void guard(String id, String key, PackNode item, String head, String tests, String lead) {
        for (GuardText.Change change : GuardText.of(tests, true)) {
            emit(
                    id,
                    key,
                    change.what(),
                    new PackEdit().replace(item, head + (change.text().isEmpty() ? "" : lead + change.text())));
        }
    }

    private void judged(PackNode node, String id) throws PackException {
        PackNode at = node.get("at");
        if (at != null) {
            List<PackNode> items = at.items();
            for (PackNode item : items) {
                if (items.size() > 1) {
                    emit(id, "at", "without " + item.text(), new PackEdit().drop(item));
                }
                String text = item.text().strip();
                if (text.startsWith("<") || text.startsWith(">")) {
                    for (GuardText.Change change : EventMutants.patternChanges(text)) {
                        emit(id, "at", change.what(), new PackEdit().replace(item, change.text()));
                    }
                }
            }
        }
        PackNode when = node.get("when");
        if (when != null) {
            List<PackNode> items = when.items();
            for (PackNode item : items) {
                if (items.size() > 1) {
                    emit(id, "when", "without '" + item.text() + "'", new PackEdit().drop(item));
                } else {
                    emit(id, "when", "always", new PackEdit().drop(when));
                }
                for (GuardText.Change change : GuardText.of(item.text(), false)) {
                    emit(id, "when", change.what(), new PackEdit().replace(item, change.text()));
                }
            }
        }
    }

    private void owed(String id, PackNode owed) throws PackException {
        String[] parts = owed.text().split("\\|", 0);
        List<String> states = List.of(parts[1].strip().split("\\s+", 0));
        String tail = parts.length > 2 ? " | " + parts[2].strip() : "";
        for (int i = 0; states.size() > 1 && i < states.size(); i++) {
            List<String> rest = new ArrayList<>(states);
            rest.remove(i);
            emit(
                    id,
                    "owed",
                    "without " + states.get(i),
                    new PackEdit().replace(owed, parts[0].strip() + " | " + String.join(" ", rest) + tail));
        }
        if (parts.length > 2) {
            guard(id, "owed", owed, parts[0].strip() + " | " + parts[1].strip(), parts[2].strip(), " | ");
        }
    }

    private void emit(String id, String place, String what, PackEdit edit) {
        int rule = index(id);
        BitSet at = new BitSet();
        at.or(records.judged(rule));
        out.accept(new Mutant(pack, id + " " + place, what, -1, -1, "", rule, at, edit));
    }

    private int index(String id) {
        for (int i = 0; i < set.program().rules().size(); i++) {
            if (set.program().rules().get(i).info().id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no rule " + id);
    }
}

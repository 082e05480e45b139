package org.ndislint.report.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.report.InertText;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;

/**
 * A region as a state diagram of Mermaid. Drawn is where records lead; records that change nothing, and those that
 * break a rule, are in the table beside it. What leads from every state to the same one is drawn once, from a state
 * called any; what begins an object, from the start.
 */
final class StateDiagram {
    /** Names on one arrow; more are counted. */
    private static final int MOST_NAMES = 4;

    private static final String START = "[*]";
    private static final String ANY = "any";
    private static final String MARKUP = "\"`;:#<>{}%[]|\\";

    private final Region region;
    private final Map<String, Map<String, List<String>>> arrows = new LinkedHashMap<>();

    private StateDiagram(Region region) {
        this.region = region;
    }

    /** The text of the diagram, without a fence. */
    static String of(Kind kind, Region region) {
        StateDiagram diagram = new StateDiagram(region);
        for (int s = 0; s < region.size(); s++) {
            if ((region.initial() >>> s & 1) != 0) {
                diagram.arrow(START, id(s));
            }
        }
        for (Kind.EventClass eventClass : kind.classes()) {
            Region.Row row = region.row(eventClass.index());
            if (row != null) {
                diagram.add(eventClass, row);
            }
        }
        return diagram.text();
    }

    private void add(Kind.EventClass eventClass, Region.Row row) {
        String name = StateTable.shortName(region, eventClass);
        long legal = region.all() & ~(row.forbidden() | row.cannot());
        long target = -1;
        boolean isSame = legal != 0;
        for (long rest = legal; rest != 0; rest &= rest - 1) {
            long go = row.go(Long.numberOfTrailingZeros(rest));
            isSame &= target == -1 || go == target;
            target = go;
        }
        if (isSame && (eventClass.born() || (Long.bitCount(legal) > 2 && legal == region.all()))) {
            arrows(eventClass.born() ? START : ANY, target, name);
            return;
        }
        for (long rest = legal; rest != 0; rest &= rest - 1) {
            int state = Long.numberOfTrailingZeros(rest);
            arrows(id(state), row.go(state) & ~(1L << state), name);
        }
    }

    private void arrows(String from, long targets, String name) {
        boolean isSure = Long.bitCount(targets) == 1;
        for (long rest = targets; rest != 0; rest &= rest - 1) {
            arrow(from, id(Long.numberOfTrailingZeros(rest))).add(isSure ? name : name + " (perhaps)");
        }
    }

    private List<String> arrow(String from, String to) {
        return arrows.computeIfAbsent(from, k -> new LinkedHashMap<>()).computeIfAbsent(to, k -> new ArrayList<>());
    }

    private String text() {
        StringBuilder text = new StringBuilder("stateDiagram-v2\n");
        for (int s = 0; s < region.size(); s++) {
            text.append("    state \"").append(label(region.state(s))).append("\" as ");
            text.append(id(s)).append('\n');
        }
        if (arrows.containsKey(ANY)) {
            text.append("    state \"any state\" as ").append(ANY).append('\n');
        }
        arrows.forEach((from, targets) -> targets.forEach((to, names) -> {
            text.append("    ").append(from).append(" --> ").append(to);
            if (!names.isEmpty()) {
                text.append(" : ").append(label(names));
            }
            text.append('\n');
        }));
        return text.toString();
    }

    private static String label(List<String> names) {
        int shown = names.size() <= MOST_NAMES ? names.size() : MOST_NAMES - 1;
        String label = label(String.join(", ", names.subList(0, shown)));
        return shown == names.size() ? label : label + " and " + (names.size() - shown) + " more";
    }

    /** A text that the grammar of diagrams takes as one: its punctuation is left out. */
    private static String label(String text) {
        StringBuilder out = new StringBuilder(InertText.of(text));
        for (int i = 0; i < out.length(); i++) {
            if (MARKUP.indexOf(out.charAt(i)) >= 0) {
                out.setCharAt(i, '_');
            }
        }
        return out.toString();
    }

    /** States are numbered: their names may be words of the grammar. */
    private static String id(int state) {
        return "s" + state;
    }
}

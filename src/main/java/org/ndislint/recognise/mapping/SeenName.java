package org.ndislint.recognise.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.model.EventKind;
import org.ndislint.recognise.ShapeCount;

/** What logs show of one name that may be a handler's. */
final class SeenName {
    private final String name;
    private long enters;
    private long exits;
    private long calls;
    private long firstLine = Long.MAX_VALUE;

    private SeenName(String name) {
        this.name = name;
    }

    /** The names in these shapes, the most frequent first. */
    static List<SeenName> of(List<ShapeCount> shapes) {
        Map<String, SeenName> seen = new LinkedHashMap<>();
        for (ShapeCount shape : shapes) {
            String name = shape.candidate();
            if (name != null) {
                seen.computeIfAbsent(name, SeenName::new).add(shape);
            }
        }
        List<SeenName> all = new ArrayList<>(seen.values());
        all.sort(Comparator.comparingLong(SeenName::all)
                .reversed()
                .thenComparingLong(one -> one.firstLine)
                .thenComparing(one -> one.name));
        return all;
    }

    String name() {
        return name;
    }

    /** How often, and where first. */
    String text() {
        StringBuilder text = new StringBuilder();
        append(text, enters, "entry", "entries");
        append(text, exits, "exit", "exits");
        append(text, calls, "call", "calls");
        return text + ", first in line " + firstLine;
    }

    private void add(ShapeCount shape) {
        EventKind kind = shape.candidateKind();
        if (kind == EventKind.ENTER) {
            enters += shape.count();
        } else if (kind == EventKind.EXIT) {
            exits += shape.count();
        } else {
            calls += shape.count();
        }
        firstLine = Math.min(firstLine, shape.firstLine());
    }

    private long all() {
        return enters + exits + calls;
    }

    private static void append(StringBuilder text, long count, String one, String many) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(count == 1 ? one : many);
        }
    }
}

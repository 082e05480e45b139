package org.ndislint.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ndislint.recognise.ShapeCount;
import org.ndislint.recognise.ShapeCounts;

/** What a log file holds beside NDIS calls, by provider and kind; and what to capture instead if there are none. */
final class Inventory {
    private static final int MOST = 8;
    private static final String CAPTURE =
            "; capture NDIS itself (logman create trace ndis -ow -o ndis.etl -p {DD7A21E6-A651-46D4-B7C2-66543067B869}"
                    + " 0x40000 0xff -ets) or the WPP provider of the driver";

    private final Map<String, Long> counts = new TreeMap<>();
    /** Calls may be among what cannot be worded: symbols are missing, not another capture. */
    private boolean unworded;

    /** Adds messages by the module or provider that logged them. */
    void addMessages(ShapeCounts messages) {
        for (ShapeCount shape : messages.top(ShapeCounts.MOST_SHAPES)) {
            String module = shape.module();
            add(module == null || module.isEmpty() ? "other messages" : "messages of " + module, shape.count());
        }
        add("other messages", messages.dropped());
    }

    /** Adds WPP messages that could not be worded. */
    void addUnworded(long count) {
        unworded |= count > 0;
        add("WPP messages without a wording", count);
    }

    /** Adds a number of something; nothing is nothing. */
    void add(String what, long count) {
        if (count > 0) {
            counts.merge(what, count, Long::sum);
        }
    }

    /** A sentence for the user. */
    String text() {
        return "no NDIS call was recognised in it; it holds " + (counts.isEmpty() ? "nothing" : list())
                + (unworded ? "" : CAPTURE);
    }

    /** Whether there is anything but records of the session about itself, which every log file begins with. */
    boolean isMoreThanTheSession() {
        return counts.size() > 1 || (counts.size() == 1 && !counts.containsKey("session records"));
    }

    /** What there is, the most first. */
    String list() {
        StringBuilder text = new StringBuilder();
        List<Map.Entry<String, Long>> all = new ArrayList<>(counts.entrySet());
        all.sort(Comparator.comparing((Map.Entry<String, Long> entry) -> entry.getValue())
                .reversed());
        long rest = 0;
        for (int i = 0; i < all.size(); i++) {
            if (i < MOST) {
                text.append(i == 0 ? "" : ", ").append(all.get(i).getKey());
                text.append(" (").append(all.get(i).getValue()).append(')');
            } else {
                rest += all.get(i).getValue();
            }
        }
        return text.append(rest > 0 ? ", others (" + rest + ")" : "").toString();
    }
}

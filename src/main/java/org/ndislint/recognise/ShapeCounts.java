package org.ndislint.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;

/**
 * Counts messages that nobody recognised, by shape, in bounded memory: when the table is full, the rarer half is given
 * up and its messages are only counted. A shape's count is then what was seen since it was last given up. Counting a
 * known shape allocates nothing.
 */
public final class ShapeCounts {
    /** Shapes kept at most. */
    public static final int MOST_SHAPES = 4096;

    private static final int LONGEST_EXAMPLE = 400;

    private final int most;
    private final ShapeWriter writer = new ShapeWriter();
    private final @Nullable Entry[] slots;
    private int distinct;
    private long total;
    private long dropped;

    private static final class Entry {
        final String shape;
        final long firstLine;
        final String example;
        final @Nullable String module;
        final @Nullable String function;
        final @Nullable String candidate;
        final @Nullable EventKind candidateKind;
        long count = 1;

        Entry(String shape, MessageRecord message, @Nullable String candidate, @Nullable EventKind candidateKind) {
            this.shape = shape;
            this.candidate = candidate;
            this.candidateKind = candidateKind;
            firstLine = message.line;
            example = shortened(message.text);
            module = message.module;
            function = message.function;
        }

        private static String shortened(String text) {
            return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…";
        }

        ShapeCount frozen() {
            return new ShapeCount(shape, count, firstLine, example, module, function, candidate, candidateKind);
        }
    }

    public ShapeCounts() {
        this(MOST_SHAPES);
    }

    /** Keeps up to {@code most} shapes, 2 or more. */
    ShapeCounts(int most) {
        this.most = most;
        slots = new @Nullable Entry[Integer.highestOneBit(most) * 4];
    }

    /** Counts a message; {@code from} tells what stands in a function's place, should the shape be new. */
    void add(MessageRecord message, @Nullable Stranger from) {
        total++;
        writer.write(message);
        int at = find();
        Entry known = slots[at];
        if (known != null) {
            known.count++;
            return;
        }
        if (distinct == most) {
            giveUpRarerHalf();
            at = find();
        }
        String candidate = from == null ? null : from.stranger(message);
        EventKind kind = from == null || candidate == null ? null : from.strangerKind();
        slots[at] = new Entry(writer.text(), message, candidate, kind);
        distinct++;
    }

    /** Messages in all. */
    public long total() {
        return total;
    }

    /** Messages whose shapes were given up, and that {@link #top} therefore leaves out. */
    public long dropped() {
        return dropped;
    }

    /** How many shapes are kept. */
    public int distinct() {
        return distinct;
    }

    /** The most frequent shapes, the most frequent first, then by first line. */
    public List<ShapeCount> top(int howMany) {
        List<ShapeCount> all = new ArrayList<>();
        for (Entry entry : slots) {
            if (entry != null) {
                all.add(entry.frozen());
            }
        }
        all.sort(Comparator.comparingLong(ShapeCount::count)
                .reversed()
                .thenComparingLong(ShapeCount::firstLine)
                .thenComparing(ShapeCount::shape));
        return List.copyOf(all.subList(0, Math.min(howMany, all.size())));
    }

    /** The slot of the shape just written, or the free one where it belongs. */
    private int find() {
        int mask = slots.length - 1;
        int at = hash(writer.chars, writer.length) & mask;
        while (true) {
            Entry entry = slots[at];
            if (entry == null || isWritten(entry.shape)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    private boolean isWritten(String shape) {
        if (shape.length() != writer.length) {
            return false;
        }
        for (int i = 0; i < writer.length; i++) {
            if (shape.charAt(i) != writer.chars[i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(char[] chars, int length) {
        int h = length;
        for (int i = 0; i < length; i++) {
            h = h * 31 + chars[i];
        }
        h *= 0x9E3779B1;
        return h ^ (h >>> 15);
    }

    private void giveUpRarerHalf() {
        List<Entry> kept = new ArrayList<>();
        for (Entry entry : slots) {
            if (entry != null) {
                kept.add(entry);
            }
        }
        kept.sort(Comparator.comparingLong((Entry entry) -> entry.count)
                .reversed()
                .thenComparingLong(entry -> entry.firstLine)
                .thenComparing(entry -> entry.shape));
        Arrays.fill(slots, null);
        distinct = most / 2;
        for (int i = 0; i < kept.size(); i++) {
            if (i >= distinct) {
                dropped += kept.get(i).count;
            } else {
                put(kept.get(i));
            }
        }
    }

    private void put(Entry entry) {
        int mask = slots.length - 1;
        int at = hash(entry.shape.toCharArray(), entry.shape.length()) & mask;
        while (slots[at] != null) {
            at = (at + 1) & mask;
        }
        slots[at] = entry;
    }
}

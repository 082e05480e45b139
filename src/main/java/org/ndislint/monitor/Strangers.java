package org.ndislint.monitor;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Kind;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StateStream;

/**
 * Records that concerned some object of a kind without a name for it, numbered from 1. Which event class they were is
 * kept of the last of each; and of the last few that told of an object which was to begin within an invocation, when that
 * invocation began: objects that were there before are not meant.
 */
final class Strangers {
    /** So many of the latter are told apart for each kind; older ones may have concerned any object. */
    private static final int MOST_YOUNG = 16;

    private final List<Kind> kinds;
    /** By kind and event class: the number of the last that may have concerned any object. */
    private final long[][] last;
    /** By kind: the number of the last of whatever class. */
    private final long[] lastOfKind;

    private final boolean[] births;
    /** By kind, in a ring: number, event class, and the number of the record that the object cannot be older than. */
    private final long[][] young;

    private final int[] youngAt;
    private final int[] met;
    private long count;

    Strangers(List<Kind> kinds) {
        this.kinds = kinds;
        last = new long[kinds.size()][];
        lastOfKind = new long[kinds.size()];
        births = new boolean[kinds.size()];
        young = new long[kinds.size()][];
        youngAt = new int[kinds.size()];
        int most = 0;
        for (Kind kind : kinds) {
            most = Math.max(most, kind.classes().size());
            last[kind.index()] = new long[kind.classes().size()];
            young[kind.index()] = new long[MOST_YOUNG * 3];
        }
        met = new int[most + MOST_YOUNG];
    }

    /** How many there were so far. */
    long count() {
        return count;
    }

    /**
     * Notes one.
     *
     * @param since the object began no earlier than the record of this number; 0: it may be any
     */
    void add(int kind, int eventClass, long since) {
        lastOfKind[kind] = ++count;
        births[kind] |= isBirth(kind, eventClass);
        // What begins may have been given the name of an object that was there before.
        if (since == 0 || isBirth(kind, eventClass)) {
            last[kind][eventClass] = count;
            return;
        }
        long[] ring = young[kind];
        int at = youngAt[kind];
        youngAt[kind] = (at + 3) % ring.length;
        if (ring[at] != 0) {
            int olderClass = (int) ring[at + 1];
            last[kind][olderClass] = Math.max(last[kind][olderClass], ring[at]);
        }
        ring[at] = count;
        ring[at + 1] = eventClass;
        ring[at + 2] = since;
    }

    /** Whether one of them began an object of the kind. */
    boolean hasBirth(int kind) {
        return births[kind];
    }

    private boolean isBirth(int kind, int eventClass) {
        return kinds.get(kind).classes().get(eventClass).born();
    }

    /** Whether there was one of a kind after so many. */
    boolean isAnySince(int kind, long seen) {
        return lastOfKind[kind] > seen;
    }

    /**
     * Finds the event classes of which one after so many may have been: the first so many of {@link #met}. Those about an
     * object that began later do not count for one that has been in view, without a loss, since before.
     *
     * @param table of the object, or null: it may be any
     * @return how many there are; some may be found twice
     */
    int since(int kind, long seen, @Nullable ObjectTable table, int row, int lossMark) {
        int count = 0;
        long[] plain = last[kind];
        for (int c = 0; c < plain.length; c++) {
            if (plain[c] > seen) {
                met[count++] = c;
            }
        }
        boolean isKnown = table != null && table.isBorn(row) && table.bornLoss(row) == lossMark;
        long[] ring = young[kind];
        for (int i = 0; i < ring.length; i += 3) {
            boolean isOlder = isKnown && table != null && table.firstEvent(row) < ring[i + 2];
            if (ring[i] > seen && !isOlder) {
                met[count++] = (int) ring[i + 1];
            }
        }
        return count;
    }

    /** What {@link #since} found last; not a copy. */
    int[] met() {
        return met;
    }

    /** Takes down or brings back what was met; between records. */
    void pass(StateStream state) throws IOException {
        count = state.count(count);
        state.numbers(lastOfKind);
        for (int kind = 0; kind < last.length; kind++) {
            state.numbers(last[kind]);
            for (int i = 0; i < young[kind].length; i += 3) {
                young[kind][i] = state.count(young[kind][i]);
                young[kind][i + 1] = state.index((int) young[kind][i + 1], 0, Math.max(0, last[kind].length - 1));
                young[kind][i + 2] = state.count(young[kind][i + 2]);
            }
            youngAt[kind] = state.index(youngAt[kind] / 3, 0, MOST_YOUNG - 1) * 3;
            for (int c = 0; c < last[kind].length; c++) {
                births[kind] |= last[kind][c] != 0 && isBirth(kind, c);
            }
        }
    }
}

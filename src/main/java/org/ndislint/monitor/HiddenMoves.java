package org.ndislint.monitor;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;

/**
 * What may happen unseen to a kind of object while some kinds of driver are not covered: for each region and state, the
 * states reachable by events that none of the covered drivers would show. Computed once for each coverage that occurs.
 */
final class HiddenMoves {
    private final Kind kind;
    private final Map<Integer, Table> tables = new HashMap<>();
    private int lastMask = -1;
    private @Nullable Table last;

    /** For one coverage: {@code reach[region][state]}, empty for a region in which nothing is hidden. */
    static final class Table {
        final long[][] reach;
        final boolean isEmpty;

        Table(long[][] reach, boolean isEmpty) {
            this.reach = reach;
            this.isEmpty = isEmpty;
        }

        /** The states that a set may have become. */
        long widen(int region, long set) {
            long[] of = reach[region];
            if (of.length == 0) {
                return set;
            }
            long out = set;
            for (long rest = set; rest != 0; rest &= rest - 1) {
                out |= of[Long.numberOfTrailingZeros(rest)];
            }
            return out;
        }
    }

    HiddenMoves(Kind kind) {
        this.kind = kind;
    }

    Table table(int covered) {
        Table known = last;
        if (covered == lastMask && known != null) {
            return known;
        }
        Table table = tables.computeIfAbsent(covered, this::compute);
        lastMask = covered;
        last = table;
        return table;
    }

    private Table compute(int covered) {
        boolean[] hidden = new boolean[kind.classes().size()];
        boolean rebirth = false;
        for (Kind.EventClass eventClass : kind.classes()) {
            hidden[eventClass.index()] = eventClass.isHidden(covered);
            rebirth |= eventClass.born() && hidden[eventClass.index()];
        }
        int count = kind.regions().size();
        long[][] reach = new long[count][];
        boolean empty = true;
        for (int r = 0; r < count; r++) {
            Region region = kind.regions().get(r);
            long[] of = new long[region.size()];
            boolean moves = false;
            for (int s = 0; s < of.length; s++) {
                long from = 1L << s | (rebirth ? region.initial() : 0);
                of[s] = region.closure(from, hidden);
                moves |= of[s] != 1L << s;
            }
            reach[r] = moves ? of : new long[0];
            empty &= !moves;
        }
        return new Table(reach, empty);
    }
}

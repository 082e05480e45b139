package org.ndislint.monitor;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
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

    /**
     * What may happen unseen.
     *
     * @param covered the kinds of driver covered, as {@link Coverage#mask()} gives them
     * @param irrelevant kinds of driver that cannot act on the object, whether covered or not
     */
    Table table(int covered, int irrelevant) {
        int mask = covered | irrelevant << 16;
        Table known = last;
        if (mask == lastMask && known != null) {
            return known;
        }
        Table table = tables.computeIfAbsent(mask, this::compute);
        lastMask = mask;
        last = table;
        return table;
    }

    private Table compute(int mask) {
        int covered = mask & 0xFFFF;
        int irrelevant = mask >>> 16;
        boolean[] hidden = new boolean[kind.classes().size()];
        boolean rebirth = false;
        for (Kind.EventClass eventClass : kind.classes()) {
            hidden[eventClass.index()] = isHidden(eventClass, covered, irrelevant);
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

    /** Whether it may happen unseen. */
    private static boolean isHidden(Kind.EventClass eventClass, int covered, int irrelevant) {
        if ((eventClass.makers() & ~(covered | irrelevant)) == 0) {
            return false;
        }
        int shown = eventClass.shownBy();
        if ((irrelevant & DriverKind.MCM.bit()) == 0) {
            // What an MCM may do, no other miniport sees.
            shown &= ~DriverKind.MINIPORT.bit();
        }
        if ((shown & covered & ~irrelevant) != 0) {
            return false;
        }
        // Of a client and its call manager one is covered: what each of them would show is shown.
        return (covered & Coverage.ONE_SIDE) == 0 || (Coverage.SIDES & ~(shown | irrelevant)) != 0;
    }
}

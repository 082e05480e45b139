package org.ndislint.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.rules.FlatList;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;
import org.ndislint.rules.Test;
import org.ndislint.timeline.ObjectTable;

/**
 * What may happen unseen to a kind of object while some kinds of driver are not covered: for each region and state, the
 * states reachable by events that none of the covered drivers would show. Computed once for each coverage that occurs.
 */
final class HiddenMoves {
    /** Beside irrelevant kinds of driver: the one driver that acts on the object is recorded, so it is of a covered kind. */
    static final int OWNER_SEEN = 1 << 14;

    private final Kind kind;
    private int[] masks = new int[4];
    private Table[] tables = new Table[4];
    private int count;
    private int lastMask = -1;
    private boolean lastEmpty;

    /** For one coverage: {@code reach[region][state]}, empty for a region in which nothing is hidden, and hidden births. */
    static final class Table {
        final long[][] reach;
        final long[] born;
        final List<Birth> births;
        final boolean isEmpty;

        Table(long[][] reach, long[] born, List<Birth> births, boolean isEmpty) {
            this.reach = reach;
            this.born = born;
            this.births = births;
            this.isEmpty = isEmpty;
        }

        /** The states that a set may have become, of the same object. */
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

        /** Whether another object may have begun under the name, by what is known of this one. */
        boolean mayBeAnother(ObjectTable table, int row, FlatList<Region> regions) {
            for (int i = 0; i < births.size(); i++) {
                if (births.get(i).isPossible(table, row, regions)) {
                    return true;
                }
            }
            return false;
        }

        /** The states that such another object may be in. */
        long born(int region) {
            return born[region];
        }
    }

    /** A birth that nobody would see, and in which states an object must be for another to begin under its name. */
    static final class Birth {
        private final List<Test.In> conditions;

        Birth(Test rebirth) {
            List<Test.In> found = new ArrayList<>();
            collect(rebirth, found);
            conditions = List.copyOf(found);
        }

        /** What cannot be told from the object's regions alone is taken to hold. */
        private static void collect(Test test, List<Test.In> found) {
            if (test instanceof Test.In in) {
                found.add(in);
            } else if (test instanceof Test.All all) {
                all.tests().forEach(one -> collect(one, found));
            }
        }

        boolean isPossible(ObjectTable table, int row, FlatList<Region> regions) {
            for (int i = 0; i < conditions.size(); i++) {
                Test.In in = conditions.get(i);
                if ((table.states(row, regions.get(in.region())) & in.mask()) == 0) {
                    return false;
                }
            }
            return true;
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
        for (int i = 0; i < count; i++) {
            if (masks[i] == mask) {
                return tables[i];
            }
        }
        if (count == masks.length) {
            masks = Arrays.copyOf(masks, count * 2);
            tables = Arrays.copyOf(tables, count * 2);
        }
        masks[count] = mask;
        tables[count] = compute(mask);
        return tables[count++];
    }

    /** Whether nothing can happen unseen, whichever kinds of driver act on the object. */
    boolean isEmpty(int covered) {
        if (covered != lastMask) {
            lastMask = covered;
            lastEmpty = table(covered, 0).isEmpty;
        }
        return lastEmpty;
    }

    private Table compute(int mask) {
        int covered = mask & 0xFFFF;
        int irrelevant = mask >>> 16;
        int[] hidden = new int[kind.classes().size()];
        int hiddenCount = 0;
        List<Birth> births = new ArrayList<>();
        for (Kind.EventClass eventClass : kind.classes()) {
            if (isHidden(eventClass, covered, irrelevant)) {
                hidden[hiddenCount++] = eventClass.index();
                if (eventClass.born()) {
                    births.add(new Birth(eventClass.rebirth()));
                }
            }
        }
        int count = kind.regions().size();
        long[][] reach = new long[count][];
        long[] born = new long[count];
        boolean empty = births.isEmpty();
        for (int r = 0; r < count; r++) {
            Region region = kind.regions().get(r);
            long[] of = new long[region.size()];
            boolean moves = false;
            for (int s = 0; s < of.length; s++) {
                of[s] = region.closure(1L << s, hidden, hiddenCount);
                moves |= of[s] != 1L << s;
            }
            reach[r] = moves ? of : new long[0];
            born[r] = region.closure(region.initial(), hidden, hiddenCount);
            empty &= !moves;
        }
        return new Table(reach, born, births, empty);
    }

    /**
     * Whether it may happen unseen. Below a client there is either a stand-alone call manager with its miniport, or an MCM:
     * what the one does, no record of the other shows.
     */
    private static boolean isHidden(Kind.EventClass eventClass, int covered, int irrelevant) {
        if ((irrelevant & OWNER_SEEN) != 0 && (eventClass.makers() & covered) != 0) {
            return false;
        }
        return isHidden(eventClass, covered, irrelevant, DriverKind.MCM.bit(), DriverKind.CALL_MANAGER.bit())
                || isHidden(
                        eventClass,
                        covered,
                        irrelevant,
                        DriverKind.CALL_MANAGER.bit() | DriverKind.MINIPORT.bit(),
                        DriverKind.MCM.bit());
    }

    /** Whether it may happen unseen where some kinds of driver have no part in the object, and another manages its calls. */
    private static boolean isHidden(
            Kind.EventClass eventClass, int covered, int irrelevant, int absent, int callManager) {
        if ((irrelevant & callManager) != 0) {
            return false;
        }
        int makers = eventClass.makers() & ~absent;
        if ((makers & ~(covered | irrelevant)) == 0) {
            return false;
        }
        int shown = eventClass.shownBy() & ~absent;
        if ((shown & covered & ~irrelevant) != 0) {
            return false;
        }
        // Of a client and its call manager one is covered: what each of them would show is shown.
        return (covered & Coverage.ONE_SIDE) == 0 || (Coverage.SIDES & ~(shown | irrelevant | absent)) != 0;
    }
}

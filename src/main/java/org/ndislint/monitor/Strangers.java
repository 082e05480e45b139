package org.ndislint.monitor;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.Kind;
import org.ndislint.rules.ObjectTests;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Region;
import org.ndislint.timeline.StateStream;
import org.ndislint.timeline.World;

/**
 * Records that concerned some object of a kind without a name for it, numbered from 1. Which event class they were is
 * kept of the last of each; and of the last few what tells some objects from the one that was meant.
 */
final class Strangers {
    /** So many are told apart for each kind; older ones may have concerned any object. */
    private static final int MOST_APART = 32;
    /** The same for kinds of which records show to what the object belongs: a call brings several of them. */
    private static final int MOST_OWNED = 256;

    private final List<Kind> kinds;
    /** By kind and event class: the number of the last that may have concerned any object. */
    private final long[][] last;
    /** By kind: the number of the last of whatever class. */
    private final long[] lastOfKind;

    private final boolean[] births;
    /** By kind. */
    private final StrangerRing[] apart;

    private final int[] met;
    private final boolean[] isMet;
    /** By kind: the event classes of records that may show that another has the name of one that is over. */
    private final boolean[][] returns;

    private long count;

    Strangers(World world) {
        this.kinds = world.program().kinds();
        last = new long[kinds.size()][];
        lastOfKind = new long[kinds.size()];
        births = new boolean[kinds.size()];
        apart = new StrangerRing[kinds.size()];
        returns = new boolean[kinds.size()][];
        int most = 0;
        for (Kind kind : kinds) {
            most = Math.max(most, kind.classes().size());
            last[kind.index()] = new long[kind.classes().size()];
            returns[kind.index()] = new boolean[kind.classes().size()];
        }
        met = new int[most];
        isMet = new boolean[most];
        Program program = world.program();
        for (int call = 0; call < program.callCount(); call++) {
            noteReturns(program.onEnter(call));
            noteReturns(program.onExit(call));
        }
        for (Kind kind : kinds) {
            int size = hasReturns(kind.index()) ? MOST_OWNED : MOST_APART;
            apart[kind.index()] = new StrangerRing(world, kind, size);
        }
    }

    private boolean hasReturns(int kind) {
        boolean any = false;
        for (boolean isReturn : returns[kind]) {
            any |= isReturn;
        }
        return any;
    }

    private void noteReturns(@Nullable RecordUse use) {
        for (int k = 0; use != null && k < use.kinds().size(); k++) {
            RecordUse.KindUse kindUse = use.kinds().get(k);
            Kind kind = kindUse.kind();
            for (RecordUse.ClassUse classUse : kindUse.classes()) {
                int eventClass = classUse.eventClass().index();
                returns[kind.index()][eventClass] |= !classUse.belongs().isEmpty() && revives(kind, eventClass);
            }
        }
    }

    private static boolean revives(Kind kind, int eventClass) {
        for (Kind.RegionTest dead : kind.dead()) {
            Region.Row row = kind.regions().get(dead.region()).row(eventClass);
            for (long rest = row == null ? 0 : dead.mask(); row != null && rest != 0; rest &= rest - 1) {
                if ((row.go(Long.numberOfTrailingZeros(rest)) & ~dead.mask()) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many there were so far. */
    long count() {
        return count;
    }

    /**
     * Notes one.
     *
     * @param since the object began no earlier than the record of this number; 0: it may be any
     * @param belongs what asks to which others the object belongs
     * @param owners their rows, or {@link StrangerRing#held}, or {@link World#NONE}
     * @param event the record
     */
    void add(int kind, int eventClass, long since, List<ObjectTests.Belongs> belongs, int[] owners, CallEvent event) {
        lastOfKind[kind] = ++count;
        births[kind] |= isBirth(kind, eventClass);
        boolean isTold = apart[kind].describe(eventClass, since, belongs, owners, event);
        // What begins may have been given the name of an object that was there before.
        if (!isTold || isBirth(kind, eventClass)) {
            last[kind][eventClass] = count;
        } else {
            apart[kind].put(count, last[kind]);
        }
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

    /** Whether records of an event class may show that another has the name of one that is over. */
    boolean isReturn(int kind, int eventClass) {
        return returns[kind][eventClass];
    }

    /**
     * To what an object belongs by a link, if it is over and a record after so many showed that another has its name:
     * a row, or {@link World#NONE} if that is not known.
     */
    int onlyOwner(int kind, long seen, int row, int link) {
        for (int c = 0; c < returns[kind].length; c++) {
            if (returns[kind][c] && last[kind][c] > seen) {
                return World.NONE;
            }
        }
        int only = World.NONE;
        StrangerRing ring = apart[kind];
        for (int i = 0; i < ring.size(); i++) {
            if (ring.number(i) > seen && returns[kind][ring.eventClass(i)] && !ring.isOlder(row, i)) {
                int owner = ring.owner(i, link);
                if (owner < 0 || (only >= 0 && only != owner)) {
                    return World.NONE;
                }
                only = owner;
            }
        }
        return only;
    }

    /**
     * Finds the event classes of which one after so many may have been: the first so many of {@link #met}. Those about an
     * object that began later do not count for one that has been in view, without a loss, since before.
     *
     * @param row of the object, or {@link World#NONE}: it may be any
     * @param isOther whether the object may have ended since, and its name been given to another, of which it is not known
     *     to what it belongs
     * @return how many there are
     */
    int since(int kind, long seen, int row, boolean isOther) {
        int found = 0;
        long[] plain = last[kind];
        for (int c = 0; c < plain.length; c++) {
            isMet[c] = plain[c] > seen;
            if (isMet[c]) {
                met[found++] = c;
            }
        }
        StrangerRing ring = apart[kind];
        for (int i = 0; i < ring.size(); i++) {
            if (ring.number(i) > seen
                    && !isMet[ring.eventClass(i)]
                    && !ring.isOlder(row, i)
                    && (isOther || row < 0 || !ring.isAnother(row, i))) {
                isMet[ring.eventClass(i)] = true;
                met[found++] = ring.eventClass(i);
            }
        }
        return found;
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
            apart[kind].pass(state);
            for (int c = 0; c < last[kind].length; c++) {
                births[kind] |= last[kind][c] != 0 && isBirth(kind, c);
            }
        }
    }
}

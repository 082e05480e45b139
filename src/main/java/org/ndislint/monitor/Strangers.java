package org.ndislint.monitor;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.rules.Kind;
import org.ndislint.rules.ObjectTests;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Region;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StateStream;
import org.ndislint.timeline.World;

/**
 * Records that concerned some object of a kind without a name for it, numbered from 1. Which event class they were is
 * kept of the last of each; and of the last few what tells some objects from the one that was meant: when the invocation
 * began in which it was to begin, as objects that were there before are not meant; to what it belongs, as objects that
 * belong elsewhere are not meant either; and its contexts, as objects for which the same driver has others are not.
 */
final class Strangers {
    /** So many are told apart for each kind; older ones may have concerned any object. */
    private static final int MOST_APART = 32;
    /** The same for kinds of which records show to what the object belongs: a call brings several of them. */
    private static final int MOST_OWNED = 256;
    /** To so many others an object is known to belong. */
    private static final int MOST_OWNERS = RecordUse.ClassUse.MOST_BELONGS;
    /** The number of the record that the object cannot be older than, or 0; after a number and the event class. */
    private static final int SINCE = 2;
    /**
     * Of each owner: one more than the index of the link that leads to it, or 0; its row, and its number. Where only what
     * has the owner is known, these are that one's, then one more than its kind, and its link.
     */
    private static final int OWNERS = 3;

    private static final int OWNER_FIELDS = 5;
    /** Of each context of the kind: the driver that gave it out, or 0; its tag, and its bits. */
    private static final int CONTEXTS = OWNERS + MOST_OWNERS * OWNER_FIELDS;

    private static final int CONTEXT_FIELDS = 3;
    /** More than any kind has; a further one tells nothing apart. */
    private static final int MOST_CONTEXTS = 3;

    private static final int FIELDS = CONTEXTS + MOST_CONTEXTS * CONTEXT_FIELDS;

    private final World world;
    private final List<Kind> kinds;
    /** By kind and event class: the number of the last that may have concerned any object. */
    private final long[][] last;
    /** By kind: the number of the last of whatever class. */
    private final long[] lastOfKind;

    private final boolean[] births;
    /** By kind, in a ring. */
    private final long[][] apart;

    private final int[] apartAt;
    private final int[] met;
    private final boolean[] isMet;
    /** By kind: the event classes of records that may show that another has the name of one that is over. */
    private final boolean[][] returns;

    private final long[] one = new long[FIELDS];
    private long count;

    Strangers(World world) {
        this.world = world;
        this.kinds = world.program().kinds();
        last = new long[kinds.size()][];
        lastOfKind = new long[kinds.size()];
        births = new boolean[kinds.size()];
        apart = new long[kinds.size()][];
        apartAt = new int[kinds.size()];
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
        for (int kind = 0; kind < apart.length; kind++) {
            apart[kind] = new long[(hasReturns(kind) ? MOST_OWNED : MOST_APART) * FIELDS];
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
     * @param owners their rows, or {@link #held}, or {@link World#NONE}
     * @param event the record
     */
    void add(int kind, int eventClass, long since, List<ObjectTests.Belongs> belongs, int[] owners, CallEvent event) {
        lastOfKind[kind] = ++count;
        births[kind] |= isBirth(kind, eventClass);
        boolean isTold = describe(kind, eventClass, since, belongs, owners);
        isTold |= describeContexts(kinds.get(kind), event);
        // What begins may have been given the name of an object that was there before.
        if ((since == 0 && !isTold) || isBirth(kind, eventClass)) {
            last[kind][eventClass] = count;
            return;
        }
        long[] ring = apart[kind];
        for (int i = 0; i < ring.length; i += FIELDS) {
            if (ring[i] != 0 && Arrays.equals(ring, i + 1, i + FIELDS, one, 1, FIELDS)) {
                ring[i] = count;
                return;
            }
        }
        int at = apartAt[kind];
        apartAt[kind] = (at + FIELDS) % ring.length;
        if (ring[at] != 0) {
            int olderClass = (int) ring[at + 1];
            last[kind][olderClass] = Math.max(last[kind][olderClass], ring[at]);
        }
        System.arraycopy(one, 0, ring, at, FIELDS);
    }

    /** Stands for an owner that is not known but is that of another object alone, in this row. */
    static int held(int row) {
        return World.NONE - 1 - row;
    }

    /** Whether it is known to what it belongs. */
    private boolean describe(int kind, int eventClass, long since, List<ObjectTests.Belongs> belongs, int[] owners) {
        Arrays.fill(one, 0);
        one[0] = count;
        one[1] = eventClass;
        one[SINCE] = since;
        boolean isOwned = false;
        for (int i = 0; i < belongs.size(); i++) {
            if (owners[i] == World.NONE) {
                continue;
            }
            ObjectTests.Belongs belonging = belongs.get(i);
            boolean isHeld = owners[i] < 0;
            int row = isHeld ? held(owners[i]) : owners[i];
            ObjectTable table = isHeld ? world.table(belonging.holderKind()) : ownerTable(kind, belonging.link());
            int at = OWNERS + i * OWNER_FIELDS;
            one[at] = belonging.link() + 1L;
            one[at + 1] = row;
            one[at + 2] = table.number(row);
            one[at + 3] = isHeld ? belonging.holderKind() + 1L : 0;
            one[at + 4] = isHeld ? belonging.holderLink() : 0;
            isOwned = true;
        }
        return isOwned;
    }

    /** Whether it shows what a driver calls it. */
    private boolean describeContexts(Kind kind, CallEvent event) {
        boolean isAny = false;
        for (int i = 0; i < Math.min(kind.contexts().size(), MOST_CONTEXTS); i++) {
            Key context = kind.contexts().get(i);
            if (event.driver != 0 && event.has(context) && !event.isNull(context) && !world.isUncertain(context)) {
                int at = CONTEXTS + i * CONTEXT_FIELDS;
                one[at] = event.driver;
                one[at + 1] = event.tag(context);
                one[at + 2] = event.bits(context);
                isAny = true;
            }
        }
        return isAny;
    }

    private ObjectTable ownerTable(int kind, int link) {
        return world.table(kinds.get(kind).links().get(link).target());
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
        long[] ring = apart[kind];
        for (int i = 0; i < ring.length; i += FIELDS) {
            if (ring[i] > seen && returns[kind][(int) ring[i + 1]] && !isOlder(kind, row, ring[i + SINCE])) {
                int owner = owner(kind, i, link);
                if (owner < 0 || (only >= 0 && only != owner)) {
                    return World.NONE;
                }
                only = owner;
            }
        }
        return only;
    }

    private int owner(int kind, int entry, int link) {
        long[] ring = apart[kind];
        for (int at = entry + OWNERS; at < entry + CONTEXTS; at += OWNER_FIELDS) {
            if (ring[at] == link + 1 && ring[at + 3] == 0) {
                ObjectTable table = ownerTable(kind, link);
                int row = (int) ring[at + 1];
                return row < table.top() && table.isLive(row) && table.number(row) == ring[at + 2] ? row : World.NONE;
            }
        }
        return World.NONE;
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
        long[] ring = apart[kind];
        for (int i = 0; i < ring.length; i += FIELDS) {
            if (ring[i] > seen
                    && !isMet[(int) ring[i + 1]]
                    && !isOlder(kind, row, ring[i + SINCE])
                    && (isOther || row < 0 || !isAnother(kind, row, i))) {
                isMet[(int) ring[i + 1]] = true;
                met[found++] = (int) ring[i + 1];
            }
        }
        return found;
    }

    /** What {@link #since} found last; not a copy. */
    int[] met() {
        return met;
    }

    private boolean isOlder(int kind, int row, long since) {
        ObjectTable table = world.table(kind);
        return row >= 0
                && table.isBorn(row)
                && table.bornLoss(row) == world.lossMark()
                && table.firstEvent(row) < since;
    }

    private boolean isAnother(int kind, int row, int entry) {
        return isElsewhere(kind, row, entry) || isCalledOtherwise(kind, row, entry);
    }

    /** Whether the object is known to belong to another than the object that was meant. */
    private boolean isElsewhere(int kind, int row, int entry) {
        long[] ring = apart[kind];
        for (int at = entry + OWNERS; at < entry + CONTEXTS; at += OWNER_FIELDS) {
            int link = (int) ring[at] - 1;
            if (link < 0) {
                continue;
            }
            int own = world.linked(kind, row, link);
            if (ring[at + 3] != 0) {
                if (own >= 0 && isHeldByAnother(kind, link, own, at)) {
                    return true;
                }
                continue;
            }
            int meant = owner(kind, entry, link);
            // What it belongs to may have been forgotten since; it is then none of those that are there.
            if (own >= 0 ? own != meant : meant >= 0 && world.isGone(kind, row, link)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHeldByLink(int kind, int at) {
        long[] ring = apart[kind];
        List<Kind.Link> links = kinds.get((int) ring[at + 3] - 1).links();
        return ring[at] > 0
                && ring[at + 4] < links.size()
                && links.get((int) ring[at + 4]).target()
                        == kinds.get(kind).links().get((int) ring[at] - 1).target();
    }

    /** Whether what an object belongs to is had by another than the record named. */
    private boolean isHeldByAnother(int kind, int link, int owner, int at) {
        long[] ring = apart[kind];
        int holderKind = (int) ring[at + 3] - 1;
        int holderLink = (int) ring[at + 4];
        int ownerKind = kinds.get(kind).links().get(link).target();
        int holder = world.table(ownerKind).firstChild(owner, world.incoming(holderKind, holderLink));
        return holder >= 0
                && world.linked(holderKind, holder, holderLink) == owner
                && (holder != ring[at + 1] || world.table(holderKind).number(holder) != ring[at + 2]);
    }

    /** Whether the driver that knew what was meant by a context is known to have another for the object. */
    private boolean isCalledOtherwise(int kind, int row, int entry) {
        long[] ring = apart[kind];
        for (int i = 0; i < MOST_CONTEXTS; i++) {
            int at = entry + CONTEXTS + i * CONTEXT_FIELDS;
            if (ring[at] != 0
                    && world.hasOtherContext(
                            kinds.get(kind), row, i, (int) ring[at], (byte) ring[at + 1], ring[at + 2])) {
                return true;
            }
        }
        return false;
    }

    /** Takes down or brings back what was met; between records. */
    void pass(StateStream state) throws IOException {
        count = state.count(count);
        state.numbers(lastOfKind);
        for (int kind = 0; kind < last.length; kind++) {
            state.numbers(last[kind]);
            long[] ring = apart[kind];
            int links = kinds.get(kind).links().size();
            for (int i = 0; i < ring.length; i += FIELDS) {
                ring[i] = state.count(ring[i]);
                ring[i + 1] = state.index((int) ring[i + 1], 0, Math.max(0, last[kind].length - 1));
                ring[i + SINCE] = state.count(ring[i + SINCE]);
                for (int at = i + OWNERS; at < i + CONTEXTS; at += OWNER_FIELDS) {
                    ring[at] = state.index((int) ring[at], 0, links);
                    ring[at + 1] = state.index((int) ring[at + 1], 0, Integer.MAX_VALUE);
                    ring[at + 2] = state.count(ring[at + 2]);
                    ring[at + 3] = state.index((int) ring[at + 3], 0, kinds.size());
                    ring[at + 4] = state.index((int) ring[at + 4], 0, Integer.MAX_VALUE);
                    if (ring[at + 3] != 0 && !isHeldByLink(kind, at)) {
                        throw state.damaged("a link to what another object has");
                    }
                }
                for (int c = 0; c < MOST_CONTEXTS; c++) {
                    int at = i + CONTEXTS + c * CONTEXT_FIELDS;
                    ring[at] = state.symbol((int) ring[at]);
                    if (ring[at] != 0 && c >= kinds.get(kind).contexts().size()) {
                        throw state.damaged("a context of the kind");
                    }
                    ring[at + 1] = state.tag((byte) ring[at + 1]);
                    ring[at + 2] = state.bits((byte) ring[at + 1], ring[at + 2]);
                }
            }
            apartAt[kind] = state.index(apartAt[kind] / FIELDS, 0, ring.length / FIELDS - 1) * FIELDS;
            for (int c = 0; c < last[kind].length; c++) {
                births[kind] |= last[kind][c] != 0 && isBirth(kind, c);
            }
        }
    }
}

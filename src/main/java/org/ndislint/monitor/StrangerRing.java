package org.ndislint.monitor;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.rules.Kind;
import org.ndislint.rules.ObjectTests;
import org.ndislint.rules.RecordUse;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StateStream;
import org.ndislint.timeline.World;

/**
 * The last few nameless records about objects of one kind of which something tells which objects were not meant: when the
 * invocation began in which the object was to begin, as objects that were there before are not meant; to what it belongs,
 * as objects that belong elsewhere are not meant either; and its contexts, as objects for which the same driver has others
 * are not. Entries are numbered from 0, in no order.
 */
final class StrangerRing {
    /** To so many others an object is known to belong. */
    private static final int MOST_OWNERS = RecordUse.ClassUse.MOST_BELONGS;
    /** The number of the record that the object cannot be older than, or 0; after the event class. */
    private static final int SINCE = 1;
    /**
     * Of each owner: one more than the index of the link that leads to it, or 0; its row, and its number. Where only what
     * has the owner is known, these are that one's, then one more than its kind, and its link.
     */
    private static final int OWNERS = 2;

    private static final int OWNER_FIELDS = 5;
    /** Of each context of the kind: the driver that gave it out, or 0; its tag, and its bits. */
    private static final int CONTEXTS = OWNERS + MOST_OWNERS * OWNER_FIELDS;

    private static final int CONTEXT_FIELDS = 3;
    /** More than any kind has; a further one tells nothing apart. */
    private static final int MOST_CONTEXTS = 3;

    private static final int FIELDS = CONTEXTS + MOST_CONTEXTS * CONTEXT_FIELDS;

    private final World world;
    private final Kind kind;
    private final ObjectTable table;
    /** By entry: the number of its record, or 0. Beside what it says, as most questions end here. */
    private final long[] numbers;

    private final int[] hashes;
    private final long[] fields;
    private final long[] one = new long[FIELDS];
    private int next;

    StrangerRing(World world, Kind kind, int size) {
        this.world = world;
        this.kind = kind;
        table = world.table(kind.index());
        numbers = new long[size];
        hashes = new int[size];
        fields = new long[size * FIELDS];
    }

    int size() {
        return numbers.length;
    }

    /** The number of an entry's record, counted among the nameless from 1; 0: there is none. */
    long number(int entry) {
        return numbers[entry];
    }

    int eventClass(int entry) {
        return (int) fields[entry * FIELDS];
    }

    /** Stands for an owner that is not known but is that of another object alone, in this row. */
    static int held(int row) {
        return World.NONE - 1 - row;
    }

    /**
     * Takes in a record, for {@link #put}; the parameters are those of {@link Strangers#add}.
     *
     * @return whether it tells any objects apart
     */
    boolean describe(int eventClass, long since, List<ObjectTests.Belongs> belongs, int[] owners, CallEvent event) {
        Arrays.fill(one, 0);
        one[0] = eventClass;
        one[SINCE] = since;
        boolean isTold = since != 0;
        for (int i = 0; i < belongs.size(); i++) {
            if (owners[i] == World.NONE) {
                continue;
            }
            ObjectTests.Belongs belonging = belongs.get(i);
            boolean isHeld = owners[i] < 0;
            int row = isHeld ? held(owners[i]) : owners[i];
            ObjectTable of = isHeld ? world.table(belonging.holderKind()) : ownerTable(belonging.link());
            int at = OWNERS + i * OWNER_FIELDS;
            one[at] = belonging.link() + 1L;
            one[at + 1] = row;
            one[at + 2] = of.number(row);
            one[at + 3] = isHeld ? belonging.holderKind() + 1L : 0;
            one[at + 4] = isHeld ? belonging.holderLink() : 0;
            isTold = true;
        }
        return describeContexts(event) || isTold;
    }

    /** Whether it shows what a driver calls it. */
    private boolean describeContexts(CallEvent event) {
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

    /**
     * Keeps what was described last, once if it was there before.
     *
     * @param number of its record
     * @param last by event class: where the number of the one goes that had its place
     */
    void put(long number, long[] last) {
        int hash = Arrays.hashCode(one);
        for (int entry = 0; entry < numbers.length; entry++) {
            int from = entry * FIELDS;
            if (hashes[entry] == hash
                    && numbers[entry] != 0
                    && Arrays.equals(fields, from, from + FIELDS, one, 0, FIELDS)) {
                numbers[entry] = number;
                return;
            }
        }
        if (numbers[next] != 0) {
            int older = eventClass(next);
            last[older] = Math.max(last[older], numbers[next]);
        }
        System.arraycopy(one, 0, fields, next * FIELDS, FIELDS);
        hashes[next] = hash;
        numbers[next] = number;
        next = (next + 1) % numbers.length;
    }

    /** Whether an object has been in view, without a loss, since before the one that was meant can have begun. */
    boolean isOlder(int row, int entry) {
        return row >= 0
                && table.isBorn(row)
                && table.bornLoss(row) == world.lossMark()
                && table.firstEvent(row) < fields[entry * FIELDS + SINCE];
    }

    /** Whether an object is known to belong elsewhere than what was meant, or to have another context. */
    boolean isAnother(int row, int entry) {
        return isElsewhere(row, entry) || isCalledOtherwise(row, entry);
    }

    private boolean isElsewhere(int row, int entry) {
        int from = entry * FIELDS;
        for (int at = from + OWNERS; at < from + CONTEXTS; at += OWNER_FIELDS) {
            int link = (int) fields[at] - 1;
            if (link < 0) {
                continue;
            }
            int own = world.linked(kind.index(), row, link);
            if (fields[at + 3] != 0) {
                if (own >= 0 && isHeldByAnother(link, own, at)) {
                    return true;
                }
                continue;
            }
            int meant = owner(entry, link);
            // What it belongs to may have been forgotten since; it is then none of those that are there.
            if (own >= 0 ? own != meant : meant >= 0 && world.isGone(kind.index(), row, link)) {
                return true;
            }
        }
        return false;
    }

    /** To what the object belongs by a link: a row, or {@link World#NONE} if that is not known. */
    int owner(int entry, int link) {
        int from = entry * FIELDS;
        for (int at = from + OWNERS; at < from + CONTEXTS; at += OWNER_FIELDS) {
            if (fields[at] == link + 1 && fields[at + 3] == 0) {
                ObjectTable of = ownerTable(link);
                int row = (int) fields[at + 1];
                return row < of.top() && of.isLive(row) && of.number(row) == fields[at + 2] ? row : World.NONE;
            }
        }
        return World.NONE;
    }

    private ObjectTable ownerTable(int link) {
        return world.table(kind.links().get(link).target());
    }

    /** Whether what an object belongs to is had by another than the record named. */
    private boolean isHeldByAnother(int link, int owner, int at) {
        int holderKind = (int) fields[at + 3] - 1;
        int holderLink = (int) fields[at + 4];
        int holder = ownerTable(link).firstChild(owner, world.incoming(holderKind, holderLink));
        return holder >= 0
                && world.linked(holderKind, holder, holderLink) == owner
                && (holder != fields[at + 1] || world.table(holderKind).number(holder) != fields[at + 2]);
    }

    /** Whether the driver that knew what was meant by a context is known to have another for the object. */
    private boolean isCalledOtherwise(int row, int entry) {
        for (int i = 0; i < MOST_CONTEXTS; i++) {
            int at = entry * FIELDS + CONTEXTS + i * CONTEXT_FIELDS;
            if (fields[at] != 0
                    && world.hasOtherContext(kind, row, i, (int) fields[at], (byte) fields[at + 1], fields[at + 2])) {
                return true;
            }
        }
        return false;
    }

    /** Takes down or brings back all entries; between records. */
    void pass(StateStream state) throws IOException {
        for (int entry = 0; entry < numbers.length; entry++) {
            int from = entry * FIELDS;
            numbers[entry] = state.count(numbers[entry]);
            fields[from] = state.index(
                    (int) fields[from], 0, Math.max(0, kind.classes().size() - 1));
            fields[from + SINCE] = state.count(fields[from + SINCE]);
            for (int at = from + OWNERS; at < from + CONTEXTS; at += OWNER_FIELDS) {
                passOwner(state, at);
            }
            for (int i = 0; i < MOST_CONTEXTS; i++) {
                int at = from + CONTEXTS + i * CONTEXT_FIELDS;
                fields[at] = state.symbol((int) fields[at]);
                if (fields[at] != 0 && i >= kind.contexts().size()) {
                    throw state.damaged("a context of the kind");
                }
                fields[at + 1] = state.tag((byte) fields[at + 1]);
                fields[at + 2] = state.bits((byte) fields[at + 1], fields[at + 2]);
            }
            System.arraycopy(fields, from, one, 0, FIELDS);
            hashes[entry] = Arrays.hashCode(one);
        }
        next = state.index(next, 0, numbers.length - 1);
    }

    private void passOwner(StateStream state, int at) throws IOException {
        List<Kind> kinds = world.program().kinds();
        fields[at] = state.index((int) fields[at], 0, kind.links().size());
        fields[at + 1] = state.index((int) fields[at + 1], 0, Integer.MAX_VALUE);
        fields[at + 2] = state.count(fields[at + 2]);
        fields[at + 3] = state.index((int) fields[at + 3], 0, kinds.size());
        fields[at + 4] = state.index((int) fields[at + 4], 0, Integer.MAX_VALUE);
        if (fields[at + 3] != 0) {
            List<Kind.Link> links = kinds.get((int) fields[at + 3] - 1).links();
            if (fields[at] == 0
                    || fields[at + 4] >= links.size()
                    || links.get((int) fields[at + 4]).target()
                            != kind.links().get((int) fields[at] - 1).target()) {
                throw state.damaged("a link to what another object has");
            }
        }
    }
}

package org.ndislint.timeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ndislint.model.Value;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;

/**
 * The objects of one kind as rows of primitive arrays: who they are, what is known of their regions, what they are
 * linked to. A row is reused once its object is forgotten; the map from keys to rows holds the newest generation.
 */
public final class ObjectTable {
    /** No row. */
    public static final int NONE = -1;

    /** The target of a link that has been forgotten. */
    private static final int GONE = -2;

    private static final byte LIVE = 1;
    private static final byte BORN = 2;

    private final Kind kind;
    private final int words;
    private final long[] initial;
    private final long[] adoption;
    private final int linkCount;
    private final int slotCount;
    private final int contextCount;
    private final int incoming;
    private final ValueMap byKey = new ValueMap();

    private int capacity = 16;
    private int top;
    private int free = NONE;
    private long created;
    private long adopted;

    private byte[] flags = new byte[capacity];
    private byte[] keyTags = new byte[capacity];
    private long[] keyBits = new long[capacity];
    private int[] scopes = new int[capacity];
    private long[] numbers = new long[capacity];
    private long[] states;
    private byte[] doubts = new byte[capacity];
    private long[] lossSeen = new long[capacity];
    private int[] coverSeen = new int[capacity];
    private long[] strangerSeen = new long[capacity];
    private long[] bornLoss = new long[capacity];
    private int[] bornCover = new int[capacity];
    private long[] firstEvent = new long[capacity];
    private int[] sideDrivers = new int[capacity * 2];
    private long[] onceBits = new long[capacity];
    private int[] links;
    private long[] linkLoss;
    private int[] next;
    private int[] previous;
    private int[] heads;
    private byte[] slotTags;
    private long[] slotBits;
    private byte[] tieTags;
    private long[] tieBits;
    private int[] tieScopes;
    private final long[] unlinked;
    private final Histories histories;

    /**
     * An empty table.
     *
     * @param incoming how many links of other kinds lead to this one
     * @param slab where histories lie
     * @param records the records that histories share
     */
    ObjectTable(Kind kind, int incoming, Slab slab, RecordStore records) {
        this.kind = kind;
        this.histories = new Histories(kind, slab, records);
        this.histories.grow(capacity);
        this.words = kind.words();
        this.initial = new long[words];
        this.adoption = new long[words];
        for (Region region : kind.regions()) {
            initial[region.word()] |= region.initial() << region.shift();
            adoption[region.word()] |= region.adopted() << region.shift();
        }
        this.linkCount = kind.links().size();
        this.slotCount = kind.slots().size();
        this.contextCount = kind.contexts().size();
        this.incoming = incoming;
        this.states = new long[capacity * words];
        this.links = new int[capacity * linkCount];
        this.linkLoss = new long[capacity * linkCount];
        this.next = new int[capacity * linkCount];
        this.previous = new int[capacity * linkCount];
        this.heads = new int[capacity * incoming];
        this.slotTags = new byte[capacity * slotCount];
        this.slotBits = new long[capacity * slotCount];
        this.tieTags = new byte[capacity * contextCount];
        this.tieBits = new long[capacity * contextCount];
        this.tieScopes = new int[capacity * contextCount];
        this.unlinked = new long[linkCount];
    }

    /** How many live objects have no known target of a link: any of them may belong to any. */
    public long unlinked(int link) {
        return unlinked[link];
    }

    public Kind kind() {
        return kind;
    }

    /** How many objects were ever seen. */
    public long created() {
        return created;
    }

    /** How many of them were first seen in mid-life. */
    public long adopted() {
        return adopted;
    }

    /** One more than the highest row in use. */
    public int top() {
        return top;
    }

    public boolean isLive(int row) {
        return (flags[row] & LIVE) != 0;
    }

    public boolean isBorn(int row) {
        return (flags[row] & BORN) != 0;
    }

    /** The newest generation of a key in a scope (a driver's symbol for contexts, else 0), or {@link #NONE}. */
    public int find(int scope, byte tag, long bits) {
        return byKey.get(scope, tag, bits);
    }

    /** A new row for a key; an older generation of the key is no longer found by it. */
    int add(int scope, byte tag, long bits, boolean born, long event) {
        int row = free;
        if (row != NONE) {
            free = (int) numbers[row];
        } else {
            row = top++;
            if (row == capacity) {
                grow();
            }
        }
        created++;
        if (!born) {
            adopted++;
        }
        flags[row] = (byte) (LIVE | (born ? BORN : 0));
        keyTags[row] = tag;
        keyBits[row] = bits;
        scopes[row] = scope;
        numbers[row] = created;
        firstEvent[row] = event;
        doubts[row] = 0;
        onceBits[row] = 0;
        sideDrivers[row * 2] = 0;
        sideDrivers[row * 2 + 1] = 0;
        Arrays.fill(links, row * linkCount, (row + 1) * linkCount, NONE);
        for (int i = 0; i < linkCount; i++) {
            unlinked[i]++;
        }
        Arrays.fill(heads, row * incoming, (row + 1) * incoming, NONE);
        Arrays.fill(slotTags, row * slotCount, (row + 1) * slotCount, Value.ABSENT);
        Arrays.fill(tieTags, row * contextCount, (row + 1) * contextCount, Value.ABSENT);
        byKey.put(scope, tag, bits, row);
        return row;
    }

    /** Gives a row back. Links from and to it must be gone. */
    void release(int row) {
        for (int i = 0; i < linkCount; i++) {
            unlinked[i] -= links[row * linkCount + i] == NONE ? 1 : 0;
        }
        if (byKey.get(scopes[row], keyTags[row], keyBits[row]) == row) {
            byKey.remove(scopes[row], keyTags[row], keyBits[row]);
        }
        histories.clear(row);
        flags[row] = 0;
        numbers[row] = free;
        free = row;
    }

    /** Marks an object as first seen in mid-life after all, or as born. */
    void markBorn(int row, boolean born) {
        flags[row] = (byte) (born ? flags[row] | BORN : flags[row] & ~BORN);
    }

    /** Whether the object is certainly dead, as far as the raw sets tell. */
    public boolean isOver(int row) {
        List<Kind.RegionTest> dead = kind.dead();
        for (int i = 0; i < dead.size(); i++) {
            Kind.RegionTest test = dead.get(i);
            if ((states(row, kind.regions().get(test.region())) & ~test.mask()) != 0) {
                return false;
            }
        }
        return !dead.isEmpty();
    }

    /**
     * Whether the object may have ended, and another begun under its name, within some lost records: the last of them
     * begins the other, those before end this one.
     */
    boolean mayBeAnother(int row, long lost) {
        if (lost <= 0) {
            return false;
        }
        if (lost > World.MOST_LOST_FOR_TIES) {
            return true;
        }
        for (Kind.RegionTest dead : kind.dead()) {
            Region region = kind.regions().get(dead.region());
            long set = states(row, region);
            for (long i = 1; i < lost; i++) {
                set = region.oneStep(set);
            }
            if ((set & dead.mask()) == 0) {
                return false;
            }
        }
        return !kind.dead().isEmpty();
    }

    public byte keyTag(int row) {
        return keyTags[row];
    }

    public long keyBits(int row) {
        return keyBits[row];
    }

    /** The object's number within its kind, from 1. */
    public long number(int row) {
        return numbers[row];
    }

    /** The record with which it was first seen. */
    public long firstEvent(int row) {
        return firstEvent[row];
    }

    /** The raw set of a region, without what may have happened unseen since the object was last touched. */
    public long states(int row, Region region) {
        return states[row * words + region.word()] >>> region.shift() & region.all();
    }

    public void setStates(int row, Region region, long set) {
        int at = row * words + region.word();
        states[at] = (states[at] & ~(region.all() << region.shift())) | (set << region.shift());
    }

    /** Sets every region to what it is in a new object, or in one that is first seen in mid-life. */
    public void setAll(int row, boolean isNew) {
        System.arraycopy(isNew ? initial : adoption, 0, states, row * words, words);
    }

    public int doubt(int row) {
        return doubts[row];
    }

    public void addDoubt(int row, int reasons) {
        doubts[row] |= (byte) reasons;
    }

    /** The state of losses up to which the row is up to date. */
    public long lossSeen(int row) {
        return lossSeen[row];
    }

    public void setLossSeen(int row, long mark) {
        lossSeen[row] = mark;
    }

    /** The epoch of coverage up to which the row is up to date. */
    public int coverSeen(int row) {
        return coverSeen[row];
    }

    public void setCoverSeen(int row, int epoch) {
        coverSeen[row] = epoch;
    }

    /** The number of the last nameless record that the row has taken into account. */
    public long strangerSeen(int row) {
        return strangerSeen[row];
    }

    public void setStrangerSeen(int row, long mark) {
        strangerSeen[row] = mark;
    }

    /** Remembers under what losses and coverage the object was born. */
    void setBirth(int row, long loss, int cover) {
        bornLoss[row] = loss;
        bornCover[row] = cover;
    }

    public long bornLoss(int row) {
        return bornLoss[row];
    }

    public int bornCover(int row) {
        return bornCover[row];
    }

    /** The driver known to act on a side (0 client, 1 call manager), or 0. */
    public int sideDriver(int row, int side) {
        return sideDrivers[row * 2 + side];
    }

    public void setSideDriver(int row, int side, int driver) {
        sideDrivers[row * 2 + side] = driver;
    }

    /** Whether a rule that speaks once has spoken; {@code bit} 0 to 63. */
    public boolean hasSpoken(int row, int bit) {
        return (onceBits[row] >>> bit & 1) != 0;
    }

    public void setSpoken(int row, int bit) {
        onceBits[row] |= 1L << bit;
    }

    /** The row that a link leads to, or {@link #NONE}. */
    public int link(int row, int link) {
        return Math.max(links[row * linkCount + link], NONE);
    }

    /** The state of losses when the link was learned. */
    public long linkLoss(int row, int link) {
        return linkLoss[row * linkCount + link];
    }

    /** The first child by an incoming link, or {@link #NONE}. */
    public int firstChild(int row, int incomingIndex) {
        return heads[row * incoming + incomingIndex];
    }

    /** The next sibling by a link, or {@link #NONE}. */
    public int nextSibling(int row, int link) {
        return next[row * linkCount + link];
    }

    /** Links a row to a row of the target's table, at the front of its children. */
    void link(int row, int link, ObjectTable target, int targetRow, int incomingIndex, long loss) {
        unlink(row, link, target, incomingIndex);
        int at = row * linkCount + link;
        int known = links[at] == NONE ? 1 : 0;
        int head = target.heads[targetRow * target.incoming + incomingIndex];
        links[at] = targetRow;
        unlinked[link] -= known;
        linkLoss[at] = loss;
        next[at] = head;
        previous[at] = NONE;
        if (head != NONE) {
            previous[head * linkCount + link] = row;
        }
        target.heads[targetRow * target.incoming + incomingIndex] = row;
    }

    void unlink(int row, int link, ObjectTable target, int incomingIndex) {
        int at = row * linkCount + link;
        int targetRow = links[at];
        if (targetRow == NONE) {
            return;
        }
        unlinked[link]++;
        links[at] = NONE;
        if (targetRow == GONE) {
            return;
        }
        if (previous[at] != NONE) {
            next[previous[at] * linkCount + link] = next[at];
        } else {
            target.heads[targetRow * target.incoming + incomingIndex] = next[at];
        }
        if (next[at] != NONE) {
            previous[next[at] * linkCount + link] = previous[at];
        }
    }

    /** Notes that the target of a link is gone: the row belongs to nothing any more, and that is known. */
    void orphan(int row, int link, ObjectTable target, int incomingIndex) {
        unlink(row, link, target, incomingIndex);
        unlinked[link]--;
        links[row * linkCount + link] = GONE;
    }

    public byte slotTag(int row, int slot) {
        return slotTags[row * slotCount + slot];
    }

    public long slotBits(int row, int slot) {
        return slotBits[row * slotCount + slot];
    }

    public void setSlot(int row, int slot, byte tag, long bits) {
        slotTags[row * slotCount + slot] = tag;
        slotBits[row * slotCount + slot] = bits;
    }

    byte tieTag(int row, int context) {
        return tieTags[row * contextCount + context];
    }

    long tieBits(int row, int context) {
        return tieBits[row * contextCount + context];
    }

    int tieScope(int row, int context) {
        return tieScopes[row * contextCount + context];
    }

    void setTie(int row, int context, int scope, byte tag, long bits) {
        int at = row * contextCount + context;
        tieTags[at] = tag;
        tieBits[at] = bits;
        tieScopes[at] = scope;
    }

    /** What happened to the objects, for witnesses. */
    public Histories histories() {
        return histories;
    }

    private void grow() {
        capacity = capacity + (capacity >> 1) + 16;
        flags = Arrays.copyOf(flags, capacity);
        keyTags = Arrays.copyOf(keyTags, capacity);
        keyBits = Arrays.copyOf(keyBits, capacity);
        scopes = Arrays.copyOf(scopes, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        states = Arrays.copyOf(states, capacity * words);
        doubts = Arrays.copyOf(doubts, capacity);
        lossSeen = Arrays.copyOf(lossSeen, capacity);
        coverSeen = Arrays.copyOf(coverSeen, capacity);
        strangerSeen = Arrays.copyOf(strangerSeen, capacity);
        bornLoss = Arrays.copyOf(bornLoss, capacity);
        bornCover = Arrays.copyOf(bornCover, capacity);
        firstEvent = Arrays.copyOf(firstEvent, capacity);
        sideDrivers = Arrays.copyOf(sideDrivers, capacity * 2);
        onceBits = Arrays.copyOf(onceBits, capacity);
        links = Arrays.copyOf(links, capacity * linkCount);
        linkLoss = Arrays.copyOf(linkLoss, capacity * linkCount);
        next = Arrays.copyOf(next, capacity * linkCount);
        previous = Arrays.copyOf(previous, capacity * linkCount);
        heads = Arrays.copyOf(heads, capacity * incoming);
        slotTags = Arrays.copyOf(slotTags, capacity * slotCount);
        slotBits = Arrays.copyOf(slotBits, capacity * slotCount);
        tieTags = Arrays.copyOf(tieTags, capacity * contextCount);
        tieBits = Arrays.copyOf(tieBits, capacity * contextCount);
        tieScopes = Arrays.copyOf(tieScopes, capacity * contextCount);
        histories.grow(capacity);
    }

    /** Takes down or brings back all objects without their links. */
    void pass(StateStream state, int symbols) throws IOException {
        created = state.count(created);
        adopted = state.count(adopted);
        int rows = state.size(top);
        for (int row = 0; row < rows; row++) {
            if (state.isReading()) {
                top = row + 1;
                if (top > capacity) {
                    grow();
                }
            }
            flags[row] = (byte) state.index(flags[row], 0, LIVE | BORN);
            if (isLive(row)) {
                passRow(state, row, symbols);
            }
        }
        passFree(state);
        byKey.pass(state, (scope, tag, bits, row) -> row < top && isLive(row));
    }

    private void passRow(StateStream state, int row, int symbols) throws IOException {
        keyTags[row] = state.tag(keyTags[row]);
        keyBits[row] = state.bits(keyTags[row], keyBits[row]);
        scopes[row] = (int) state.number(scopes[row], Integer.MIN_VALUE, Integer.MAX_VALUE);
        numbers[row] = state.number(numbers[row], 1, created);
        for (Region region : kind.regions()) {
            setStates(row, region, state.set(states(row, region), region.all()));
        }
        doubts[row] = (byte) state.index(doubts[row], 0, Byte.MAX_VALUE);
        lossSeen[row] = state.number(lossSeen[row]);
        coverSeen[row] = state.size(coverSeen[row]);
        strangerSeen[row] = state.number(strangerSeen[row]);
        bornLoss[row] = state.number(bornLoss[row]);
        bornCover[row] = state.size(bornCover[row]);
        firstEvent[row] = state.number(firstEvent[row]);
        for (int side = 0; side < 2; side++) {
            sideDrivers[row * 2 + side] = state.index(sideDrivers[row * 2 + side], -1, symbols);
        }
        onceBits[row] = state.bits(onceBits[row]);
        for (int at = row * slotCount; at < (row + 1) * slotCount; at++) {
            slotTags[at] = state.tag(slotTags[at]);
            slotBits[at] = state.bits(slotTags[at], slotBits[at]);
        }
        for (int at = row * contextCount; at < (row + 1) * contextCount; at++) {
            tieTags[at] = state.tag(tieTags[at]);
            tieBits[at] = state.bits(tieTags[at], tieBits[at]);
            tieScopes[at] = state.size(tieTags[at] == Value.ABSENT ? 0 : tieScopes[at]);
        }
        histories.pass(state, row);
    }

    private void passFree(StateStream state) throws IOException {
        BitSet known = new BitSet();
        int before = NONE;
        int row = free;
        while (true) {
            row = state.index(row, NONE, top - 1);
            if (state.isReading()) {
                if (before == NONE) {
                    free = row;
                } else {
                    numbers[before] = row;
                }
            }
            if (row == NONE) {
                return;
            }
            if (isLive(row) || known.get(row)) {
                throw state.damaged("a row that is free");
            }
            known.set(row);
            before = row;
            row = state.isReading() ? NONE : (int) numbers[row];
        }
    }

    /** Takes down or brings back where a link of all objects leads, and the children of each target in their order. */
    void passLinks(StateStream state, int link, ObjectTable target, int incomingIndex) throws IOException {
        unlinked[link] = state.number(unlinked[link], 0, top);
        long linked = 0;
        for (int row = 0; row < top; row++) {
            if (isLive(row)) {
                int at = row * linkCount + link;
                links[at] = state.index(links[at], GONE, target.top - 1);
                linkLoss[at] = state.number(linkLoss[at]);
                if (links[at] >= 0) {
                    linked++;
                    if (!target.isLive(links[at])) {
                        throw state.damaged("a link to an object that is there");
                    }
                }
            }
        }
        BitSet placed = new BitSet();
        for (int row = 0; row < target.top; row++) {
            if (target.isLive(row)) {
                linked -= passChildren(state, link, target, row, incomingIndex, placed);
            }
        }
        if (linked != 0) {
            throw state.damaged("each child among the children of what it is linked to");
        }
    }

    private int passChildren(
            StateStream state, int link, ObjectTable target, int parent, int incomingIndex, BitSet placed)
            throws IOException {
        int head = parent * target.incoming + incomingIndex;
        int before = NONE;
        int count = 0;
        int child = state.isReading() ? NONE : target.heads[head];
        if (state.isReading()) {
            target.heads[head] = NONE;
        }
        while (true) {
            child = state.index(child, NONE, top - 1);
            if (child == NONE) {
                return count;
            }
            int at = child * linkCount + link;
            if (!isLive(child) || links[at] != parent || placed.get(child)) {
                throw state.damaged("a child of the object");
            }
            placed.set(child);
            count++;
            if (state.isReading()) {
                previous[at] = before;
                next[at] = NONE;
                if (before == NONE) {
                    target.heads[head] = child;
                } else {
                    next[before * linkCount + link] = child;
                }
            }
            before = child;
            child = state.isReading() ? NONE : next[at];
        }
    }

    /** One more than the highest row that may be asked about. */
    int capacity() {
        return capacity;
    }
}

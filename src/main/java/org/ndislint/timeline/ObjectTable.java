package org.ndislint.timeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
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

    private boolean isManagerNamed;
    private static final byte LIVE = 1;
    private static final byte BORN = 2;
    private static final byte SPOKEN = 4;

    private final Kind kind;
    private final long[] initial;
    private final long[] adoption;
    /** By word: the bits of the states in which the object is not over. */
    private final long[] alive;
    /** Whether the kind says when an object is over. */
    private final boolean canEnd;

    private final int slotCount;
    private final int contextCount;
    /** By bit and row: the rules that have spoken of an object; few objects have any. */
    private final ValueMap spoken = new ValueMap();

    private final RowIndex byKey = new RowIndex() {
        @Override
        boolean has(int row, int scope, byte tag, long bits) {
            return keyBits[row] == bits && keyTags[row] == tag && scopes[row] == scope;
        }

        @Override
        int hash(int row) {
            return hash(scopes[row], keyTags[row], keyBits[row]);
        }
    };

    private int capacity = 16;
    private int top;
    private int free = NONE;
    private long created;
    private long adopted;

    private byte[] flags = new byte[capacity];
    private byte[] keyTags = new byte[capacity];
    private long[] keyBits = new long[capacity];
    private int[] scopes = new int[capacity];
    /** The low bits of the object's number; of a free row the next free one. */
    private int[] numbers = new int[capacity];

    /** By word and row. */
    private final long[][] states;

    private byte[] doubts = new byte[capacity];
    private int[] lossSeen = new int[capacity];
    private int[] coverSeen = new int[capacity];
    private int[] strangerSeen = new int[capacity];
    private int[] bornLoss = new int[capacity];
    private int[] bornCover = new int[capacity];
    private long[] firstEvent = new long[capacity];
    private int[] sideDrivers = new int[capacity * 2];
    private final LinkColumn[] links;
    /** By incoming link and row: the first child; empty as long as nothing is linked by it. */
    private final int[][] heads;

    private byte[] slotTags;
    private long[] slotBits;
    /** By context: the entry of {@link Ties} that ties the object, unless it ties another by now. */
    private int[] ties;

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
        int words = kind.words();
        this.initial = new long[words];
        this.adoption = new long[words];
        for (Region region : kind.regions()) {
            initial[region.word()] |= region.initial() << region.shift();
            adoption[region.word()] |= region.adopted() << region.shift();
        }
        this.alive = new long[words];
        this.canEnd = !kind.dead().isEmpty();
        for (Kind.RegionTest dead : kind.dead()) {
            Region region = kind.regions().get(dead.region());
            alive[region.word()] |= (region.all() & ~dead.mask()) << region.shift();
        }
        this.links = new LinkColumn[kind.links().size()];
        for (int i = 0; i < links.length; i++) {
            links[i] = new LinkColumn();
        }
        this.heads = new int[incoming][0];
        this.slotCount = kind.slots().size();
        this.contextCount = kind.contexts().size();
        this.states = new long[words][capacity];
        this.slotTags = new byte[capacity * slotCount];
        this.slotBits = new long[capacity * slotCount];
        this.ties = new int[capacity * contextCount];
    }

    /** How many live objects have no known target of a link: any of them may belong to any. */
    public long unlinked(int link) {
        return links[link].unlinked();
    }

    /** The first of them, or {@link #NONE} where it is not known which they are; {@link #nextSibling} gives the others. */
    public int firstUnlinked(int link) {
        return links[link].firstUnlinked();
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
            free = numbers[row];
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
        numbers[row] = (int) created;
        firstEvent[row] = event;
        doubts[row] = 0;
        sideDrivers[row * 2] = 0;
        sideDrivers[row * 2 + 1] = 0;
        for (LinkColumn link : links) {
            link.begin(row);
        }
        for (int[] ofLink : heads) {
            if (ofLink.length != 0) {
                ofLink[row] = NONE;
            }
        }
        Arrays.fill(slotTags, row * slotCount, (row + 1) * slotCount, Value.ABSENT);
        Arrays.fill(ties, row * contextCount, (row + 1) * contextCount, NONE);
        byKey.put(scope, tag, bits, row);
        return row;
    }

    /** Gives a row back. Links from and to it must be gone. */
    void release(int row) {
        for (LinkColumn link : links) {
            link.end(row);
        }
        if (byKey.get(scopes[row], keyTags[row], keyBits[row]) == row) {
            byKey.remove(scopes[row], keyTags[row], keyBits[row]);
        }
        histories.clear(row);
        forgetSpoken(row);
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
        for (int word = 0; word < alive.length; word++) {
            if ((states[word][row] & alive[word]) != 0) {
                return false;
            }
        }
        return canEnd;
    }

    /**
     * Whether the object may have ended, and another begun under its name, within some lost records: the last of them
     * begins the other, those before end this one.
     */
    boolean mayBeAnother(int row, int lost) {
        if (lost == 0) {
            return false;
        }
        if (lost < 0 || lost > World.MOST_LOST_FOR_TIES) {
            return true;
        }
        for (Kind.RegionTest dead : kind.dead()) {
            Region region = kind.regions().get(dead.region());
            long set = states(row, region);
            for (int i = 1; i < lost; i++) {
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
        return Integer.toUnsignedLong(numbers[row]);
    }

    /** The record with which it was first seen. */
    public long firstEvent(int row) {
        return firstEvent[row];
    }

    /** The raw set of a region, without what may have happened unseen since the object was last touched. */
    public long states(int row, Region region) {
        return states[region.word()][row] >>> region.shift() & region.all();
    }

    public void setStates(int row, Region region, long set) {
        long[] of = states[region.word()];
        of[row] = (of[row] & ~(region.all() << region.shift())) | (set << region.shift());
    }

    /** Sets every region to what it is in a new object, or in one that is first seen in mid-life. */
    public void setAll(int row, boolean isNew) {
        for (int word = 0; word < states.length; word++) {
            states[word][row] = (isNew ? initial : adoption)[word];
        }
    }

    public int doubt(int row) {
        return doubts[row];
    }

    public void addDoubt(int row, int reasons) {
        doubts[row] |= (byte) reasons;
    }

    /** The state of losses up to which the row is up to date. */
    public int lossSeen(int row) {
        return lossSeen[row];
    }

    public void setLossSeen(int row, int mark) {
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
        return Integer.toUnsignedLong(strangerSeen[row]);
    }

    public void setStrangerSeen(int row, long mark) {
        strangerSeen[row] = (int) mark;
    }

    /** Remembers under what losses and coverage the object was born. */
    void setBirth(int row, int loss, int cover) {
        bornLoss[row] = loss;
        bornCover[row] = cover;
    }

    public int bornLoss(int row) {
        return bornLoss[row];
    }

    public int bornCover(int row) {
        return bornCover[row];
    }

    /** The driver known to act on a side (0 client, 1 call manager), or 0. */
    public int sideDriver(int row, int side) {
        return sideDrivers[row * 2 + side];
    }

    /** Whether the driver of some object's second side has ever been known. */
    public boolean isManagerNamed() {
        return isManagerNamed;
    }

    public void setSideDriver(int row, int side, int driver) {
        isManagerNamed |= side == 1 && driver != 0;
        sideDrivers[row * 2 + side] = driver;
    }

    /** Whether a rule that speaks once has spoken; {@code bit} 0 to 63. */
    public boolean hasSpoken(int row, int bit) {
        return (flags[row] & SPOKEN) != 0 && spoken.get(bit, Value.NUMBER, row) != ValueMap.NONE;
    }

    public void setSpoken(int row, int bit) {
        flags[row] |= SPOKEN;
        spoken.put(bit, Value.NUMBER, row, 1);
    }

    private void forgetSpoken(int row) {
        for (int bit = 0; (flags[row] & SPOKEN) != 0 && bit < Long.SIZE; bit++) {
            spoken.remove(bit, Value.NUMBER, row);
        }
    }

    /** The row that a link leads to, or {@link #NONE}. */
    public int link(int row, int link) {
        return links[link].target(row);
    }

    boolean isGone(int row, int link) {
        return links[link].isGone(row);
    }

    /** The state of losses when the link was learned. */
    public int linkLoss(int row, int link) {
        return links[link].loss(row);
    }

    /** The first child by an incoming link, or {@link #NONE}. */
    public int firstChild(int row, int incomingIndex) {
        return heads[incomingIndex].length == 0 ? NONE : heads[incomingIndex][row];
    }

    /** The next sibling by a link, or {@link #NONE}. */
    public int nextSibling(int row, int link) {
        return links[link].next(row);
    }

    /** Links a row to a row of the target's table, at the front of its children. */
    void link(int row, int link, ObjectTable target, int targetRow, int incomingIndex, int loss) {
        links[link].link(row, targetRow, target.heads(incomingIndex), loss, this);
    }

    private int[] heads(int incomingIndex) {
        if (heads[incomingIndex].length == 0) {
            heads[incomingIndex] = new int[capacity];
            Arrays.fill(heads[incomingIndex], NONE);
        }
        return heads[incomingIndex];
    }

    void unlink(int row, int link, ObjectTable target, int incomingIndex) {
        links[link].unlink(row, target.heads[incomingIndex]);
    }

    /** Notes that the target of a link is gone: the row belongs to nothing any more, and that is known. */
    void orphan(int row, int link, ObjectTable target, int incomingIndex) {
        links[link].orphan(row, target.heads[incomingIndex]);
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

    int tie(int row, int context) {
        return ties[row * contextCount + context];
    }

    void setTie(int row, int context, int entry) {
        ties[row * contextCount + context] = entry;
    }

    /** What happened to the objects, for witnesses. */
    public Histories histories() {
        return histories;
    }

    private void grow() {
        // By an eighth: at a million objects what is set aside and not used weighs more than the copying.
        capacity = capacity + Math.max(capacity >> 3, 16);
        flags = Arrays.copyOf(flags, capacity);
        keyTags = Arrays.copyOf(keyTags, capacity);
        keyBits = Arrays.copyOf(keyBits, capacity);
        scopes = Arrays.copyOf(scopes, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        for (int word = 0; word < states.length; word++) {
            states[word] = Arrays.copyOf(states[word], capacity);
        }
        doubts = Arrays.copyOf(doubts, capacity);
        lossSeen = Arrays.copyOf(lossSeen, capacity);
        coverSeen = Arrays.copyOf(coverSeen, capacity);
        strangerSeen = Arrays.copyOf(strangerSeen, capacity);
        bornLoss = Arrays.copyOf(bornLoss, capacity);
        bornCover = Arrays.copyOf(bornCover, capacity);
        firstEvent = Arrays.copyOf(firstEvent, capacity);
        sideDrivers = Arrays.copyOf(sideDrivers, capacity * 2);
        for (LinkColumn link : links) {
            link.grow(capacity);
        }
        for (int i = 0; i < heads.length; i++) {
            if (heads[i].length != 0) {
                heads[i] = Arrays.copyOf(heads[i], capacity);
            }
        }
        slotTags = Arrays.copyOf(slotTags, capacity * slotCount);
        slotBits = Arrays.copyOf(slotBits, capacity * slotCount);
        ties = Arrays.copyOf(ties, capacity * contextCount);
        histories.grow(capacity);
    }

    /** Takes down or brings back all objects without their links. */
    void pass(StateStream state, int symbols) throws IOException {
        isManagerNamed = state.flag(isManagerNamed);
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
            int spoke = flags[row] & SPOKEN;
            flags[row] = (byte) (state.index(flags[row] & ~SPOKEN, 0, LIVE | BORN) | spoke);
            if (isLive(row)) {
                passRow(state, row, symbols);
            }
        }
        passFree(state);
        passKeys(state);
    }

    /** Which objects are found by their keys: of several with the same key the newest. */
    private void passKeys(StateStream state) throws IOException {
        for (int row = 0; row < top; row++) {
            if (isLive(row)) {
                int known = find(scopes[row], keyTags[row], keyBits[row]);
                boolean isFound = state.flag(known == row);
                if (state.isReading() && isFound) {
                    if (known != NONE) {
                        throw state.damaged("one object of a key that is found by it");
                    }
                    byKey.put(scopes[row], keyTags[row], keyBits[row], row);
                }
            }
        }
    }

    private void passRow(StateStream state, int row, int symbols) throws IOException {
        keyTags[row] = state.tag(keyTags[row]);
        keyBits[row] = state.bits(keyTags[row], keyBits[row]);
        scopes[row] = (int) state.number(scopes[row], Integer.MIN_VALUE, Integer.MAX_VALUE);
        numbers[row] = (int) state.number(number(row), 0, 0xFFFF_FFFFL);
        for (Region region : kind.regions()) {
            setStates(row, region, state.set(states(row, region), region.all()));
        }
        doubts[row] = (byte) state.index(doubts[row], 0, Byte.MAX_VALUE);
        lossSeen[row] = state.mark(lossSeen[row]);
        coverSeen[row] = state.size(coverSeen[row]);
        strangerSeen[row] = state.mark(strangerSeen[row]);
        bornLoss[row] = state.mark(bornLoss[row]);
        bornCover[row] = state.size(bornCover[row]);
        firstEvent[row] = state.number(firstEvent[row]);
        for (int side = 0; side < 2; side++) {
            sideDrivers[row * 2 + side] = state.index(sideDrivers[row * 2 + side], -1, symbols);
        }
        passSpoken(state, row);
        for (int at = row * slotCount; at < (row + 1) * slotCount; at++) {
            slotTags[at] = state.tag(slotTags[at]);
            slotBits[at] = state.bits(slotTags[at], slotBits[at]);
        }
        for (int at = row * contextCount; at < (row + 1) * contextCount; at++) {
            ties[at] = state.index(ties[at], NONE, Integer.MAX_VALUE);
        }
        histories.pass(state, row);
    }

    private void passSpoken(StateStream state, int row) throws IOException {
        long bits = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            bits |= !state.isReading() && hasSpoken(row, bit) ? 1L << bit : 0;
        }
        bits = state.bits(bits);
        for (long rest = bits; state.isReading() && rest != 0; rest &= rest - 1) {
            setSpoken(row, Long.numberOfTrailingZeros(rest));
        }
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
            row = state.isReading() ? NONE : numbers[row];
        }
    }

    /** Takes down or brings back where a link of all objects leads, and the children of each target in their order. */
    void passLinks(StateStream state, int link, ObjectTable target, int incomingIndex) throws IOException {
        int[] children = state.isReading() ? target.heads(incomingIndex) : target.heads[incomingIndex];
        links[link].pass(state, this, target, children);
    }

    /** One more than the highest row that may be asked about. */
    int capacity() {
        return capacity;
    }
}

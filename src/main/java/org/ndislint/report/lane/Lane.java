package org.ndislint.report.lane;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;
import org.ndislint.timeline.ObjectTable;

/** One object of the trace as it is drawn: a generation of a handle, and what was last known of it. */
public final class Lane {
    private static final long UNSEEN = -1;

    private final int id;
    private final Kind kind;
    private final int row;
    private final long number;
    private final byte tag;
    private final long bits;
    private final boolean born;
    private final long[] sets;
    private long moved;
    private long chunk = UNSEEN;
    private long lastEvent;
    private boolean over;
    private boolean followed = true;
    private @Nullable Lane parent;
    private boolean certainParent;
    private int parentRank = Integer.MAX_VALUE;

    Lane(int id, Kind kind, ObjectTable table, int row) {
        this.id = id;
        this.kind = kind;
        this.row = row;
        this.number = table.number(row);
        this.tag = table.keyTag(row);
        this.bits = table.keyBits(row);
        this.born = table.isBorn(row);
        this.sets = new long[kind.regions().size()];
        Arrays.fill(sets, UNSEEN);
    }

    /** Whether it is still what its row holds. */
    public boolean isIn(ObjectTable table) {
        return table.isLive(row) && table.number(row) == number;
    }

    /**
     * Takes over what is known now; returns a mask of the regions to tell: those that changed, and with the first record
     * of a chunk all that were ever other than they began.
     */
    public long update(ObjectTable table, long event, long inChunk) {
        long changed = 0;
        for (int r = 0; r < sets.length; r++) {
            Region region = kind.regions().get(r);
            long now = table.states(row, region);
            long before = sets[r] == UNSEEN ? implied(region) : sets[r];
            if (now != before || (sets[r] == UNSEEN && isMain(r))) {
                changed |= 1L << r;
            }
            sets[r] = now;
        }
        moved |= changed;
        lastEvent = Math.max(lastEvent, event);
        over = table.isOver(row);
        if (chunk != inChunk) {
            chunk = inChunk;
            return moved;
        }
        return changed;
    }

    private long implied(Region region) {
        return born ? region.initial() : region.adopted();
    }

    /** Whether a region is one of those that tell when the object is over. */
    public boolean isMain(int region) {
        for (int i = 0; i < kind.dead().size(); i++) {
            if (kind.dead().get(i).region() == region) {
                return true;
            }
        }
        return kind.dead().isEmpty() && region == 0;
    }

    /** Its row was given to another object. */
    void lose() {
        followed = false;
    }

    /** Notes what it belongs to, if that is nearer to it, or surer, than what is known. */
    void belongTo(Lane above, int rank, boolean certain) {
        if (above != this && (rank < parentRank || (rank == parentRank && certain && !certainParent))) {
            parent = above;
            parentRank = rank;
            certainParent = certain;
        }
    }

    public int id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    int row() {
        return row;
    }

    public long number() {
        return number;
    }

    public byte tag() {
        return tag;
    }

    public long bits() {
        return bits;
    }

    public boolean isBorn() {
        return born;
    }

    public boolean isOver() {
        return over;
    }

    public boolean isFollowed() {
        return followed || over;
    }

    public long set(int region) {
        return sets[region];
    }

    public long lastEvent() {
        return lastEvent;
    }

    /** What it belongs to, as far as that is known. */
    public @Nullable Lane parent() {
        return parent;
    }

    public boolean hasCertainParent() {
        return certainParent;
    }
}

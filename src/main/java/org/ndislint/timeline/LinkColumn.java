package org.ndislint.timeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One link of all objects of a kind: where it leads, and who else is linked to the same. Takes no room until the first
 * object is linked.
 */
final class LinkColumn {
    private static final int NONE = ObjectTable.NONE;
    /** The target has been forgotten. */
    private static final int GONE = -2;

    private int[] targets = new int[0];
    private int[] losses = new int[0];
    private int[] next = new int[0];
    private int[] previous = new int[0];
    private long unlinked;
    /** The first of the rows without a target, which are a list like the children of one; once there is room for any. */
    private int firstUnlinked = NONE;

    void grow(int capacity) {
        if (targets.length != 0) {
            resize(capacity);
        }
    }

    private void resize(int capacity) {
        int known = targets.length;
        targets = Arrays.copyOf(targets, capacity);
        Arrays.fill(targets, known, capacity, NONE);
        losses = Arrays.copyOf(losses, capacity);
        next = Arrays.copyOf(next, capacity);
        previous = Arrays.copyOf(previous, capacity);
    }

    /** A new object has the row. */
    void begin(int row) {
        unlinked++;
        if (targets.length != 0) {
            targets[row] = NONE;
            addUnlinked(row);
        }
    }

    private void addUnlinked(int row) {
        next[row] = firstUnlinked;
        previous[row] = NONE;
        if (firstUnlinked != NONE) {
            previous[firstUnlinked] = row;
        }
        firstUnlinked = row;
    }

    private void takeUnlinked(int row) {
        if (previous[row] != NONE) {
            next[previous[row]] = next[row];
        } else {
            firstUnlinked = next[row];
        }
        if (next[row] != NONE) {
            previous[next[row]] = previous[row];
        }
    }

    /** The object of the row is no more; its link must have been taken away. */
    void end(int row) {
        if (get(row) == NONE) {
            unlinked--;
            if (targets.length != 0) {
                takeUnlinked(row);
            }
        }
    }

    /** How many live objects have no known target. */
    long unlinked() {
        return unlinked;
    }

    /** The first live object without a known target, if it is known which they are; the others follow by {@link #next}. */
    int firstUnlinked() {
        return firstUnlinked;
    }

    int target(int row) {
        return Math.max(get(row), NONE);
    }

    /** Whether the target of a row has been forgotten. */
    boolean isGone(int row) {
        return get(row) == GONE;
    }

    private int get(int row) {
        return targets.length == 0 ? NONE : targets[row];
    }

    /** The state of losses when the link was learned. */
    int loss(int row) {
        return losses[row];
    }

    int next(int row) {
        return next[row];
    }

    /**
     * Links a row to a row of the target's table, at the front of its children.
     *
     * @param heads the first child of each row of the target's table
     * @param of the table of the row
     */
    void link(int row, int target, int[] heads, int loss, ObjectTable of) {
        if (targets.length == 0) {
            resize(of.capacity());
            listUnlinked(of);
        }
        unlink(row, heads);
        takeUnlinked(row);
        int head = heads[target];
        targets[row] = target;
        unlinked--;
        losses[row] = loss;
        next[row] = head;
        previous[row] = NONE;
        if (head != NONE) {
            previous[head] = row;
        }
        heads[target] = row;
    }

    private void listUnlinked(ObjectTable of) {
        firstUnlinked = NONE;
        for (int row = 0; row < of.top(); row++) {
            if (of.isLive(row) && targets[row] == NONE) {
                addUnlinked(row);
            }
        }
    }

    void unlink(int row, int[] heads) {
        int target = get(row);
        if (target == NONE) {
            return;
        }
        unlinked++;
        targets[row] = NONE;
        if (target == GONE) {
            addUnlinked(row);
            return;
        }
        if (previous[row] != NONE) {
            next[previous[row]] = next[row];
        } else {
            heads[target] = next[row];
        }
        if (next[row] != NONE) {
            previous[next[row]] = previous[row];
        }
        addUnlinked(row);
    }

    /** Notes that the target is gone: the row belongs to nothing any more, and that is known. */
    void orphan(int row, int[] heads) {
        unlink(row, heads);
        takeUnlinked(row);
        unlinked--;
        targets[row] = GONE;
    }

    /** Takes down or brings back where the link of all objects leads, and the children of each target in their order. */
    void pass(StateStream state, ObjectTable of, ObjectTable target, int[] heads) throws IOException {
        unlinked = state.number(unlinked, 0, of.top());
        if (!state.flag(targets.length != 0)) {
            return;
        }
        if (state.isReading()) {
            resize(of.capacity());
        }
        long linked = 0;
        for (int row = 0; row < of.top(); row++) {
            if (of.isLive(row)) {
                targets[row] = state.index(targets[row], GONE, target.top() - 1);
                losses[row] = state.mark(losses[row]);
                if (targets[row] >= 0) {
                    linked++;
                    if (!target.isLive(targets[row])) {
                        throw state.damaged("a link to an object that is there");
                    }
                }
            }
        }
        BitSet placed = new BitSet();
        for (int row = 0; row < target.top(); row++) {
            if (target.isLive(row)) {
                linked -= passChildren(state, of, row, heads, placed);
            }
        }
        if (state.isReading()) {
            listUnlinked(of);
        }
        if (linked != 0) {
            throw state.damaged("each child among the children of what it is linked to");
        }
    }

    private int passChildren(StateStream state, ObjectTable of, int parent, int[] heads, BitSet placed)
            throws IOException {
        int before = NONE;
        int count = 0;
        int child = state.isReading() ? NONE : heads[parent];
        if (state.isReading()) {
            heads[parent] = NONE;
        }
        while (true) {
            child = state.index(child, NONE, of.top() - 1);
            if (child == NONE) {
                return count;
            }
            if (!of.isLive(child) || targets[child] != parent || placed.get(child)) {
                throw state.damaged("a child of the object");
            }
            placed.set(child);
            count++;
            if (state.isReading()) {
                previous[child] = before;
                next[child] = NONE;
                if (before == NONE) {
                    heads[parent] = child;
                } else {
                    next[before] = child;
                }
            }
            before = child;
            child = state.isReading() ? NONE : next[child];
        }
    }
}

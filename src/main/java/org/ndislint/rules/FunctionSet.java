package org.ndislint.rules;

/** Catalogue numbers as a set; wraps an array that must not change. */
public final class FunctionSet {
    private final boolean[] members;
    private final int[] ids;

    public FunctionSet(boolean[] members) {
        this.members = members;
        int count = 0;
        for (boolean member : members) {
            count += member ? 1 : 0;
        }
        ids = new int[count];
        for (int id = members.length - 1; id >= 0; id--) {
            if (members[id]) {
                ids[--count] = id;
            }
        }
    }

    /** By catalogue number; not a copy. */
    public boolean[] members() {
        return members;
    }

    /** The numbers, rising; not a copy. */
    int[] ids() {
        return ids;
    }
}

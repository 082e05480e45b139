package org.ndislint.minimize;

import java.util.Arrays;
import java.util.BitSet;

/** A part of a trace by what it is made of. */
final class Choice {
    private final int[] chosen;
    private final Claims claims;
    private final int end;

    /**
     * A choice.
     *
     * @param chosen positions of records about calls, ascending; owned by the choice from here on
     * @param claims what the part repeats of the capture's own words
     * @param end the part stands for the trace before this position
     */
    Choice(int[] chosen, Claims claims, int end) {
        this.chosen = chosen;
        this.claims = claims;
        this.end = end;
    }

    int size() {
        return chosen.length;
    }

    int position(int index) {
        return chosen[index];
    }

    /** The positions; not to be changed. */
    int[] positions() {
        return chosen;
    }

    Claims claims() {
        return claims;
    }

    int end() {
        return end;
    }

    boolean has(int position) {
        return Arrays.binarySearch(chosen, position) >= 0;
    }

    Choice claiming(Claims other) {
        return new Choice(chosen, other, end);
    }

    /** The same without some records; this if it has none of them. */
    Choice without(BitSet positions) {
        int[] rest = new int[chosen.length];
        int count = 0;
        for (int position : chosen) {
            if (!positions.get(position)) {
                rest[count++] = position;
            }
        }
        return count == chosen.length ? this : new Choice(Arrays.copyOf(rest, count), claims, end);
    }

    Part of(Material material) {
        return material.part(chosen, claims, end);
    }
}

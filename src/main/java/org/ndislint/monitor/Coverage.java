package org.ndislint.monitor;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.timeline.StateStream;

/**
 * Which kinds of driver had their calls recorded: as the capture says, or learned from what is seen. Epochs number the
 * changes, so that an object that was not touched for long can catch up with each of them.
 */
final class Coverage {
    /** The kinds of driver at the two ends of an AF. */
    static final int SIDES = DriverKind.CLIENT.bit() | DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit();
    /** Beside the kinds in a mask: of a client and its call manager one is covered, and it is not known which. */
    static final int ONE_SIDE = 1 << 15;

    private final BitSet seen = new BitSet();
    private int[] masks = new int[8];
    private int epoch;
    private boolean isStated;
    private int reductions;

    /** Takes what a capture record says; null leaves it to be learned. */
    void state(@Nullable Set<String> covers) {
        if (covers == null) {
            return;
        }
        int mask = 0;
        for (String kind : covers) {
            mask |= DriverKind.bitOf(kind);
        }
        isStated = true;
        change(mask);
    }

    /** Whether a record of one of some functions, by catalogue number, has been seen. */
    boolean hasSeen(boolean[] functions) {
        for (int id = 0; id < functions.length; id++) {
            if (functions[id] && seen.get(id)) {
                return true;
            }
        }
        return false;
    }

    /** Learns from a record of a function, which some of these kinds of driver made. */
    void learn(int function, int makers) {
        seen.set(function);
        if (isStated || (makers & ~mask()) == 0) {
            return;
        }
        if ((makers & ~(DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit())) == 0) {
            // Names do not tell a stand-alone call manager from an MCM: macros expand to the other's functions.
            change(mask() | DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit());
        } else if (Integer.bitCount(makers) == 1 || makers == (DriverKind.MINIPORT.bit() | DriverKind.MCM.bit())) {
            change(mask() | makers);
        } else if ((makers & ~SIDES) == 0 && (makers & mask()) == 0) {
            change(mask() | ONE_SIDE);
        }
    }

    private void change(int mask) {
        if (mask == masks[epoch]) {
            return;
        }
        if ((masks[epoch] & ~mask) != 0) {
            reductions++;
        }
        epoch++;
        if (epoch == masks.length) {
            masks = Arrays.copyOf(masks, epoch * 2);
        }
        masks[epoch] = mask;
    }

    /** Whether coverage is learned from what is seen, because the capture does not tell. */
    boolean isLearned() {
        return !isStated;
    }

    /** The kinds covered now, with {@link #ONE_SIDE}. */
    int mask() {
        return masks[epoch];
    }

    int epoch() {
        return epoch;
    }

    /** The kinds covered in an epoch. */
    int mask(int ofEpoch) {
        return masks[ofEpoch];
    }

    /** How often coverage shrank: what was known whole before is not any more. */
    int reductions() {
        return reductions;
    }

    /** Takes down or brings back what is known. */
    void pass(StateStream state, int functions) throws IOException {
        isStated = state.flag(isStated);
        reductions = state.size(reductions);
        int last = state.size(epoch);
        for (int e = 0; e <= last; e++) {
            if (e == masks.length) {
                masks = Arrays.copyOf(masks, e * 2);
            }
            masks[e] = state.index(masks[e], 0, Short.MAX_VALUE * 2 + 1);
        }
        epoch = last;
        int count = state.size(seen.cardinality());
        int function = -1;
        for (int i = 0; i < count; i++) {
            function = state.index(state.isReading() ? 0 : seen.nextSetBit(function + 1), 0, functions - 1);
            seen.set(function);
        }
    }
}

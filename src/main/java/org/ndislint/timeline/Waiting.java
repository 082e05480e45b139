package org.ndislint.timeline;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;

/**
 * The regions of a kind that tell of pended operations, found by the names of their states: {@code pended} or ending in
 * {@code -pended} while an answer is owed, {@code run} from the question on, {@code many} where several were asked.
 */
public final class Waiting {
    private final int[] regions;
    private final long[] pended;
    private final long[] run;
    private final long[] many;

    public Waiting(Kind kind) {
        List<Integer> found = new ArrayList<>();
        for (int r = 0; r < kind.regions().size(); r++) {
            if (kind.regions().get(r).find("pended") >= 0) {
                found.add(r);
            }
        }
        regions = new int[found.size()];
        pended = new long[regions.length];
        run = new long[regions.length];
        many = new long[regions.length];
        for (int i = 0; i < regions.length; i++) {
            regions[i] = found.get(i);
            Region region = kind.regions().get(regions[i]);
            for (int s = 0; s < region.size(); s++) {
                String state = region.state(s);
                pended[i] |= state.equals("pended") || state.endsWith("-pended") ? 1L << s : 0;
                run[i] |= state.equals("run") ? 1L << s : 0;
                many[i] |= state.equals("many") ? 1L << s : 0;
            }
        }
    }

    /** How many there are. */
    public int count() {
        return regions.length;
    }

    /** The region of an index below {@link #count}. */
    public int region(int index) {
        return regions[index];
    }

    /** The index of a region, or -1 if it tells of no pended operation. */
    public int indexOf(int region) {
        for (int i = 0; i < regions.length; i++) {
            if (regions[i] == region) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it is possible that an answer is owed. */
    public boolean isPossible(int index, long set) {
        return (set & (pended[index] | many[index])) != 0;
    }

    /** Whether an answer is owed for certain. */
    public boolean isCertain(int index, long set) {
        return (set & ~(pended[index] | many[index])) == 0 && (set & pended[index]) != 0;
    }

    /** Whether the operation may just have been asked for. */
    public boolean isRunning(int index, long set) {
        return (set & (run[index] | many[index])) != 0;
    }

    /** Whether several may have been asked for, so that it is not known which of them is answered. */
    public boolean isCrowded(int index, long set) {
        return (set & many[index]) != 0;
    }
}

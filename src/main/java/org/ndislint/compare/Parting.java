package org.ndislint.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one end of an address family does something else in the other capture.
 *
 * @param good the family there, or null if it has no like
 * @param bad the family here, or null likewise
 * @param side which end
 * @param common how many records are the same from the start
 * @param ofGood all records of that end; may be shorter than those of the other
 * @param ofBad likewise
 */
public record Parting(
        @Nullable Story good, @Nullable Story bad, Side side, int common, List<Moment> ofGood, List<Moment> ofBad) {
    public Parting {
        ofGood = List.copyOf(ofGood);
        ofBad = List.copyOf(ofBad);
    }

    /** How many moments are the same from the start. */
    static int common(List<Moment> a, List<Moment> b) {
        int count = 0;
        while (count < Math.min(a.size(), b.size())
                && a.get(count).word().equals(b.get(count).word())) {
            count++;
        }
        return count;
    }

    /** The number of the first record that differs, in the good capture if there is one, else in the bad one. */
    long event() {
        return common < ofGood.size()
                ? ofGood.get(common).event()
                : common < ofBad.size() ? ofBad.get(common).event() : Long.MAX_VALUE;
    }
}

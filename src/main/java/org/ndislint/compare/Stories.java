package org.ndislint.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two captures side by side.
 *
 * @param families how many address families have a like in the other capture
 * @param same how many of these went the same way at every end
 * @param partings where the others part, the earliest first
 */
public record Stories(int families, int same, List<Parting> partings) {
    public Stories {
        partings = List.copyOf(partings);
    }

    /** Aligns two captures: families that went the same way with each other, the rest in order of appearance. */
    public static Stories of(List<Story> good, List<Story> bad) {
        List<Story> restGood = new ArrayList<>();
        List<Story> restBad = new ArrayList<>(bad);
        int same = 0;
        for (Story story : good) {
            Story like = null;
            for (Story candidate : restBad) {
                if (story.isLike(candidate)) {
                    like = candidate;
                    break;
                }
            }
            if (like == null) {
                restGood.add(story);
            } else {
                restBad.remove(like);
                same++;
            }
        }
        List<Parting> partings = new ArrayList<>();
        int pairs = Math.min(restGood.size(), restBad.size());
        for (int i = 0; i < Math.max(restGood.size(), restBad.size()); i++) {
            part(i < restGood.size() ? restGood.get(i) : null, i < restBad.size() ? restBad.get(i) : null, partings);
        }
        partings.sort(Comparator.comparingLong(Parting::event));
        return new Stories(same + pairs, same, partings);
    }

    private static void part(@Nullable Story good, @Nullable Story bad, List<Parting> out) {
        Set<Side> sides = new TreeSet<>();
        if (good != null) {
            sides.addAll(good.sides().keySet());
        }
        if (bad != null) {
            sides.addAll(bad.sides().keySet());
        }
        for (Side side : sides) {
            List<Moment> ofGood = good == null ? List.of() : good.sides().getOrDefault(side, List.of());
            List<Moment> ofBad = bad == null ? List.of() : bad.sides().getOrDefault(side, List.of());
            int common = Parting.common(ofGood, ofBad);
            if (common < Math.max(ofGood.size(), ofBad.size())) {
                out.add(new Parting(good, bad, side, common, ofGood, ofBad));
            }
        }
    }
}

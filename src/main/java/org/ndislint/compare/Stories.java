package org.ndislint.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two captures side by side.
 *
 * @param families how many address families have a like in the other capture
 * @param same how many of these went the same way at every end
 * @param partings where the captures part, the earliest first
 */
public record Stories(int families, int same, List<Parting> partings) {
    public Stories {
        partings = List.copyOf(partings);
    }

    /** Aligns two captures. */
    public static Stories of(List<Story> good, List<Story> bad) {
        Map<Object, Integer> known = new HashMap<>();
        good.forEach(story -> known.merge(story.courses(), 1, Integer::sum));
        int same = 0;
        for (Story story : bad) {
            Integer left = known.get(story.courses());
            if (left != null && left > 0) {
                known.put(story.courses(), left - 1);
                same++;
            }
        }
        return new Stories(Math.min(good.size(), bad.size()), same, new Alignment(good, bad).partings());
    }
}

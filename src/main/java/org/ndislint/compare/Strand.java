package org.ndislint.compare;

import java.util.List;

/**
 * What one end of an address family did with one object: with the family itself, or a SAP, VC or the like on it.
 * Invocations come in the order in which they began, each with its return at once, as it is chance which of two threads
 * comes first with a return.
 *
 * @param side which end
 * @param kind of the object, by its index
 * @param object its name in its capture: {@code VC#3}
 * @param handle of the object; empty if it was not seen
 * @param moments in order; never empty
 */
public record Strand(Side side, int kind, String object, String handle, List<Moment> moments) {
    public Strand {
        moments = List.copyOf(moments);
    }

    /** What happened, without names: the same in two captures if the same happened. */
    record Course(Side side, int kind, List<String> words) {}

    Course course() {
        return new Course(side, kind, moments.stream().map(Moment::word).toList());
    }
}

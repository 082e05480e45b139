package org.ndislint.compare;

import org.jspecify.annotations.Nullable;

/**
 * Where one end of an address family does something else with an object in the other capture.
 *
 * @param good what happens there, or null if nothing like it does
 * @param bad what happens here, or null likewise; not both are null
 */
public record Parting(@Nullable Place good, @Nullable Place bad) {
    /**
     * A place in a strand.
     *
     * @param story of the family
     * @param strand of the object
     * @param index of the first moment that differs; the number of moments if the strand has ended
     */
    public record Place(Story story, Strand strand, int index) {
        /** The moment that differs, or null if the strand has ended. */
        public @Nullable Moment moment() {
            return index < strand.moments().size() ? strand.moments().get(index) : null;
        }

        private long event() {
            Moment moment = moment();
            return moment == null ? Long.MAX_VALUE : moment.event();
        }

        /** Whether it is about a SAP, VC or the like, not the family itself. */
        public boolean isChild() {
            return !strand.object().equals(story.name());
        }
    }

    /** The number of the first record that differs, in whichever capture it is the lower. */
    long event() {
        return Math.min(good == null ? Long.MAX_VALUE : good.event(), bad == null ? Long.MAX_VALUE : bad.event());
    }

    /** The place in the good capture, or if it has none, in the bad one. */
    public Place any() {
        Place any = good == null ? bad : good;
        if (any == null) {
            throw new IllegalStateException("of neither capture");
        }
        return any;
    }

    /** Which end. */
    public Side side() {
        return any().strand().side();
    }

    /** How many records of the object are the same from the start. */
    public int common() {
        return any().index();
    }
}

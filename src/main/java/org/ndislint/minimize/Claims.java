package org.ndislint.minimize;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CaptureFacts;

/**
 * How much of what a capture says of itself a part of it repeats: never more, and what does not bear on rules not at all.
 *
 * @param complete whether it repeats that the trace is complete
 * @param fromStart whether it repeats that it starts before any object exists, which a complete one does
 * @param covers whether it repeats whose calls were recorded
 * @param names whether it repeats how macros appear
 */
record Claims(boolean complete, boolean fromStart, boolean covers, boolean names) {
    static final Claims ALL = new Claims(true, true, true, true);
    static final Claims ALL_BUT_THE_END = new Claims(false, true, true, true);

    Claims withoutStart() {
        return new Claims(false, false, covers, names);
    }

    Claims withoutEnd() {
        return new Claims(false, fromStart, covers, names);
    }

    Claims withoutCovers() {
        return new Claims(complete, fromStart, false, names);
    }

    Claims withoutNames() {
        return new Claims(complete, fromStart, covers, false);
    }

    /** What is repeated of some facts, or null if nothing is. */
    @Nullable
    CaptureFacts of(CaptureFacts facts) {
        boolean isComplete = Boolean.TRUE.equals(facts.complete());
        boolean isFromStart = isComplete || Boolean.TRUE.equals(facts.fromStart());
        Set<String> said = covers ? facts.covers() : null;
        String spelled = names ? facts.names() : null;
        CaptureFacts out = new CaptureFacts(
                (complete && isComplete) ? true : null,
                (fromStart && isFromStart && !(complete && isComplete)) ? true : null,
                said,
                spelled,
                facts.lost(),
                null,
                null,
                null,
                null);
        return out.equals(CaptureFacts.NOTHING) ? null : out;
    }

    /** All of some facts that bears on rules, or null if nothing does. */
    static @Nullable CaptureFacts bearing(CaptureFacts facts) {
        CaptureFacts out = new CaptureFacts(
                facts.complete(),
                facts.fromStart(),
                facts.covers(),
                facts.names(),
                facts.lost(),
                null,
                null,
                null,
                null);
        return out.equals(CaptureFacts.NOTHING) ? null : out;
    }
}

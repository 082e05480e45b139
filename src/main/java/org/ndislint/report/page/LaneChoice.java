package org.ndislint.report.page;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.report.lane.Lane;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.Subject;

/** Chooses what belongs to some objects of a kind: the objects themselves and all below them. */
final class LaneChoice {
    /** Objects belong to each other in fewer steps. */
    private static final int MOST_STEPS = 16;

    private final String kind;
    private final Lives.Choice roots;
    private final BitSet asked = new BitSet();
    private final BitSet taken = new BitSet();

    /**
     * A choice.
     *
     * @param kind of the objects among which is chosen
     * @param roots says which; asked once of each
     */
    LaneChoice(String kind, Lives.Choice roots) {
        this.kind = kind;
        this.roots = roots;
    }

    boolean takesAny(List<Lane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            @Nullable Lane lane = lanes.get(i);
            for (int step = 0; step < MOST_STEPS && lane != null; step++) {
                if (lane.kind().name().equals(kind) && takes(lane)) {
                    return true;
                }
                lane = lane.parent();
            }
        }
        return false;
    }

    private boolean takes(Lane root) {
        if (!asked.get(root.id())) {
            asked.set(root.id());
            taken.set(root.id(), roots.takes(Subject.name(root.kind(), root.number()), root.tag(), root.bits()));
        }
        return taken.get(root.id());
    }
}

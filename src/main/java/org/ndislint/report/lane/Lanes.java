package org.ndislint.report.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;
import org.ndislint.rules.Kind;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.World;

/** The objects of a trace that have a lane: those with a handle, lists of buffers left aside; bounded. */
public final class Lanes {
    private static final int MOST_OF_A_KIND = 8_000;
    private static final Lane[] NO_ROWS = new Lane[0];

    private final World world;
    private final List<Kind> kinds = new ArrayList<>();
    private final @Nullable Lane[][] rows;
    private final int[] counts;
    private final List<Lane> all = new ArrayList<>();

    public Lanes(World world) {
        this.world = world;
        List<Kind> known = world.program().kinds();
        this.rows = new Lane[known.size()][];
        this.counts = new int[known.size()];
        for (Kind kind : known) {
            Key key = kind.key();
            if (key != null && key.type() == Key.Type.HANDLE && key != Key.NBL) {
                kinds.add(kind);
                rows[kind.index()] = NO_ROWS;
            }
        }
    }

    /** The kinds that have lanes. */
    public List<Kind> kinds() {
        return kinds;
    }

    /** The lane of the object in a row, new if it is a new object; null if there are too many. */
    public @Nullable Lane lane(Kind kind, int row) {
        int k = kind.index();
        Lane[] known = rows[k];
        if (known == null) {
            return null;
        }
        if (row >= known.length) {
            known = Arrays.copyOf(known, Math.max(Math.max(16, row + 1), known.length * 2));
            rows[k] = known;
        }
        ObjectTable table = world.table(k);
        Lane lane = known[row];
        if (lane == null || !lane.isIn(table)) {
            if (lane != null) {
                lane.lose();
            }
            known[row] = null;
            lane = null;
            if (!table.isLive(row)) {
                return null;
            }
            if (counts[k] == MOST_OF_A_KIND) {
                return null;
            }
            counts[k]++;
            lane = new Lane(all.size(), kind, table, row);
            known[row] = lane;
            all.add(lane);
        }
        findParent(lane);
        return lane;
    }

    private void findParent(Lane lane) {
        Kind kind = lane.kind();
        List<Kind.Link> links = kind.links();
        for (int i = 0; i < links.size(); i++) {
            Kind.Link link = links.get(i);
            Lane[] targets = rows[link.target()];
            int certain = world.linked(kind.index(), lane.row(), link.index());
            int target = certain >= 0 ? certain : world.table(kind.index()).link(lane.row(), link.index());
            if (targets != null && target >= 0 && target < targets.length) {
                Lane above = targets[target];
                if (above != null && above.isIn(world.table(link.target()))) {
                    lane.belongTo(above, i, certain >= 0);
                }
            }
        }
    }

    /** Objects with a lane, in the order in which they were first seen. */
    public List<Lane> all() {
        return all;
    }

    /** How many objects have no lane because there are too many of their kind. */
    public long untold() {
        long count = 0;
        for (Kind kind : kinds) {
            count += Math.max(0, world.table(kind.index()).created() - counts[kind.index()]);
        }
        return count;
    }
}

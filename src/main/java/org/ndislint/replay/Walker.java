package org.ndislint.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Value;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Kind;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Region;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.World;

/** Watches a monitor on its way to one record, or to what is wanted; records are numbered by their position, from 1. */
final class Walker implements StepObserver {
    private final World world;
    private final Monitor monitor;
    private final long target;
    private final @Nullable Wanted wanted;
    private final List<ObjectState> before = new ArrayList<>();
    private final List<ObjectState> after = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<String> inState = new LinkedHashSet<>();
    private long current;
    private long from;
    private boolean isMark;
    private boolean isInTick;
    private boolean isPassed;
    private boolean isSeen;
    private long hit;

    /**
     * Watches.
     *
     * @param target the record at which to look, or 0
     * @param wanted what to look out for, or null
     */
    Walker(Monitor monitor, long target, @Nullable Wanted wanted) {
        this.monitor = monitor;
        this.world = monitor.world();
        this.target = target;
        this.wanted = wanted;
    }

    List<ObjectState> before() {
        return before;
    }

    List<ObjectState> after() {
        return after;
    }

    Set<String> touched() {
        return touched;
    }

    /** Whether the record and its tick are done. */
    boolean isSeen() {
        return isSeen;
    }

    /** The number of the first record that is what was wanted, or 0. */
    long hit() {
        return hit;
    }

    void found(Finding finding) {
        if (wanted instanceof Wanted.Rule rule && rule.is(finding) && finding.event() >= from) {
            hit = hit == 0 ? finding.event() : Math.min(hit, finding.event());
        }
    }

    /** The record at which to look is none of a call: what is known there is what is known before the next call. */
    void setMark() {
        isMark = true;
    }

    @Override
    public void begin(CallEvent event, long number, boolean unordered) {
        current = number;
        isInTick = unordered;
        if (number == target) {
            states(before);
        } else if (isMark && number > target && !isSeen) {
            states(after);
            isSeen = true;
        }
    }

    @Override
    public void stepped(
            CallEvent event, @Nullable RecordUse use, int[] rows, Threads.Stack stack, @Nullable Frame frame) {
        if (use == null) {
            return;
        }
        for (RecordUse.KindUse kindUse : use.kinds()) {
            Kind kind = kindUse.kind();
            int row = rows[kind.index()];
            ObjectTable table = world.table(kind.index());
            if (row < 0 || !table.isLive(row)) {
                continue;
            }
            if (current == target) {
                touched.add(name(kind, table, row));
            }
            look(kind, table, row);
        }
    }

    private void look(Kind kind, ObjectTable table, int row) {
        if (wanted instanceof Wanted.Touch touch) {
            if (hit == 0 && current >= from && name(kind, table, row).equalsIgnoreCase(touch.object())) {
                hit = current;
            }
        } else if (wanted instanceof Wanted.InState state) {
            String name = name(kind, table, row);
            if (!name.equalsIgnoreCase(state.object()) && !kind.name().equalsIgnoreCase(state.object())) {
                return;
            }
            boolean is = isIn(kind, table, row, state);
            boolean isNew = is && inState.add(name);
            if (!is) {
                inState.remove(name);
            }
            if (isNew && hit == 0 && current >= from) {
                hit = current;
            }
        }
    }

    private static boolean isIn(Kind kind, ObjectTable table, int row, Wanted.InState state) {
        for (Region region : kind.regions()) {
            String name = state.region();
            if (name != null && !region.name().equals(name)) {
                continue;
            }
            int index = region.find(state.state());
            if (index >= 0 && table.states(row, region) == 1L << index) {
                return true;
            }
        }
        return false;
    }

    /** What is wanted counts from this record on; what is so already is not new. */
    void setFrom(long number) {
        from = number;
        if (!(wanted instanceof Wanted.InState state)) {
            return;
        }
        for (Kind kind : world.program().kinds()) {
            ObjectTable table = world.table(kind.index());
            for (int row = 0; row < table.top(); row++) {
                if (table.isLive(row) && isIn(kind, table, row, state)) {
                    inState.add(name(kind, table, row));
                }
            }
        }
    }

    @Override
    public void end() {
        if (current == target) {
            states(after);
            isPassed = true;
            isSeen = !isInTick;
        }
    }

    @Override
    public void tickEnded() {
        isSeen |= isPassed;
    }

    @Override
    public void lost(long count, long cpu) {
        // shown as the record that says so
    }

    @Override
    public void lostAnywhere(long count) {
        // likewise
    }

    /** What is known of every live object now. */
    void states(List<ObjectState> into) {
        into.clear();
        for (Kind kind : world.program().kinds()) {
            ObjectTable table = world.table(kind.index());
            for (int row = 0; row < table.top(); row++) {
                if (!table.isLive(row)) {
                    continue;
                }
                monitor.bringUpToDate(kind, row);
                List<ObjectState.Region> regions = new ArrayList<>();
                for (Region region : kind.regions()) {
                    regions.add(new ObjectState.Region(region.name(), region.text(table.states(row, region))));
                }
                into.add(new ObjectState(
                        name(kind, table, row),
                        Value.text(table.keyTag(row), table.keyBits(row), world.symbols()),
                        regions));
            }
        }
    }

    private static String name(Kind kind, ObjectTable table, int row) {
        return kind.name().toUpperCase(Locale.ROOT) + "#" + table.number(row);
    }
}

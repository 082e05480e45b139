package org.ndislint.monitor;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.Doubt;
import org.ndislint.rules.FlatList;
import org.ndislint.rules.Kind;
import org.ndislint.rules.ObjectTests;
import org.ndislint.rules.Region;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StateStream;
import org.ndislint.timeline.World;

/**
 * Brings an object up to date with what may have happened unseen since it was last touched: lost records, drivers that
 * were not recorded, records whose object could not be named. Lazy: nothing is done for objects that nobody asks about.
 */
final class Sync {
    private final World world;
    private final Coverage coverage;
    private final HiddenMoves[] hidden;
    private static final int MANAGERS = DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit();

    private final Strangers strangers;
    /** Of the kinds of object that have a call manager. */
    private final ObjectTable[] managed;

    private final int[] parents;
    private final int[] newborn;
    /** By kind: the sets "stand-alone call manager" and "MCM" of the region that tells the sides, else 0. */
    private final long[] standAlone;

    private final long[] integrated;

    Sync(World world, Coverage coverage) {
        this.world = world;
        this.coverage = coverage;
        List<Kind> kinds = world.program().kinds();
        hidden = new HiddenMoves[kinds.size()];
        managed = world.program().kinds().stream()
                .filter(kind -> kind.sideRegion() >= 0)
                .map(kind -> world.table(kind.index()))
                .toArray(ObjectTable[]::new);
        strangers = new Strangers(world);
        parents = new int[kinds.size()];
        newborn = new int[kinds.size()];
        Arrays.fill(newborn, -1);
        standAlone = new long[kinds.size()];
        integrated = new long[kinds.size()];
        for (Kind kind : kinds) {
            hidden[kind.index()] = new HiddenMoves(kind);
            parents[kind.index()] = -1;
            if (kind.sideRegion() >= 0) {
                Region side = kind.regions().get(kind.sideRegion());
                standAlone[kind.index()] = 1L << side.find("cm");
                integrated[kind.index()] = 1L << side.find("mcm");
            }
            for (Kind.Link link : kind.links()) {
                if (kinds.get(link.target()).sideRegion() >= 0) {
                    parents[kind.index()] = link.index();
                }
            }
        }
    }

    /**
     * A record concerned some object of the kind, as this event class, and which one is not known.
     *
     * @param since the number of the record that the object cannot be older than; 0: it may be any
     * @param belongs what asks to which others the object belongs
     * @param owners their rows, or {@link StrangerRing#held}, or {@link World#NONE}
     * @param event the record
     */
    void stranger(
            int kind, int eventClass, long since, List<ObjectTests.Belongs> belongs, int[] owners, CallEvent event) {
        strangers.add(kind, eventClass, since, belongs, owners, event);
    }

    /** Whether an object of the kind was born by a record that does not name it. */
    boolean hasStrangerBirth(int kind) {
        return strangers.hasBirth(kind);
    }

    /** An object begins with the record at hand: nothing has happened to it unseen yet. -1 when the record is done. */
    void setNewborn(int kind, int row) {
        newborn[kind] = row;
    }

    /** The object that begins with the record at hand, or -1. */
    int newborn(int kind) {
        return newborn[kind];
    }

    /** The number of nameless records so far. */
    long strangerCount() {
        return strangers.count();
    }

    /** Whether some record since an object's last touch may have concerned it namelessly. */
    void catchUp(Kind kind, int row) {
        if (newborn[kind.index()] == row) {
            return;
        }
        ObjectTable table = world.table(kind.index());
        int lost = world.lossMark() - table.lossSeen(row);
        cover(kind, table, row);
        meetStrangers(kind, table, row);
        if (lost != 0) {
            lose(kind, table, row, lost);
            table.setLossSeen(row, world.lossMark());
            // What happened unseen may have happened before or after the loss.
            cover(kind, table, row, coverage.mask());
            meetStrangers(kind, table, row);
        }
        table.setStrangerSeen(row, strangers.count());
    }

    private void cover(Kind kind, ObjectTable table, int row) {
        int epoch = table.coverSeen(row);
        if (epoch != coverage.epoch()) {
            for (int e = epoch; e < coverage.epoch(); e++) {
                cover(kind, table, row, coverage.mask(e));
            }
            table.setCoverSeen(row, coverage.epoch());
        }
        cover(kind, table, row, coverage.mask());
    }

    private void lose(Kind kind, ObjectTable table, int row, int lost) {
        boolean widened = false;
        boolean another = world.mayBeAnother(kind.index(), row, lost);
        for (Region region : kind.regions()) {
            long before = table.states(row, region);
            long after = lost == 1 && !another ? region.oneStep(before) : before | region.adopted();
            if (after != before) {
                table.setStates(row, region, after);
                widened = true;
            }
        }
        if (another) {
            table.setSideDriver(row, 0, 0);
            table.setSideDriver(row, 1, 0);
            for (Kind.Slot slot : kind.slots()) {
                table.setSlot(row, slot.index(), (byte) 0, 0);
            }
        }
        if (widened) {
            table.addDoubt(row, Doubt.LOST);
        }
    }

    private void cover(Kind kind, ObjectTable table, int row, int all) {
        int covered = isManagerUnseen(kind, row) ? all & ~MANAGERS : all;
        if (hidden[kind.index()].isEmpty(covered)) {
            return;
        }
        if (kind.isOwned() && coverage.isLearned() && table.sideDriver(row, 0) != 0) {
            // Its owner is recorded, and nobody else acts on it.
            return;
        }
        int owner = kind.isOwned() && table.sideDriver(row, 0) != 0 ? HiddenMoves.OWNER_SEEN : 0;
        HiddenMoves.Table moves = hidden[kind.index()].table(covered, irrelevant(kind, row, covered) | owner);
        if (moves.isEmpty) {
            return;
        }
        boolean widened = false;
        FlatList<Region> regions = kind.regions();
        for (int r = 0; r < regions.size(); r++) {
            Region region = regions.get(r);
            long before = table.states(row, region);
            long after = moves.widen(r, before);
            if (after != before) {
                table.setStates(row, region, after);
                widened = true;
            }
        }
        if (moves.mayBeAnother(table, row, regions)) {
            for (int r = 0; r < regions.size(); r++) {
                Region region = regions.get(r);
                long before = table.states(row, region);
                long after = before | moves.born(r);
                if (after != before) {
                    table.setStates(row, region, after);
                    widened = true;
                }
            }
        }
        if (widened) {
            table.addDoubt(row, Doubt.UNCOVERED);
        }
    }

    private boolean isAnyManagerNamed() {
        for (int i = 0; i < managed.length; i++) {
            if (managed[i].isManagerNamed()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether coverage is only learned, other objects' call managers are known, and no record shows that an object's own call manager is among the drivers that are
     * recorded: there may be another than those.
     */
    private boolean isManagerUnseen(Kind kind, int row) {
        if (!coverage.isLearned() || !isAnyManagerNamed()) {
            return false;
        }
        Kind of = kind;
        int at = row;
        boolean isManaged = false;
        while (at >= 0) {
            if (of.sideRegion() >= 0) {
                isManaged = true;
                if (world.table(of.index()).sideDriver(at, 1) != 0) {
                    return false;
                }
            }
            int link = parents[of.index()];
            if (link < 0) {
                return isManaged;
            }
            at = world.linked(of.index(), at, link);
            of = world.program().kinds().get(of.links().get(link).target());
        }
        return isManaged;
    }

    /** The kinds of driver that cannot act on an object, because its AF is known to be served by the other kind. */
    int irrelevant(Kind kind, int row) {
        return irrelevant(kind, row, coverage.mask());
    }

    private int irrelevant(Kind kind, int row, int covered) {
        if (kind.sideRegion() >= 0) {
            Region side = kind.regions().get(kind.sideRegion());
            long states = world.table(kind.index()).states(row, side);
            if (states == standAlone[kind.index()]) {
                return DriverKind.MCM.bit();
            }
            // An MCM's own miniport calls are covered with it.
            int own = (covered & DriverKind.MCM.bit()) != 0 ? DriverKind.MINIPORT.bit() : 0;
            if (states == integrated[kind.index()]) {
                return DriverKind.CALL_MANAGER.bit() | own;
            }
            if (world.table(kind.index()).sideDriver(row, 1) != 0 && coverage.reductions() == 0) {
                // Its call manager is recorded: it is of the kind that is, if only one of the two is and always was.
                int recorded = covered & (DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit());
                if (recorded == DriverKind.CALL_MANAGER.bit()) {
                    return DriverKind.MCM.bit();
                }
                if (recorded == DriverKind.MCM.bit()) {
                    return DriverKind.CALL_MANAGER.bit() | own;
                }
            }
        }
        int link = parents[kind.index()];
        if (link < 0) {
            return 0;
        }
        int parent = world.linked(kind.index(), row, link);
        return parent < 0
                ? 0
                : irrelevant(world.program().kinds().get(kind.links().get(link).target()), parent, covered);
    }

    private void meetStrangers(Kind kind, ObjectTable table, int row) {
        long seen = table.strangerSeen(row);
        if (!strangers.isAnySince(kind.index(), seen)) {
            return;
        }
        int[] classes = strangers.met();
        int count = strangers.since(kind.index(), seen, row, false);
        if (mayEnd(kind, table, row, classes, count)) {
            // Those about objects of another owner may have been about one that was given its name.
            count = strangers.since(kind.index(), seen, row, true);
        }
        if (count == 0) {
            return;
        }
        boolean reborn = isRebirth(kind, classes, count);
        boolean widened = false;
        if (reborn) {
            world.estrange(kind, row);
            table.addDoubt(row, Doubt.MISSING_FIELD);
        } else if (mayReturn(kind, table, row, classes, count)) {
            boolean wasOver = table.isOver(row);
            world.estrange(kind, row);
            table.addDoubt(row, Doubt.MISSING_FIELD);
            for (int link = 0; wasOver && link < kind.links().size(); link++) {
                int owner = strangers.onlyOwner(kind.index(), seen, row, link);
                if (owner >= 0) {
                    world.linkPerhaps(kind.index(), row, link, owner);
                }
            }
        }
        for (int r = 0; r < kind.regions().size(); r++) {
            Region region = kind.regions().get(r);
            long before = table.states(row, region);
            long after = region.closure(reborn ? before | region.initial() : before, classes, count);
            if (after != before) {
                table.setStates(row, region, after);
                widened = true;
            }
        }
        if (widened) {
            table.addDoubt(row, Doubt.WINDOW);
        }
    }

    /** Whether an object may be over, or come to be by nameless records of some classes. */
    private static boolean mayEnd(Kind kind, ObjectTable table, int row, int[] classes, int count) {
        for (Kind.RegionTest dead : kind.dead()) {
            Region region = kind.regions().get(dead.region());
            long before = table.states(row, region);
            // One side is enough: what ends the other may not be a record about the object, as the close of its call.
            if ((region.closure(before, classes, count) & dead.mask()) != 0) {
                return true;
            }
        }
        return kind.dead().isEmpty();
    }

    /** Whether one that may be over may be alive again by nameless records of some classes, as another. */
    private boolean mayReturn(Kind kind, ObjectTable table, int row, int[] classes, int count) {
        boolean isAny = false;
        for (int c = 0; c < count; c++) {
            isAny |= strangers.isReturn(kind.index(), classes[c]);
        }
        return isAny && mayEnd(kind, table, row, classes, count);
    }

    /**
     * Gives the states of a region in which an object may be after nameless records that may have concerned it.
     *
     * @param since the number of nameless records after which they count
     */
    StrangerMoves strangerMoves(Kind kind, long since) {
        int count = strangers.since(kind.index(), since, World.NONE, true);
        if (count == 0) {
            return StrangerMoves.NONE;
        }
        int[] classes = Arrays.copyOf(strangers.met(), count);
        boolean reborn = isRebirth(kind, classes, count);
        return (region, states) -> region.closure(reborn ? states | region.initial() : states, classes, count);
    }

    /** What nameless records may have done. */
    interface StrangerMoves {
        StrangerMoves NONE = (region, states) -> states;

        long after(Region region, long states);
    }

    private static boolean isRebirth(Kind kind, int[] classes, int count) {
        for (int c = 0; c < count; c++) {
            if (kind.classes().get(classes[c]).born()) {
                return true;
            }
        }
        return false;
    }

    /** Takes down or brings back what was met namelessly; between records. */
    void pass(StateStream state) throws IOException {
        strangers.pass(state);
    }
}

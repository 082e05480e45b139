package org.ndislint.monitor;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Function;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.rules.Doubt;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Naming;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.RecordUse.KindUse;
import org.ndislint.rules.Region;
import org.ndislint.rules.Test;
import org.ndislint.rules.Truth;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.World;

/** Which object of each kind the record at hand is about, and whether it begins with the record. */
final class Resolution {
    private final Program program;
    private final World world;
    private final Coverage coverage;
    private final Sync sync;
    private final Judgement facts;
    private final Learning learning;
    private final int[] rows;
    private final boolean[] fresh;
    private final boolean[] orphans;
    private final boolean[] named;
    private final long[] since;
    /** What it rests on which object the record begins, within a tick. */
    private final Candidate basis = new Candidate();
    /** By function: the keys that its entry shows, one bit each; found when first asked for. */
    private final long[] keysAtEntry;

    private final BitSet areKeysKnown = new BitSet();
    private @Nullable Unordered tick;

    Resolution(World world, Coverage coverage, Sync sync, Judgement facts, Learning learning) {
        this.program = world.program();
        this.world = world;
        this.coverage = coverage;
        this.sync = sync;
        this.facts = facts;
        this.learning = learning;
        this.rows = new int[program.kinds().size()];
        this.fresh = new boolean[rows.length];
        this.orphans = new boolean[rows.length];
        this.named = new boolean[rows.length];
        this.since = new long[rows.length];
        this.keysAtEntry = new long[program.catalogue().size()];
    }

    /** Within a tick of the clock: where to note what happens to objects; else null. */
    void setTick(@Nullable Unordered unordered) {
        tick = unordered;
    }

    /** By kind: the row, {@link World#NONE} or {@link World#STRANGER}; of use for the kinds that the record names. */
    int[] rows() {
        return rows;
    }

    int row(int kind) {
        return rows[kind];
    }

    /** The record is about no object of the kind. */
    void setNone(int kind) {
        rows[kind] = World.NONE;
        facts.setRow(kind, World.NONE, false);
    }

    /** Whether the record names an object of the kind as its naming says; of use after {@link #resolve}. */
    boolean isNamed(int kind) {
        return named[kind];
    }

    /** Of a kind of which it is not known which object is meant: a record before which it had not begun, or 0. */
    long since(int kind) {
        return since[kind];
    }

    /** Whether the object is first seen with the record. */
    boolean isFresh(int kind) {
        return fresh[kind];
    }

    /** Whether the record is a return that may belong to an older object of the same name. */
    boolean isOrphan(int kind) {
        return orphans[kind] && !fresh[kind];
    }

    /** Finds or begins the object of a kind that the record is about. */
    void resolve(KindUse use, CallEvent event, long number, @Nullable Frame frame) {
        Kind kind = use.kind();
        int index = kind.index();
        fresh[index] = false;
        since[index] = 0;
        basis.forget();
        int found = world.find(kind, event);
        boolean isNamed = found != World.UNNAMED;
        named[index] = isNamed;
        int row = isNamed ? found : World.NONE;
        for (int i = 0; i < use.renews().size(); i++) {
            RecordUse.RenewUse renew = use.renews().get(i);
            facts.watch(null);
            if (Test.ask(renew.test(), facts, index, World.NONE) != Truth.NO) {
                world.renew(kind, row, renew.context(), renew.source(), event);
            }
        }
        if (!isNamed) {
            row = world.resolveNameless(kind, event);
        }
        ObjectTable table = world.table(index);
        // A thread may come to another processor before it has what it asked for.
        boolean isElsewhere = kind.naming().by() == Naming.By.KEY_ON_CPU && event.cpu != CallEvent.NOT_RECORDED;
        if (frame != null && frame.loss() == world.lossMark() && frame.hadRow(index) && !isElsewhere) {
            // The return belongs to what the entry named, even if the name has been given out again since.
            rows[index] = frame.row(index, table);
            facts.setRow(index, rows[index], false);
            if (rows[index] >= 0) {
                learning.meet(kind, rows[index], event);
                sync.catchUp(kind, rows[index]);
            }
            return;
        }
        orphans[index] = facts.isReturn() && frame == null;
        boolean older = row >= 0 && frame != null && frame.event() < table.firstEvent(row);
        boolean byContext = older && frame != null && namesByContext(kind, frame);
        if (older && frame != null && (byContext || carriesAtEntry(kind, event.function))) {
            if (world.hasKey(kind, frame.entry()) || (byContext && table.isBorn(row))) {
                // The invocation began with the name before this generation did.
                rows[index] = World.NONE;
                facts.setRow(index, World.NONE, false);
                return;
            }
            orphans[index] = true;
        }
        if (isNamed) {
            facts.setRow(index, row, false);
            int born = isEcho(table, row, frame) ? Truth.NO : born(use, index, row);
            if (row < 0 || born == Truth.YES) {
                if (row >= 0) {
                    facts.setBefore(index, row);
                }
                row = world.add(kind, event, born == Truth.YES, number, coverage.epoch(), coverage.mask());
                fresh[index] = true;
                start(table, row, born == Truth.YES, frame);
                sync.setNewborn(index, born == Truth.YES ? row : World.NONE);
                if (kind.isOwned()) {
                    table.setSideDriver(row, 0, Learning.owner(event));
                }
            } else if (born == Truth.MAYBE) {
                maybeReborn(kind, table, row);
            }
        }
        if (row == World.NONE && !(kind.key() != null && event.isNull(kind.key()))) {
            // It concerns some object of the kind, and nothing in the record says which.
            row = World.STRANGER;
        }
        if (row == World.STRANGER) {
            since[index] = begun(use, kind, number, frame);
        }
        rows[index] = row;
        facts.setRow(index, row, fresh[index]);
        if (row >= 0) {
            if (!orphans[index]) {
                learning.meet(kind, row, event);
            }
            sync.catchUp(kind, row);
            if (tick != null) {
                tick.restsOn(kind, row, basis);
            }
        }
    }

    /**
     * The number of the entry of the invocation with which the object begins that the record is about, as far as the entry
     * is known to come after what comes before it; else 0.
     */
    private long begun(KindUse use, Kind kind, long number, @Nullable Frame frame) {
        if (tick != null) {
            return 0;
        }
        if (!facts.isReturn()) {
            return use.beginsAnother() ? number : 0;
        }
        if (frame == null || frame.loss() != world.lossMark() || frame.isInTick() || frame.function() < 0) {
            return 0;
        }
        RecordUse entry = program.onEnter(frame.function());
        KindUse atEntry = entry == null ? null : entry.of(kind);
        return atEntry != null && atEntry.beginsAnother() ? frame.event() : 0;
    }

    /** Whether a return names an object that began within its own invocation: it is no second birth. */
    private boolean isEcho(ObjectTable table, int row, @Nullable Frame frame) {
        return row >= 0
                && frame != null
                && frame.loss() == world.lossMark()
                && table.isBorn(row)
                && frame.event() < table.firstEvent(row);
    }

    /** Whether an entry names an object of a kind by a context that was given out before. */
    private boolean namesByContext(Kind kind, Frame frame) {
        RecordUse entry = frame.function() < 0 ? null : program.onEnter(frame.function());
        KindUse use = entry == null ? null : entry.of(kind);
        for (int i = 0; i < kind.contexts().size(); i++) {
            Key context = kind.contexts().get(i);
            if (frame.entry().has(context)
                    && !frame.entry().isNull(context)
                    && (use == null || !use.givesOut(context))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the entry of a function shows the key of a kind, as its documented parameters say. */
    private boolean carriesAtEntry(Kind kind, int function) {
        Key key = kind.key();
        if (key == null || function < 0) {
            return true;
        }
        if (!areKeysKnown.get(function)) {
            areKeysKnown.set(function);
            for (Function.Parameter parameter :
                    program.catalogue().function(function).parameters()) {
                Key shown = program.catalogue().keyOf(function, parameter.name(), EventKind.ENTER);
                keysAtEntry[function] |= shown == null ? 0 : 1L << shown.ordinal();
            }
        }
        return (keysAtEntry[function] >>> key.ordinal() & 1) != 0;
    }

    /** Whether the record begins a new generation of the object in a row, or the first if there is none. */
    private int born(KindUse use, int kind, int row) {
        int born = Truth.NO;
        for (int c : use.births()) {
            Kind.EventClass eventClass = use.classes().get(c).eventClass();
            facts.watch(tick == null ? null : basis);
            int truth = Test.ask(use.test(c), facts, kind, row);
            if (row >= 0 && truth != Truth.NO) {
                truth = Math.min(truth, eventClass.rebirth().eval(facts, kind, row));
            }
            born = Math.max(born, eventClass.maybe() ? Math.min(truth, Truth.MAYBE) : truth);
        }
        return born;
    }

    private void start(ObjectTable table, int row, boolean born, @Nullable Frame frame) {
        table.setAll(row, born);
        // What was met namelessly before may have concerned an object that is first seen now. One that a return shows
        // was
        // there since some time within the invocation.
        long since = facts.isReturn() ? (frame == null ? 0 : frame.nameless()) : sync.strangerCount();
        table.setStrangerSeen(row, born ? since : 0);
        if (!born) {
            table.addDoubt(row, world.lossMark() != 0 ? Doubt.WINDOW | Doubt.LOST : Doubt.WINDOW);
        }
    }

    private void maybeReborn(Kind kind, ObjectTable table, int row) {
        sync.catchUp(kind, row);
        for (Region region : kind.regions()) {
            table.setStates(row, region, table.states(row, region) | region.initial());
        }
        world.estrange(kind, row);
        table.addDoubt(row, Doubt.MISSING_FIELD);
    }
}

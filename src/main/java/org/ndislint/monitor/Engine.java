package org.ndislint.monitor;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.rules.Doubt;
import org.ndislint.rules.FlatList;
import org.ndislint.rules.Kind;
import org.ndislint.rules.ObjectTests;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.RecordUse.KindUse;
import org.ndislint.rules.Test;
import org.ndislint.rules.Truth;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.World;

/**
 * Steps the compiled tables over the objects that one record names: resolves them, judges rules on what was known before
 * the record, then moves their regions. Knows nothing of order between records; that is {@link Monitor}'s.
 */
final class Engine {
    private static final int NOT_KEPT = -1;

    private final Program program;
    private final World world;
    private final Coverage coverage;
    private final Sync sync;
    private final Judgement facts;
    private final Regions regions;
    private final Candidates candidates;
    private final Tally tally;
    private final int[] makers;
    /** The record at hand with one buffer of its chain. */
    private final CallEvent one = new CallEvent();
    /** By kind and region: the rules by which something is owed in some of its states; null where there are none. */
    private final Program.@Nullable CompiledRule[][][] owing;

    /** The record at hand, kept for the histories of all objects that it changes, or {@link #NOT_KEPT}. */
    private int kept = NOT_KEPT;

    private final Resolution objects;
    private final Learning learning;
    private final int[] changedRegions = new int[Kind.MOST_REGIONS];
    private final long[] changedSets = new long[Kind.MOST_REGIONS];
    private final long[] beforeSets = new long[Kind.MOST_REGIONS];
    private final long[] afterSets = new long[Kind.MOST_REGIONS];
    private final long[] droppedSets = new long[Kind.MOST_REGIONS];
    private @Nullable Unordered tick;
    private @Nullable StepObserver observer;
    /** What the event classes of the record at hand rest on, within a tick. */
    private final Candidate basis = new Candidate();

    private int[] truths = new int[64];
    private final int[] owners = new int[RecordUse.ClassUse.MOST_BELONGS];
    private final int[] truthStart;

    Engine(
            Program program,
            World world,
            Coverage coverage,
            Sync sync,
            Judgement facts,
            Candidates candidates,
            Tally tally) {
        this.program = program;
        this.world = world;
        this.coverage = coverage;
        this.sync = sync;
        this.facts = facts;
        this.candidates = candidates;
        this.tally = tally;
        this.regions = new Regions(facts, candidates, tally);
        this.makers = new int[program.callCount()];
        for (int id = 0; id < makers.length; id++) {
            makers[id] = program.kindsMaking(id);
        }
        this.owing = owing(program);
        this.learning = new Learning(world, facts, makers);
        this.objects = new Resolution(world, coverage, sync, facts, learning);
        this.truthStart = new int[program.kinds().size()];
    }

    private static Program.@Nullable CompiledRule[][][] owing(Program program) {
        Program.@Nullable CompiledRule[][][] out =
                new Program.@Nullable CompiledRule[program.kinds().size()][][];
        for (Kind kind : program.kinds()) {
            out[kind.index()] = new Program.CompiledRule[kind.regions().size()][];
        }
        for (Program.CompiledRule rule : program.rules()) {
            Program.Owed owed = rule.owed();
            if (owed != null) {
                Program.CompiledRule[] before = out[owed.kind()][owed.region()];
                int count = before == null ? 0 : before.length;
                Program.CompiledRule[] after =
                        before == null ? new Program.CompiledRule[1] : Arrays.copyOf(before, count + 1);
                after[count] = rule;
                out[owed.kind()][owed.region()] = after;
            }
        }
        return out;
    }

    /** Within a tick of the clock: where to note what happens to objects; else null. */
    void setTick(@Nullable Unordered unordered) {
        tick = unordered;
        objects.setTick(unordered);
        facts.setInTick(unordered != null);
    }

    /** Who is told how objects move; null: nobody. */
    void setObserver(@Nullable StepObserver toTell) {
        observer = toTell;
    }

    /**
     * Steps an entry or a return; the record may be completed with values of its entry.
     *
     * @param event the engine's from here on, unless the records share a tick; unchanged as long as it is the last one
     * @return an instance that nothing holds any more: the record itself, or another in its place
     */
    CallEvent step(CallEvent event, long number, boolean fromStart) {
        boolean returns = event.kind == EventKind.EXIT;
        int call = program.number(event);
        if (call >= 0) {
            coverage.learn(call, makers[call]);
        }
        if (event.driver != 0) {
            world.nameDrivers();
        }
        Threads.Stack stack = world.threads().stackOf(event, fromStart, world.lossMark());
        Frame frame = null;
        if (returns) {
            frame = world.threads().pop(stack, event, fromStart);
            if (frame != null && frame.loss() == world.lossMark()) {
                complete(event, frame.entry());
            }
        }
        facts.begin(event, returns, stack, frame);
        candidates.begin(event, number, frame);
        RecordUse use = call < 0 ? null : returns ? program.onExit(call) : program.onEnter(call);
        if (use != null) {
            apply(use, event, number, frame, stack);
        }
        if (observer != null) {
            observer.stepped(event, use, objects.rows(), stack, frame);
        }
        CallEvent free = event;
        if (!returns) {
            Frame opened = world.threads().push(stack, event, number, world.lossMark());
            if (tick == null) {
                free = opened.trade(event);
            } else {
                opened.copy(event);
            }
            opened.setFunction(call);
            opened.setNameless(sync.strangerCount());
            opened.setInTick(tick != null);
            if (use != null) {
                for (int i = 0; i < use.kinds().size(); i++) {
                    int kind = use.kinds().get(i).kind().index();
                    opened.setRow(kind, Math.max(objects.row(kind), World.NONE), world.table(kind));
                }
            }
            candidates.emit(opened);
        } else {
            candidates.emit(null);
        }
        world.sweep();
        return free;
    }

    /** Fills in what the return does not repeat: keys and driver of its entry. */
    private static void complete(CallEvent event, CallEvent entry) {
        if (event.driver == 0) {
            event.driver = entry.driver;
        }
        event.setMissing(entry);
    }

    private void apply(RecordUse use, CallEvent event, long number, @Nullable Frame frame, Threads.Stack stack) {
        FlatList<KindUse> uses = use.kinds();
        for (int i = 0; i < uses.size(); i++) {
            if (isChain(uses.get(i), event)) {
                objects.setNone(uses.get(i).kind().index());
            } else {
                objects.resolve(uses.get(i), event, number, frame);
            }
        }
        int base = 0;
        for (int i = 0; i < uses.size(); i++) {
            base = judge(uses.get(i), i, base);
        }
        candidates.judgeFree(use.free(), facts);
        for (int i = 0; i < uses.size(); i++) {
            move(uses.get(i), truthStart[i], event, number);
        }
        letGo();
        for (int i = 0; i < uses.size(); i++) {
            learn(uses.get(i), event, number, stack);
        }
        for (int i = 0; i < uses.size(); i++) {
            if (isChain(uses.get(i), event)) {
                applyToEach(uses.get(i), i, base, event, number, frame, stack);
            }
        }
        for (int i = 0; i < uses.size(); i++) {
            sync.setNewborn(uses.get(i).kind().index(), World.NONE);
        }
    }

    /** Whether the record names several objects of a kind at once. */
    private static boolean isChain(KindUse use, CallEvent event) {
        return use.kind().isChained() && event.nblCount() > 1;
    }

    private void learn(KindUse use, CallEvent event, long number, Threads.Stack stack) {
        int row = objects.row(use.kind().index());
        if (row < 0) {
            return;
        }
        if (tick != null) {
            tick.touch(use.kind(), row);
        }
        learning.learn(use, row, objects.isNamed(use.kind().index()), event, number, stack);
    }

    /** A chain of buffers is one event on each of them; each is an object of its own. */
    private void applyToEach(
            KindUse use,
            int position,
            int base,
            CallEvent event,
            long number,
            @Nullable Frame frame,
            Threads.Stack stack) {
        int kind = use.kind().index();
        one.copyFrom(event);
        for (int n = 0; n < event.nblCount(); n++) {
            one.setOnlyNbl(event, n);
            objects.resolve(use, one, number, frame);
            judge(use, position, base);
            move(use, truthStart[position], one, number);
            letGo();
            learn(use, one, number, stack);
            sync.setNewborn(kind, World.NONE);
        }
        objects.setNone(kind);
    }

    /** Which event classes the record is, then the rules judged at it; returns where the next truths begin. */
    private int judge(KindUse use, int position, int base) {
        int kind = use.kind().index();
        int row = objects.row(kind);
        truthStart[position] = base;
        int count = use.classCount();
        if (base + count > truths.length) {
            truths = Arrays.copyOf(truths, (base + count) * 2);
        }
        if (row == World.NONE) {
            Arrays.fill(truths, base, base + count, Truth.NO);
            return base + count;
        }
        // A return whose entry is not known may belong to an older generation of the same name.
        boolean orphan = objects.isOrphan(kind);
        basis.forget();
        for (int c = 0; c < count; c++) {
            facts.watch(tick == null ? null : basis);
            int truth = Test.ask(use.test(c), facts, kind, row);
            if (orphan && truth == Truth.YES) {
                truth = Truth.MAYBE;
                facts.doubt(Doubt.MISSING_FIELD);
            }
            truths[base + c] = truth;
            if (row == World.STRANGER) {
                if (truth != Truth.NO) {
                    RecordUse.ClassUse classUse = use.classes().get(c);
                    sync.stranger(
                            kind,
                            classUse.eventClass().index(),
                            objects.since(kind),
                            classUse.belongs(),
                            owners(classUse.belongs()),
                            facts.judged());
                    if (tick != null) {
                        tick.stranger(kind);
                    }
                }
            } else if (truth == Truth.MAYBE) {
                world.table(kind).addDoubt(row, facts.doubt());
            }
        }
        if (tick != null && row >= 0) {
            tick.restsOn(use.kind(), row, basis);
        }
        if (row >= 0 && !use.triggers().isEmpty()) {
            if (use.isHard()) {
                restrict(use, base, kind, row);
            }
            candidates.judge(use.triggers(), facts, kind, row);
            facts.unrestrict();
        }
        return base + count;
    }

    /** The objects to which one belongs that the record does not name, each {@link World#NONE} if it is not known. */
    /** To what the object of a nameless record belongs: rows, or {@link StrangerRing#held}, or {@link World#NONE}. */
    private int[] owners(List<ObjectTests.Belongs> belongs) {
        // A return whose entry is not known may name what had the name before.
        boolean isKnown = tick == null && (!facts.isReturn() || facts.isEntrySeen());
        for (int i = 0; i < belongs.size(); i++) {
            ObjectTests.Belongs one = belongs.get(i);
            int owner = isKnown ? one.owner(facts) : World.NONE;
            int holder = isKnown && owner < 0 && one.holderKind() >= 0 ? facts.named(one.holderKind()) : World.NONE;
            owners[i] = holder >= 0 ? StrangerRing.held(holder) : owner;
        }
        return owners;
    }

    private void restrict(KindUse use, int base, int kind, int row) {
        facts.restrict(kind, row);
        for (int i = 0; i < use.regions().size(); i++) {
            RecordUse.RegionUse touched = use.regions().get(i);
            for (int u = 0; u < touched.count(); u++) {
                if (truths[base + touched.use(u)] == Truth.YES) {
                    if (touched.row(u).hard() != 0) {
                        facts.restrict(touched.index(), ~touched.row(u).hard());
                    }
                    break;
                }
            }
        }
    }

    private void move(KindUse use, int base, CallEvent event, long number) {
        int kind = use.kind().index();
        int row = objects.row(kind);
        if (row < 0) {
            return;
        }
        ObjectTable table = world.table(kind);
        boolean wasOver = table.isOver(row) && !objects.isFresh(kind);
        int changed = 0;
        long dropped = 0;
        FlatList<RecordUse.RegionUse> touched = use.regions();
        for (int i = 0; i < touched.size(); i++) {
            RecordUse.RegionUse regionUse = touched.get(i);
            long before = table.states(row, regionUse.region());
            beforeSets[i] = before;
            if (tick != null) {
                boolean isBirth = objects.isFresh(kind) && table.isBorn(row);
                tick.step(use.kind(), row, regionUse, truths, base, before, isBirth);
            }
            afterSets[i] = regions.step(regionUse, truths, base, kind, row, before);
            droppedSets[i] = regions.dropped();
            dropped |= droppedSets[i];
        }
        boolean isBroken = dropped != 0 && candidates.isBroken(kind, row);
        for (int i = 0; i < touched.size(); i++) {
            // A record that breaks a rule is no proof of what would have been legal.
            long after = isBroken ? afterSets[i] | droppedSets[i] : afterSets[i];
            if (after != beforeSets[i] || objects.isFresh(kind)) {
                changedRegions[changed] = touched.get(i).index();
                changedSets[changed++] = after;
            }
        }
        for (int i = 0; i < changed; i++) {
            table.setStates(row, use.kind().regions().get(changedRegions[i]), changedSets[i]);
            owe(kind, row, changedRegions[i], changedSets[i]);
        }
        if (changed > 0 || objects.isFresh(kind)) {
            note(table, kind, row, changed, event, number);
        }
        if (!wasOver && table.isOver(row)) {
            world.bury(use.kind(), row);
        }
    }

    private void note(ObjectTable table, int kind, int row, int changed, CallEvent event, long number) {
        if (kept == NOT_KEPT) {
            kept = world.keep(number, event);
        }
        if (objects.isFresh(kind)) {
            table.histories().begin(row, kept, table);
        } else {
            table.histories().add(row, kept, changed, changedRegions, changedSets);
        }
    }

    /** Counts the rules by which something is owed from now on as exercised. */
    private void owe(int kind, int row, int region, long states) {
        Program.CompiledRule[] rules = owing[kind][region];
        if (rules == null) {
            return;
        }
        for (Program.CompiledRule rule : rules) {
            Program.Owed owed = rule.owed();
            if (owed != null
                    && tally.isOn(rule.index())
                    && (states & ~owed.states()) == 0
                    && owed.test().eval(facts, kind, row) == Truth.YES) {
                tally.exercised(rule.index());
            }
        }
    }

    private void letGo() {
        if (kept != NOT_KEPT) {
            world.letGo(kept);
            kept = NOT_KEPT;
        }
    }
}

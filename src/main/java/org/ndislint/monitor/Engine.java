package org.ndislint.monitor;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.catalogue.Function;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Value;
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
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.World;

/**
 * Steps the compiled tables over the objects that one record names: resolves them, judges rules on what was known before
 * the record, then moves their regions. Knows nothing of order between records; that is {@link Monitor}'s.
 */
final class Engine {
    /** Not the symbol of any driver. */
    private static final int NAMELESS = -1;

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

    private final int[] rows;
    private final boolean[] fresh;
    private final boolean[] orphans;
    private final int[] changedRegions = new int[64];
    private final long[] changedSets = new long[64];
    private @Nullable Unordered tick;
    private @Nullable StepObserver observer;
    /** What the event classes of the record at hand rest on, within a tick. */
    private final Candidate basis = new Candidate();

    private int[] truths = new int[64];
    private long[] truthStart = new long[0];

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
        this.rows = new int[program.kinds().size()];
        this.fresh = new boolean[rows.length];
        this.orphans = new boolean[rows.length];
        this.truthStart = new long[rows.length];
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
        facts.setInTick(unordered != null);
    }

    /** Who is told how objects move; null: nobody. */
    void setObserver(@Nullable StepObserver toTell) {
        observer = toTell;
    }

    /** Steps an entry or a return; the record may be completed with values of its entry. */
    void step(CallEvent event, long number, boolean fromStart) {
        boolean returns = event.kind == EventKind.EXIT;
        int call = program.number(event);
        if (call >= 0) {
            coverage.learn(call, makers[call]);
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
            observer.stepped(event, use, rows, stack, frame);
        }
        if (!returns) {
            Frame opened = world.threads().push(stack, event, number, world.lossMark());
            opened.setFunction(call);
            opened.setNameless(sync.strangerCount());
            if (use != null) {
                for (int i = 0; i < use.kinds().size(); i++) {
                    int kind = use.kinds().get(i).kind().index();
                    opened.setRow(kind, Math.max(rows[kind], World.NONE), world.table(kind));
                }
            }
            candidates.emit(opened);
        } else {
            candidates.emit(null);
        }
    }

    /** Fills in what the return does not repeat: keys and driver of its entry. */
    private static void complete(CallEvent event, CallEvent entry) {
        if (event.driver == 0) {
            event.driver = entry.driver;
        }
        for (long rest = entry.present() & ~event.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            if (key == Key.NBL) {
                for (int i = 0; i < entry.nblCount(); i++) {
                    event.addNbl(entry.nblTag(i), entry.nblBits(i));
                }
            } else {
                event.set(key, entry.tag(key), entry.bits(key));
            }
        }
    }

    private void apply(RecordUse use, CallEvent event, long number, @Nullable Frame frame, Threads.Stack stack) {
        List<KindUse> uses = use.kinds();
        boolean isChain = event.nblCount() > 1;
        for (int i = 0; i < uses.size(); i++) {
            if (isChain && isBuffer(uses.get(i))) {
                rows[uses.get(i).kind().index()] = World.NONE;
            } else {
                resolve(uses.get(i), event, number, frame);
            }
        }
        int base = 0;
        for (int i = 0; i < uses.size(); i++) {
            if (!isChain || !isBuffer(uses.get(i))) {
                base = judge(uses.get(i), i, base);
            }
        }
        candidates.judgeFree(use.free(), facts);
        for (int i = 0; i < uses.size(); i++) {
            if (!isChain || !isBuffer(uses.get(i))) {
                move(uses.get(i), (int) truthStart[i], event, number);
            }
        }
        for (int i = 0; i < uses.size(); i++) {
            if (!isChain || !isBuffer(uses.get(i))) {
                learn(uses.get(i), event, number, stack);
            }
        }
        for (int i = 0; i < uses.size() && isChain; i++) {
            if (isBuffer(uses.get(i))) {
                applyToEach(uses.get(i), i, base, event, number, frame, stack);
            }
        }
        for (int i = 0; i < uses.size(); i++) {
            sync.setNewborn(uses.get(i).kind().index(), World.NONE);
        }
    }

    private static boolean isBuffer(KindUse use) {
        return use.kind().key() == Key.NBL;
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
            resolve(use, one, number, frame);
            judge(use, position, base);
            move(use, (int) truthStart[position], one, number);
            learn(use, one, number, stack);
            sync.setNewborn(kind, World.NONE);
        }
        rows[kind] = World.NONE;
        facts.setRow(kind, World.NONE, false);
    }

    private void resolve(KindUse use, CallEvent event, long number, @Nullable Frame frame) {
        Kind kind = use.kind();
        int index = kind.index();
        fresh[index] = false;
        basis.consultedCount = 0;
        for (int i = 0; i < use.renews().size(); i++) {
            RecordUse.RenewUse renew = use.renews().get(i);
            facts.watch(null);
            if (renew.test().eval(facts, index, World.NONE) != Truth.NO) {
                world.renew(renew.context(), event);
            }
        }
        int row = world.resolve(kind, event);
        ObjectTable table = world.table(index);
        // A thread may come to another processor before it has what it asked for.
        boolean isElsewhere = kind.naming().by() == Naming.By.KEY_ON_CPU && event.cpu != CallEvent.NOT_RECORDED;
        if (frame != null && frame.loss() == world.lossMark() && frame.hadRow(index) && !isElsewhere) {
            // The return belongs to what the entry named, even if the name has been given out again since.
            rows[index] = frame.row(index, table);
            facts.setRow(index, rows[index], false);
            if (rows[index] >= 0) {
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
        if (world.hasKey(kind, event)) {
            facts.setRow(index, row, false);
            int born = isEcho(table, row, frame) ? Truth.NO : born(use, index, row);
            if (row < 0 || born == Truth.YES) {
                if (row >= 0) {
                    facts.setBefore(index, row);
                }
                row = world.add(kind, event, born == Truth.YES, number, coverage.epoch(), coverage.mask());
                fresh[index] = true;
                start(kind, table, row, born == Truth.YES, frame);
                sync.setNewborn(index, born == Truth.YES ? row : World.NONE);
                if (kind.isOwned()) {
                    table.setSideDriver(row, 0, owner(event));
                }
            } else if (born == Truth.MAYBE) {
                maybeReborn(kind, table, row);
            }
        }
        if (row == World.NONE && !(kind.key() != null && event.isNull(kind.key()))) {
            // It concerns some object of the kind, and nothing in the record says which.
            row = World.STRANGER;
        }
        rows[index] = row;
        facts.setRow(index, row, fresh[index]);
        if (row >= 0) {
            sync.catchUp(kind, row);
            if (tick != null) {
                tick.restsOn(kind, row, basis);
            }
        }
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
        RecordUse use = frame.function() < 0 ? null : program.onEnter(frame.function());
        for (int i = 0; i < kind.contexts().size(); i++) {
            Key context = kind.contexts().get(i);
            if (frame.entry().has(context) && !frame.entry().isNull(context) && !givesOut(use, kind, context)) {
                return true;
            }
        }
        return false;
    }

    private static boolean givesOut(@Nullable RecordUse use, Kind kind, Key context) {
        if (use == null) {
            return false;
        }
        for (KindUse kindUse : use.kinds()) {
            if (kindUse.kind() == kind) {
                for (RecordUse.RenewUse renew : kindUse.renews()) {
                    if (renew.context() == context) {
                        return true;
                    }
                }
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
        for (Function.Parameter parameter :
                program.catalogue().function(function).parameters()) {
            if (program.catalogue().keyOf(function, parameter.name(), EventKind.ENTER) == key) {
                return true;
            }
        }
        return false;
    }

    /** Whether the record begins a new generation of the object in a row, or the first if there is none. */
    private int born(KindUse use, int kind, int row) {
        int born = Truth.NO;
        for (int c = 0; c < use.classes().size(); c++) {
            RecordUse.ClassUse classUse = use.classes().get(c);
            if (classUse.eventClass().born()) {
                facts.watch(tick == null ? null : basis);
                int truth = classUse.test().eval(facts, kind, row);
                if (row >= 0 && truth != Truth.NO) {
                    truth = Math.min(truth, classUse.eventClass().rebirth().eval(facts, kind, row));
                }
                born = Math.max(born, classUse.eventClass().maybe() ? Math.min(truth, Truth.MAYBE) : truth);
            }
        }
        return born;
    }

    private void start(Kind kind, ObjectTable table, int row, boolean born, @Nullable Frame frame) {
        for (Region region : kind.regions()) {
            table.setStates(row, region, born ? region.initial() : region.adopted());
        }
        // What was met namelessly before may have concerned an object that is first seen now; one that a return shows
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

    /** Which event classes the record is, then the rules judged at it; returns where the next truths begin. */
    private int judge(KindUse use, int position, int base) {
        int kind = use.kind().index();
        int row = rows[kind];
        truthStart[position] = base;
        int count = use.classes().size();
        if (base + count > truths.length) {
            truths = Arrays.copyOf(truths, (base + count) * 2);
        }
        if (row == World.NONE) {
            Arrays.fill(truths, base, base + count, Truth.NO);
            return base + count;
        }
        // A return whose entry is not known may belong to an older generation of the same name.
        boolean orphan = orphans[kind] && !fresh[kind];
        basis.consultedCount = 0;
        for (int c = 0; c < count; c++) {
            facts.watch(tick == null ? null : basis);
            int truth = use.classes().get(c).test().eval(facts, kind, row);
            if (orphan && truth == Truth.YES) {
                truth = Truth.MAYBE;
                facts.doubt(Doubt.MISSING_FIELD);
            }
            truths[base + c] = truth;
            if (row == World.STRANGER) {
                if (truth != Truth.NO) {
                    sync.stranger(kind, use.classes().get(c).eventClass().index());
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
            restrict(use, base, kind, row);
            candidates.judge(use.triggers(), facts, kind, row);
            facts.unrestrict();
        }
        return base + count;
    }

    private void restrict(KindUse use, int base, int kind, int row) {
        facts.restrict(kind, row);
        for (int i = 0; i < use.regions().size(); i++) {
            RecordUse.RegionUse touched = use.regions().get(i);
            Region region = use.kind().regions().get(touched.region());
            for (int u = 0; u < touched.count(); u++) {
                if (truths[base + touched.use(u)] == Truth.YES) {
                    Region.Row cells = region.row(
                            use.classes().get(touched.use(u)).eventClass().index());
                    if (cells != null && cells.hard() != 0) {
                        facts.restrict(touched.region(), ~cells.hard());
                    }
                    break;
                }
            }
        }
    }

    private void move(KindUse use, int base, CallEvent event, long number) {
        int kind = use.kind().index();
        int row = rows[kind];
        if (row < 0) {
            return;
        }
        ObjectTable table = world.table(kind);
        boolean wasOver = table.isOver(row) && !fresh[kind];
        int changed = 0;
        List<RecordUse.RegionUse> touched = use.regions();
        for (int i = 0; i < touched.size(); i++) {
            RecordUse.RegionUse regionUse = touched.get(i);
            Region region = use.kind().regions().get(regionUse.region());
            long before = table.states(row, region);
            if (tick != null) {
                tick.step(use.kind(), row, use, regionUse, truths, base, before, fresh[kind]);
            }
            long after = regions.step(use, regionUse, region, truths, base, kind, row, before);
            if (after != before || fresh[kind]) {
                changedRegions[changed] = regionUse.region();
                changedSets[changed++] = after;
            }
        }
        for (int i = 0; i < changed; i++) {
            table.setStates(row, use.kind().regions().get(changedRegions[i]), changedSets[i]);
            owe(kind, row, changedRegions[i], changedSets[i]);
        }
        if (fresh[kind] && changed < changedRegions.length) {
            changed = noteAll(use.kind(), table, row, changed);
        }
        if (changed > 0) {
            table.history(row).add(number, event, changed, changedRegions, changedSets);
        }
        if (!wasOver && table.isOver(row)) {
            world.bury(use.kind(), row);
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

    /** With an object's first record every region's set is new. */
    private int noteAll(Kind kind, ObjectTable table, int row, int already) {
        int changed = already;
        for (int r = 0; r < kind.regions().size() && changed < changedRegions.length; r++) {
            boolean noted = false;
            for (int i = 0; i < already; i++) {
                noted |= changedRegions[i] == r;
            }
            if (!noted) {
                changedRegions[changed] = r;
                changedSets[changed++] = table.states(row, kind.regions().get(r));
            }
        }
        return changed;
    }

    private void learn(KindUse use, CallEvent event, long number, Threads.Stack stack) {
        Kind kind = use.kind();
        int row = rows[kind.index()];
        if (row < 0) {
            return;
        }
        ObjectTable table = world.table(kind.index());
        if (tick != null) {
            tick.touch(kind, row);
        }
        learnSide(kind, table, row, event);
        if (world.hasKey(kind, event)) {
            world.tieContexts(kind, row, event);
        }
        Frame outer = innermost(stack);
        for (int i = 0; i < use.ties().size(); i++) {
            RecordUse.TieUse tie = use.ties().get(i);
            Test.FunctionSet around = tie.outer();
            if (tie.test().eval(facts, kind.index(), row) != Truth.YES) {
                continue;
            }
            if (around == null) {
                world.tie(kind, row, tie.context(), tie.source(), event);
            } else if (outer != null && outer.function() >= 0 && around.members()[outer.function()]) {
                world.tie(kind, row, tie.context(), tie.source(), outer.entry());
                // The enclosing invocation is about the same object, whether it shows a name for it or not.
                outer.setRow(kind.index(), row, table);
            }
        }
        for (int i = 0; i < use.links().size(); i++) {
            RecordUse.LinkUse link = use.links().get(i);
            if (link.test().eval(facts, kind.index(), row) == Truth.YES) {
                int target = target(link, event, outer);
                if (target >= 0) {
                    world.link(kind.index(), row, link.link(), target);
                }
            }
        }
        for (int i = 0; i < use.slots().size(); i++) {
            RecordUse.SlotUse slot = use.slots().get(i);
            if (slot.test().eval(facts, kind.index(), row) == Truth.YES) {
                remember(table, row, slot, event, number);
            }
        }
    }

    private static void remember(ObjectTable table, int row, RecordUse.SlotUse slot, CallEvent event, long number) {
        Key key = slot.key();
        switch (slot.what()) {
            case KEY -> {
                if (key != null && event.has(key)) {
                    table.setSlot(row, slot.slot(), event.tag(key), event.bits(key));
                }
            }
            case DRIVER -> {
                if (event.driver != 0) {
                    table.setSlot(row, slot.slot(), Value.SYMBOL, event.driver);
                }
            }
            case TIME -> table.setSlot(row, slot.slot(), Value.NUMBER, event.timeNanos);
            case THREAD -> {
                long thread = Threads.id(event);
                table.setSlot(row, slot.slot(), thread == Threads.NO_ID ? Value.ABSENT : Value.NUMBER, thread);
            }
            case RECORD -> table.setSlot(row, slot.slot(), Value.NUMBER, number);
        }
    }

    /** The innermost open invocation, if nesting is known and nothing was lost since it began. */
    private @Nullable Frame innermost(Threads.Stack stack) {
        if (!stack.isOrdered() || stack.depth() == 0) {
            return null;
        }
        Frame frame = stack.frame(stack.depth() - 1);
        return frame.loss() == world.lossMark() ? frame : null;
    }

    private int target(RecordUse.LinkUse link, CallEvent event, @Nullable Frame outer) {
        CallEvent from = event;
        if (link.outer() != null) {
            if (outer == null || outer.function() < 0 || !link.outer().members()[outer.function()]) {
                return World.NONE;
            }
            from = outer.entry();
        }
        return switch (link.from()) {
            case RECORD, OUTER -> world.resolve(program.kinds().get(link.targetKind()), from);
            case VIA, OUTER_VIA -> {
                int other = world.resolve(program.kinds().get(link.viaKind()), from);
                yield other < 0 ? World.NONE : world.linked(link.viaKind(), other, link.viaLink());
            }
        };
    }

    /** Who owns an object of one driver: the driver that made the record, which is recorded even if it has no name. */
    private static int owner(CallEvent event) {
        return event.driver == 0 ? NAMELESS : event.driver;
    }

    private void learnSide(Kind kind, ObjectTable table, int row, CallEvent event) {
        if (kind.isOwned()) {
            if (table.sideDriver(row, 0) == 0) {
                table.setSideDriver(row, 0, owner(event));
            }
            return;
        }
        int call = program.number(event);
        if (event.driver == 0 || call < 0) {
            return;
        }
        int made = makers[call];
        if (made == DriverKind.CLIENT.bit()) {
            if (table.sideDriver(row, 0) == 0 && table.sideDriver(row, 1) != event.driver) {
                table.setSideDriver(row, 0, event.driver);
            }
        } else if (made != 0 && (made & ~(DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit())) == 0) {
            if (table.sideDriver(row, 1) == 0 && table.sideDriver(row, 0) != event.driver) {
                table.setSideDriver(row, 1, event.driver);
            }
        }
    }

    Tally tally() {
        return tally;
    }
}

package org.ndislint.monitor;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;
import org.ndislint.rules.Doubt;
import org.ndislint.rules.Facts;
import org.ndislint.rules.Kind;
import org.ndislint.rules.ObjectTests;
import org.ndislint.rules.Test;
import org.ndislint.rules.Truth;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StateStream;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.World;

/** Answers the questions of tests about the record at hand, and keeps what was looked at and why answers are unsure. */
final class Judgement implements Facts {
    /** Of so many objects it is looked at each which it is, before it is given up. */
    private static final int MOST_UNLINKED = 64;

    private final World world;
    private final Sync sync;
    private final Coverage coverage;
    private final Symbols symbols;

    private CallEvent event = new CallEvent();
    private CallEvent judged = event;
    private boolean isReturn;
    private Threads.@Nullable Stack stack;
    private @Nullable Frame frame;
    private final int[] rows;
    private final boolean[] isFirst;
    private int names = Truth.MAYBE;
    private boolean completeEnd;
    private boolean fromStart;
    private int doubt;
    private @Nullable Candidate consulting;
    private boolean inTick;
    private int restrictedKind = -1;
    private int restrictedRow = -1;
    private final long[] restricted;
    private long calls;
    private int beforeKind = -1;
    private final long[] before;

    Judgement(World world, Sync sync, Coverage coverage) {
        this.world = world;
        this.sync = sync;
        this.coverage = coverage;
        this.symbols = world.symbols();
        int kinds = world.program().kinds().size();
        this.rows = new int[kinds];
        this.isFirst = new boolean[kinds];
        int most = 1;
        for (Kind kind : world.program().kinds()) {
            most = Math.max(most, kind.regions().size());
        }
        this.restricted = new long[most];
        this.before = new long[most];
    }

    /**
     * Judges an object as far as the record itself is legal: states in which it would break a rule of severity error
     * are not taken into account, because that rule speaks then.
     */
    void restrict(int kind, int row) {
        restrictedKind = kind;
        restrictedRow = row;
        java.util.Arrays.fill(restricted, -1L);
    }

    /** The states of a region in which the record is legal. */
    void restrict(int region, long mask) {
        restricted[region] = mask;
    }

    void unrestrict() {
        restrictedKind = -1;
        restrictedRow = -1;
    }

    /** Turns to a record. */
    void begin(CallEvent record, boolean returns, Threads.Stack onStack, @Nullable Frame matched) {
        calls++;
        event = record;
        judged = record;
        isReturn = returns;
        stack = onStack;
        frame = matched;
        java.util.Arrays.fill(rows, World.NONE);
        java.util.Arrays.fill(isFirst, false);
        beforeKind = -1;
    }

    void setRow(int kind, int row, boolean first) {
        rows[kind] = row;
        isFirst[kind] = first;
    }

    void setNames(int truth) {
        names = truth;
    }

    /** Whether the capture says that it begins before any object exists. */
    void setFromStart(boolean isFromStart) {
        fromStart = isFromStart;
    }

    void setCompleteEnd(boolean complete) {
        completeEnd = complete;
    }

    /** Starts to collect reasons and what is looked at. */
    void watch(@Nullable Candidate candidate) {
        doubt = 0;
        consulting = candidate;
    }

    int doubt() {
        return doubt;
    }

    @Override
    public CallEvent event() {
        return event;
    }

    @Override
    public boolean isReturn() {
        return isReturn;
    }

    @Override
    public long states(int kind, int row, int region) {
        Kind of = world.program().kinds().get(kind);
        if (row < 0) {
            return of.regions().get(region).all();
        }
        sync.catchUp(of, row);
        if (consulting != null) {
            consulting.consult(kind, row, region);
        }
        long states = world.table(kind).states(row, of.regions().get(region));
        if (kind == restrictedKind && row == restrictedRow && (states & restricted[region]) != 0) {
            return states & restricted[region];
        }
        return states;
    }

    /** Remembers what was known of an object that another takes the name of with this record. */
    void setBefore(int kind, int row) {
        Kind of = world.program().kinds().get(kind);
        sync.catchUp(of, row);
        beforeKind = kind;
        for (int region = 0; region < of.regions().size(); region++) {
            before[region] = world.table(kind).states(row, of.regions().get(region));
        }
    }

    @Override
    public long statesBefore(int kind, int row, int region) {
        return kind == beforeKind && row == rows[kind] && isFirst[kind] ? before[region] : 0;
    }

    @Override
    public int linked(int kind, int row, int link) {
        int target = row < 0 ? World.NONE : world.linked(kind, row, link);
        if (target >= 0) {
            lean(world.program().kinds().get(kind).links().get(link).target(), target);
        }
        return target;
    }

    @Override
    public int linkedFrom(int targetKind, int target, int kind, int link) {
        int child = world.table(targetKind).firstChild(target, world.incoming(kind, link));
        return child >= 0 && linked(kind, child, link) == target ? child : World.NONE;
    }

    @Override
    public boolean isGone(int kind, int row, int link) {
        return row >= 0 && world.isGone(kind, row, link);
    }

    /** Within a tick: which object it was matters, as its name may have gone to another. */
    private void lean(int kind, int row) {
        if (inTick && consulting != null) {
            consulting.consult(kind, row, Candidate.OBJECT);
        }
    }

    /** Whether the records at hand share a tick of the clock. */
    void setInTick(boolean isInTick) {
        inTick = isInTick;
    }

    @Override
    public int named(int kind) {
        int row = rows[kind] >= 0
                ? rows[kind]
                : world.resolve(world.program().kinds().get(kind), event);
        if (row < 0) {
            return World.NONE;
        }
        lean(kind, row);
        return row;
    }

    @Override
    public int byRole(int kind, int row, int role) {
        if (row < 0 || event.driver == 0) {
            doubt |= event.driver == 0 ? Doubt.MISSING_FIELD : Doubt.WINDOW;
            return Truth.MAYBE;
        }
        int own = side(kind, row, role);
        int other = side(kind, row, 1 - role);
        int driver = event.driver;
        if (own == driver && other != driver) {
            return Truth.YES;
        }
        if (own != driver && other == driver && own != 0) {
            return Truth.NO;
        }
        if (own != 0 && own != driver && other == 0) {
            return Truth.NO;
        }
        doubt |= Doubt.WINDOW;
        return Truth.MAYBE;
    }

    private int side(int kind, int row, int role) {
        sync.catchUp(world.program().kinds().get(kind), row);
        int driver = world.table(kind).sideDriver(row, role);
        if (driver != 0) {
            return driver;
        }
        for (Kind.Link link : world.program().kinds().get(kind).links()) {
            Kind target = world.program().kinds().get(link.target());
            if (target.sideRegion() >= 0) {
                int parent = world.linked(kind, row, link.index());
                parent = parent < 0 ? named(link.target()) : parent;
                return parent < 0 ? 0 : side(link.target(), parent, role);
            }
        }
        return 0;
    }

    @Override
    public int inside(Test.Inside test, int kind, int row) {
        Threads.Stack on = stack;
        if (on == null || !on.isOrdered()) {
            doubt |= Doubt.MISSING_FIELD;
            return Truth.MAYBE;
        }
        int truth = Truth.NO;
        int innermost = on.depth() - 1;
        boolean interrupted = false;
        CallEvent inner = event;
        for (int i = innermost; i >= (test.directly() ? Math.max(innermost, 0) : 0); i--) {
            Frame open = on.frame(i);
            interrupted |= isInterrupt(open.entry(), inner);
            inner = open.entry();
            int one = fits(test, open, kind, row);
            boolean certain = open.loss() == world.lossMark() && !interrupted;
            truth = Math.max(truth, certain ? one : Math.min(one, Truth.MAYBE));
        }
        if (truth == Truth.NO && !isAllSeen(on, test, kind, row)) {
            truth = Truth.MAYBE;
        }
        if (truth == Truth.MAYBE) {
            doubt |= interrupted ? Doubt.UNORDERED : world.lossMark() != 0 ? Doubt.LOST : Doubt.WINDOW;
        }
        return truth;
    }

    /**
     * Whether a record may be of a DPC that was laid over the thread, and not of what an invocation does: it runs at a
     * higher level, or a driver other than the one that was called makes a call. Where neither level nor driver is
     * recorded, a record belongs to what it nests in.
     */
    private boolean isInterrupt(CallEvent open, CallEvent inner) {
        if (inner.irql >= Irql.DISPATCH && open.irql < Irql.DISPATCH) {
            return true;
        }
        return open.function >= 0
                && inner.function >= 0
                && world.program().catalogue().isCallback(open.function)
                && !world.program().catalogue().isCallback(inner.function)
                && open.driver != 0
                && inner.driver != 0
                && open.driver != inner.driver;
    }

    /** Whether an invocation that passes would be on the stack if the thread were inside it. */
    private boolean isAllSeen(Threads.Stack on, Test.Inside test, int kind, int row) {
        if (world.threads().isOpenWithoutThread(test.functions().members())) {
            return false;
        }
        if (on.depth() > 0 && test.directly()) {
            return on.frame(on.depth() - 1).loss() == world.lossMark();
        }
        // What names an object that was born in view began in view.
        return (on.isBottomKnown() && on.bottomLoss() == world.lossMark())
                || (test.ofObject() && isWhole(kind, row, 0));
    }

    private int fits(Test.Inside test, Frame open, int kind, int row) {
        if (open.function() < 0 || !test.functions().members()[open.function()]) {
            return Truth.NO;
        }
        int truth = test.ofObject() ? concerns(open, kind, row) : Truth.YES;
        if (truth == Truth.NO || test.with() == Test.ALWAYS) {
            return truth;
        }
        CallEvent outer = event;
        event = open.entry();
        truth = Math.min(truth, test.with().eval(this, kind, row));
        event = outer;
        return truth;
    }

    /** Whether the entry of an open invocation names an object. */
    private int concerns(Frame open, int kind, int row) {
        Kind of = world.program().kinds().get(kind);
        int named = open.row(kind, world.table(kind));
        if (named < 0) {
            named = world.resolve(of, open.entry());
        }
        if (named >= 0 || world.hasKey(of, open.entry())) {
            return Truth.of(named == row);
        }
        return named == World.NONE && of.key() != null && open.entry().isNull(of.key()) ? Truth.NO : Truth.MAYBE;
    }

    @Override
    public CallEvent judged() {
        return judged;
    }

    @Override
    public boolean isThreadKnown() {
        return stack != null && stack.isOrdered();
    }

    @Override
    public boolean isFromStart() {
        return fromStart && world.lossMark() == 0;
    }

    @Override
    public int names(Key key, int kind) {
        if (!event.has(key)) {
            doubt |= Doubt.MISSING_FIELD;
            return Truth.MAYBE;
        }
        ObjectTable table = world.table(kind);
        int row = event.isNull(key) ? World.NONE : table.find(0, event.tag(key), event.bits(key));
        if (row < 0) {
            return Truth.NO;
        }
        sync.catchUp(world.program().kinds().get(kind), row);
        if (table.isOver(row)) {
            return Truth.NO;
        }
        if (event.tag(key) == Value.NUMBER && table.isBorn(row) && table.bornLoss(row) == world.lossMark()) {
            return Truth.YES;
        }
        // Two kinds may use the same name for objects of theirs; addresses they share only one after the other.
        doubt |= Doubt.WINDOW;
        return Truth.MAYBE;
    }

    @Override
    public int unborn(int kind, int row, int sinceKind, int makers) {
        if (!firstSeen(kind, row)) {
            return Truth.NO;
        }
        int since = named(sinceKind);
        int shown = coverage.isLearned() ? 0 : makers;
        if (since >= 0 && isWhole(sinceKind, since, shown) && !sync.hasStrangerBirth(kind)) {
            return Truth.YES;
        }
        doubt |= since >= 0 && world.table(sinceKind).isBorn(since) ? Doubt.UNCOVERED : Doubt.WINDOW;
        return Truth.MAYBE;
    }

    @Override
    public int during(boolean[] functions, int kind, int row) {
        Kind of = world.program().kinds().get(kind);
        ObjectTable table = world.table(kind);
        int truth = Truth.NO;
        Threads threads = world.threads();
        for (int s = 0; s < threads.busyCount(); s++) {
            Threads.Stack busy = threads.busy(s);
            for (int i = 0; i < busy.depth(); i++) {
                Frame open = busy.frame(i);
                int function = open.function();
                if (function < 0 || !functions[function]) {
                    continue;
                }
                int named = open.row(kind, table);
                if (named == World.NONE) {
                    named = world.resolve(of, open.entry());
                }
                if (named == row && open.loss() == world.lossMark()) {
                    return Truth.YES;
                }
                if (named == row || named == World.STRANGER) {
                    truth = Truth.MAYBE;
                }
            }
        }
        if (truth == Truth.NO && !isWhole(kind, row, 0)) {
            truth = Truth.MAYBE;
        }
        if (truth == Truth.MAYBE) {
            doubtOf(kind, row);
        }
        return truth;
    }

    @Override
    public boolean isOpenSomewhere(boolean[] functions) {
        return world.threads().isOpen(functions);
    }

    @Override
    public boolean isEntrySeen() {
        Frame of = frame;
        return of != null && of.loss() == world.lossMark();
    }

    @Override
    public boolean isFirstRecord() {
        return calls == 1 && world.lossMark() == 0;
    }

    @Override
    public long threadId() {
        return Threads.id(event);
    }

    @Override
    public long entryNumber() {
        Frame of = frame;
        return of == null || of.loss() != world.lossMark() ? -1 : of.event();
    }

    @Override
    public long entryStatus() {
        Frame of = frame;
        return of == null || of.loss() != world.lossMark() ? Status.ABSENT : of.entry().status;
    }

    @Override
    public int entryIrql() {
        Frame of = frame;
        return of == null || of.loss() != world.lossMark() ? -1 : of.entry().irql;
    }

    @Override
    public Symbols symbols() {
        return symbols;
    }

    @Override
    public List<String> dispatchFlags() {
        return event.function < 0
                ? List.of()
                : world.program().catalogue().function(event.function).dispatchFlags();
    }

    @Override
    public int namesAreSource() {
        return names;
    }

    @Override
    public boolean covered(int kinds) {
        return (kinds & ~coverage.mask()) == 0;
    }

    @Override
    public boolean isCompleteEnd() {
        return completeEnd;
    }

    @Override
    public int count(ObjectTests.Children test, int row) {
        if (row < 0) {
            doubt |= Doubt.WINDOW;
            return Truth.MAYBE;
        }
        Kind childKind = world.program().kinds().get(test.childKind());
        int kind = childKind.links().get(test.link()).target();
        sync.catchUp(world.program().kinds().get(kind), row);
        ObjectTable children = world.table(test.childKind());
        int excepted = test.exceptNamed() ? named(test.childKind()) : World.NONE;
        Candidate watching = consulting;
        consulting = null;
        int certain = 0;
        int possible = 0;
        int child = world.table(kind).firstChild(row, world.incoming(test.childKind(), test.link()));
        while (child != World.NONE) {
            int after = children.nextSibling(child, test.link());
            if (child != excepted) {
                int truth = test.test().eval(this, test.childKind(), child);
                boolean sure = world.linked(test.childKind(), child, test.link()) == row;
                if (truth == Truth.YES && sure) {
                    certain++;
                    if (watching != null) {
                        consulting = watching;
                        test.test().eval(this, test.childKind(), child);
                        consulting = null;
                    }
                } else if (truth != Truth.NO) {
                    possible++;
                }
                if (certain >= test.atLeast()) {
                    consulting = watching;
                    return Truth.YES;
                }
            }
            child = after;
        }
        consulting = watching;
        if (certain + possible >= test.atLeast()) {
            doubtOf(kind, row);
            return Truth.MAYBE;
        }
        if (mayAnyUnlinked(test, excepted)
                || sync.hasStrangerBirth(test.childKind())
                || !isWhole(kind, row, test.makers())) {
            doubtOf(kind, row);
            return Truth.MAYBE;
        }
        return Truth.NO;
    }

    /** Whether an object of which it is not known whose child it is may be a child that passes. */
    private boolean mayAnyUnlinked(ObjectTests.Children test, int excepted) {
        ObjectTable children = world.table(test.childKind());
        // What begins with this record was nobody's child before.
        int newborn = sync.newborn(test.childKind());
        long unlinked = children.unlinked(test.link())
                - (newborn >= 0 && children.link(newborn, test.link()) == World.NONE ? 1 : 0);
        int child = children.firstUnlinked(test.link());
        if (unlinked == 0) {
            return false;
        }
        if (inTick || unlinked > MOST_UNLINKED || child == World.NONE) {
            return true;
        }
        Candidate watching = consulting;
        consulting = null;
        boolean any = false;
        while (child != World.NONE && !any) {
            int after = children.nextSibling(child, test.link());
            any = child != excepted && child != newborn && test.test().eval(this, test.childKind(), child) != Truth.NO;
            child = after;
        }
        consulting = watching;
        return any;
    }

    @Override
    public boolean seen(boolean[] functions) {
        return coverage.hasSeen(functions);
    }

    @Override
    public boolean areBirthsNamed(int kind) {
        return !sync.hasStrangerBirth(kind);
    }

    @Override
    public boolean firstSeen(int kind, int row) {
        return row >= 0 && rows[kind] == row && isFirst[kind];
    }

    @Override
    public boolean isWhole(int kind, int row, int kinds) {
        if (row < 0) {
            return false;
        }
        ObjectTable table = world.table(kind);
        int acting = kinds & ~sync.irrelevant(world.program().kinds().get(kind), row);
        return table.isBorn(row)
                && table.bornLoss(row) == world.lossMark()
                && (acting & ~table.bornCover(row)) == 0
                && (acting & ~coverage.mask()) == 0
                && coverage.reductions() == 0;
    }

    @Override
    public byte slotTag(int kind, int row, int slot) {
        if (row < 0) {
            return 0;
        }
        sync.catchUp(world.program().kinds().get(kind), row);
        return world.table(kind).slotTag(row, slot);
    }

    @Override
    public long slotBits(int kind, int row, int slot) {
        return world.table(kind).slotBits(row, slot);
    }

    @Override
    public void doubt(int reasons) {
        doubt |= reasons;
    }

    @Override
    public void doubtOf(int kind, int row) {
        if (row < 0) {
            doubt |= Doubt.WINDOW;
            return;
        }
        int reasons = world.table(kind).doubt(row);
        doubt |= reasons != 0 ? reasons : Doubt.WINDOW;
    }

    /** Takes down or brings back what is remembered from record to record. */
    void pass(StateStream state) throws IOException {
        names = state.index(names, Truth.NO, Truth.YES);
        calls = state.count(calls);
    }
}

package org.ndislint.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.rules.Kind;
import org.ndislint.rules.RecordUse;

/**
 * Collects the lives of the objects of one kind, with the objects that belong to them, while a trace streams by. What is
 * certain comes from the {@link World}; where that leaves open whom a record concerns, the likely one is taken and the
 * record marked. Memory is bounded: what is left out is counted.
 */
public final class Lives implements StepObserver {
    private static final int MOST_TO_GUESS = 64;

    private final World world;
    private final List<Kind> kinds;
    private final Kind root;
    private final Choice choice;
    private final LifeLimits limits;
    private final Family family;
    private final @Nullable Waiting[] waiting;
    private final @Nullable Subject[][] subjects;
    private final List<Life> lives = new ArrayList<>();
    private final Hints hints = new Hints();
    private final Map<Life.Bare, Life> bare = new Remembered<>();
    private final Map<Long, Around> open = new Remembered<>();
    private final LossCount losses = new LossCount();
    private final Set<Subject> inTick = new LinkedHashSet<>();

    private final CallEvent recorded = new CallEvent();
    private long number;
    private boolean unordered;
    private int depth;
    private Threads.@Nullable Stack stack;
    private final Map<Life, Touch> touched = new LinkedHashMap<>();
    private @Nullable Around closed;
    private boolean anyStranger;
    private boolean isGuessed;
    private long strangers;
    private long seen;
    private long untold;
    private int mostRecords;
    private int mostChildren;
    private long bytes;
    private int allChildren;
    private long lastNumber;

    /** Chooses objects by name. */
    public interface Choice {
        /**
         * Whether the life of an object is wanted.
         *
         * @param object its name, as in findings
         * @param tag of the value that names it
         */
        boolean takes(String object, byte tag, long bits);
    }

    /** An open invocation around records of lives. */
    private record Around(int depth, boolean likely, List<Life> lives) {}

    /** What the record at hand has to do with a life. */
    private static final class Touch {
        final List<LifeStep.Name> names = new ArrayList<>(2);
        final List<LifeStep.Change> changes = new ArrayList<>(4);
        boolean certain;
    }

    /**
     * Collects for a world.
     *
     * @param kind the kind whose lives are told
     */
    public Lives(World world, String kind, Choice choice, LifeLimits limits) {
        this.world = world;
        this.kinds = world.program().kinds();
        this.choice = choice;
        this.limits = limits;
        this.mostRecords = limits.records();
        this.mostChildren = limits.children();
        this.waiting = new Waiting[kinds.size()];
        this.subjects = new Subject[kinds.size()][];
        this.root = kinds.stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pack has the kind '" + kind + "'"));
        this.family = new Family(kinds, root);
        for (Kind member : family.members()) {
            waiting[member.index()] = new Waiting(member);
            subjects[member.index()] = new Subject[16];
        }
    }

    @Override
    public void begin(CallEvent event, long recordNumber, boolean isUnordered) {
        recorded.copyFrom(event);
        number = recordNumber;
        unordered = isUnordered;
        lastNumber = Math.max(lastNumber, recordNumber);
        depth = -1;
        stack = null;
        closed = null;
        anyStranger = false;
        isGuessed = false;
        touched.clear();
    }

    @Override
    public void stepped(CallEvent event, @Nullable RecordUse use, int[] rows, Threads.Stack on, @Nullable Frame frame) {
        if (stack == null) {
            stack = on;
            depth = on.isOrdered() ? on.depth() : -1;
        }
        if (frame != null && !open.isEmpty()) {
            closed = open.remove(frame.event());
        }
        for (int i = 0; i < family.members().size(); i++) {
            Kind kind = family.members().get(i);
            RecordUse.KindUse used = use == null ? null : use.of(kind);
            int row = used != null ? rows[kind.index()] : named(kind, event, frame);
            if (row >= 0) {
                touch(subject(kind, row), true, event);
            } else if (row == World.STRANGER) {
                guess(kind, event, used);
            }
        }
        nameBare(event);
    }

    private int named(Kind kind, CallEvent event, @Nullable Frame frame) {
        if (frame != null && frame.loss() == world.lossMark() && frame.hadRow(kind.index())) {
            return frame.row(kind.index(), world.table(kind.index()));
        }
        return world.resolve(kind, event);
    }

    /** The object in a row, as a new generation if it has become another. */
    private Subject subject(Kind kind, int row) {
        ObjectTable table = world.table(kind.index());
        Subject[] known = subjects[kind.index()];
        if (row >= known.length) {
            known = Arrays.copyOf(known, Math.max(row + 1, known.length * 2));
            subjects[kind.index()] = known;
        }
        Subject subject = known[row];
        if (subject == null || !subject.isIn(table)) {
            if (subject != null) {
                subject.lose();
            }
            Waiting ofKind = waiting[kind.index()];
            if (ofKind == null) {
                throw new IllegalStateException("not one of the family: " + kind.name());
            }
            subject = new Subject(kind, ofKind, table, row);
            known[row] = subject;
            if (kind == root) {
                begin(subject);
            }
        }
        return subject;
    }

    private void begin(Subject subject) {
        seen++;
        if (!choice.takes(subject.name(), subject.handleTag(), subject.handleBits())) {
            return;
        }
        if (lives.size() == limits.lives()) {
            untold++;
            return;
        }
        Life life = new Life(subject, mostRecords, mostChildren);
        subject.join(life, false);
        lives.add(life);
    }

    private @Nullable Life lifeOf(Subject subject) {
        if (subject.life() == null && subject.kind() != root) {
            findParent(subject, true);
            if (subject.life() == null) {
                findParent(subject, false);
            }
        }
        return subject.life();
    }

    private void findParent(Subject subject, boolean certain) {
        int kind = subject.kind().index();
        for (Kind.Link link : subject.kind().links()) {
            int parent = World.NONE;
            if (family.leadsUp(subject.kind(), link)) {
                parent = certain
                        ? world.linked(kind, subject.row(), link.index())
                        : world.table(kind).link(subject.row(), link.index());
            }
            if (parent >= 0) {
                Subject above = subject(kinds.get(link.target()), parent);
                Life life = lifeOf(above);
                if (life != null) {
                    adopt(life, subject, !certain || above.isLikelyPart());
                    return;
                }
            }
        }
    }

    private void adopt(Life life, Subject child, boolean likely) {
        child.join(life, likely);
        allChildren += life.add(child);
        if (allChildren > limits.allChildren()) {
            mostChildren /= 2;
            for (Life each : lives) {
                allChildren -= each.limitChildren(mostChildren);
            }
        }
    }

    private void touch(Subject subject, boolean certain, CallEvent event) {
        Life life = lifeOf(subject);
        if (life == null && Family.isNamedWithOthers(subject.kind())) {
            // No link leads from it: it belongs to what the same record names.
            life = only(touched);
            if (life != null) {
                adopt(life, subject, false);
            }
        }
        if (life == null) {
            return;
        }
        Touch touch = touched.computeIfAbsent(life, k -> new Touch());
        LifeStep.Name name = new LifeStep.Name(subject.kind().index(), subject.number());
        if (!touch.names.contains(name)) {
            touch.names.add(name);
            subject.named(number, recorded.timeNanos);
        }
        touch.certain |= certain && !subject.isLikelyPart();
        ObjectTable table = world.table(subject.kind().index());
        if (subject.isIn(table)) {
            subject.update(table, number, recorded.timeNanos, losses.total(), touch.changes);
            if (unordered) {
                inTick.add(subject);
            }
            if (subject.kind() == root && certain) {
                learn(life, table, subject.row());
            }
        }
        remember(subject, event, certain);
    }

    private static @Nullable Life only(Map<Life, Touch> touched) {
        return touched.size() == 1 ? touched.keySet().iterator().next() : null;
    }

    /** What is known of an object besides its states. */
    private void learn(Life life, ObjectTable table, int row) {
        for (int side = 0; side < 2; side++) {
            int driver = table.sideDriver(row, side);
            if (driver > 0) {
                life.setDriver(side, driver);
            }
        }
        for (Kind.Link link : root.links()) {
            int target = table.link(row, link.index());
            if (target >= 0) {
                ObjectTable targets = world.table(link.target());
                boolean certain = world.linked(root.index(), row, link.index()) >= 0;
                Life.Parent known = life.parent(link.index());
                if (known == null || known.number() != targets.number(target)) {
                    life.setParent(new Life.Parent(
                            link.index(),
                            link.target(),
                            targets.number(target),
                            targets.keyTag(target),
                            targets.keyBits(target),
                            certain));
                }
            }
        }
    }

    /** Remembers the contexts that a record shows of an object, or an invocation around it. */
    private void remember(Subject subject, CallEvent event, boolean certain) {
        List<Key> contexts = subject.kind().contexts();
        for (int i = 0; i < contexts.size(); i++) {
            Key key = contexts.get(i);
            if (event.has(key) && !event.isNull(key)) {
                note(subject, i, event, certain);
            } else if (certain && stack != null) {
                for (int d = depth - 1; d >= 0 && d < stack.depth(); d--) {
                    CallEvent outer = stack.frame(d).entry();
                    if (outer.has(key)
                            && !outer.isNull(key)
                            && world.resolve(subject.kind(), outer) == World.STRANGER) {
                        note(subject, i, outer, false);
                        break;
                    }
                }
            }
        }
    }

    private void note(Subject subject, int index, CallEvent from, boolean certain) {
        Key key = subject.kind().contexts().get(index);
        Life life = subject.life();
        if (life != null && life.subject() == subject) {
            Life.Context known = life.context(index);
            if (known != null
                    && known.tag() == from.tag(key)
                    && known.bits() == from.bits(key)
                    && known.driver() == from.driver
                    && (known.certain() || !certain)) {
                return;
            }
            if (known == null || certain || !known.certain()) {
                life.setContext(index, new Life.Context(key, from.driver, from.tag(key), from.bits(key), certain));
            }
        }
        hints.remember(subject, key, from);
    }

    /** The record concerns some object of a kind, and nothing says for certain which. */
    private void guess(Kind kind, CallEvent event, RecordUse.@Nullable KindUse used) {
        boolean shown = false;
        for (Key key : kind.contexts()) {
            if (event.has(key) && !event.isNull(key)) {
                shown = true;
                if (used != null && used.givesOut(key)) {
                    // Whatever it stood for, it is given to something new.
                    hints.forget(kind, key, event);
                    continue;
                }
                Subject hinted = hints.find(kind, key, event);
                if (hinted != null && hinted.isIn(world.table(kind.index()))) {
                    touch(hinted, false, event);
                    return;
                }
            }
        }
        if (kind == root && used != null && !used.classes().isEmpty()) {
            Subject single = shown ? null : onlyOne();
            if (single != null) {
                isGuessed = true;
                touch(single, false, event);
            } else {
                anyStranger = true;
            }
        }
    }

    /** The one object of the kind that is not over, if there is just one among few. */
    private @Nullable Subject onlyOne() {
        ObjectTable table = world.table(root.index());
        int found = World.NONE;
        for (int row = 0; row < table.top(); row++) {
            if (row == MOST_TO_GUESS || (found >= 0 && isAlive(table, row))) {
                return null;
            }
            found = isAlive(table, row) ? row : found;
        }
        return found < 0 ? null : subject(root, found);
    }

    private static boolean isAlive(ObjectTable table, int row) {
        return table.isLive(row) && !table.isOver(row);
    }

    /** Requests and parties of which no pack knows more than the handle. */
    private void nameBare(CallEvent event) {
        nameBare(Key.PARTY, event);
        nameBare(Key.REQUEST, event);
    }

    private void nameBare(Key key, CallEvent event) {
        if (!event.has(key) || event.isNull(key)) {
            return;
        }
        for (Kind kind : family.members()) {
            if (kind.key() == key && world.resolve(kind, event) >= 0) {
                return;
            }
        }
        Life.Bare handle = new Life.Bare(key, event.tag(key), event.bits(key));
        Life life = only(touched);
        if (life == null && touched.isEmpty()) {
            life = bare.get(handle);
            if (life != null) {
                touched.put(life, new Touch());
            }
        }
        if (life != null) {
            life.name(handle, number);
            bare.put(handle, life);
        }
    }

    @Override
    public void end() {
        if (touched.isEmpty() && !isGuessed) {
            strangers += anyStranger ? 1 : 0;
        }
        for (Map.Entry<Life, Touch> entry : touched.entrySet()) {
            Life life = entry.getKey();
            Touch touch = entry.getValue();
            life.count(recorded, !touch.certain);
            logAround(life);
            log(
                    life,
                    new LifeStep(
                            LifeStep.Role.OWN,
                            number,
                            depth,
                            !touch.certain,
                            unordered,
                            losses.counted(),
                            losses.uncounted(),
                            recorded,
                            touch.names,
                            touch.changes));
        }
        Around around = closed;
        if (around != null) {
            for (Life life : around.lives()) {
                if (!touched.containsKey(life)) {
                    log(life, around(number, around.depth(), around.likely(), recorded));
                }
            }
        }
        stack = null;
    }

    /** Tells the invocations around the record that the life does not have yet. */
    private void logAround(Life life) {
        Threads.Stack on = stack;
        if (recorded.kind != EventKind.EXIT) {
            life.isNewAround(number);
        }
        if (on == null) {
            return;
        }
        for (int d = 0; d < depth && d < on.depth(); d++) {
            Frame frame = on.frame(d);
            if (frame.event() < number && life.isNewAround(frame.event())) {
                boolean likely = frame.loss() != world.lossMark();
                log(life, around(frame.event(), d, likely, frame.entry()));
                int at = d;
                open.computeIfAbsent(frame.event(), k -> new Around(at, likely, new ArrayList<>(1)))
                        .lives()
                        .add(life);
            }
        }
    }

    private LifeStep around(long event, int atDepth, boolean likely, CallEvent record) {
        return new LifeStep(
                LifeStep.Role.AROUND,
                event,
                atDepth,
                likely,
                unordered,
                losses.counted(),
                losses.uncounted(),
                record,
                List.of(),
                List.of());
    }

    private void log(Life life, LifeStep step) {
        long before = life.bytes();
        life.log(LifeSteps.write(step), !step.changes().isEmpty() || step.role() != LifeStep.Role.OWN);
        bytes += life.bytes() - before;
        while (bytes > limits.bytes() && mostRecords > 0) {
            mostRecords /= 2;
            bytes = 0;
            for (Life each : lives) {
                each.limitRecords(mostRecords);
                bytes += each.bytes();
            }
        }
    }

    @Override
    public void tickEnded() {
        Map<Life, List<LifeStep.Change>> changes = new LinkedHashMap<>();
        for (Subject subject : inTick) {
            Life life = subject.life();
            ObjectTable table = world.table(subject.kind().index());
            if (life != null && subject.isIn(table)) {
                List<LifeStep.Change> of = changes.computeIfAbsent(life, k -> new ArrayList<>());
                subject.update(table, lastNumber, recorded.timeNanos, losses.total(), of);
            }
        }
        inTick.clear();
        CallEvent nothing = new CallEvent();
        nothing.timeNanos = recorded.timeNanos;
        changes.forEach((life, of) -> {
            if (!of.isEmpty()) {
                log(
                        life,
                        new LifeStep(
                                LifeStep.Role.TICK,
                                lastNumber,
                                0,
                                false,
                                true,
                                losses.counted(),
                                losses.uncounted(),
                                nothing,
                                List.of(),
                                of));
            }
        });
    }

    @Override
    public void lost(long count, long cpu) {
        losses.lost(count, cpu);
    }

    @Override
    public void lostAnywhere(long count) {
        losses.anywhere(count);
    }

    /** Brings an object up to date with what may have happened unseen since it was last named. */
    public interface Update {
        void bring(Kind kind, int row);
    }

    /** The trace is over: what is known of each object at its end is taken over. */
    public void finish(Update update) {
        for (Kind kind : family.members()) {
            ObjectTable table = world.table(kind.index());
            for (Subject subject : subjects[kind.index()]) {
                if (subject != null && subject.life() != null) {
                    if (subject.isIn(table)) {
                        update.bring(kind, subject.row());
                        subject.settle(table);
                    } else {
                        subject.lose();
                    }
                }
            }
        }
    }

    /** The lives, in the order in which their objects were first seen. */
    public List<Life> lives() {
        return List.copyOf(lives);
    }

    public World world() {
        return world;
    }

    /** The kind whose lives are told. */
    public Kind kind() {
        return root;
    }

    /** How many objects of the kind were seen, chosen or not. */
    public long seen() {
        return seen;
    }

    /** How many lives were wanted and are not told, because there are too many. */
    public long untold() {
        return untold;
    }

    /** How many records concern an object of the kind, and nothing tells which. */
    public long strangers() {
        return strangers;
    }

    /** What was lost. */
    public LossCount losses() {
        return losses;
    }
}

package org.ndislint.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;

/** The life of one object with its children: its records in bounded number, and what is known in sum. */
public final class Life {
    private static final int MOST_THREADS = 64;
    private static final int MOST_REMEMBERED = 256;

    private final Subject subject;
    private final LifeLog changes;
    private final LifeLog others;
    private final List<Subject> children = new ArrayList<>(2);
    private final Map<String, Long> childrenLeftOut = new HashMap<>(0);
    private final Map<Bare, BareChild> bare = new HashMap<>(0);
    private final @Nullable Parent[] parents;
    private final @Nullable Context[] contexts;
    private final int[] drivers = new int[2];
    private final TreeSet<Long> threads = new TreeSet<>();
    private final Deque<Long> around = new ArrayDeque<>(2);
    private boolean moreThreads;
    private int mostChildren;
    private int lowest = -1;
    private int highest = -1;
    private long records;
    private long likely;

    /**
     * What the object belongs to.
     *
     * @param link index of the link within the kind of the object
     */
    public record Parent(int link, int kind, long number, byte tag, long bits, boolean certain) {}

    /** A context value of the object, of a driver if it is named. */
    public record Context(Key key, int driver, byte tag, long bits, boolean certain) {}

    /** An object of which nothing is known but a handle. */
    public record Bare(Key key, byte tag, long bits) {}

    /** What is known of it: where it was named. */
    public static final class BareChild {
        private final Bare handle;
        private final long first;
        private long last;
        private long records;

        BareChild(Bare handle, long event) {
            this.handle = handle;
            this.first = event;
        }

        public Bare handle() {
            return handle;
        }

        public long firstEvent() {
            return first;
        }

        public long lastEvent() {
            return last;
        }

        public long records() {
            return records;
        }
    }

    Life(Subject subject, int mostRecords, int mostChildren) {
        this.subject = subject;
        this.changes = new LifeLog(mostRecords);
        this.others = new LifeLog(mostRecords / 3);
        this.mostChildren = mostChildren;
        this.parents = new Parent[subject.kind().links().size()];
        this.contexts = new Context[subject.kind().contexts().size()];
    }

    // What it is told

    void log(byte[] record, boolean isChange) {
        (isChange ? changes : others).add(record);
    }

    void count(CallEvent record, boolean isLikely) {
        records++;
        likely += isLikely ? 1 : 0;
        if (record.tid != CallEvent.NOT_RECORDED && !threads.contains(record.tid)) {
            if (threads.size() < MOST_THREADS) {
                threads.add(record.tid);
            } else {
                moreThreads = true;
            }
        }
        if (record.irql >= 0) {
            lowest = lowest < 0 ? record.irql : Math.min(lowest, record.irql);
            highest = Math.max(highest, record.irql);
        }
    }

    /** Whether an enclosing invocation is not told yet; from now on it is. */
    boolean isNewAround(long event) {
        if (around.contains(event)) {
            return false;
        }
        if (around.size() == MOST_REMEMBERED) {
            long oldest = around.peekFirst() == null ? 0 : around.peekFirst();
            if (event < oldest) {
                return false;
            }
            around.removeFirst();
        }
        around.addLast(event);
        return true;
    }

    void setParent(Parent parent) {
        parents[parent.link()] = parent;
    }

    @Nullable
    Parent parent(int link) {
        return parents[link];
    }

    void setContext(int index, Context context) {
        contexts[index] = context;
    }

    @Nullable
    Context context(int index) {
        return contexts[index];
    }

    void setDriver(int side, int driver) {
        drivers[side] = driver;
    }

    /** Takes a child in; returns how many more are kept than before. */
    int add(Subject child) {
        children.add(child);
        return 1 - limitChildren(mostChildren);
    }

    /** Keeps fewer children from now on; returns how many were dropped. */
    int limitChildren(int most) {
        mostChildren = Math.min(mostChildren, most);
        int dropped = 0;
        while (children.size() > mostChildren) {
            Subject gone = children.remove(firstToGo());
            childrenLeftOut.merge(gone.kind().name(), 1L, Long::sum);
            dropped++;
        }
        return dropped;
    }

    /** The oldest child that is over, after the first few; else the oldest after those. */
    private int firstToGo() {
        int from = mostChildren / 4;
        for (int i = from; i < children.size(); i++) {
            if (children.get(i).isOver() || !children.get(i).isFollowed()) {
                return i;
            }
        }
        return Math.min(from, children.size() - 1);
    }

    void name(Bare handle, long event) {
        BareChild child = bare.get(handle);
        if (child == null) {
            if (bare.size() >= mostChildren) {
                childrenLeftOut.merge(handle.key().json(), 1L, Long::sum);
                return;
            }
            child = new BareChild(handle, event);
            bare.put(handle, child);
        }
        child.last = event;
        child.records++;
    }

    void limitRecords(int most) {
        changes.limit(most);
        others.limit(most / 3);
    }

    long bytes() {
        return changes.bytes() + others.bytes();
    }

    // What it tells

    /** The object. */
    public Subject subject() {
        return subject;
    }

    /** How many records name it or its children, whether they are kept or not. */
    public long records() {
        return records;
    }

    /** How many of them are only likely to belong to it. */
    public long likely() {
        return likely;
    }

    /** Records left out that changed something. */
    public long changesLeftOut() {
        return changes.leftOut();
    }

    /** Records left out that changed nothing. */
    public long othersLeftOut() {
        return others.leftOut();
    }

    /** Records of threads, in order; at most 64 of them. */
    public List<Long> threads() {
        return List.copyOf(threads);
    }

    /** Whether there are more than {@link #threads} has. */
    public boolean hasMoreThreads() {
        return moreThreads;
    }

    /** The lowest IRQL of its records, or -1. */
    public int lowestIrql() {
        return lowest;
    }

    public int highestIrql() {
        return highest;
    }

    /** The symbol of the driver on a side (0 client, 1 call manager), or 0. */
    public int driver(int side) {
        return drivers[side];
    }

    public List<Parent> parents() {
        List<Parent> out = new ArrayList<>();
        for (Parent parent : parents) {
            if (parent != null) {
                out.add(parent);
            }
        }
        return out;
    }

    public List<Context> contexts() {
        List<Context> out = new ArrayList<>();
        for (Context context : contexts) {
            if (context != null) {
                out.add(context);
            }
        }
        return out;
    }

    /** Its children in the order in which they were first seen. */
    public List<Subject> children() {
        List<Subject> out = new ArrayList<>(children);
        out.sort(Comparator.comparingLong(Subject::firstEvent)
                .thenComparing((Subject child) -> child.kind().index())
                .thenComparingLong(Subject::number));
        return out;
    }

    /** Children of which only a handle is known, in the order in which they were first named. */
    public List<BareChild> bareChildren() {
        List<BareChild> out = new ArrayList<>(bare.values());
        out.sort(Comparator.comparingLong(BareChild::firstEvent)
                .thenComparing(child -> child.handle().key())
                .thenComparingLong(child -> child.handle().bits()));
        return out;
    }

    /** How many children are left out, by kind. */
    public SortedMap<String, Long> childrenLeftOut() {
        return new TreeMap<>(childrenLeftOut);
    }

    /** The records that were kept, in the order of their numbers. */
    public List<LifeStep> steps() {
        List<LifeStep> out = new ArrayList<>();
        for (LifeLog log : List.of(changes, others)) {
            for (byte[] record : log.first()) {
                out.add(LifeSteps.read(record));
            }
            for (byte[] record : log.last()) {
                out.add(LifeSteps.read(record));
            }
        }
        out.sort(Comparator.comparingLong(LifeStep::event).thenComparing(LifeStep::role));
        return out;
    }

    /** The number of the first record after those left out that changed something; 0 if none are left out. */
    public long firstAfterChanges() {
        return firstAfter(changes);
    }

    /** The number of the first record after those left out that changed nothing; 0 if none are left out. */
    public long firstAfterOthers() {
        return firstAfter(others);
    }

    private static long firstAfter(LifeLog log) {
        if (log.leftOut() == 0) {
            return 0;
        }
        for (byte[] record : log.last()) {
            return LifeSteps.read(record).event();
        }
        return Long.MAX_VALUE;
    }
}

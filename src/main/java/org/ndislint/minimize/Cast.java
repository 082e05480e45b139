package org.ndislint.minimize;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Kind;
import org.ndislint.rules.RecordUse;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.TraceLog;
import org.ndislint.timeline.World;

/**
 * Which objects the records of a trace concern: a handle that was given out again names another object than before. Drivers
 * and threads are none here, as every record has them.
 */
final class Cast {
    private static final int[] NO_PARENTS = {};

    private final Nesting nesting;
    /** By position: where in {@link #objects} the objects of the record begin, and how many they are. */
    private final int[] first;

    private final int[] counts;
    private int[] objects = new int[1024];
    private int used;
    private final Map<Long, Integer> ids = new HashMap<>();
    private int[][] parents = new int[256][];

    private Cast(Nesting nesting) {
        this.nesting = nesting;
        first = new int[nesting.end()];
        counts = new int[nesting.end()];
    }

    /** Goes through the records that the nesting knows. */
    static Cast of(TraceLog log, Monitors monitors, CaptureFacts assumed, Nesting nesting) {
        Cast cast = new Cast(nesting);
        Monitor monitor = monitors.open(finding -> {}, false);
        monitor.setObserver(cast.new Watch(monitor.world()));
        CallEvent record = new CallEvent();
        Survey.head(assumed, record);
        monitor.accept(record, 1);
        for (int i = 0; i < nesting.end(); i++) {
            log.read(i, record);
            monitor.accept(record, i + Survey.FIRST);
        }
        monitor.finish();
        return cast;
    }

    /** How many objects there are; they are numbered from 0 as they appear. */
    int size() {
        return ids.size();
    }

    /** The objects of the records at some positions, and all they belong to. */
    BitSet of(Iterable<Integer> positions) {
        BitSet out = new BitSet(size());
        for (int position : positions) {
            addUnit(position, out);
        }
        return withParents(out);
    }

    /** Objects, and those that are named together with them in some invocation, and all they belong to. */
    BitSet grown(BitSet from) {
        BitSet out = new BitSet(size());
        out.or(from);
        for (int i = 0; i < nesting.end(); i++) {
            if (isAny(i, from)) {
                addUnit(i, out);
            }
        }
        return withParents(out);
    }

    /** The records of the invocations that concern some objects and no others. */
    BitSet only(BitSet of) {
        BitSet out = new BitSet(nesting.end());
        for (int i = 0; i < nesting.end(); i++) {
            int partner = nesting.partner(i);
            boolean isNamed = counts[i] > 0 || (partner >= 0 && counts[partner] > 0);
            if (isNamed && isAll(i, of) && (partner < 0 || isAll(partner, of))) {
                out.set(i);
            }
        }
        return out;
    }

    /** The records of invocations that concern no object. */
    BitSet nameless() {
        BitSet out = new BitSet(nesting.end());
        for (int i = 0; i < nesting.end(); i++) {
            int partner = nesting.partner(i);
            out.set(i, counts[i] == 0 && (partner < 0 || counts[partner] == 0));
        }
        return out;
    }

    /** Whether the record at a position, or the other end of its invocation, concerns one of some objects. */
    boolean concerns(int position, BitSet some) {
        int partner = nesting.partner(position);
        return isAny(position, some) || (partner >= 0 && isAny(partner, some));
    }

    /** Some objects and all that belong to them. */
    BitSet withChildren(BitSet some) {
        BitSet out = new BitSet(size());
        out.or(some);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (int id = 0; id < size(); id++) {
                if (!out.get(id) && isChild(id, out)) {
                    out.set(id);
                    goesOn = true;
                }
            }
        }
        return out;
    }

    /** The objects of the records at some positions, those that others belong to before these. */
    int[] byRank(int[] positions) {
        BitSet present = new BitSet(size());
        for (int position : positions) {
            addOwn(position, present);
        }
        int[] ranks = ranks();
        return present.stream()
                .boxed()
                .sorted((a, b) -> ranks[a] != ranks[b] ? Integer.compare(ranks[a], ranks[b]) : Integer.compare(a, b))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int[] ranks() {
        int[] ranks = new int[size()];
        boolean goesOn = true;
        // As many rounds as objects belong to each other in turn; should they go round in a circle, it ends all the same.
        for (int round = 0; goesOn && round < Long.SIZE; round++) {
            goesOn = false;
            for (int id = 0; id < ranks.length; id++) {
                for (int parent : parents(id)) {
                    if (ranks[id] <= ranks[parent]) {
                        ranks[id] = ranks[parent] + 1;
                        goesOn = true;
                    }
                }
            }
        }
        return ranks;
    }

    private boolean isChild(int id, BitSet of) {
        for (int parent : parents(id)) {
            if (of.get(parent)) {
                return true;
            }
        }
        return false;
    }

    private BitSet withParents(BitSet some) {
        int[] rest = some.stream().toArray();
        int count = rest.length;
        while (count > 0) {
            int id = rest[--count];
            for (int parent : parents(id)) {
                if (!some.get(parent)) {
                    some.set(parent);
                    if (count == rest.length) {
                        rest = Arrays.copyOf(rest, count * 2);
                    }
                    rest[count++] = parent;
                }
            }
        }
        return some;
    }

    private int[] parents(int id) {
        int[] known = id < parents.length ? parents[id] : null;
        return known == null ? NO_PARENTS : known;
    }

    private void addUnit(int position, BitSet to) {
        addOwn(position, to);
        if (nesting.partner(position) >= 0) {
            addOwn(nesting.partner(position), to);
        }
    }

    private void addOwn(int position, BitSet to) {
        for (int i = first[position]; i < first[position] + counts[position]; i++) {
            to.set(objects[i]);
        }
    }

    private boolean isAny(int position, BitSet some) {
        for (int i = first[position]; i < first[position] + counts[position]; i++) {
            if (some.get(objects[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean isAll(int position, BitSet some) {
        for (int i = first[position]; i < first[position] + counts[position]; i++) {
            if (!some.get(objects[i])) {
                return false;
            }
        }
        return true;
    }

    /** Looks whom each record concerns. */
    private final class Watch implements StepObserver {
        private final World world;
        private final List<Kind> kinds;
        private final Set<Long> links = new HashSet<>();
        private int position;

        Watch(World world) {
            this.world = world;
            this.kinds = world.program().kinds();
        }

        @Override
        public void begin(CallEvent event, long number, boolean unordered) {
            position = (int) (number - Survey.FIRST);
            if (position >= 0) {
                first[position] = used;
                counts[position] = 0;
            }
        }

        @Override
        public void stepped(
                CallEvent event, @Nullable RecordUse use, int[] rows, Threads.Stack stack, @Nullable Frame frame) {
            if (position < 0) {
                return;
            }
            for (int i = 0; i < kinds.size(); i++) {
                Kind kind = kinds.get(i);
                if (kind.key() == null) {
                    continue;
                }
                int row = use != null && use.of(kind) != null ? rows[i] : world.resolve(kind, event);
                if (row >= 0) {
                    note(id(i, row));
                }
            }
        }

        private void note(int id) {
            for (int i = first[position]; i < used; i++) {
                if (objects[i] == id) {
                    return;
                }
            }
            if (used == objects.length) {
                objects = Arrays.copyOf(objects, used * 2);
            }
            objects[used++] = id;
            counts[position]++;
        }

        private int id(int kind, int row) {
            ObjectTable table = world.table(kind);
            long key = ((long) kind << 48) | table.number(row);
            Integer known = ids.get(key);
            int id = known == null ? ids.size() : known;
            if (known == null) {
                ids.put(key, id);
            }
            for (Kind.Link link : kinds.get(kind).links()) {
                int target = table.link(row, link.index());
                if (target >= 0 && kinds.get(link.target()).key() != null) {
                    Integer parent = ids.get(((long) link.target() << 48)
                            | world.table(link.target()).number(target));
                    if (parent != null && parent != id && links.add(((long) id << 32) | parent)) {
                        addParent(id, parent);
                    }
                }
            }
            return id;
        }

        private void addParent(int id, int parent) {
            if (id >= parents.length) {
                parents = Arrays.copyOf(parents, Math.max(id + 1, parents.length * 2));
            }
            int[] known = parents(id);
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = parent;
            parents[id] = more;
        }

        @Override
        public void end() {}

        @Override
        public void tickEnded() {}

        @Override
        public void lost(long count, long cpu) {}

        @Override
        public void lostAnywhere(long count) {}
    }
}

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
import org.ndislint.rules.Kind;
import org.ndislint.rules.RecordUse;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.World;

/**
 * Notes which objects each record names while a trace streams by, and what these belong to. Objects are numbered from 0 as
 * they appear.
 */
final class Appearances implements StepObserver {
    private static final int[] NO_PARENTS = {};

    private final World world;
    private final List<Kind> known;
    /** By position: where in {@link #objects} the objects of the record begin, and how many they are. */
    private final int[] first;

    private final int[] counts;
    private int[] objects = new int[1024];
    private int used;
    private final Map<Long, Integer> ids = new HashMap<>();
    private int[][] parents = new int[256][];
    private int[] births = new int[256];
    private int[] kinds = new int[256];
    private final BitSet contexts = new BitSet();
    private final Set<Long> links = new HashSet<>();
    private int position;

    /**
     * Watches a world.
     *
     * @param end the number of records
     */
    Appearances(World world, int end) {
        this.world = world;
        this.known = world.program().kinds();
        this.first = new int[end];
        this.counts = new int[end];
        for (Kind kind : known) {
            if (known.stream()
                    .anyMatch(other -> kind.key() != null && other.contexts().contains(kind.key()))) {
                contexts.set(kind.index());
            }
        }
    }

    /** How many objects there are. */
    int size() {
        return ids.size();
    }

    /** How many objects the record at a position names. */
    int count(int at) {
        return counts[at];
    }

    /** One of the objects that the record at a position names. */
    int object(int at, int index) {
        return objects[first[at] + index];
    }

    /** Where an object is first named. */
    int birth(int object) {
        return births[object];
    }

    int kind(int object) {
        return kinds[object];
    }

    /** Whether it is but a context under which a driver knows another object. */
    boolean isContext(int object) {
        return contexts.get(kinds[object]);
    }

    /** What an object belongs to; not to be changed. */
    int[] parents(int object) {
        int[] of = object < parents.length ? parents[object] : null;
        return of == null ? NO_PARENTS : of;
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
        for (int i = 0; i < known.size(); i++) {
            Kind kind = known.get(i);
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
        Integer old = ids.get(key);
        int id = old == null ? ids.size() : old;
        if (old == null) {
            ids.put(key, id);
            if (id == births.length) {
                births = Arrays.copyOf(births, id * 2);
                kinds = Arrays.copyOf(kinds, id * 2);
            }
            births[id] = position;
            kinds[id] = kind;
        }
        for (Kind.Link link : known.get(kind).links()) {
            int target = table.link(row, link.index());
            if (target >= 0 && known.get(link.target()).key() != null) {
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
        int[] old = parents(id);
        int[] more = Arrays.copyOf(old, old.length + 1);
        more[old.length] = parent;
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

package org.ndislint.minimize;

import java.util.Arrays;
import java.util.BitSet;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.Monitor;
import org.ndislint.timeline.TraceLog;

/**
 * Which objects the records of a trace concern: a handle that was given out again names another object than before. Drivers
 * and threads are none here, as every record has them.
 */
final class Cast {
    private final Nesting nesting;
    private final Appearances named;

    private Cast(Nesting nesting, Appearances named) {
        this.nesting = nesting;
        this.named = named;
    }

    /** Goes through the records that the nesting knows. */
    static Cast of(TraceLog log, Monitors monitors, CaptureFacts assumed, Nesting nesting) {
        Monitor monitor = monitors.open(finding -> {}, false);
        Appearances named = new Appearances(monitor.world(), nesting.end());
        monitor.setObserver(named);
        CallEvent record = new CallEvent();
        Survey.head(assumed, record);
        monitor.accept(record, 1);
        for (int i = 0; i < nesting.end(); i++) {
            log.read(i, record);
            monitor.accept(record, i + Survey.FIRST);
        }
        monitor.finish();
        return new Cast(nesting, named);
    }

    /** How many objects there are; they are numbered from 0 as they appear. */
    int size() {
        return named.size();
    }

    /**
     * The objects of the records at some positions, all they belong to, what is named where these begin, and the contexts
     * under which drivers know them.
     */
    BitSet of(Iterable<Integer> positions) {
        BitSet out = new BitSet(size());
        for (int position : positions) {
            addUnit(position, out);
        }
        int known = 0;
        while (out.cardinality() > known) {
            known = out.cardinality();
            for (int id : withParents(out).stream().toArray()) {
                addUnit(named.birth(id), out);
            }
        }
        for (int i = 0; i < nesting.end(); i++) {
            addContexts(i, out);
        }
        return withParents(out);
    }

    /** Adds the contexts that an invocation shows of the lowest of its objects, if that is there. */
    private void addContexts(int position, BitSet to) {
        BitSet unit = new BitSet();
        addUnit(position, unit);
        int lowest = -1;
        for (int id = unit.nextSetBit(0); id >= 0; id = unit.nextSetBit(id + 1)) {
            if (!named.isContext(id) && (lowest < 0 || named.kind(id) > named.kind(lowest))) {
                lowest = id;
            }
        }
        if (lowest >= 0 && to.get(lowest)) {
            for (int id = unit.nextSetBit(0); id >= 0; id = unit.nextSetBit(id + 1)) {
                to.set(id, to.get(id) || named.isContext(id));
            }
        }
    }

    /** The objects of the records at some positions to which no other of these belongs. */
    BitSet leaves(Iterable<Integer> positions) {
        BitSet out = new BitSet(size());
        for (int position : positions) {
            addUnit(position, out);
        }
        for (int id : out.stream().toArray()) {
            BitSet above = new BitSet(size());
            for (int parent : named.parents(id)) {
                above.set(parent);
            }
            out.andNot(withParents(above));
        }
        return out;
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
            boolean isNamed = named.count(i) > 0 || (partner >= 0 && named.count(partner) > 0);
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
            out.set(i, named.count(i) == 0 && (partner < 0 || named.count(partner) == 0));
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
        // As many rounds as objects belong to each other in turn; should they go round in a circle, it ends all the
        // same.
        for (int round = 0; goesOn && round < Long.SIZE; round++) {
            goesOn = false;
            for (int id = 0; id < ranks.length; id++) {
                for (int parent : named.parents(id)) {
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
        for (int parent : named.parents(id)) {
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
            for (int parent : named.parents(id)) {
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

    private void addUnit(int position, BitSet to) {
        addOwn(position, to);
        if (nesting.partner(position) >= 0) {
            addOwn(nesting.partner(position), to);
        }
    }

    private void addOwn(int position, BitSet to) {
        for (int i = 0; i < named.count(position); i++) {
            to.set(named.object(position, i));
        }
    }

    private boolean isAny(int position, BitSet some) {
        for (int i = 0; i < named.count(position); i++) {
            if (some.get(named.object(position, i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAll(int position, BitSet some) {
        for (int i = 0; i < named.count(position); i++) {
            if (!some.get(named.object(position, i))) {
                return false;
            }
        }
        return true;
    }
}

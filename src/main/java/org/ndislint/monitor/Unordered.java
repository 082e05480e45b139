package org.ndislint.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.monitor.Sync.StrangerMoves;
import org.ndislint.rules.Doubt;
import org.ndislint.rules.Kind;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Region;
import org.ndislint.rules.Truth;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.World;

/**
 * What happened to objects within one tick of the clock, so that all orders which the threads allow can be tried: an
 * object that several threads touched goes on with the states that some legal order leaves; a rule that only some orders
 * break is inconclusive.
 */
final class Unordered {
    private static final int MOST_ORDERS = 256;

    private final World world;
    private final Sync sync;
    private final Map<Long, Touched> objects = new LinkedHashMap<>();
    private final List<Deferred> deferred = new ArrayList<>();
    private final Set<Long> strange = new HashSet<>();
    private final Map<Integer, Set<Long>> strangers = new LinkedHashMap<>();
    private final List<Basis> bases = new ArrayList<>();
    private long strangersBefore;
    private long thread;

    /** What a record of a thread was taken for rests on regions. */
    private record Basis(Kind kind, int row, long number, long thread, List<Rest> rests, boolean isPartial) {}

    /** A finding that waits for the end of the tick. */
    record Deferred(
            Candidate candidate, CallEvent event, long number, EventKind phase, long thread, List<Rest> rests) {}

    /** A region of an object that something rests on. */
    private record Rest(int kind, long id, int region) {}

    /** One record's effect on one region: which event classes it may be, and whether it is a birth. */
    private record Item(long thread, List<Region.Row> rows, boolean certain, boolean birth) {}

    private static final class Touched {
        final Kind kind;
        final int row;
        final long number;
        final Map<Integer, List<Item>> items = new LinkedHashMap<>();
        final Map<Integer, Long> before = new LinkedHashMap<>();
        final List<Long> threads = new ArrayList<>();

        Touched(Kind kind, int row, long number) {
            this.kind = kind;
            this.row = row;
            this.number = number;
        }
    }

    Unordered(World world, Sync sync) {
        this.world = world;
        this.sync = sync;
    }

    /** Begins a tick in which some names go from objects that are there to others. */
    void begin(Map<Tick.Name, List<CallEvent>> reborn) {
        objects.clear();
        deferred.clear();
        strange.clear();
        strangers.clear();
        bases.clear();
        strangersBefore = sync.strangerCount();
        reborn.forEach((name, births) -> births.forEach(birth -> {
            for (Kind kind : world.program().kinds()) {
                int row = kind.key() == name.key() ? world.resolve(kind, birth) : World.NONE;
                if (row >= 0) {
                    strange.add(id(kind.index(), row));
                }
            }
        }));
    }

    void turnTo(long nextThread) {
        thread = nextThread;
    }

    /** Rows are reused; an object's number within its kind is not. */
    private long id(int kind, int row) {
        return (long) kind << 48 | world.table(kind).number(row);
    }

    /** A record of the current thread concerns some object of a kind, and which one is not known. */
    void stranger(int kind) {
        strangers.computeIfAbsent(kind, k -> new HashSet<>()).add(thread);
    }

    private boolean metStranger(int kind, long ofThread) {
        Set<Long> threads = strangers.get(kind);
        return threads != null && (threads.size() > 1 || !threads.contains(ofThread));
    }

    private boolean metStranger(Touched object) {
        for (long ofThread : object.threads) {
            if (metStranger(object.kind.index(), ofThread)) {
                return true;
            }
        }
        return false;
    }

    private Touched touched(Kind kind, int row) {
        return objects.computeIfAbsent(
                id(kind.index(), row),
                k -> new Touched(kind, row, world.table(kind.index()).number(row)));
    }

    /** A record of the current thread names an object; what it is linked to counts as touched as well. */
    void touch(Kind kind, int row) {
        Touched object = touched(kind, row);
        if (!object.threads.contains(thread)) {
            object.threads.add(thread);
        }
        for (Kind.Link link : kind.links()) {
            int target = world.table(kind.index()).link(row, link.index());
            if (target >= 0) {
                Touched parent = touched(world.program().kinds().get(link.target()), target);
                if (!parent.threads.contains(thread)) {
                    parent.threads.add(thread);
                }
            }
        }
    }

    /** A record of the current thread steps a region of an object. */
    void step(Kind kind, int row, RecordUse.RegionUse region, int[] truths, int base, long before, boolean fresh) {
        Touched object = touched(kind, row);
        object.before.putIfAbsent(region.index(), before);
        List<Region.Row> rows = new ArrayList<>();
        boolean certain = false;
        for (int i = 0; i < region.count() && !certain; i++) {
            int truth = truths[base + region.use(i)];
            Region.Row cells = region.row(i);
            if (truth == Truth.YES) {
                rows.clear();
                rows.add(cells);
                certain = true;
            } else if (truth == Truth.MAYBE) {
                rows.add(cells);
            }
        }
        if (!rows.isEmpty()) {
            object.items
                    .computeIfAbsent(region.index(), k -> new ArrayList<>())
                    .add(new Item(thread, rows, certain, fresh));
        }
    }

    /** Which event a record of the current thread is to an object depends on what was known of regions. */
    void restsOn(Kind kind, int row, Candidate basis) {
        if (basis.consultedCount == 0) {
            return;
        }
        bases.add(new Basis(kind, row, world.table(kind.index()).number(row), thread, rests(basis), basis.isPartial));
    }

    /** Taken down at once: by the end of the tick another object may have the row. */
    private List<Rest> rests(Candidate basis) {
        List<Rest> rests = new ArrayList<>(basis.consultedCount / 3);
        for (int i = 0; i + 2 < basis.consultedCount; i += 3) {
            if (basis.consulted[i + 1] >= 0) {
                rests.add(new Rest(
                        basis.consulted[i], id(basis.consulted[i], basis.consulted[i + 1]), basis.consulted[i + 2]));
            }
        }
        return rests;
    }

    void defer(Candidate candidate, CallEvent event, long number, EventKind phase) {
        CallEvent copy = new CallEvent();
        copy.copyFrom(event);
        candidate.number = candidate.row < 0 ? 0 : world.table(candidate.kind).number(candidate.row);
        deferred.add(new Deferred(candidate.copy(), copy, number, phase, thread, rests(candidate)));
    }

    /** Ends the tick: moves contended objects on, and hands over what is found, in the order of records. */
    List<Deferred> end(Map<Tick.Name, List<CallEvent>> reborn) {
        Map<Long, Boolean> legal = new LinkedHashMap<>();
        for (Touched object : objects.values()) {
            ObjectTable table = world.table(object.kind.index());
            boolean isContended = object.threads.size() > 1 || metStranger(object);
            if (isContended && table.isLive(object.row) && table.number(object.row) == object.number) {
                legal.put(id(object.kind.index(), object.row), settle(object));
            }
        }
        reborn.forEach((name, births) -> births.forEach(birth -> estrange(name, birth)));
        for (Basis basis : bases) {
            ObjectTable table = world.table(basis.kind().index());
            if (isShaky(basis) && table.isLive(basis.row()) && table.number(basis.row()) == basis.number()) {
                estrange(basis.kind(), basis.row());
            }
        }
        for (Touched object : objects.values()) {
            ObjectTable table = world.table(object.kind.index());
            if (table.isLive(object.row) && table.number(object.row) == object.number && metStranger(object)) {
                // A nameless record of another thread may have come after those that name the object.
                table.setStrangerSeen(object.row, Math.min(table.strangerSeen(object.row), strangersBefore));
            }
        }
        for (Deferred found : deferred) {
            Candidate candidate = found.candidate();
            if (isGone(candidate)) {
                // Its name went to another object within the tick: what is left of it cannot be shown.
                candidate.row = World.NONE;
                candidate.certain = false;
                candidate.doubt |= Doubt.UNORDERED;
            }
            if (candidate.certain && isContended(candidate, found, legal)) {
                candidate.certain = false;
                candidate.doubt |= Doubt.UNORDERED;
            }
        }
        deferred.sort(Comparator.comparingLong(Deferred::number));
        return deferred;
    }

    /** Which generation of a name the records of other threads mean is not known. */
    private void estrange(Tick.Name name, CallEvent birth) {
        for (Kind kind : world.program().kinds()) {
            int row = kind.key() == name.key() ? world.resolve(kind, birth) : World.NONE;
            if (row >= 0) {
                estrange(kind, row);
            }
        }
    }

    private void estrange(Kind kind, int row) {
        ObjectTable table = world.table(kind.index());
        for (Region region : kind.regions()) {
            table.setStates(row, region, table.states(row, region) | region.adopted());
        }
        world.estrange(kind, row);
        table.addDoubt(row, Doubt.UNORDERED);
        strange.add(id(kind.index(), row));
    }

    /** Whether another order could have changed what the records were taken for. */
    private boolean isShaky(Basis basis) {
        if (basis.isPartial()) {
            return true;
        }
        for (Rest rest : basis.rests()) {
            if (metStranger(rest.kind(), basis.thread()) || strange.contains(rest.id())) {
                return true;
            }
            Touched other = objects.get(rest.id());
            List<Item> moves = other == null ? null : other.items.get(rest.region());
            if (moves != null) {
                for (Item move : moves) {
                    if (move.thread() != basis.thread()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether some order in which no rule is broken exists for what the finding rests on. */
    private boolean isContended(Candidate candidate, Deferred found, Map<Long, Boolean> legal) {
        if (candidate.row < 0) {
            return false;
        }
        if (candidate.isPartial || isStrange(candidate, found.rests())) {
            return true;
        }
        if (metStranger(candidate.kind, found.thread())) {
            return true;
        }
        Touched own = objects.get(id(candidate.kind, candidate.row));
        boolean ownContended = own != null && (own.threads.size() > 1 || !own.threads.contains(found.thread()));
        if (candidate.isCell) {
            return ownContended
                    && (strangers.containsKey(candidate.kind)
                            || legal.getOrDefault(id(candidate.kind, candidate.row), true));
        }
        if (ownContended) {
            return true;
        }
        for (Rest rest : found.rests()) {
            Touched other = objects.get(rest.id());
            if (metStranger(rest.kind(), found.thread())) {
                return true;
            }
            if (other != null && (other.threads.size() > 1 || !other.threads.contains(found.thread()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isGone(Candidate candidate) {
        if (candidate.row < 0) {
            return false;
        }
        ObjectTable table = world.table(candidate.kind);
        return !table.isLive(candidate.row) || table.number(candidate.row) != candidate.number;
    }

    /** Whether the finding is about, or rests on, an object that may have been another; or that is gone by now. */
    private boolean isStrange(Candidate candidate, List<Rest> rests) {
        if (strange.isEmpty()) {
            return false;
        }
        if (strange.contains(id(candidate.kind, candidate.row))) {
            return true;
        }
        return rests.stream().anyMatch(rest -> strange.contains(rest.id()));
    }

    /**
     * Tries all orders for each region; returns whether every region has a legal one. Nameless records of other threads may
     * concern the object and stand anywhere between those that name it.
     */
    private boolean settle(Touched object) {
        ObjectTable table = world.table(object.kind.index());
        boolean hasStrangers = metStranger(object);
        StrangerMoves unseen = hasStrangers ? sync.strangerMoves(object.kind, strangersBefore) : StrangerMoves.NONE;
        boolean legal = true;
        for (Map.Entry<Integer, List<Item>> entry : object.items.entrySet()) {
            Region region = object.kind.regions().get(entry.getKey());
            long before = object.before.getOrDefault(entry.getKey(), region.adopted());
            List<List<Item>> threads = byThread(entry.getValue());
            if (threads.size() < 2 && !hasStrangers) {
                continue;
            }
            long after = orders(threads, before, region, unseen);
            if (after == -1) {
                table.setStates(object.row, region, region.adopted());
                table.addDoubt(object.row, Doubt.UNORDERED);
            } else if (after == 0) {
                legal = false;
            } else {
                if (Long.bitCount(after) > 1) {
                    table.addDoubt(object.row, Doubt.UNORDERED);
                }
                table.setStates(object.row, region, after);
            }
        }
        return legal;
    }

    private static List<List<Item>> byThread(List<Item> items) {
        Map<Long, List<Item>> out = new LinkedHashMap<>();
        for (Item item : items) {
            out.computeIfAbsent(item.thread(), k -> new ArrayList<>()).add(item);
        }
        return new ArrayList<>(out.values());
    }

    /** The states after all items, over all orders; 0 if no order is legal, -1 if there are too many to try. */
    private static long orders(List<List<Item>> threads, long before, Region region, StrangerMoves unseen) {
        long size = 1;
        for (List<Item> thread : threads) {
            size *= thread.size() + 1L;
            if (size > MOST_ORDERS) {
                return -1;
            }
        }
        long[] reach = new long[(int) size];
        reach[0] = before;
        for (int at = 0; at < size; at++) {
            if (reach[at] == 0) {
                continue;
            }
            reach[at] = unseen.after(region, reach[at]);
            int stride = 1;
            int rest = at;
            boolean mustBear = at == 0 && hasBirth(threads);
            for (List<Item> thread : threads) {
                int done = rest % (thread.size() + 1);
                rest /= thread.size() + 1;
                if (done < thread.size() && (!mustBear || thread.get(0).birth())) {
                    reach[at + stride] |= step(thread.get(done), reach[at]);
                }
                stride *= thread.size() + 1;
            }
        }
        return reach[reach.length - 1];
    }

    private static boolean hasBirth(List<List<Item>> threads) {
        for (List<Item> thread : threads) {
            if (thread.get(0).birth()) {
                return true;
            }
        }
        return false;
    }

    private static long step(Item item, long set) {
        long out = item.certain() ? 0 : set;
        for (Region.Row row : item.rows()) {
            for (long rest = set & ~row.hard(); rest != 0; rest &= rest - 1) {
                out |= row.go(Long.numberOfTrailingZeros(rest));
            }
        }
        return out;
    }
}

package org.ndislint.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;

/**
 * What happens to a trace on its way: it is cut, thinned, recorded for some drivers only, stripped of fields, put into
 * another order that the clock allows. Every method leaves its input alone and returns records of its own; what was
 * legal stays a possible record of something legal.
 */
public final class Degrader {
    private Degrader() {}

    /** The records from one index to another, the capture record told what is left of it. */
    public static List<CallEvent> window(List<CallEvent> events, int from, int to) {
        List<CallEvent> kept = new ArrayList<>();
        for (CallEvent event : events) {
            if (event.capture == null) {
                break;
            }
            boolean start = from <= kept.size() + 1;
            CallEvent copy = copy(event);
            copy.capture = with(event.capture, null, start && isFromStart(event.capture), event.capture.covers(), null);
            kept.add(copy);
        }
        int heads = kept.size();
        for (int i = Math.max(from, heads); i < Math.min(to, events.size()); i++) {
            kept.add(copy(events.get(i)));
        }
        return kept;
    }

    private static boolean isFromStart(CaptureFacts facts) {
        return Boolean.TRUE.equals(facts.fromStart()) || Boolean.TRUE.equals(facts.complete());
    }

    private static CaptureFacts with(
            CaptureFacts facts,
            @Nullable Boolean complete,
            boolean fromStart,
            @Nullable Set<String> covers,
            @Nullable Long lost) {
        return new CaptureFacts(
                complete,
                (fromStart && complete == null) ? Boolean.TRUE : null,
                covers,
                facts.names(),
                lost,
                null,
                null,
                null,
                facts.drivers());
    }

    /**
     * Loses runs of records and marks where.
     *
     * @param gaps how many runs
     * @param longest records in a run at most
     * @param counted whether the marks say how many
     * @param perCpu whether each run is one processor's, so that the other processors' records stay
     */
    public static List<CallEvent> thin(
            List<CallEvent> events, SplittableRandom random, int gaps, int longest, boolean counted, boolean perCpu) {
        int size = events.size();
        boolean[] gone = new boolean[size];
        Map<Integer, CallEvent> marks = new HashMap<>();
        for (int gap = 0; gap < gaps; gap++) {
            int start = random.nextInt(size);
            int length = 1 + random.nextInt(longest);
            long cpu = events.get(start).cpu;
            if (!events.get(start).kind.isCall() || gone[start] || (perCpu && cpu < 0)) {
                continue;
            }
            int lost = 0;
            for (int i = start; i < size && lost < length && !gone[i]; i++) {
                boolean own = !perCpu || events.get(i).cpu == cpu;
                if (own && !events.get(i).kind.isCall()) {
                    break;
                }
                if (own) {
                    gone[i] = true;
                    lost++;
                }
            }
            CallEvent mark = new CallEvent();
            mark.kind = EventKind.LOST;
            mark.timeNanos = events.get(start).timeNanos;
            if (counted) {
                mark.lostCount = lost;
            }
            if (perCpu) {
                mark.cpu = cpu;
            }
            marks.put(start, mark);
        }
        List<CallEvent> kept = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            CallEvent mark = marks.get(i);
            if (mark != null) {
                kept.add(mark);
            }
            if (!gone[i]) {
                kept.add(copy(events.get(i)));
            }
        }
        return kept;
    }

    /** Loses single records without a mark; the capture says how many there were. */
    public static List<CallEvent> lose(List<CallEvent> events, SplittableRandom random, int most) {
        Set<Integer> gone = new HashSet<>();
        for (int i = 0; i < most; i++) {
            int index = random.nextInt(events.size());
            if (events.get(index).kind.isCall()) {
                gone.add(index);
            }
        }
        List<CallEvent> kept = new ArrayList<>();
        boolean told = false;
        for (int i = 0; i < events.size(); i++) {
            if (gone.contains(i)) {
                continue;
            }
            CallEvent copy = copy(events.get(i));
            if (copy.capture != null && !told) {
                told = true;
                copy.capture = with(
                        copy.capture, copy.capture.complete(), isFromStart(copy.capture), copy.capture.covers(), (long)
                                gone.size());
            }
            kept.add(copy);
        }
        if (!told) {
            CallEvent capture = new CallEvent();
            capture.kind = EventKind.CAPTURE;
            capture.capture = with(CaptureFacts.NOTHING, null, false, null, (long) gone.size());
            kept.add(0, capture);
        }
        return kept;
    }

    /**
     * The records that the instrumentation of some kinds of driver shows.
     *
     * @param kinds of {@code client}, {@code call-manager}, {@code mcm}, {@code miniport}
     * @param declared whether the capture says so; otherwise it says nothing of what it covers
     */
    public static List<CallEvent> subset(List<CallEvent> events, Symbols symbols, Set<String> kinds, boolean declared) {
        Set<String> covers = new TreeSet<>(kinds);
        if (kinds.contains("client") && kinds.contains("call-manager")) {
            covers.add("protocol");
        }
        List<CallEvent> kept = new ArrayList<>();
        for (CallEvent event : events) {
            if (event.capture != null) {
                CallEvent copy = copy(event);
                copy.capture = with(
                        event.capture,
                        event.capture.complete(),
                        isFromStart(event.capture),
                        declared ? covers : null,
                        event.capture.lost());
                copy.capture = new CaptureFacts(
                        copy.capture.complete(),
                        copy.capture.fromStart(),
                        copy.capture.covers(),
                        copy.capture.names(),
                        copy.capture.lost(),
                        null,
                        null,
                        null,
                        null);
                kept.add(copy);
            } else if (!event.kind.isCall() || kinds.contains(kind(symbols.text(event.driver)))) {
                kept.add(copy(event));
            }
        }
        return kept;
    }

    /** The kind of a generated session's driver, by its name. */
    public static String kind(String driver) {
        if (driver.startsWith("client")) {
            return "client";
        }
        return driver.equals("callmgr") ? "call-manager" : driver.equals("mcm") ? "mcm" : "miniport";
    }

    /** What can be taken from records. */
    public enum Field {
        STATUS,
        IRQL,
        THREAD,
        PROCESSOR,
        DRIVER,
        TIME,
        HANDLES,
        CONTEXTS
    }

    private static void take(CallEvent event, Field field) {
        switch (field) {
            case STATUS -> event.status = Status.ABSENT;
            case IRQL -> event.irql = -1;
            case THREAD -> {
                event.tid = CallEvent.NOT_RECORDED;
                event.cpu = CallEvent.NOT_RECORDED;
            }
            case PROCESSOR -> event.cpu = CallEvent.NOT_RECORDED;
            case DRIVER -> event.driver = 0;
            case TIME -> event.timeNanos = CallEvent.NO_TIME;
            case HANDLES -> take(event, Key.Type.HANDLE);
            case CONTEXTS -> take(event, Key.Type.CONTEXT);
        }
    }

    private static void take(CallEvent event, Key.Type type) {
        for (int i = 0; i < Key.count(); i++) {
            if (Key.of(i).type() == type) {
                event.unset(Key.of(i));
            }
        }
    }

    /**
     * Takes a field from a share of the records. A thread is taken from all records or from none: half of the threads
     * would be a lie about nesting.
     */
    public static List<CallEvent> strip(List<CallEvent> events, SplittableRandom random, Field field, double share) {
        boolean all = field == Field.THREAD || field == Field.PROCESSOR;
        return map(
                events,
                event -> event.kind.isCall() && (all || random.nextDouble() < share),
                event -> take(event, field));
    }

    /** Rounds the stamps down, so that neighbours share them. */
    public static List<CallEvent> coarsen(List<CallEvent> events, long stepNanos) {
        return map(
                events,
                event -> event.timeNanos != CallEvent.NO_TIME,
                event -> event.timeNanos -= Math.floorMod(event.timeNanos, stepNanos));
    }

    private static List<CallEvent> map(List<CallEvent> events, Predicate<CallEvent> which, Consumer<CallEvent> change) {
        List<CallEvent> changed = new ArrayList<>();
        for (CallEvent event : events) {
            CallEvent copy = copy(event);
            if (which.test(copy)) {
                change.accept(copy);
            }
            changed.add(copy);
        }
        return changed;
    }

    /** Puts records of different threads that share a stamp into another order; each thread keeps its own. */
    public static List<CallEvent> shuffleTies(List<CallEvent> events, SplittableRandom random) {
        List<CallEvent> shuffled = new ArrayList<>();
        int i = 0;
        while (i < events.size()) {
            int end = i + 1;
            while (end < events.size() && ties(events.get(i), events.get(end))) {
                end++;
            }
            shuffled.addAll(interleave(events.subList(i, end), random));
            i = end;
        }
        return shuffled;
    }

    private static boolean ties(CallEvent a, CallEvent b) {
        return a.kind.isCall()
                && b.kind.isCall()
                && a.tid != CallEvent.NOT_RECORDED
                && b.tid != CallEvent.NOT_RECORDED
                && a.timeNanos != CallEvent.NO_TIME
                && a.timeNanos == b.timeNanos;
    }

    private static List<CallEvent> interleave(List<CallEvent> group, SplittableRandom random) {
        Map<Long, Deque<CallEvent>> threads = new HashMap<>();
        List<Deque<CallEvent>> queues = new ArrayList<>();
        for (CallEvent event : group) {
            Deque<CallEvent> queue = threads.get(thread(event));
            if (queue == null) {
                queue = new ArrayDeque<>();
                threads.put(thread(event), queue);
                queues.add(queue);
            }
            queue.add(copy(event));
        }
        List<CallEvent> order = new ArrayList<>();
        while (!queues.isEmpty()) {
            int which = random.nextInt(queues.size());
            order.add(queues.get(which).remove());
            if (queues.get(which).isEmpty()) {
                queues.remove(which);
            }
        }
        return order;
    }

    static long thread(CallEvent event) {
        return event.tid == 0 ? -1 - event.cpu : event.tid;
    }

    /** Puts one trace after another, the second one's stamps after the first one's. */
    public static List<CallEvent> concatenate(List<CallEvent> first, List<CallEvent> second) {
        List<CallEvent> all = new ArrayList<>();
        first.forEach(event -> all.add(copy(event)));
        long shift = 0;
        if (!first.isEmpty() && !second.isEmpty()) {
            shift = Math.max(0, last(first) - first(second) + 1_000);
        }
        for (CallEvent event : second) {
            CallEvent copy = copy(event);
            if (copy.timeNanos != CallEvent.NO_TIME) {
                copy.timeNanos += shift;
            }
            all.add(copy);
        }
        return all;
    }

    private static long first(List<CallEvent> events) {
        for (CallEvent event : events) {
            if (event.timeNanos != CallEvent.NO_TIME) {
                return event.timeNanos;
            }
        }
        return 0;
    }

    private static long last(List<CallEvent> events) {
        long last = 0;
        for (CallEvent event : events) {
            if (event.timeNanos != CallEvent.NO_TIME) {
                last = event.timeNanos;
            }
        }
        return last;
    }

    static CallEvent copy(CallEvent event) {
        CallEvent copy = new CallEvent();
        copy.copyFrom(event);
        return copy;
    }
}

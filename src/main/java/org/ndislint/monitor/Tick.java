package org.ndislint.monitor;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Value;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.timeline.StateStream;
import org.ndislint.timeline.World;

/**
 * The records of one tick of the clock: those of one thread are in order, those of different threads are not. Puts them
 * into an order in which what is born comes before what uses it, as far as their threads allow; any such order is as good
 * as the recorded one.
 */
final class Tick {
    private static final int FIRST_SIZE = 8;
    /** No thread's. */
    private static final long SEVERAL = Long.MIN_VALUE;

    private final Program program;
    private final List<CallEvent> records = new ArrayList<>();
    private long[] numbers = new long[FIRST_SIZE];
    private final Map<Name, List<Birth>> births = new HashMap<>();
    /** The thread that names something, or {@link #SEVERAL}; empty until it is asked for. */
    private final Map<Name, Long> namers = new HashMap<>();

    private final Map<Name, List<Long>> givenOut = new HashMap<>();
    private final Map<Name, List<CallEvent>> reborn = new LinkedHashMap<>();
    private int count;
    private long time = CallEvent.NO_TIME;

    Tick(Program program) {
        this.program = program;
        for (int i = 0; i < FIRST_SIZE; i++) {
            records.add(new CallEvent());
        }
    }

    /** Whether a record can share a tick with others: it has a time and a thread. */
    static boolean isTimed(CallEvent event) {
        return event.timeNanos != CallEvent.NO_TIME
                && event.tid != CallEvent.NOT_RECORDED
                && (event.tid != 0 || event.cpu != CallEvent.NOT_RECORDED);
    }

    /** Distinguishes threads; the idle thread is one for each processor. */
    static long thread(CallEvent event) {
        return event.tid == 0 ? -1 - event.cpu : event.tid;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int size() {
        return count;
    }

    boolean takes(CallEvent event) {
        return count == 0 || event.timeNanos == time;
    }

    /** Takes a record over; gives back an instance that is not used any more. */
    CallEvent add(CallEvent event, long number) {
        CallEvent free = count == records.size() ? new CallEvent() : records.get(count);
        if (count == records.size()) {
            records.add(event);
        } else {
            records.set(count, event);
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count] = number;
        time = event.timeNanos;
        count++;
        return free;
    }

    CallEvent record(int index) {
        return records.get(index);
    }

    /** Puts another instance in the place of a record that was stepped. */
    void replace(int index, CallEvent free) {
        records.set(index, free);
    }

    long number(int index) {
        return numbers[index];
    }

    void clear() {
        count = 0;
    }

    boolean isOneThread() {
        long first = thread(records.get(0));
        for (int i = 1; i < count; i++) {
            if (thread(records.get(i)) != first) {
                return false;
            }
        }
        return true;
    }

    /**
     * Finds out what is born and given out within the tick; before the other questions are asked.
     *
     * @param isWhole the trace is known whole from before any object existed: a name never seen was never in use
     */
    void prepare(World world, Sync sync, boolean isWhole) {
        births.clear();
        namers.clear();
        givenOut.clear();
        reborn.clear();
        for (int i = 0; i < count; i++) {
            CallEvent event = records.get(i);
            RecordUse use = use(event);
            if (use == null) {
                continue;
            }
            for (RecordUse.KindUse kindUse : use.kinds()) {
                boolean allNamed =
                        isWhole && !sync.hasStrangerBirth(kindUse.kind().index());
                noteBirth(world, allNamed, kindUse, event, i);
                for (RecordUse.RenewUse renew : kindUse.renews()) {
                    Key source = renew.source();
                    givenOut.computeIfAbsent(
                                    new Name(renew.context(), event.tag(source), event.bits(source)),
                                    k -> new ArrayList<>())
                            .add(thread(event));
                }
            }
        }
    }

    private void noteBirth(World world, boolean isWhole, RecordUse.KindUse use, CallEvent event, int index) {
        Key key = use.kind().key();
        if (key == null || !event.has(key) || !isBirth(use)) {
            return;
        }
        for (int i = 0; i < names(key, event); i++) {
            Name name = name(key, event, i);
            Birth birth = new Birth(index, i);
            List<Birth> all = births.computeIfAbsent(name, k -> new ArrayList<>());
            if (all.isEmpty() || all.get(all.size() - 1).record() != index) {
                all.add(birth);
            }
            boolean inUse = !isWhole || all.size() > 1 || world.resolve(use.kind(), alone(birth)) != World.NONE;
            if (inUse && isNamedByOthers(name, event)) {
                // Several drivers may use the same value as a context.
                reborn.put(name, all.stream().map(this::alone).toList());
            }
        }
    }

    /** The record of a birth; of a chain, whose lists are objects of their own, with this one only. */
    private CallEvent alone(Birth birth) {
        CallEvent event = records.get(birth.record());
        if (event.nblCount() <= 1) {
            return event;
        }
        CallEvent alone = new CallEvent();
        alone.copyFromOnly(event, birth.position());
        return alone;
    }

    private static boolean isBirth(RecordUse.KindUse use) {
        for (RecordUse.ClassUse classUse : use.classes()) {
            if (classUse.eventClass().born() && !classUse.eventClass().maybe()) {
                return true;
            }
        }
        return false;
    }

    /** How many values a record has under a key: the lists of a chain, else one. */
    private static int names(Key key, CallEvent event) {
        return key == Key.NBL ? event.nblCount() : 1;
    }

    private static Name name(Key key, CallEvent event, int index) {
        return key == Key.NBL
                ? new Name(key, event.nblTag(index), event.nblBits(index))
                : new Name(key, event.tag(key), event.bits(key));
    }

    private boolean isNamedByOthers(Name name, CallEvent birth) {
        if (namers.isEmpty()) {
            noteNamers();
        }
        return namers.getOrDefault(name, thread(birth)) != thread(birth);
    }

    private void noteNamers() {
        for (int i = 0; i < count; i++) {
            CallEvent event = records.get(i);
            long own = thread(event);
            for (long rest = event.present(); rest != 0; rest &= rest - 1) {
                Key key = Key.of(Long.numberOfTrailingZeros(rest));
                for (int n = 0; n < names(key, event); n++) {
                    namers.merge(name(key, event, n), own, (one, other) -> one.equals(other) ? one : SEVERAL);
                }
            }
        }
    }

    /**
     * Names that were in use and are given to something new within the tick while other threads name them, with the records
     * that give them.
     */
    Map<Name, List<CallEvent>> reborn() {
        return reborn;
    }

    /** A value of a key. */
    record Name(Key key, byte tag, long bits) {}

    /** A record that bears an object, by its index, and the object's place in its chain. */
    private record Birth(int record, int position) {}

    /** Indices of the records in an order that their threads allow. */
    int[] order() {
        Map<Long, ArrayDeque<Integer>> threads = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            threads.computeIfAbsent(thread(records.get(i)), k -> new ArrayDeque<>())
                    .add(i);
        }
        @Nullable BitSet[] waits = waits();
        BitSet left = new BitSet(count);
        left.set(0, count);
        int[] out = new int[count];
        for (int n = 0; n < count; n++) {
            int earliest = Integer.MAX_VALUE;
            int ready = Integer.MAX_VALUE;
            for (ArrayDeque<Integer> thread : threads.values()) {
                Integer head = thread.peek();
                if (head != null) {
                    earliest = Math.min(earliest, head);
                    BitSet births = waits[head];
                    if (head < ready && (births == null || !births.intersects(left))) {
                        ready = head;
                    }
                }
            }
            int pick = ready == Integer.MAX_VALUE ? earliest : ready;
            ArrayDeque<Integer> from = threads.get(thread(records.get(pick)));
            if (from != null) {
                from.poll();
            }
            left.clear(pick);
            out[n] = pick;
        }
        return out;
    }

    /** By record: the records of other threads that bear objects which it names; null where there are none. */
    private @Nullable BitSet[] waits() {
        @Nullable BitSet[] out = new @Nullable BitSet[count];
        for (int i = 0; i < count && !births.isEmpty(); i++) {
            CallEvent event = records.get(i);
            for (long rest = event.present(); rest != 0; rest &= rest - 1) {
                Key key = Key.of(Long.numberOfTrailingZeros(rest));
                for (int n = 0; key.isHandleLike() && n < names(key, event); n++) {
                    out[i] = withBirths(out[i], name(key, event, n), event);
                }
            }
        }
        return out;
    }

    private @Nullable BitSet withBirths(@Nullable BitSet known, Name name, CallEvent event) {
        BitSet out = known;
        for (Birth birth : reborn.containsKey(name) ? List.<Birth>of() : births.getOrDefault(name, List.of())) {
            if (thread(records.get(birth.record())) != thread(event)) {
                out = out == null ? new BitSet(count) : out;
                out.set(birth.record());
            }
        }
        return out;
    }

    /** Whether a context that a record of one thread shows is given out by a record of another. */
    boolean givesOut(int index, Key context) {
        CallEvent event = records.get(index);
        return byOther(givenOut.get(new Name(context, event.tag(context), event.bits(context))), event)
                || byOther(givenOut.get(new Name(context, Value.ABSENT, 0)), event);
    }

    private static boolean byOther(@Nullable List<Long> threads, CallEvent event) {
        if (threads != null) {
            for (long thread : threads) {
                if (thread != thread(event)) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable RecordUse use(CallEvent event) {
        if (event.function < 0) {
            return null;
        }
        return switch (event.kind) {
            case ENTER -> program.onEnter(event.function);
            case EXIT, CALL -> program.onExit(event.function);
            case LOST, CAPTURE -> null;
        };
    }

    /** Takes down or brings back the records of the tick that is not over yet. */
    void pass(StateStream state, int most) throws IOException {
        int size = state.index(count, 0, most);
        CallEvent scratch = new CallEvent();
        for (int i = 0; i < size; i++) {
            CallEvent record = state.isReading() ? scratch : records.get(i);
            state.event(record);
            long number = state.count(state.isReading() ? 0 : numbers[i]);
            if (state.isReading()) {
                if (!isTimed(record) || !takes(record)) {
                    throw state.damaged("a record of the same tick");
                }
                scratch = add(record, number);
            }
        }
    }
}

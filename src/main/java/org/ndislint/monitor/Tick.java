package org.ndislint.monitor;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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

    private final Program program;
    private final List<CallEvent> records = new ArrayList<>();
    private long[] numbers = new long[FIRST_SIZE];
    private final Map<Name, List<CallEvent>> births = new HashMap<>();
    /** The indices of the records that bear an object of a name. */
    private final Map<Name, List<Integer>> bearers = new HashMap<>();

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
        bearers.clear();
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
            List<CallEvent> all = births.computeIfAbsent(name, k -> new ArrayList<>());
            CallEvent birth = event;
            if (names(key, event) > 1) {
                // The lists of a chain are objects of their own.
                birth = new CallEvent();
                birth.copyFrom(event);
                birth.setOnlyNbl(event, i);
            }
            all.add(birth);
            bearers.computeIfAbsent(name, k -> new ArrayList<>()).add(index);
            boolean inUse = !isWhole || all.size() > 1 || world.resolve(use.kind(), birth) != World.NONE;
            if (inUse && isNamedByOthers(name, event)) {
                // Several drivers may use the same value as a context.
                reborn.put(name, List.copyOf(all));
            }
        }
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
        for (int i = 0; i < count; i++) {
            CallEvent other = records.get(i);
            if (thread(other) != thread(birth) && hasName(name, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasName(Name name, CallEvent event) {
        for (int i = 0; i < names(name.key(), event); i++) {
            if (name.equals(name(name.key(), event, i))) {
                return true;
            }
        }
        return false;
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

    /** Indices of the records in an order that their threads allow. */
    int[] order() {
        Map<Long, ArrayDeque<Integer>> threads = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            threads.computeIfAbsent(thread(records.get(i)), k -> new ArrayDeque<>())
                    .add(i);
        }
        boolean[] taken = new boolean[count];
        int[] out = new int[count];
        for (int n = 0; n < count; n++) {
            int earliest = Integer.MAX_VALUE;
            int ready = Integer.MAX_VALUE;
            for (ArrayDeque<Integer> thread : threads.values()) {
                Integer head = thread.peek();
                if (head != null) {
                    earliest = Math.min(earliest, head);
                    if (head < ready && !waitsForBirth(head, taken)) {
                        ready = head;
                    }
                }
            }
            int pick = ready == Integer.MAX_VALUE ? earliest : ready;
            ArrayDeque<Integer> from = threads.get(thread(records.get(pick)));
            if (from != null) {
                from.poll();
            }
            taken[pick] = true;
            out[n] = pick;
        }
        return out;
    }

    /** Whether another thread's record still to come bears an object that this record names. */
    private boolean waitsForBirth(int index, boolean[] taken) {
        if (bearers.isEmpty()) {
            return false;
        }
        CallEvent event = records.get(index);
        for (long rest = event.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            if (!key.isHandleLike()) {
                continue;
            }
            for (int i = 0; i < names(key, event); i++) {
                if (waitsForBirth(name(key, event, i), event, taken)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean waitsForBirth(Name name, CallEvent event, boolean[] taken) {
        List<Integer> bearing = reborn.containsKey(name) ? null : bearers.get(name);
        if (bearing != null) {
            for (int birth : bearing) {
                if (!taken[birth] && thread(records.get(birth)) != thread(event)) {
                    return true;
                }
            }
        }
        return false;
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

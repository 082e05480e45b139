package org.ndislint.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Value;

/**
 * The open invocations of each thread. With a thread id they nest last in, first out; the idle thread's id 0 nests per
 * CPU. Records without a thread id share one pool in which a return is paired only with an entry that fits it alone.
 */
public final class Threads {
    /** A record names no thread. */
    public static final long NO_ID = Long.MIN_VALUE;

    /** What tells a record's thread from others: its id, for the idle thread its processor's number as well. */
    public static long id(CallEvent event) {
        if (event.tid > 0) {
            return event.tid;
        }
        return event.tid == 0 && event.cpu != CallEvent.NOT_RECORDED ? -1 - event.cpu : NO_ID;
    }

    private static final int MOST_DEPTH = 512;
    private static final int MOST_POOL = 4096;

    private final int kinds;
    private final ValueMap byId = new ValueMap();
    private final List<Stack> stacks = new ArrayList<>();
    /** Those with open invocations, in no order. */
    private final List<Stack> busy = new ArrayList<>();

    private final List<Frame> spare = new ArrayList<>();
    private final Stack pool = new Stack(false);
    private long orphanReturns;

    /** The open invocations of one thread, the innermost last. */
    public static final class Stack {
        private final List<Frame> frames = new ArrayList<>();
        private final boolean ordered;
        private boolean bottomKnown;
        private long bottomLoss;
        private int busyAt = -1;

        Stack(boolean ordered) {
            this.ordered = ordered;
        }

        public int depth() {
            return frames.size();
        }

        /** The frame at a depth, 0 the outermost. */
        public Frame frame(int depth) {
            return frames.get(depth);
        }

        /** Whether nesting is known: the frames are those of one known thread. */
        public boolean isOrdered() {
            return ordered;
        }

        /** Whether there is certainly no frame below those seen, as long as nothing was lost since {@link #bottomLoss}. */
        public boolean isBottomKnown() {
            return bottomKnown;
        }

        public long bottomLoss() {
            return bottomLoss;
        }
    }

    Threads(int kinds) {
        this.kinds = kinds;
    }

    /** Returns that matched no entry. */
    public long orphanReturns() {
        return orphanReturns;
    }

    /** Whether an invocation of one of some functions, by catalogue number, is open whose thread was not recorded. */
    public boolean isOpenWithoutThread(boolean[] functions) {
        for (int i = 0; i < pool.frames.size(); i++) {
            int function = pool.frames.get(i).function();
            if (function >= 0 && functions[function]) {
                return true;
            }
        }
        return false;
    }

    /** Whether an invocation of one of some functions, by catalogue number, is open on any thread. */
    public boolean isOpen(boolean[] functions) {
        for (int s = 0; s < busy.size(); s++) {
            List<Frame> frames = busy.get(s).frames;
            for (int i = 0; i < frames.size(); i++) {
                int function = frames.get(i).function();
                if (function >= 0 && functions[function]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many threads have open invocations; the pool of records without a thread counts as one. */
    public int busyCount() {
        return busy.size();
    }

    /** One of those threads; their order has no meaning. */
    public Stack busy(int index) {
        return busy.get(index);
    }

    /** Keeps the list of threads with open invocations, after a stack has changed. */
    private void noteDepth(Stack stack) {
        if (stack.frames.isEmpty() == (stack.busyAt < 0)) {
            return;
        }
        if (stack.busyAt < 0) {
            stack.busyAt = busy.size();
            busy.add(stack);
        } else {
            Stack last = busy.remove(busy.size() - 1);
            if (last != stack) {
                busy.set(stack.busyAt, last);
                last.busyAt = stack.busyAt;
            }
            stack.busyAt = -1;
        }
    }

    /** The stack that a record belongs to. */
    public Stack stackOf(CallEvent event, boolean fromStart, long loss) {
        if (event.tid == CallEvent.NOT_RECORDED) {
            return pool;
        }
        long id = event.tid;
        byte scope = Value.NUMBER;
        if (event.tid == 0) {
            if (event.cpu == CallEvent.NOT_RECORDED) {
                return pool;
            }
            id = event.cpu;
            scope = Value.SYMBOL;
        }
        int at = byId.get(0, scope, id);
        if (at == ValueMap.NONE) {
            at = stacks.size();
            Stack stack = new Stack(true);
            stack.bottomKnown = fromStart && loss == 0;
            stack.bottomLoss = loss;
            stacks.add(stack);
            byId.put(0, scope, id, at);
        }
        return stacks.get(at);
    }

    /** Opens an invocation; its frame is to {@link Frame#trade} for the record of the entry, or to {@link Frame#copy} it. */
    public Frame push(Stack stack, CallEvent event, long number, long loss) {
        if (stack.frames.size() >= (stack.ordered ? MOST_DEPTH : MOST_POOL)) {
            spare.add(stack.frames.remove(0));
            stack.bottomKnown = false;
        }
        Frame frame = spare.isEmpty() ? new Frame(kinds) : spare.remove(spare.size() - 1);
        frame.open(event, number, loss);
        stack.frames.add(frame);
        noteDepth(stack);
        return frame;
    }

    /**
     * Closes the invocation that a return ends, and those inside it whose returns were not seen.
     *
     * @return the frame, valid until the next push; or null if no entry fits, or several do
     */
    public @Nullable Frame pop(Stack stack, CallEvent event, boolean fromStart) {
        if (!stack.ordered) {
            return popFromPool(event, fromStart);
        }
        List<Frame> frames = stack.frames;
        for (int i = frames.size() - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (!fits(frame, event)) {
                continue;
            }
            boolean poolFits = distrust(pool, event);
            if (poolFits || !frame.isTrusted()) {
                leaveOpen(stack, i, event);
                return null;
            }
            // The last added to the spares is the frame itself: the next push may take it, not before.
            while (frames.size() > i) {
                spare.add(frames.remove(frames.size() - 1));
            }
            noteDepth(stack);
            return frame;
        }
        // Its entry lies before what was seen, or came without its thread.
        orphanReturns++;
        distrust(pool, event);
        return null;
    }

    /**
     * A return fits an entry, and may yet be another's: of an entry without a thread, while the frame is still open; or,
     * where a return without a thread may have ended the frame already, of an entry that was not seen; or of an outer
     * entry that fits as well. What was entered since may still be open.
     */
    private void leaveOpen(Stack stack, int fitting, CallEvent event) {
        List<Frame> frames = stack.frames;
        if (!frames.get(fitting).isTrusted()) {
            spare.add(frames.remove(fitting));
        }
        boolean isDoubtful = false;
        for (int i = 0; i < frames.size(); i++) {
            isDoubtful |= i >= fitting || fits(frames.get(i), event);
            if (isDoubtful) {
                frames.get(i).distrust();
            }
        }
        noteDepth(stack);
        orphanReturns++;
    }

    /** Without a thread a return is paired with the only entry that it can be of, if it repeats a handle of it. */
    private @Nullable Frame popFromPool(CallEvent event, boolean fromStart) {
        List<Frame> frames = pool.frames;
        int found = -1;
        int fitting = 0;
        int sharing = 0;
        for (int i = frames.size() - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (fits(frame, event)) {
                boolean shares = shares(frame.entry(), event);
                fitting++;
                sharing += shares ? 1 : 0;
                found = i;
            }
        }
        boolean alone = fitting == 1 && (sharing == 1 || fromStart);
        boolean elsewhere = false;
        for (int i = 0; i < busy.size(); i++) {
            Stack stack = busy.get(i);
            if (stack != pool) {
                elsewhere |= distrust(stack, event);
            }
        }
        if (alone && !elsewhere) {
            Frame frame = frames.remove(found);
            noteDepth(pool);
            spare.add(frame);
            return frame;
        }
        orphanReturns++;
        distrust(pool, event);
        return null;
    }

    private static boolean fits(Frame frame, CallEvent event) {
        CallEvent entry = frame.entry();
        return entry.function == event.function
                && entry.unknownFunction == event.unknownFunction
                && !conflicts(entry, event);
    }

    /** The return may be that of any entry of the stack that fits: none of these, nor what is inside them, is certain. */
    private static boolean distrust(Stack stack, CallEvent event) {
        boolean any = false;
        for (int i = 0; i < stack.frames.size(); i++) {
            Frame frame = stack.frames.get(i);
            any |= fits(frame, event);
            if (any && (stack.ordered || fits(frame, event))) {
                frame.distrust();
            }
        }
        return any;
    }

    private static boolean conflicts(CallEvent entry, CallEvent exit) {
        for (long both = entry.present() & exit.present(); both != 0; both &= both - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(both));
            if (key.isHandleLike()
                    && key != Key.NBL
                    && key != Key.VC_VAR
                    && (entry.tag(key) != exit.tag(key) || entry.bits(key) != exit.bits(key))
                    && !entry.isNull(key)) {
                return true;
            }
        }
        return entry.driver != 0 && exit.driver != 0 && entry.driver != exit.driver;
    }

    private static boolean shares(CallEvent entry, CallEvent exit) {
        for (long both = entry.present() & exit.present(); both != 0; both &= both - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(both));
            if (key.isHandleLike() && entry.tag(key) == exit.tag(key) && entry.bits(key) == exit.bits(key)) {
                return true;
            }
        }
        return false;
    }

    /** Takes down or brings back all open invocations. */
    void pass(StateStream state, ObjectTable[] tables, int calls, int rules) throws IOException {
        orphanReturns = state.count(orphanReturns);
        int count = state.size(stacks.size());
        for (int i = 0; i < count; i++) {
            if (state.isReading()) {
                stacks.add(new Stack(true));
            }
            pass(state, stacks.get(i), tables, calls, rules);
        }
        pass(state, pool, tables, calls, rules);
        byId.pass(state, (scope, tag, bits, value) -> value < stacks.size());
        int active = state.index(busy.size(), 0, count + 1);
        for (int i = 0; i < active; i++) {
            int at = state.isReading() ? 0 : busy.get(i) == pool ? count : stacks.indexOf(busy.get(i));
            at = state.index(at, 0, count);
            Stack stack = at == count ? pool : stacks.get(at);
            if (state.isReading()) {
                if (stack.frames.isEmpty() || stack.busyAt >= 0) {
                    throw state.damaged("a thread with open invocations");
                }
                noteDepth(stack);
            }
        }
        if (state.isReading() && (isForgotten(pool) || stacks.stream().anyMatch(Threads::isForgotten))) {
            throw state.damaged("all threads with open invocations");
        }
    }

    private static boolean isForgotten(Stack stack) {
        return !stack.frames.isEmpty() && stack.busyAt < 0;
    }

    private void pass(StateStream state, Stack stack, ObjectTable[] tables, int calls, int rules) throws IOException {
        stack.bottomKnown = state.flag(stack.bottomKnown);
        stack.bottomLoss = state.number(stack.bottomLoss);
        int depth = state.index(stack.frames.size(), 0, stack.ordered ? MOST_DEPTH : MOST_POOL);
        for (int i = 0; i < depth; i++) {
            if (state.isReading()) {
                stack.frames.add(new Frame(kinds));
            }
            stack.frames.get(i).pass(state, tables, calls, rules);
        }
    }
}

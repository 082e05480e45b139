package org.ndislint.timeline;

import java.io.IOException;
import java.util.Arrays;
import org.ndislint.model.CallEvent;

/** An open invocation: what its entry said and which objects it named. Pooled by its stack. */
public final class Frame {
    private CallEvent entry = new CallEvent();
    private final int[] rows;
    private final long[] rowBirths;
    private long event;
    private int function = -1;
    private long loss;
    private long nameless;
    private boolean isInTick;
    private int[] spoken = new int[4];
    private int spokenCount;

    Frame(int kinds) {
        rows = new int[kinds];
        rowBirths = new long[kinds];
    }

    void open(CallEvent from, long number, long lossMark) {
        event = number;
        function = from.function;
        loss = lossMark;
        spokenCount = 0;
        Arrays.fill(rows, ObjectTable.NONE);
    }

    /** Keeps a copy of the record of its entry. */
    public void copy(CallEvent from) {
        entry.copyFrom(from);
    }

    /** Takes the record of its entry over, for the one that it had before, which it needs no more. */
    public CallEvent trade(CallEvent from) {
        CallEvent old = entry;
        entry = from;
        return old;
    }

    /** The record of the entry; do not change it. */
    public CallEvent entry() {
        return entry;
    }

    /** The number of the entry's record. */
    public long event() {
        return event;
    }

    /** The state of losses at the entry: what was inside a frame is certain only if nothing was lost since. */
    public long loss() {
        return loss;
    }

    /** It may have been left: nothing that it says is certain any more. */
    void distrust() {
        loss = -1;
    }

    /** How many records that did not name their object had been met at the entry. */
    public long nameless() {
        return nameless;
    }

    public void setNameless(long count) {
        nameless = count;
    }

    /** Whether the entry shares a tick of the clock with records of other threads, so that it may come before them. */
    public boolean isInTick() {
        return isInTick;
    }

    public void setInTick(boolean isShared) {
        isInTick = isShared;
    }

    /** Whether it is certainly open. */
    boolean isTrusted() {
        return loss >= 0;
    }

    /** The number of the call, which may be one that a pack declares; or -1. */
    public int function() {
        return function;
    }

    /** Gives the frame the number of its call. */
    public void setFunction(int number) {
        function = number;
    }

    /** The object of a kind that the entry named, or {@link ObjectTable#NONE}; {@code number} tells a reused row. */
    public int row(int kind, ObjectTable table) {
        int row = rows[kind];
        return row != ObjectTable.NONE && table.isLive(row) && table.number(row) == rowBirths[kind]
                ? row
                : ObjectTable.NONE;
    }

    /** Whether the entry named an object of the kind, alive or not. */
    public boolean hadRow(int kind) {
        return rows[kind] != ObjectTable.NONE;
    }

    /** Remembers which object of a kind the entry named. */
    public void setRow(int kind, int row, ObjectTable table) {
        rows[kind] = row;
        rowBirths[kind] = row == ObjectTable.NONE ? 0 : table.number(row);
    }

    /** Remembers that a rule was reported at the entry. */
    public void speak(int rule) {
        if (spokenCount == spoken.length) {
            spoken = Arrays.copyOf(spoken, spokenCount * 2);
        }
        spoken[spokenCount++] = rule;
    }

    /** Whether a rule was reported at the entry. */
    public boolean hasSpoken(int rule) {
        for (int i = 0; i < spokenCount; i++) {
            if (spoken[i] == rule) {
                return true;
            }
        }
        return false;
    }

    /** Takes the frame down or brings it back. */
    void pass(StateStream state, ObjectTable[] tables, int calls, int rules) throws IOException {
        state.event(entry);
        event = state.count(event);
        function = state.index(function, -1, calls - 1);
        loss = state.number(loss);
        nameless = state.number(nameless);
        isInTick = state.flag(isInTick);
        for (int kind = 0; kind < rows.length; kind++) {
            rows[kind] = state.index(rows[kind], ObjectTable.NONE, tables[kind].top() - 1);
            rowBirths[kind] = rows[kind] == ObjectTable.NONE ? 0 : state.count(rowBirths[kind]);
        }
        int count = state.size(spokenCount);
        for (int i = 0; i < count; i++) {
            int rule = state.index(state.isReading() ? 0 : spoken[i], 0, rules - 1);
            if (state.isReading()) {
                speak(rule);
            }
        }
    }
}

package org.ndislint.minimize;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.timeline.TraceLog;

/** Which records of a trace are the two ends of one invocation, and which invocation is inside of which. */
final class Nesting {
    private static final int NONE = -1;

    /** By position: the other end of the same invocation. */
    private final int[] partners;
    /** By position: the entry of the invocation around it. */
    private final int[] around;

    /** Goes through the records before a position. */
    Nesting(TraceLog log, int end) {
        partners = new int[end];
        around = new int[end];
        Arrays.fill(partners, NONE);
        Arrays.fill(around, NONE);
        CallEvent record = new CallEvent();
        Map<Long, ArrayDeque<Integer>> threads = new HashMap<>();
        int[] functions = new int[end];
        for (int i = 0; i < end; i++) {
            log.read(i, record);
            functions[i] = record.function;
            if (!record.kind.isCall() || record.tid == CallEvent.NOT_RECORDED) {
                continue;
            }
            ArrayDeque<Integer> open =
                    threads.computeIfAbsent(record.tid == 0 ? -1 - record.cpu : record.tid, k -> new ArrayDeque<>());
            if (record.kind == EventKind.EXIT) {
                leave(open, functions, i);
            }
            Integer outer = open.peek();
            around[i] = outer == null ? NONE : outer;
            if (record.kind == EventKind.ENTER) {
                open.push(i);
            }
        }
    }

    private void leave(ArrayDeque<Integer> open, int[] functions, int exit) {
        for (int entry : open) {
            if (functions[entry] == functions[exit]) {
                while (true) {
                    int top = open.pop();
                    if (top == entry) {
                        break;
                    }
                }
                partners[entry] = exit;
                partners[exit] = entry;
                return;
            }
        }
    }

    /** The position after the last record looked at. */
    int end() {
        return partners.length;
    }

    /** The other end of the invocation whose entry or return is at a position, or -1. */
    int partner(int position) {
        return partners[position];
    }

    /** The entry of the invocation around the record at a position, or -1. */
    int around(int position) {
        return around[position];
    }

    /** Adds the other ends of the invocations of which one end is there, and the invocations around them. */
    void complete(BitSet positions) {
        for (int i = end() - 1; i >= 0; i--) {
            if (positions.get(i)) {
                add(positions, partners[i]);
                add(positions, around[i]);
            }
        }
        for (int i = 0; i < end(); i++) {
            if (positions.get(i)) {
                add(positions, partners[i]);
            }
        }
    }

    private static void add(BitSet to, int position) {
        if (position >= 0) {
            to.set(position);
        }
    }
}

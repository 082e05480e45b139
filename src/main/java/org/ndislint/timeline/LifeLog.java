package org.ndislint.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Packed records, of which the first and the last are kept. */
final class LifeLog {
    private final List<byte[]> head = new ArrayList<>(4);
    private final Deque<byte[]> tail = new ArrayDeque<>(4);
    private int most;
    private long leftOut;
    private long bytes;

    /** A log that keeps a number of records: a quarter from the beginning, the rest from the end. */
    LifeLog(int most) {
        this.most = most;
    }

    void add(byte[] record) {
        if (most == 0) {
            leftOut++;
            return;
        }
        bytes += record.length;
        if (tail.isEmpty() && leftOut == 0 && head.size() < most / 4) {
            head.add(record);
            return;
        }
        tail.addLast(record);
        shrink();
    }

    /** Keeps fewer from now on. */
    void limit(int records) {
        most = Math.min(most, records);
        while (head.size() > most / 4) {
            tail.addFirst(head.remove(head.size() - 1));
        }
        shrink();
    }

    private void shrink() {
        while (tail.size() > most - most / 4) {
            bytes -= tail.removeFirst().length;
            leftOut++;
        }
    }

    long bytes() {
        return bytes;
    }

    /** How many were dropped between the first and the last. */
    long leftOut() {
        return leftOut;
    }

    List<byte[]> first() {
        return head;
    }

    Iterable<byte[]> last() {
        return tail;
    }
}

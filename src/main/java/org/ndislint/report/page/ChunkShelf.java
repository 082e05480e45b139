package org.ndislint.report.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The chunks of a trace that its page keeps: all while there is room; beyond, those about findings, and of the others
 * every second, fourth, eighth and so on. What is left out is counted.
 */
final class ChunkShelf {
    /** Records of a chunk. */
    static final int CHUNK = 1024;
    /** Records on both sides of a finding that are kept with it. */
    private static final int NEAR = 128;

    private static final int MOST_PINS = 64;

    private final int most;
    private final int mostPinned;
    private List<Slot> slots = new ArrayList<>();
    private final Deque<Long> later = new ArrayDeque<>();
    private int pinned;
    private long stride = 1;
    private long records;

    private static final class Slot {
        final EventChunk chunk;
        boolean pinned;

        Slot(EventChunk chunk) {
            this.chunk = chunk;
        }
    }

    /** A shelf for a number of records. */
    ChunkShelf(int records) {
        this.most = Math.max(4, (records + CHUNK - 1) / CHUNK);
        this.mostPinned = most * 3 / 4;
    }

    /** Takes in a chunk that is full, or the last. */
    void add(EventChunk chunk) {
        records += chunk.count();
        Slot slot = new Slot(chunk);
        slots.add(slot);
        later.removeIf(number -> {
            if (number < chunk.first() - NEAR) {
                return true;
            }
            if (isNear(chunk, number)) {
                pin(slot);
            }
            return number <= chunk.last() - NEAR;
        });
        if (chunk.ordinal() == 0) {
            pin(slot);
        }
        while (slots.size() > most && thin()) {
            // until there is room, or nothing more to leave out
        }
    }

    /** Has the records about one be kept, if they still are or are to come. */
    void keepNear(long number) {
        if (pinned >= mostPinned) {
            return;
        }
        for (int i = slots.size() - 1; i >= 0; i--) {
            Slot slot = slots.get(i);
            if (isNear(slot.chunk, number)) {
                pin(slot);
            } else if (slot.chunk.last() < number - NEAR) {
                break;
            }
        }
        if (slots.isEmpty() || slots.get(slots.size() - 1).chunk.last() < number + NEAR) {
            if (later.isEmpty() || later.getLast() != number) {
                later.addLast(number);
            }
            if (later.size() > MOST_PINS) {
                later.removeFirst();
            }
        }
    }

    private static boolean isNear(EventChunk chunk, long number) {
        return number >= chunk.first() - NEAR && number <= chunk.last() + NEAR;
    }

    private void pin(Slot slot) {
        if (!slot.pinned && pinned < mostPinned) {
            slot.pinned = true;
            pinned++;
        }
    }

    /** Leaves every second of those out that nothing holds, but not the last two; returns whether that helped. */
    private boolean thin() {
        stride *= 2;
        List<Slot> kept = new ArrayList<>(most);
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (slot.pinned || slot.chunk.ordinal() % stride == 0 || i >= slots.size() - 2) {
                kept.add(slot);
            }
        }
        slots = kept;
        return stride < Long.MAX_VALUE / 4;
    }

    /** How many records came in. */
    long records() {
        return records;
    }

    /** What is kept, in order. */
    List<EventChunk> chunks() {
        List<EventChunk> out = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            out.add(slot.chunk);
        }
        return out;
    }
}

package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;

/**
 * Lets a trace be decoded ahead of its check, on two threads: what is put in is handed on in the same order by a thread of
 * its own, in batches. A trace that fits into the first batch is handed on by the caller's thread. What the receiver
 * throws comes back to the caller, at one of its next calls.
 */
final class ReadAhead implements EventSink {
    private static final int BATCH = 1024;
    private static final int BATCHES = 4;

    private final EventSink receiver;
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
    private Batch batch = new Batch();
    private @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    /** What an entry of a batch is. */
    private enum What {
        EVENT,
        UNREADABLE,
        LOST_IN_ALL,
        ACTION
    }

    /** Entries in order; events are reused. */
    private static final class Batch {
        private final What[] what = new What[BATCH];
        /** The number of an event, the line of what is unreadable, the count of what was lost. */
        private final long[] numbers = new long[BATCH];

        private final List<CallEvent> events = new ArrayList<>(BATCH);
        private final List<Runnable> actions = new ArrayList<>();
        private int count;
        private int eventCount;
        private boolean isLast;

        void add(What entry, long number) {
            what[count] = entry;
            numbers[count++] = number;
        }

        void add(long number, CallEvent event) {
            if (eventCount == events.size()) {
                events.add(new CallEvent());
            }
            events.get(eventCount++).copyFrom(event);
            add(What.EVENT, number);
        }

        void handTo(EventSink receiver) {
            int next = 0;
            int action = 0;
            for (int i = 0; i < count; i++) {
                switch (what[i]) {
                    case EVENT -> {
                        CallEvent event = events.get(next);
                        CallEvent free = receiver.trade(numbers[i], event);
                        if (free != event) {
                            events.set(next, free);
                        }
                        next++;
                    }
                    case UNREADABLE -> receiver.unreadable(numbers[i]);
                    case LOST_IN_ALL -> receiver.lostInAll(numbers[i]);
                    case ACTION -> actions.get(action++).run();
                }
            }
        }

        void clear() {
            count = 0;
            eventCount = 0;
            actions.clear();
        }
    }

    ReadAhead(EventSink receiver) {
        this.receiver = receiver;
    }

    @Override
    public void event(long number, CallEvent event) {
        room().add(number, event);
    }

    @Override
    public void unreadable(long line) {
        room().add(What.UNREADABLE, line);
    }

    @Override
    public void lostInAll(long count) {
        room().add(What.LOST_IN_ALL, count);
    }

    /** Does something when all that came before has been handed on. */
    void then(Runnable action) {
        Batch to = room();
        to.actions.add(action);
        to.add(What.ACTION, 0);
    }

    /** Returns when everything has been handed on; may be called again. */
    void finish() {
        Thread running = thread;
        if (running == null) {
            batch.handTo(receiver);
            batch.clear();
            return;
        }
        batch.isLast = true;
        put(full, batch);
        await(() -> {
            running.join();
            return running;
        });
        thread = null;
        full.clear();
        empty.clear();
        batch = new Batch();
        rethrow();
    }

    private Batch room() {
        if (batch.count == BATCH) {
            rethrow();
            if (thread == null) {
                start();
            }
            put(full, batch);
            batch = take(empty);
        }
        return batch;
    }

    private void start() {
        for (int i = 1; i < BATCHES; i++) {
            put(empty, new Batch());
        }
        Thread made = new Thread(this::run, "check");
        made.setDaemon(true);
        made.start();
        thread = made;
    }

    private void run() {
        boolean goesOn = true;
        while (goesOn) {
            Batch next = take(full);
            if (failure == null) {
                try {
                    next.handTo(receiver);
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
            }
            goesOn = !next.isLast;
            next.clear();
            put(empty, next);
        }
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown != null && thread != null) {
            batch.isLast = true;
            put(full, batch);
            thread = null;
            batch = new Batch();
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }

    private static void put(BlockingQueue<Batch> queue, Batch batch) {
        await(() -> {
            queue.put(batch);
            return batch;
        });
    }

    private static Batch take(BlockingQueue<Batch> queue) {
        return await(queue::take);
    }

    private interface Wait<T> {
        T get() throws InterruptedException;
    }

    /** An interrupt does not stop a run half-way: it is passed on when the wait is over. */
    private static <T> T await(Wait<T> wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Checks captures on several threads and gives their results in the order of the captures. No more than a few results
 * for each thread wait for their turn, so that memory follows the threads and not the captures.
 */
final class CapturesInOrder implements AutoCloseable {
    /** Results that may wait for one slow capture, for each thread. */
    private static final int AHEAD = 4;
    /** How long a run that has failed waits for what is being checked. */
    private static final int SECONDS_TO_END = 10;

    private final List<String> captures;
    private final CaptureCheck check;
    private final ExecutorService threads;
    private final int most;
    private final Deque<Future<CaptureResult>> ahead = new ArrayDeque<>();
    private int begun;

    CapturesInOrder(List<String> captures, int jobs, CaptureCheck check) {
        this.captures = captures;
        this.check = check;
        this.most = jobs * AHEAD;
        this.threads = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task, "capture");
            thread.setDaemon(true);
            return thread;
        });
    }

    boolean hasNext() {
        return begun < captures.size() || !ahead.isEmpty();
    }

    /**
     * The results of the next capture; whoever takes them discards them.
     *
     * @throws IOException if results cannot be kept
     */
    CaptureResult next() throws IOException {
        while (ahead.size() < most && begun < captures.size()) {
            String path = captures.get(begun++);
            ahead.add(threads.submit(() -> check.check(path)));
        }
        Future<CaptureResult> first = ahead.remove();
        try {
            return first.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            }
            if (cause instanceof OutputException failure) {
                throw failure;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * Stops the threads: nothing new is begun, and what is being checked has a little time to end. Nobody is
     * interrupted, as a capture whose reading was would look like one that cannot be read. Results that nobody took
     * are discarded.
     */
    @Override
    public void close() throws IOException {
        ahead.forEach(left -> left.cancel(false));
        threads.shutdown();
        try {
            if (ahead.isEmpty() || !threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return;
            }
            for (Future<CaptureResult> left : ahead) {
                discard(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void discard(Future<CaptureResult> left) throws IOException, InterruptedException {
        if (!left.isCancelled()) {
            try {
                left.get().results().discard();
            } catch (ExecutionException e) {
                // there is nothing to discard; the run has failed already, and said why
            }
        }
    }
}

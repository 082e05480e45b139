package org.ndislint.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Processors, threads, DPCs and time. Each turn takes one step of one processor's current thread; at levels below
 * DISPATCH_LEVEL the thread may be exchanged for another first, or a DPC laid over it.
 */
final class Scheduler {
    /** Where posted work runs. */
    enum Where {
        /** A system worker thread, at PASSIVE_LEVEL. */
        WORKER,
        /** A DPC over an arbitrary thread, at DISPATCH_LEVEL. */
        DPC
    }

    /** Finds something new to do for a thread that has nothing. */
    @FunctionalInterface
    interface Initiative {
        /** Takes the first step of something new, or returns false; {@code thorough} asks to leave nothing untried. */
        boolean take(SimThread thread, boolean thorough);
    }

    private record Timed(long due, long sequence, Where where, Step step) {}

    /** Nanoseconds since 1970 of the simulated clock. */
    long now;

    private final SplittableRandom random;
    private final Initiative initiative;
    private final double switchShare;
    private final double initiativeShare;
    private final int mostBusy;
    private final SimThread[] idle;
    private final @Nullable SimThread[] current;
    private final List<SimThread> workers = new ArrayList<>();
    private final ArrayDeque<Step> work = new ArrayDeque<>();
    private final ArrayDeque<Step> dpcs = new ArrayDeque<>();
    private final PriorityQueue<Timed> later = new PriorityQueue<>(
            (a, b) -> a.due() != b.due() ? Long.compare(a.due(), b.due()) : Long.compare(a.sequence(), b.sequence()));
    private long sequence;

    /**
     * A machine with so many processors.
     *
     * @param mostBusy beyond so many threads at work nothing new is begun
     * @param start nanoseconds since 1970
     */
    Scheduler(
            int cpus,
            int mostBusy,
            double switchShare,
            double initiativeShare,
            long start,
            SplittableRandom random,
            Initiative initiative) {
        this.random = random;
        this.initiative = initiative;
        this.switchShare = switchShare;
        this.initiativeShare = initiativeShare;
        this.mostBusy = mostBusy;
        this.now = start;
        idle = new SimThread[cpus];
        current = new SimThread[cpus];
        for (int i = 0; i < cpus; i++) {
            idle[i] = new SimThread(0, i);
        }
    }

    /** Has a step run elsewhere, at the earliest {@code delayNanos} from now. */
    void post(Where where, long delayNanos, Step step) {
        if (delayNanos > 0) {
            later.add(new Timed(now + delayNanos, sequence++, where, step));
        } else if (where == Where.DPC) {
            dpcs.addLast(step);
        } else {
            work.addLast(step);
        }
    }

    /** Takes one step; false when nothing can be done any more. */
    boolean turn() {
        while (!later.isEmpty() && later.element().due() <= now) {
            Timed timed = later.remove();
            post(timed.where(), 0, timed.step());
        }
        int first = random.nextInt(current.length);
        for (int i = 0; i < current.length; i++) {
            if (turn((first + i) % current.length)) {
                return true;
            }
        }
        if (!later.isEmpty()) {
            now = Math.max(now, later.element().due());
            return true;
        }
        return begin(first, true);
    }

    private boolean turn(int cpu) {
        SimThread running = current[cpu];
        if (running != null && !running.isPreemptible()) {
            running.step();
            return true;
        }
        boolean ready = running != null && running.isReady();
        if (!dpcs.isEmpty()) {
            run(cpu, ready && running != null ? running : idle[cpu], dpcs.removeFirst());
            return true;
        }
        if (ready && running != null && random.nextDouble() >= switchShare) {
            running.step();
            return true;
        }
        if (random.nextDouble() < initiativeShare && begin(cpu, false)) {
            return true;
        }
        SimThread next = ready(cpu);
        if (next == null && !work.isEmpty()) {
            next = worker(cpu);
            next.then(work.removeFirst());
        }
        if (next == null && ready) {
            next = running;
        }
        if (next == null) {
            current[cpu] = null;
            return begin(cpu, false);
        }
        place(cpu, next);
        next.step();
        return true;
    }

    private void run(int cpu, SimThread under, Step dpc) {
        place(cpu, under);
        under.interrupt(dpc);
        under.step();
    }

    private void place(int cpu, SimThread thread) {
        current[cpu] = thread;
        thread.cpu = cpu;
    }

    /** A thread that waits for a processor, or takes posted work now and then before older threads go on. */
    private @Nullable SimThread ready(int cpu) {
        if (!work.isEmpty() && random.nextInt(3) == 0) {
            return null;
        }
        int count = workers.size();
        if (count == 0) {
            return null;
        }
        int first = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            SimThread thread = workers.get((first + i) % count);
            if (!runsElsewhere(thread, cpu) && thread.isReady()) {
                return thread;
            }
        }
        return null;
    }

    private boolean begin(int cpu, boolean thorough) {
        int busy = 0;
        for (SimThread thread : workers) {
            if (!thread.isIdle()) {
                busy++;
            }
        }
        if (busy >= mostBusy && !thorough) {
            return false;
        }
        SimThread thread = worker(cpu);
        int before = thread.cpu;
        thread.cpu = cpu;
        if (!initiative.take(thread, thorough)) {
            thread.cpu = before;
            return false;
        }
        current[cpu] = thread;
        return true;
    }

    private SimThread worker(int cpu) {
        int count = workers.size();
        int first = count == 0 ? 0 : random.nextInt(count);
        for (int i = 0; i < count; i++) {
            SimThread thread = workers.get((first + i) % count);
            if (thread.isIdle() && !runsElsewhere(thread, cpu)) {
                return thread;
            }
        }
        SimThread fresh = new SimThread(4 * (count + 11L), cpu);
        workers.add(fresh);
        return fresh;
    }

    private boolean runsElsewhere(SimThread thread, int cpu) {
        for (int i = 0; i < current.length; i++) {
            if (i != cpu && current[i] == thread) {
                return true;
            }
        }
        return false;
    }
}

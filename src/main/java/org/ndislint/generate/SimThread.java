package org.ndislint.generate;

import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Irql;

/**
 * A simulated thread: the steps it still has to take, innermost call first. A call is written as steps for its entry,
 * its body and its return, put before those that were already waiting; brackets therefore nest by construction.
 */
final class SimThread {
    /** Thread id as recorded; 0 for a processor's idle thread. */
    final long tid;
    /** The processor it runs on, or ran on last. */
    int cpu;
    /** The current level. */
    int irql = Irql.PASSIVE;

    private final ArrayDeque<Step> agenda = new ArrayDeque<>();
    private @Nullable BooleanSupplier wakesWhen;
    private int contexts;
    private int context;

    SimThread(long tid, int cpu) {
        this.tid = tid;
        this.cpu = cpu;
    }

    /** Puts steps before everything that is waiting, the first of them to be taken first. */
    void then(Step... steps) {
        for (int i = steps.length - 1; i >= 0; i--) {
            agenda.addFirst(steps[i]);
        }
    }

    /** Takes back the step that was put in front last. */
    void drop() {
        agenda.removeFirst();
    }

    /** Blocks the thread, at PASSIVE_LEVEL only, until a condition holds; then goes on with what is waiting. */
    void await(BooleanSupplier condition) {
        if (irql != Irql.PASSIVE) {
            throw new IllegalStateException("a thread waits at IRQL " + irql);
        }
        wakesWhen = condition;
    }

    /** Lays a DPC over whatever the thread was doing. */
    void interrupt(Step body) {
        int level = irql;
        int interrupted = context;
        irql = Irql.DISPATCH;
        context = ++contexts;
        then(body, t -> {
            t.irql = level;
            t.context = interrupted;
        });
    }

    /** Runs a step at DISPATCH_LEVEL, as under a spin lock, with everything that it nests. */
    void raised(Step body) {
        int level = irql;
        irql = Irql.DISPATCH;
        then(body, t -> t.irql = level);
    }

    /** Which flow of control is running: the thread's own, or one of the DPCs above it. */
    int context() {
        return context;
    }

    boolean isIdle() {
        return agenda.isEmpty();
    }

    /** Whether it has a step that it could take now. */
    boolean isReady() {
        if (agenda.isEmpty()) {
            return false;
        }
        BooleanSupplier condition = wakesWhen;
        if (condition == null) {
            return true;
        }
        if (condition.getAsBoolean()) {
            wakesWhen = null;
            return true;
        }
        return false;
    }

    /** Whether it may be taken off its processor, or have a DPC laid over it. */
    boolean isPreemptible() {
        return irql < Irql.DISPATCH;
    }

    void step() {
        agenda.removeFirst().run(this);
    }
}

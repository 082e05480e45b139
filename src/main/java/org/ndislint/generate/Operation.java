package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Scheduler.Where;
import org.ndislint.model.Irql;
import org.ndislint.model.Status;

/**
 * One request that its server may answer at once or later, with all the ways in which that can look.
 *
 * <p>The requester calls NDIS (<i>outer</i>); NDIS runs the server's handler inside; the server answers by its return
 * value, or returns pending and calls NDIS again with the result (<i>completion</i>), from another thread or before the
 * handler has returned; NDIS then tells the requester by a <i>callback</i>, inside the completion or on a thread of its
 * own. Subclasses write the records and say what the parties know from which record on. Parts that an operation lacks
 * (nobody sees who asks for a bind) write nothing.
 */
abstract class Operation {
    /** NDIS passes the request on. */
    static final long ASKS = Status.ABSENT;

    /** NDIS_STATUS_INVALID_DATA: what a handler answers that finds the data for the remote side malformed. */
    static final long INVALID_DATA = 0xC0010015L;

    private static final long NONE = Status.ABSENT;

    final World world;
    private final Pended kind;
    private @Nullable SimThread handlerThread;
    private int handlerContext;
    private boolean handlerOpen;
    private boolean returned;
    private boolean finished;
    private boolean passedOver;
    private boolean lateCompletion;
    private boolean decidedByReturn;
    private long answer = NONE;
    /** The outer call and the answer, then the callback: how many of them still have records to write. */
    private int parts = 2;

    Operation(World world, Pended kind) {
        this.world = world;
        this.kind = kind;
    }

    /** The call by which the request is made. */
    void outerEnter(SimThread thread) {}

    void outerExit(SimThread thread, long status) {}

    /** NDIS's own answer without asking the server, or {@link #ASKS}; wanted when the handler would be entered. */
    long ndisAnswer() {
        return ASKS;
    }

    /** The server's handler is entered: from here on the server knows of the request. */
    void handlerEnter(SimThread thread) {}

    void handlerExit(SimThread thread, long status) {}

    /** The server's work: has {@link #finish} called once, here or later, on any thread. */
    abstract void serve(SimThread thread);

    /** The server reports the result. */
    void completeEnter(SimThread thread, long status) {}

    void completeExit(SimThread thread) {}

    /** NDIS tells the requester; {@code internal} when the driver runs its own handler instead. */
    void callbackEnter(SimThread thread, long status, boolean internal) {}

    void callbackExit(SimThread thread) {}

    /** The server has given its answer: at the handler's final return, or at the completion's entry. */
    void serverDone(long status) {}

    /** The requester knows the answer: at the outer call's final return, or at the callback's entry. */
    void requesterDone(long status) {}

    /** What the requester does next, inside the callback or after the outer return. */
    void followUp(SimThread thread, long status) {}

    /** The server has given an answer that means nothing: nobody goes on from it. */
    void spoilt() {}

    /** The answer will never come: the parties go on without it. */
    void owed() {}

    /** Every record of this operation has been written. */
    void over() {}

    /** Whether NDIS calls the requester back only at PASSIVE_LEVEL. */
    boolean callbackIsPassive() {
        return false;
    }

    /** Whether there is a callback. */
    boolean hasCallback() {
        return true;
    }

    /** Whether a requester that was answered by a return value may run its own completion handler. */
    boolean mayCallItself() {
        return hasCallback();
    }

    /** Whether NDIS may pass a synchronous answer on by a callback. */
    boolean mayPendAnyway() {
        return hasCallback();
    }

    /** Whether a server that forgets to answer does so when it has the result. */
    boolean owesAtFinish() {
        return true;
    }

    /** Whether the completion is owed until the end of something: a binding, an adapter, a driver. */
    boolean isOwedUntil(Object end) {
        return false;
    }

    /** A status that the completion must not carry. */
    long wrongStatus() {
        return Status.PENDING;
    }

    /** Whether a thread is in the server's handler, and not in a DPC above it. */
    final boolean isInHandler(SimThread thread) {
        return handlerOpen && thread == handlerThread && thread.context() == handlerContext;
    }

    /** Whether the server's handler is running. */
    final boolean isHandled() {
        return handlerOpen;
    }

    /** Whether the outer call is returning or has returned. */
    final boolean isReturned() {
        return returned;
    }

    /** The server will never give its answer. */
    final void owe() {
        finished = true;
        world.planting.owed(this);
        owed();
    }

    /** What it was owed to has ended: NDIS gives the answer itself, so that the requester can go on. */
    final void writeOff() {
        parts++;
        world.scheduler.post(Where.WORKER, world.delay(), t -> callback(t, Status.SUCCESS));
        release();
    }

    /** An answer that never comes writes no records either. */
    final void forgetAnswer() {
        release();
    }

    /** Whether the answer has come out of the server, or never will. */
    final boolean isFinished() {
        return finished;
    }

    /** Starts the operation in the step that is running: the outer entry is written at once. */
    final void start(SimThread thread) {
        outerEnter(thread);
        thread.then(this::handle, this::outerReturn);
    }

    private void handle(SimThread thread) {
        long own = ndisAnswer();
        if (own != ASKS) {
            passedOver = true;
            answer = own;
            release();
            return;
        }
        handlerThread = thread;
        handlerContext = thread.context();
        handlerOpen = true;
        handlerEnter(thread);
        thread.then(this::serve, this::handlerReturn);
    }

    private void handlerReturn(SimThread thread) {
        handlerOpen = false;
        if (answer == NONE) {
            handlerExit(thread, Status.PENDING);
        } else {
            if (decidedByReturn) {
                world.planting.decideNext();
            }
            handlerExit(thread, answer);
            serverDone(answer);
            release();
        }
    }

    /** The server answers by the return value of its handler, which is still running. */
    final void answer(long status) {
        finished = true;
        answer = status;
    }

    /** The server has the result. */
    final void finish(SimThread thread, long status) {
        if (finished) {
            throw new IllegalStateException(kind + " is finished twice");
        }
        finished = true;
        boolean good = status == Status.SUCCESS;
        if (good && owesAtFinish() && world.planting.now(kind.owesComplete())) {
            owe();
            return;
        }
        if (!isInHandler(thread) || world.chance(world.profile.nested())) {
            complete(thread, status);
            return;
        }
        answer = status;
        if (good && world.planting.now(kind.completeNotPended())) {
            if (world.chance(0.5)) {
                // Completed first: what decides is that the handler then returns a final status.
                decidedByReturn = true;
                thread.then(t -> completeEnter(t, status), this::completeExit);
            } else {
                lateCompletion = true;
            }
        }
    }

    private void complete(SimThread thread, long status) {
        boolean good = status == Status.SUCCESS;
        if (good && world.planting.now(kind.completeStatus())) {
            world.planting.decideNext();
            completeEnter(thread, wrongStatus());
            thread.then(this::completeExit);
            spoilt();
            world.stopSoon();
            return;
        }
        completeEnter(thread, status);
        serverDone(status);
        if (good && world.planting.now(kind.completeTwice())) {
            // The requester hears of it only afterwards: nothing new may begin between the two.
            thread.then(
                    this::completeExit,
                    t -> {
                        world.planting.decideNext();
                        completeEnter(t, status);
                    },
                    this::completeExit,
                    t -> tell(t, status, true),
                    t -> release());
        } else {
            thread.then(t -> tell(t, status, false), this::completeExit, t -> release());
        }
    }

    private void tell(SimThread thread, long status, boolean elsewhere) {
        if (!hasCallback()) {
            requesterDone(status);
            followUp(thread, status);
            return;
        }
        parts++;
        boolean level = callbackIsPassive() && thread.irql > Irql.PASSIVE;
        if (elsewhere || level || world.chance(world.profile.deferred())) {
            Where where = callbackIsPassive() ? Where.WORKER : world.anywhere();
            world.scheduler.post(where, world.chance(0.5) ? 0 : world.delay(), t -> callback(t, status));
        } else {
            callback(thread, status);
        }
    }

    private void callback(SimThread thread, long status) {
        callbackEnter(thread, status, false);
        requesterDone(status);
        thread.then(t -> followUp(t, status), this::callbackExit, t -> release());
    }

    private void outerReturn(SimThread thread) {
        returned = true;
        long status = answer;
        if (status == NONE) {
            outerExit(thread, Status.PENDING);
            release();
            return;
        }
        List<Step> steps = new ArrayList<>();
        boolean callable = hasCallback() && !passedOver && !(callbackIsPassive() && thread.irql > Irql.PASSIVE);
        if (callable && mayPendAnyway() && !lateCompletion && world.chance(world.profile.pendAnyway())) {
            boolean first = world.chance(0.5);
            Step told = t -> tell(t, status, false);
            Step returned = t -> outerExit(t, Status.PENDING);
            steps.add(first ? told : returned);
            steps.add(first ? returned : told);
        } else {
            boolean itself = callable && mayCallItself() && world.chance(world.profile.internal());
            steps.add(t -> {
                outerExit(t, status);
                if (!lateCompletion && !itself) {
                    requesterDone(status);
                }
            });
            if (lateCompletion) {
                // The requester looks at the answer only afterwards: nothing new may begin in between.
                steps.add(t -> {
                    world.planting.decideNext();
                    completeEnter(t, status);
                });
                steps.add(this::completeExit);
                steps.add(t -> {
                    if (!itself) {
                        requesterDone(status);
                    }
                });
            }
            if (itself) {
                steps.add(t -> {
                    callbackEnter(t, status, true);
                    requesterDone(status);
                });
                steps.add(this::callbackExit);
            }
            steps.add(t -> followUp(t, status));
        }
        steps.add(t -> release());
        thread.then(steps.toArray(new Step[0]));
    }

    private void release() {
        if (--parts == 0) {
            over();
        }
    }
}

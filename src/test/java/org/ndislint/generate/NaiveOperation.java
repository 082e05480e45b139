package org.ndislint.generate;

import java.util.function.Consumer;
import org.ndislint.model.Status;

/** A pended operation of one object, as the notes' family table says: who may complete it when. */
final class NaiveOperation {
    private enum State {
        IDLE,
        RUNNING,
        EARLY,
        PENDED,
        DONE,
        ANSWERED
    }

    private final String prefix;
    private final boolean successOnly;
    private State state = State.IDLE;

    NaiveOperation(String prefix, boolean successOnly) {
        this.prefix = prefix;
        this.successOnly = successOnly;
    }

    void handlerEnter() {
        state = State.RUNNING;
    }

    void handlerExit(long status, Consumer<String> report) {
        if (status == Status.PENDING) {
            state = state == State.EARLY ? State.DONE : State.PENDED;
        } else {
            if (state == State.EARLY) {
                report.accept(prefix + "-COMPLETE-NOT-PENDED");
            }
            state = State.ANSWERED;
        }
    }

    /** A completion; true if it ends the operation. */
    boolean complete(long status, Consumer<String> report) {
        boolean wrong = successOnly ? status != Status.SUCCESS : status == Status.PENDING;
        if (wrong && status != Status.ABSENT) {
            report.accept(prefix + "-COMPLETE-STATUS");
        }
        switch (state) {
            case IDLE, ANSWERED -> report.accept(prefix + "-COMPLETE-NOT-PENDED");
            case EARLY, DONE -> report.accept(prefix + "-COMPLETE-TWICE");
            case RUNNING -> {
                state = State.EARLY;
                return !wrong;
            }
            case PENDED -> {
                state = State.DONE;
                return !wrong;
            }
        }
        return false;
    }

    /** The object ends. */
    void end(Consumer<String> report) {
        if (state == State.PENDED) {
            report.accept(prefix + "-OWES-COMPLETE");
            state = State.DONE;
        }
    }

    /** Whether it has been asked and not answered. */
    boolean isOpen() {
        return state == State.RUNNING || state == State.PENDED;
    }
}

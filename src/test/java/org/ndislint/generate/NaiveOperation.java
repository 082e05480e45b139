package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ndislint.model.Status;

/**
 * The pended operations of one kind on one object, as the notes' family table says: who may complete them when. A
 * request may be made again before the handler's frame of the last one has returned.
 */
final class NaiveOperation {
    private enum State {
        RUNNING,
        EARLY,
        PENDED,
        DONE,
        ANSWERED
    }

    /** One request, from the entry of its handler. */
    final class Request {
        private State state = State.RUNNING;

        void exit(long status, Consumer<String> report) {
            if (status == Status.PENDING) {
                state = state == State.EARLY || state == State.DONE ? State.DONE : State.PENDED;
            } else {
                if (state == State.EARLY || state == State.DONE) {
                    report.accept(prefix + "-COMPLETE-NOT-PENDED");
                }
                state = State.ANSWERED;
            }
        }
    }

    private final String prefix;
    private final boolean successOnly;
    private final List<Request> requests = new ArrayList<>();

    NaiveOperation(String prefix, boolean successOnly) {
        this.prefix = prefix;
        this.successOnly = successOnly;
    }

    Request handlerEnter() {
        requests.removeIf(request -> request.state == State.DONE || request.state == State.ANSWERED);
        Request request = new Request();
        requests.add(request);
        return request;
    }

    /** A completion; true if it ends a request. */
    boolean complete(long status, Consumer<String> report) {
        boolean wrong = successOnly ? status != Status.SUCCESS : status == Status.PENDING;
        if (wrong && status != Status.ABSENT) {
            report.accept(prefix + "-COMPLETE-STATUS");
        }
        for (Request request : requests) {
            if (request.state == State.RUNNING || request.state == State.PENDED) {
                request.state = request.state == State.RUNNING ? State.EARLY : State.DONE;
                return !wrong;
            }
        }
        boolean done = !requests.isEmpty() && requests.get(requests.size() - 1).state != State.ANSWERED;
        report.accept(prefix + (done ? "-COMPLETE-TWICE" : "-COMPLETE-NOT-PENDED"));
        return false;
    }

    /** The object ends. */
    void end(Consumer<String> report) {
        for (Request request : requests) {
            if (request.state == State.PENDED) {
                report.accept(prefix + "-OWES-COMPLETE");
                request.state = State.DONE;
            }
        }
    }

    /** Whether a request has been made and not answered. */
    boolean isOpen() {
        for (Request request : requests) {
            if (request.state == State.RUNNING || request.state == State.PENDED) {
                return true;
            }
        }
        return false;
    }
}

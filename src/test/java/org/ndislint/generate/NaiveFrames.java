package org.ndislint.generate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;

/** The invocations that are open on each thread of a whole, undamaged trace. */
final class NaiveFrames {
    /** An invocation: its entry and what the checker noted there. */
    static final class Frame {
        final String fn;
        final CallEvent enter;

        @Nullable
        Object note;

        NaiveOperation.@Nullable Request request;

        Frame(String fn, CallEvent enter) {
            this.fn = fn;
            this.enter = enter;
        }

        /** Whether the call broke a rule at its entry, so that its return means nothing. */
        boolean wrong;

        /** The handler returns. */
        void answered(long status, Consumer<String> report) {
            if (request != null) {
                request.exit(status, report);
            }
        }
    }

    private final Map<Long, Deque<Frame>> stacks = new HashMap<>();

    Deque<Frame> stack(CallEvent event) {
        long thread = event.tid == 0 ? -1 - event.cpu : event.tid;
        return stacks.computeIfAbsent(thread, t -> new ArrayDeque<>());
    }

    /** Opens the frame of an entry, or takes the frame of a return off. */
    Frame frame(CallEvent event, String fn) {
        if (event.kind == EventKind.ENTER) {
            Frame frame = new Frame(fn, event);
            stack(event).push(frame);
            return frame;
        }
        Frame frame = stack(event).pop();
        if (!frame.fn.equals(fn)) {
            throw new IllegalStateException("return of " + fn + " in " + frame.fn);
        }
        return frame;
    }

    /** The innermost open frame of one of these functions on an event's thread, below the event's own. */
    @Nullable
    Frame inside(CallEvent event, String... fns) {
        boolean own = event.kind == EventKind.ENTER;
        for (Frame frame : stack(event)) {
            if (own) {
                own = false;
                continue;
            }
            for (String fn : fns) {
                if (frame.fn.equals(fn)) {
                    return frame;
                }
            }
        }
        return null;
    }
}

package org.ndislint.timeline;

import org.ndislint.model.CallEvent;

/** An operation of an object that was pended: from when, until when, and how sure that is. */
public final class Pending {
    private final String operation;
    private final long asked;
    private final long askedNanos;
    private final long pended;
    private final long pendedNanos;
    private final long lossThen;
    private long answered;
    private long answeredNanos = CallEvent.NO_TIME;
    private boolean certain;
    private boolean endCertain;
    private boolean crowded;

    Pending(
            String operation,
            long asked,
            long askedNanos,
            long pended,
            long pendedNanos,
            long lossThen,
            boolean certain) {
        this.operation = operation;
        this.asked = asked;
        this.askedNanos = askedNanos;
        this.pended = pended;
        this.pendedNanos = pendedNanos;
        this.lossThen = lossThen;
        this.certain = certain;
    }

    /** Another was asked for before this one was answered. */
    void crowd() {
        crowded = true;
    }

    void confirm() {
        certain = true;
    }

    void answer(long event, long nanos, long loss) {
        answered = event;
        answeredNanos = nanos;
        endCertain = loss == lossThen;
    }

    /** The name of the region that tells of it. */
    public String operation() {
        return operation;
    }

    /** The record that asked, or 0 if it was not seen. */
    public long asked() {
        return asked;
    }

    /** The record with which it was pended. */
    public long pended() {
        return pended;
    }

    /** The record that answered, or 0 if none did. */
    public long answered() {
        return answered;
    }

    /** Whether it was pended for certain. */
    public boolean isCertain() {
        return certain;
    }

    /** Whether it was answered by that record for certain: nothing was lost in between. */
    public boolean isEndCertain() {
        return endCertain;
    }

    /** Whether another was asked for before this one was answered, so that it is not known which of them an answer is for. */
    public boolean isCrowded() {
        return crowded;
    }

    /** From the record that asked, or else that pended, to the one that answered; negative if that is not known. */
    public long nanos() {
        long from = askedNanos == CallEvent.NO_TIME ? pendedNanos : askedNanos;
        return from == CallEvent.NO_TIME || answeredNanos == CallEvent.NO_TIME || answeredNanos < from
                ? -1
                : answeredNanos - from;
    }
}

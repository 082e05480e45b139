package org.ndislint.cli;

import org.ndislint.model.CallEvent;

/** Takes what a trace holds after recognition: numbered records, and what is known to be missing. Output trouble is unchecked. */
interface EventSink {
    /**
     * A call event, {@code lost} or {@code capture} record. The instance is reused after the call returns.
     *
     * @param number from 1, without gaps
     */
    void event(long number, CallEvent event);

    /**
     * Like {@link #event}, of a record whose instance the receiver may keep.
     *
     * @return an instance in its place that nothing uses any more; or the same, if it was not kept
     */
    default CallEvent trade(long number, CallEvent event) {
        event(number, event);
        return event;
    }

    /**
     * A record that could not be parsed: one is missing here, without a number of its own.
     *
     * @param line physical line or record of the source
     */
    void unreadable(long line);

    /** The number of records lost in all, at unknown places, as the source itself tells. */
    void lostInAll(long count);
}

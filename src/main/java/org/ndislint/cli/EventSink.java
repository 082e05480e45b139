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
     * A record that could not be parsed: one is missing here, without a number of its own.
     *
     * @param line physical line or record of the source
     */
    void unreadable(long line);

    /** The number of records lost in all, at unknown places, as the source itself tells. */
    void lostInAll(long count);
}

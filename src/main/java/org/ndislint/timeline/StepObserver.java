package org.ndislint.timeline;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.RecordUse;

/**
 * Watches how the records of a trace move its objects. The calls for one record are {@link #begin}, one or two of
 * {@link #stepped} (a single record of a call is stepped as its entry and its return), {@link #end}.
 */
public interface StepObserver {
    /**
     * A record is about to be stepped.
     *
     * @param event as recorded; valid during the call only
     * @param number of the record, from 1; records of one tick of the clock may come in another order
     * @param unordered whether the clock cannot order the record and those of other threads
     */
    void begin(CallEvent event, long number, boolean unordered);

    /**
     * Objects have moved; an entry is not on its stack yet, a return not any more.
     *
     * @param event with what its entry said filled in
     * @param use what such records mean, or null
     * @param rows by kind: the row that the record names, or a negative number; of the kinds of {@code use} only
     * @param frame of the entry that a return ends, or null
     */
    void stepped(CallEvent event, @Nullable RecordUse use, int[] rows, Threads.Stack stack, @Nullable Frame frame);

    /** The record is done. */
    void end();

    /** The records of a tick are all done: what is known of the objects that they name may have changed once more. */
    void tickEnded();

    /**
     * Records are missing from here on.
     *
     * @param count how many, or {@link World#UNKNOWN_LOSS}
     * @param cpu the processor whose records are missing, until its next one; or {@link CallEvent#NOT_RECORDED}
     */
    void lost(long count, long cpu);

    /** The number of records missing in all, at unknown places, as far as it is told. */
    void lostAnywhere(long count);
}

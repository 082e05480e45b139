package org.ndislint.monitor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.timeline.StateStream;

/**
 * The first records of a trace that does not say which drivers it covers: kept back until it is seen whose calls were
 * recorded, because a driver that is recorded at all was so from the start.
 */
final class Prelude {
    /** Enough for the drivers of a session to have made their first calls. */
    private static final int MOST_RECORDS = 1024;

    /** Null for a record that could not be read. */
    private final List<@Nullable CallEvent> records = new ArrayList<>();

    private final List<Long> numbers = new ArrayList<>();
    private boolean isOpen = true;

    /** Takes a record of the trace. */
    interface Taker {
        void take(CallEvent event, long number);
    }

    /** Whether records are still kept back. */
    boolean isOpen() {
        return isOpen;
    }

    /** Keeps a copy of a record. */
    void keep(CallEvent event, long number) {
        CallEvent copy = new CallEvent();
        copy.copyFrom(event);
        records.add(copy);
        numbers.add(number);
        CaptureFacts said = copy.capture;
        isOpen = records.size() < MOST_RECORDS && (said == null || said.covers() == null);
    }

    /** Keeps the place of a record that could not be read. */
    void keepLoss() {
        records.add(null);
        numbers.add(0L);
        isOpen = records.size() < MOST_RECORDS;
    }

    /** Hands over what was kept, in order; nothing is kept afterwards. */
    void release(Taker taker, Runnable loss) {
        isOpen = false;
        for (int i = 0; i < records.size(); i++) {
            CallEvent event = records.get(i);
            if (event == null) {
                loss.run();
            } else {
                taker.take(event, numbers.get(i));
            }
        }
        records.clear();
        numbers.clear();
    }

    /** Takes down or brings back what is kept. */
    void pass(StateStream state) throws IOException {
        isOpen = state.flag(isOpen);
        int count = state.size(records.size());
        for (int i = 0; i < count; i++) {
            CallEvent known = state.isReading() ? null : records.get(i);
            boolean isLoss = state.flag(known == null && !state.isReading());
            CallEvent record = isLoss ? null : known == null ? new CallEvent() : known;
            long number = state.count(state.isReading() ? 0 : numbers.get(i));
            if (record != null) {
                state.event(record);
            }
            if (state.isReading()) {
                records.add(record);
                numbers.add(number);
            }
        }
    }
}

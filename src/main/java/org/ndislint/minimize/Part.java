package org.ndislint.minimize;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.CallEvent;

/**
 * Some records of a trace, in their order, with the marks between them.
 *
 * @param records the instances may be shared: not to be changed
 * @param positions of the records in the trace's log; -1 for marks
 */
public record Part(List<CallEvent> records, List<Integer> positions) {
    public Part {
        records = List.copyOf(records);
        positions = List.copyOf(positions);
    }

    /** How many of the records are about calls. */
    public int calls() {
        int calls = 0;
        for (int position : positions) {
            calls += position >= 0 ? 1 : 0;
        }
        return calls;
    }

    /** Collects the records of a part. */
    static final class Builder {
        private final List<CallEvent> records = new ArrayList<>();
        private final List<Integer> positions = new ArrayList<>();

        void add(CallEvent record, int position) {
            records.add(record);
            positions.add(position);
        }

        Part build() {
            return new Part(records, positions);
        }
    }
}

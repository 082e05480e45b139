package org.ndislint.ingest.tracefmt;

import java.util.Arrays;
import org.ndislint.ingest.text.Stamp;
import org.ndislint.model.CallEvent;

/** What a {@link TracePrefix} found in one line: a reused holder. Places are indexes into the bytes of the line. */
final class PrefixMatch {
    final Stamp stamp = new Stamp();
    private final long[] numbers = new long[PrefixField.count()];
    private final int[] from = new int[PrefixField.count()];
    private final int[] to = new int[PrefixField.count()];
    /** Where the message begins. */
    int end;
    /** The most steps of the prefix that any try got through. */
    int reached;
    /** How often a string may still be tried with a later end. */
    int triesLeft;

    boolean hasStamp;

    void clear() {
        Arrays.fill(numbers, CallEvent.NOT_RECORDED);
        Arrays.fill(from, -1);
        end = 0;
        hasStamp = false;
        reached = 0;
        triesLeft = TracePrefix.MOST_TRIES;
    }

    /** Whether the line had a stamp. */
    boolean hasStamp() {
        return hasStamp;
    }

    void number(PrefixField field, long value) {
        numbers[field.ordinal()] = value;
    }

    /** The number, or {@link CallEvent#NOT_RECORDED}. */
    long number(PrefixField field) {
        return numbers[field.ordinal()];
    }

    void text(PrefixField field, int textFrom, int textTo) {
        from[field.ordinal()] = textFrom;
        to[field.ordinal()] = textTo;
    }

    /** Where the text of a field begins, or -1 if the prefix has no such field. */
    int from(PrefixField field) {
        return from[field.ordinal()];
    }

    int to(PrefixField field) {
        return to[field.ordinal()];
    }
}

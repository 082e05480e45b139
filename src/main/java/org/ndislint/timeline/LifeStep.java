package org.ndislint.timeline;

import java.util.List;
import org.ndislint.model.CallEvent;

/**
 * One record of a life.
 *
 * @param role what it has to do with the object
 * @param event number of the record, from 1
 * @param depth open invocations around it on its thread, or -1 if nesting is not known
 * @param likely whether it is only likely that the record belongs to this life
 * @param unordered whether the clock cannot order it and other records
 * @param lost records lost up to it, those of unknown number not counted
 * @param losses how many times an unknown number was lost up to it
 * @param record as recorded
 * @param names the object and its children that the record names; empty for those around
 * @param changes what it changed
 */
public record LifeStep(
        Role role,
        long event,
        int depth,
        boolean likely,
        boolean unordered,
        long lost,
        long losses,
        CallEvent record,
        List<Name> names,
        List<Change> changes) {
    public LifeStep {
        names = List.copyOf(names);
        changes = List.copyOf(changes);
    }

    /** What a record has to do with the object. */
    public enum Role {
        /** It names the object or one of its children. */
        OWN,
        /** It is the entry or return of an invocation around some record that does. */
        AROUND,
        /** Not a record: what all orders of a tick's records, the last of which is meant, leave open. */
        TICK
    }

    /** An object. */
    public record Name(int kind, long number) {}

    /**
     * A region moved.
     *
     * @param after its set of states
     */
    public record Change(int kind, long number, int region, long after) {}
}

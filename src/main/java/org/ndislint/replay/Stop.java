package org.ndislint.replay;

import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Finding;

/**
 * A record at which a replay stands, with what is known around it.
 *
 * @param position in the log
 * @param number of the record, or 0 for a mark without one
 * @param record a copy
 * @param before the live objects before it, in order of kind and number
 * @param after the live objects after it
 * @param touched names of the objects that it is about
 * @param findings that are decided at it
 */
public record Stop(
        int position,
        long number,
        CallEvent record,
        List<ObjectState> before,
        List<ObjectState> after,
        List<String> touched,
        List<Finding> findings) {
    public Stop {
        before = List.copyOf(before);
        after = List.copyOf(after);
        touched = List.copyOf(touched);
        findings = List.copyOf(findings);
    }
}

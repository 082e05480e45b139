package org.ndislint.report;

import java.io.IOException;
import org.ndislint.model.CallEvent;

/** Writes call events in one of the contract's own forms. What is read back is what was written. */
public interface EventWriter {
    /** Writes one record on a line of its own. */
    void event(CallEvent event) throws IOException;

    /** How many members of events this form has no place for; they were left out. */
    long leftOut();
}

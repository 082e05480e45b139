package org.ndislint.report.events;

import java.io.IOException;
import org.ndislint.model.CallEvent;

/** Writes call events, one after another, in one form. Buffers; {@link #finish} is needed. */
public interface EventWriter {
    /** Writes one event; keeps nothing of it. */
    void event(CallEvent event) throws IOException;

    /** Writes what is still buffered and flushes; the stream stays open. */
    void finish() throws IOException;

    /** How many records lost something, because the form cannot express it. */
    long altered();
}

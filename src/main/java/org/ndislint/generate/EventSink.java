package org.ndislint.generate;

import java.io.IOException;
import org.ndislint.model.CallEvent;

/** Takes the records of a session one by one, in order. */
@FunctionalInterface
public interface EventSink {
    /** One record. The instance is reused after the call returns: copy what is kept. */
    void event(CallEvent event) throws IOException;
}

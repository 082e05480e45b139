package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;

/** Tells, of a message just turned down, which unknown name stood in a function's place. */
interface Stranger {
    /** The name, or null if there is none. A mapping file could tell what it is. */
    @Nullable
    String stranger(MessageRecord message);

    /** What the message would be if the name were known. */
    EventKind strangerKind();
}

package org.ndislint.ingest.open;

import java.io.IOException;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.TraceFormatException;

/** Takes what {@link SourceOpener} finds at a path, in order: one source, or one for each entry of an archive. */
public interface SourceReceiver {
    /** A source to be read during the call; closed afterwards by whoever calls. */
    void source(TraceSource source) throws IOException;

    /** Something that is no source; the others at the path still follow. */
    void unreadable(String name, TraceFormatException why) throws IOException;
}

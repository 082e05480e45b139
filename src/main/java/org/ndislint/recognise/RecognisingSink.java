package org.ndislint.recognise;

import java.io.IOException;
import org.ndislint.model.CallEvent;
import org.ndislint.model.ForwardingSink;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;

/**
 * Stands between a decoder and a sink: recognised messages go on as events, all others, and everything else, as they
 * came.
 */
public final class RecognisingSink extends ForwardingSink {
    private final Recogniser recogniser;
    private final CallEvent event = new CallEvent();

    public RecognisingSink(Recogniser recogniser, RecordSink next) {
        super(next);
        this.recogniser = recogniser;
    }

    @Override
    public void message(MessageRecord message) throws IOException {
        if (recogniser.recognise(message, event)) {
            event(event);
        } else {
            super.message(message);
        }
    }
}

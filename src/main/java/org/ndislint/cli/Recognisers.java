package org.ndislint.cli;

import org.ndislint.ingest.ReadContext;
import org.ndislint.recognise.Recogniser;

/** Makes what reads the messages of a trace, when its first message is met. */
interface Recognisers {
    Recogniser recogniser(ReadContext context);
}

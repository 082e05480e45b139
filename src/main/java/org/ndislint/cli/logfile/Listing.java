package org.ndislint.cli.logfile;

import java.io.IOException;
import org.ndislint.ingest.etl.EtlDecoder.Outcome;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.model.MessageRecord;

/** Writes records one by one, each as a line. */
interface Listing {
    /** Whether it shows what records say, or only what their headers tell. */
    boolean showsMessages();

    /**
     * Writes a record.
     *
     * @param outcome what decoding made of it; {@link Outcome#NO_MESSAGE} if nothing was decoded
     * @param message what it says; nothing for {@link Outcome#BANNER} and {@link Outcome#NO_MESSAGE}
     */
    void record(EtlRecord record, Outcome outcome, MessageRecord message) throws IOException;
}

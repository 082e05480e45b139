package org.ndislint.ingest.etl;

import java.io.IOException;

/** Takes the records of a log file one by one. */
@FunctionalInterface
public interface RecordVisitor {
    /** A record; the view is reused after the call returns. */
    void record(EtlRecord record) throws IOException;
}

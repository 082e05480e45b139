package org.ndislint.ingest.wpp.pdb;

import java.io.IOException;

/** A program database that cannot be read: expected and found, without the file's name. */
public final class PdbException extends IOException {
    private static final long serialVersionUID = 1L;

    PdbException(String reason) {
        super(reason);
    }
}

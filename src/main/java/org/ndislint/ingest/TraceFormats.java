package org.ndislint.ingest;

import java.util.List;

/** The list of all formats: one line each. */
public final class TraceFormats {
    public static final List<TraceFormat> ALL = List.of();

    private TraceFormats() {}
}

package org.ndislint.cli.logfile;

import java.io.IOException;
import org.ndislint.ingest.etl.EtlReader;

/** All forms of a listing. */
enum ListingFormat {
    TEXT {
        @Override
        Listing open(EtlReader reader, Appendable out) {
            return new TextListing(reader, out);
        }
    },
    TSV {
        @Override
        Listing open(EtlReader reader, Appendable out) throws IOException {
            return new TsvListing(reader, out);
        }
    },
    NDJSON {
        @Override
        Listing open(EtlReader reader, Appendable out) {
            return new NdjsonListing(reader, out);
        }
    };

    abstract Listing open(EtlReader reader, Appendable out) throws IOException;

    static ListingFormat of(String id) {
        return switch (id) {
            case "text" -> TEXT;
            case "tsv" -> TSV;
            case "ndjson" -> NDJSON;
            default -> throw new IllegalArgumentException(id);
        };
    }
}

package org.ndislint.ingest;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.model.Symbols;

/**
 * What a reader needs besides its source.
 *
 * @param symbols the run's symbol table
 * @param catalogue resolves function names
 * @param statuses resolves status names
 * @param zone zone of stamps that carry none
 * @param prefix a {@code TRACE_FORMAT_PREFIX} the user gave, or null to detect
 * @param dayFirst whether {@code 03/04/2026} is the third of April
 * @param wordings finds the wordings of WPP messages; null if no symbols were given
 */
public record ReadContext(
        Symbols symbols,
        Catalogue catalogue,
        StatusNames statuses,
        ZoneId zone,
        @Nullable String prefix,
        boolean dayFirst,
        @Nullable MessageFormats wordings) {

    /** Without symbols. */
    public ReadContext(
            Symbols symbols,
            Catalogue catalogue,
            StatusNames statuses,
            ZoneId zone,
            @Nullable String prefix,
            boolean dayFirst) {
        this(symbols, catalogue, statuses, zone, prefix, dayFirst, null);
    }
}

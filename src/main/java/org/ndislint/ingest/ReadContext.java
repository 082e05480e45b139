package org.ndislint.ingest;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
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
 */
public record ReadContext(
        Symbols symbols,
        Catalogue catalogue,
        StatusNames statuses,
        ZoneId zone,
        @Nullable String prefix,
        boolean dayFirst) {}

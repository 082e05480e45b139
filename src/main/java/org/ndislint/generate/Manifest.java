package org.ndislint.generate;

import org.jspecify.annotations.Nullable;

/**
 * What a generated session is.
 *
 * @param seed its seed
 * @param events the number of records
 * @param planted the planted defect; null if none was asked for, or if the session had no place for it
 */
public record Manifest(long seed, long events, @Nullable Planted planted) {}

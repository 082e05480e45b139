package org.ndislint.ingest;

/**
 * Which format a source is in.
 *
 * @param format the format chosen
 * @param reason why, in a few words, for {@code -v}
 */
public record Detection(TraceFormat format, String reason) {}

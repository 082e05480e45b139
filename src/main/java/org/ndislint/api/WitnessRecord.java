package org.ndislint.api;

/**
 * One of the few records that prove a finding.
 *
 * @param event its number among the records of the trace, 1-based
 * @param line of the source, 1-based
 * @param text the record in shorthand
 * @param state what was known of the object after it; for the last record of a witness, before it
 */
public record WitnessRecord(long event, long line, String text, String state) {}

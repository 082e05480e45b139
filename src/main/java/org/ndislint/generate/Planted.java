package org.ndislint.generate;

/**
 * A defect as it was planted.
 *
 * @param rule the id of the rule that it breaks
 * @param event the record at which it is decided, counted from 1
 * @param latest the last record at which it may be found, where the documentation names several moments; mostly
 *     {@code event}
 */
public record Planted(String rule, long event, long latest) {}

package org.ndislint.api;

/**
 * Something of a trace that could not be read, or not used.
 *
 * @param line of the source, 1-based; 0 if the whole of it is meant
 * @param reason the place, and what was expected and found
 * @param text the beginning of what stands there; may be empty
 */
public record InputProblem(long line, String reason, String text) {}

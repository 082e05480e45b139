package org.ndislint.monitor;

/**
 * Something of the input that could not be read.
 *
 * @param line 1-based, or 0 when the whole input is meant
 * @param reason place, expected and found, without the file's name
 * @param text the beginning of the offending text, or empty
 */
public record InputProblem(long line, String reason, String text) {}

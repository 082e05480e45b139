package org.ndislint.compare;

/**
 * One record of a story.
 *
 * @param word what happened, without names, times and threads: equal in two captures if the same happened
 * @param returns whether it is the return of the invocation whose entry stands before it
 * @param event number of the record
 * @param line of the source
 * @param text the record in shorthand
 */
public record Moment(String word, boolean returns, long event, long line, String text) {}

package org.ndislint.report;

/**
 * How text for people looks.
 *
 * @param color whether to use ANSI colours
 * @param width columns of the page; longer witness records push their state to a line of its own
 * @param listUnchecked whether to name every rule that was not checked, instead of counting them by object
 */
public record TextStyle(boolean color, int width, boolean listUnchecked) {
    public static final int DEFAULT_WIDTH = 100;

    /** No colours, the usual width. */
    public static final TextStyle PLAIN = new TextStyle(false, DEFAULT_WIDTH, false);
}

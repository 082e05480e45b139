package org.ndislint.report;

/**
 * How text for people looks.
 *
 * @param color whether to use ANSI colours
 * @param width columns of the terminal, or 0 if there is none
 * @param listUnchecked whether to name every rule that was not checked, instead of counting them by object
 */
public record TextStyle(boolean color, int width, boolean listUnchecked) {
    /** Columns of prose. */
    public static final int DEFAULT_WIDTH = 100;
    /** Columns of tables where there is no terminal. */
    private static final int WIDE_TABLE = 150;

    /** No colours, the usual width. */
    public static final TextStyle PLAIN = new TextStyle(false, 0, false);

    /** Columns that prose may take. */
    int proseWidth() {
        return width == 0 ? DEFAULT_WIDTH : Math.min(width, DEFAULT_WIDTH);
    }

    /** Columns that a table may take. */
    int tableWidth() {
        return width == 0 ? WIDE_TABLE : width;
    }
}

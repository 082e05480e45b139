package org.ndislint.report;

/** Prose in lines of bounded width. */
public final class Folded {
    private Folded() {}

    /**
     * Appends text, broken at blanks; further lines are indented. A word that does not fit stands alone and is not cut:
     * addresses and names can be copied whole.
     *
     * @param indent the column at which the text begins, and at which further lines are to begin
     * @param width the column that no line should pass
     */
    public static void append(StringBuilder to, String text, int indent, int width) {
        int column = indent;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            if (end < 0) {
                end = text.length();
            }
            int length = end - at;
            if (column > indent && column + 1 + length > width) {
                to.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                to.append(' ');
                column++;
            }
            to.append(text, at, end);
            column += length;
            at = end + 1;
        }
    }
}

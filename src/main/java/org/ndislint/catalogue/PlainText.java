package org.ndislint.catalogue;

import java.util.List;

/**
 * Text for a terminal of a given width: paragraphs, labelled rows and tables, wrapped between words. A word longer than
 * the line stays whole, so that addresses can be copied.
 */
public final class PlainText {
    private static final int NARROWEST = 40;
    private static final int LABEL = 18;
    private static final int INDENT = 2;
    /** Where the last column would be narrower than this the columns are given up. */
    private static final int USEFUL = 24;

    private final int width;
    private final StringBuilder text = new StringBuilder();

    /** At least 40 columns are used, however few there are. */
    public PlainText(int width) {
        this.width = Math.max(NARROWEST, width);
    }

    /** A line at the margin, wrapped if it must be. */
    public void line(String words) {
        wrap(words, 0, 0);
    }

    /** A heading with an empty line above it. */
    public void heading(String words) {
        text.append('\n');
        line(words);
    }

    /** A label and what it labels, below each other where it needs more lines; nothing at all if that is empty. */
    public void row(String label, String words) {
        if (words.isEmpty()) {
            return;
        }
        text.append(" ".repeat(INDENT)).append(label);
        int column = INDENT + label.length();
        int gap = Math.max(1, LABEL - column);
        text.append(" ".repeat(gap));
        wrap(words, column + gap, LABEL);
    }

    /** An entry of a list. */
    public void item(String words) {
        text.append(" ".repeat(INDENT)).append("- ");
        wrap(words, INDENT + 2, INDENT + 2);
    }

    /** A line as it is, however long. */
    public void verbatim(String line) {
        text.append(line).append('\n');
    }

    /** Rows of equal length whose columns stand below each other; the last one is wrapped. */
    public void table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int last = rows.get(0).size() - 1;
        int[] widths = new int[last];
        for (List<String> row : rows) {
            for (int i = 0; i < last; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int start = INDENT;
        for (int columnWidth : widths) {
            start += columnWidth + 2;
        }
        boolean narrow = width - start < USEFUL;
        for (List<String> row : rows) {
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < last; i++) {
                String cell = row.get(i);
                String padding = " ".repeat(narrow ? Math.min(1, cell.length()) : widths[i] - cell.length() + 2);
                cells.append(cell).append(padding);
            }
            text.append(" ".repeat(INDENT));
            if (narrow) {
                wrap(cells.append(row.get(last)).toString().strip(), INDENT, INDENT * 4);
            } else if (row.get(last).isEmpty()) {
                text.append(cells.toString().stripTrailing()).append('\n');
            } else {
                text.append(cells);
                wrap(row.get(last), start, start);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void wrap(String words, int at, int indent) {
        int column = at;
        boolean first = true;
        for (String word : words.split(" ", -1)) {
            if (!first && column + 1 + word.length() > width) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (!first) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
            first = false;
        }
        text.append('\n');
    }
}

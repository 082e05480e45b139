package org.ndislint.cli;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.ndislint.report.Folded;
import org.ndislint.report.InertText;

/** Text for people: a heading, facts with labels in a column, paragraphs. What is not known is left out. */
final class FactSheet {
    private static final int LABEL_WIDTH = 18;
    private static final int INDENT = 2;

    private final StringBuilder text = new StringBuilder();
    private final int width;

    FactSheet(int width) {
        this.width = width;
    }

    FactSheet heading(String heading) {
        text.append(text.isEmpty() ? "" : "\n").append(InertText.of(heading)).append('\n');
        return this;
    }

    FactSheet paragraph(@Nullable String paragraph) {
        if (paragraph != null && !paragraph.isEmpty()) {
            text.append(" ".repeat(INDENT));
            Folded.append(text, InertText.of(paragraph), INDENT, width);
            text.append('\n');
        }
        return this;
    }

    FactSheet blank() {
        text.append('\n');
        return this;
    }

    FactSheet fact(String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(" ".repeat(INDENT)).append(label).append(':');
            text.append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length() - 1)));
            Folded.append(text, InertText.of(value), INDENT + LABEL_WIDTH, width);
            text.append('\n');
        }
        return this;
    }

    FactSheet fact(String label, Collection<String> values) {
        return fact(label, String.join(", ", values));
    }

    /** A line as it is, but inert. */
    FactSheet line(String line) {
        text.append(InertText.of(line)).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

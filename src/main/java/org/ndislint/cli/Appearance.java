package org.ndislint.cli;

import org.ndislint.report.TextStyle;

/**
 * How text on standard output looks.
 *
 * @param color whether in colour
 * @param forced whether the user asked for colours everywhere, in files too
 * @param width columns of the terminal, or 0 if there is none
 */
record Appearance(boolean color, boolean forced, int width) {
    private static final int LEAST_WIDTH = 40;

    static Appearance of(Arguments arguments, Environment environment) throws UsageException {
        String when = arguments.value(Option.COLOR, "auto");
        boolean color = switch (when) {
            case "auto" -> environment.terminal() && !environment.noColor();
            case "always" -> true;
            case "never" -> false;
            default -> throw new UsageException("--color: expected auto, always or never, found '" + when + "'");
        };
        int width = environment.columns() > 0 ? Math.max(environment.columns(), LEAST_WIDTH) : TextStyle.DEFAULT_WIDTH;
        return new Appearance(color, when.equals("always"), environment.terminal() ? width : TextStyle.DEFAULT_WIDTH);
    }

    /** The style of text that goes to a file, or to standard output. */
    TextStyle style(boolean file, boolean listUnchecked) {
        return file ? new TextStyle(forced, 0, listUnchecked) : new TextStyle(color, width, listUnchecked);
    }

    /** Columns that prose may take. */
    int proseWidth() {
        return width == 0 ? TextStyle.DEFAULT_WIDTH : Math.min(width, TextStyle.DEFAULT_WIDTH);
    }
}

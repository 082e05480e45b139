package org.ndislint.cli;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the process knows of where its output goes. The only place that looks at the environment.
 *
 * @param terminal whether standard output is a terminal, as far as can be told
 * @param noColor whether the user asked all programs not to use colours
 * @param columns width of the terminal, or 0 if it is not known
 */
record Environment(boolean terminal, boolean noColor, int columns) {
    /** Output into a file or pipe. */
    static final Environment PLAIN = new Environment(false, false, 0);

    private static final int MOST_COLUMNS = 1000;

    static Environment ofProcess() {
        String noColor = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Environment(
                isTerminal(), dumb || (noColor != null && !noColor.isEmpty()), columns(System.getenv("COLUMNS")));
    }

    private static int columns(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 4) {
            return 0;
        }
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            columns = columns * 10 + c - '0';
        }
        return Math.min(columns, MOST_COLUMNS);
    }

    /** Java 17 can only say whether input and output both are; Linux tells of output alone. */
    @SuppressWarnings("SystemConsoleNull") // newer versions are asked with isTerminal
    private static boolean isTerminal() {
        Path output = Path.of("/proc/self/fd/1");
        if (Files.isSymbolicLink(output)) {
            try {
                String target = Files.readSymbolicLink(output).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true; // before Java 22 there is a console only if there is a terminal
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
